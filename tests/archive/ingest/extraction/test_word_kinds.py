import pytest

from archive.ingest.extraction.word_kinds import QUOTED, Kind, words_of


def kinds(sentence: str) -> list[str]:
    return [word.kind.value for word in words_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("افتتح المجلس ميناء", ["plain", "definite", "plain"]),
        ("من الساحل إلى الجزيرة", ["preposition", "definite"] * 2),
        ("وصل قارب بالشراع للصيد بجزيرة", ["plain", "plain", "attached", "attached", "attached"]),
        ("وعاد البحارة وسفنهم", ["link", "definite", "link"]),
        ("أصدر قرارا جديداً", ["plain", "object", "object"]),
        ("أنهى الفريق تدريباته", ["plain", "definite", "object"]),
        ("زار فرنسا وأنهى", ["plain", "plain", "link"]),
        ("الذي قال إن البحر", ["relative", "plain", "that", "definite"]),
        ("السفن كلها", ["definite", "other"]),
        ("أمس الأحد", ["time", "time"]),
        ("وزير البحر سامر", ["office", "definite", "name"]),
        ("عبدالله يبحر", ["name", "plain"]),
        ("عشرة قوارب", ["object", "plain"]),
        ("غرق 12 قاربا", ["plain", "object", "object"]),
        # by what stands before it
        ("في 12 قاربا", ["preposition", "plain", "object"]),
        ("يوم 12 مايو", ["time", "time", "time"]),
        ("مع قريتهم", ["preposition", "plain"]),
        ("الشيخ صباح", ["office", "name"]),
        ("بالجزائر بتونس", ["attached", "attached"]),
        # in brackets nothing is looked at
        ("شركة (بحر أزرق) قرارا", ["plain", "other", "other", "object"]),
    ],
)
def test_the_kinds_of_words(sentence: str, expected: list[str]) -> None:
    assert kinds(sentence) == expected


def test_marks_and_stretching_do_not_hide_a_word() -> None:
    (word,) = words_of("فِــي")
    assert (word.bare, word.kind) == ("في", Kind.PREPOSITION)


@pytest.mark.parametrize(
    ("sentence", "marks"),
    [
        ("عاد البحر، وهدأ.", ["", "،", "."]),
        ("عاد البحر ، وهدأ", ["", "،", ""]),
        ("عاد البحر،وهدأ", ["", "،", ""]),
        ("عاد - وهدأ", ["-", ""]),
        ("رواية «البحر» و“الريح”، (قصة)", ["", QUOTED, "،", ")"]),
        ('قال " البحر " قصة', [QUOTED, QUOTED, ""]),
    ],
)
def test_what_closes_a_word(sentence: str, marks: list[str]) -> None:
    assert [word.mark for word in words_of(sentence)] == marks


def test_a_closing_quotation_mark_parts_nothing() -> None:
    quoted, comma = words_of("«البحر» الريح،")
    assert not quoted.parted and comma.parted


def test_a_word_knows_its_place() -> None:
    sentence = "عاد «البحر»، وهدأ"
    assert [sentence[word.start : word.end] for word in words_of(sentence)] == [
        "عاد",
        "«البحر»،",
        "وهدأ",
    ]


def test_of_a_long_sentence_the_first_words_are_looked_at() -> None:
    assert len(words_of("كلمة " * 500)) == 50
