import pytest

from archive.ingest.extraction.author_field import inverted, names


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("", ()),
        (" .،", ()),
        ("هدى الملاح", ("هدى الملاح",)),
        ("بقلم: هدى الملاح", ("هدى الملاح",)),
        # each separator
        ("هدى الملاح؛ سامر علي", ("هدى الملاح", "سامر علي")),
        ("هدى الملاح; سامر علي", ("هدى الملاح", "سامر علي")),
        ("هدى الملاح / سامر علي", ("هدى الملاح", "سامر علي")),
        ("هدى الملاح - سامر علي", ("هدى الملاح", "سامر علي")),
        ("هدى الملاح وسامر علي", ("هدى الملاح", "سامر علي")),
        ("هدى الملاح و سامر علي", ("هدى الملاح", "سامر علي")),
        ("هدى الملاح، سامر علي، منى السيد", ("هدى الملاح", "سامر علي", "منى السيد")),
        ("د. منى السيد، وسامر علي", ("د. منى السيد", "سامر علي")),
        # the family first, also within a list
        ("السروجي, محمد", ("محمد السروجي",)),
        ("السروجي، محمد", ("محمد السروجي",)),
        ("السروجي, محمد; الملاح, هدى", ("محمد السروجي", "هدى الملاح")),
        # nobody twice
        ("هدى الملاح؛ هدى الملاح", ("هدى الملاح",)),
        # a waw that is a letter of the name
        ("وليد الملاح", ("وليد الملاح",)),
        ("سامر وهبة", ("سامر وهبة",)),
        # initials keep their dots
        ("م.س", ("م.س.",)),
    ],
)
def test_the_people_of_an_author_field(value: str, people: tuple[str, ...]) -> None:
    assert names(value) == people


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("السروجي, محمد", "محمد السروجي"),
        ("السروجي، محمد علي", "محمد علي السروجي"),
        ("الملاح, عبد الله", "عبد الله الملاح"),
        # no comma, two of them, nothing on one side
        *((value, "") for value in ("محمد السروجي", "السروجي, محمد, علي", "السروجي,", ", محمد")),
        # two people, a role, a number, a note, a conjunction
        *(
            (value, "")
            for value in (
                "هدى الملاح, سامر علي",
                "بقلم السروجي, محمد",
                "السروجي, محمد 3",
                "السروجي, وسامر",
                "السروجي, كاتب من الساحل",
            )
        ),
    ],
)
def test_a_name_with_the_family_first_is_turned_or_left(value: str, name: str) -> None:
    assert inverted(value) == name
