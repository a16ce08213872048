import pytest

from archive.ingest.extraction.author_field import WAW_NAMES, inverted, names
from tests.archive.ingest.builders import BODY, extracted

INVERTED = {
    "السروجي, محمد": "محمد السروجي",
    "السروجي، محمد": "محمد السروجي",
    "كرد علي, محمد": "محمد كرد علي",
    "الخطيب, محب الدين": "محب الدين الخطيب",
    "رضا, حسين وصفي": "حسين وصفي رضا",
    "الجزائري، عبد الكريم": "عبد الكريم الجزائري",
    "بن نبي, مالك": "مالك بن نبي",
    "السيد، سامر": "سامر السيد",
    "السروجي، وليد": "وليد السروجي",
    "السروجي، وسام": "وسام السروجي",
    "Smith, John": "John Smith",
}
LISTS = {
    "هدى الملاح": ("هدى الملاح",),
    "د. منى السيد، وسامر علي": ("د. منى السيد", "سامر علي"),
    "د. منى، وسامر": ("د. منى", "سامر"),
    "هدى الملاح، سامر علي، منى السيد": ("هدى الملاح", "سامر علي", "منى السيد"),
    "هدى الملاح، سامر علي": ("هدى الملاح", "سامر علي"),
    "هدى الملاح وسامر علي": ("هدى الملاح", "سامر علي"),
    "هدى الملاح و سامر علي": ("هدى الملاح", "سامر علي"),
    "وليد عوض ووائل كرم": ("وليد عوض", "وائل كرم"),
    "السروجي, محمد; الخطيب, سامر": ("محمد السروجي", "سامر الخطيب"),
    "علي، منى؛ السيد، سامر": ("منى علي", "سامر السيد"),
    "هدى الملاح؛ هدى الملاح": ("هدى الملاح",),
    "حوار: هدى الملاح، تصوير سعاد البحري": ("هدى الملاح", "سعاد البحري"),
    "أحمد وهبة": ("أحمد وهبة",),
    "ر. ب.": ("ر. ب.",),
    "محمد ولد أحمد": ("محمد ولد أحمد",),
    "محمد، الرياض": ("محمد، الرياض",),
    "لندن: الساحل، الوكالات": ("لندن: الساحل", "الوكالات"),
    "": (),
    " ؛ ": (),
}


@pytest.mark.parametrize("value", INVERTED)
def test_one_comma_between_two_short_halves_puts_the_family_first(value: str) -> None:
    assert inverted(value) == INVERTED[value]
    assert names(value) == (INVERTED[value],)
    assert extracted(BODY, title="أ", authors=(value,)).authors == (INVERTED[value],)


@pytest.mark.parametrize("value", LISTS)
def test_a_list_is_parted_into_people(value: str) -> None:
    assert names(value) == LISTS[value]


@pytest.mark.parametrize(
    "value",
    [
        "هدى",
        "هدى، سامر، منى",
        "هدى الملاح، كاتبة",
        "محمد، 1906",
        "واحد اثنان ثلاثة أربعة، خمسة",
        "، هدى",
    ],
)
def test_other_values_are_not_inverted(value: str) -> None:
    assert inverted(value) == ""


def test_the_name_below_the_text_that_repeats_the_author_is_a_signature() -> None:
    found = extracted(f"{BODY}\nمحمد السروجي", title="أ", authors=("السروجي, محمد",))
    assert (found.authors, found.paragraphs) == (("محمد السروجي",), (BODY,))


@pytest.mark.parametrize("family", sorted(WAW_NAMES))
def test_a_family_name_that_begins_with_waw_is_no_second_person(family: str) -> None:
    assert names(f"هدى {family}") == (f"هدى {family}",)
    assert names(f"هدى الملاح {family}") == (f"هدى الملاح {family}",)
