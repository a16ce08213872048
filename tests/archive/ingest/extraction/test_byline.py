import pytest

from archive.ingest.extraction.byline import below, in_line, names
from tests.archive.ingest.builders import BODY, extracted


@pytest.mark.parametrize(
    "line",
    [
        "كتب: هدى الملاح",
        "كتبت: هدى الملاح",
        "كتبتها - هدى الملاح",
        "كتبت هدى الملاح",
        "بقلم هدى الملاح",
        "بقلم: هدى الملاح.",
        "إعداد هدى الملاح",
        "إعداد وتقديم: هدى الملاح",
        "كتبت - هدى الملاح:",
        "- هدى الملاح",
        "– تصوير: هدى الملاح",
        "تغطية و صور هدى الملاح",
        "متابعة هدى الملاح",
        "بقلم الكاتبة: هدى الملاح",
        "خاص: هدى الملاح",
    ],
)
def test_a_line_names_the_author(line: str) -> None:
    assert in_line(line) == ("هدى الملاح",)
    found = extracted(f"الميناء\n{line}\n{BODY}")
    assert (found.authors, found.paragraphs) == (("هدى الملاح",), (BODY,))


@pytest.mark.parametrize(
    "line",
    [
        "كتب محمد إلى أخيه",
        "كتبت الصحف كثيرا عن الميناء",
        "تحرير الساحل من الرمال",
        "إعداد القهوة",
        "متابعة: حريق في الميناء",
        "تقرير: ارتفاع أسعار السمك",
        "- عودة السفن إلى الميناء",
        "كتب هدى الملاح.",
        "",
    ],
)
def test_other_lines_name_nobody(line: str) -> None:
    assert in_line(line) == ()


@pytest.mark.parametrize(
    "desk", ["هيئة التحرير", "أسرة التحرير", "رئيس التحرير", "هيئة تحرير الساحل"]
)
def test_the_desk_keeps_its_whole_name(desk: str) -> None:
    assert names(desk) == (desk,)
    assert in_line(f"إعداد: {desk}") == (desk,)
    assert extracted(BODY, title="أ", authors=(desk,)).authors == (desk,)


def test_what_somebody_did_is_not_part_of_the_name() -> None:
    assert names("حوار: هدى الملاح، تصوير سعاد البحري") == ("هدى الملاح", "سعاد البحري")


@pytest.mark.parametrize(
    ("tail", "author"),
    [
        (["هدى الملاح"], "هدى الملاح"),
        (["- د. هدى بنت سالم الملاح"], "د. هدى بنت سالم الملاح"),
        (["هدى الملاح", "كاتبة من الساحل"], "هدى الملاح"),
        (["هدى الملاح", "كاتبة من الساحل huda@a.example"], "هدى الملاح"),
        (["هيئة التحرير"], "هيئة التحرير"),
    ],
)
def test_a_name_below_the_text_is_its_author(tail: list[str], author: str) -> None:
    found = extracted("\n".join([BODY, *tail]), title="أ")
    assert (found.authors, found.source, found.paragraphs) == ((author,), "", (BODY,))


@pytest.mark.parametrize(
    "line",
    [
        "أسماء المدعوات للمقابلة",
        "أديب وكاتب",
        "م. الهندسة البحرية",
        "هدى",
        "هدى الملاح عادت إلى الميناء القديم",
        "هدى الملاح: نعم",
        "انتهى",
    ],
)
def test_another_last_line_stays(line: str) -> None:
    assert below([BODY, line]) == ((), 0)


def test_a_name_that_ends_a_list_or_contradicts_the_author_stays() -> None:
    assert extracted(f"{BODY}\nالفائزون\nهدى الملاح", title="أ").authors == ()
    found = extracted(f"{BODY}\nهدى الملاح", title="أ", authors=("سعاد البحري",))
    assert (found.authors, found.paragraphs) == (("سعاد البحري",), (BODY, "هدى الملاح"))


def test_a_publisher_below_the_text_is_its_source() -> None:
    found = extracted(f"{BODY}\nمجلة الساحل، مارس 2018\nهدى الملاح", title="أ")
    assert (found.source, found.authors, found.paragraphs) == (
        "مجلة الساحل",
        ("هدى الملاح",),
        (BODY,),
    )
    assert found.published is not None and found.published.precision == "month"
    other = extracted(f"{BODY}\nمجلة الساحل، مارس 2018", title="أ", source="الميناء")
    assert (other.source, len(other.paragraphs)) == ("الميناء", 2)


def test_an_author_field_in_drawn_letters_is_read_as_any_other() -> None:
    found = extracted(BODY, title="أ", authors=("أبها - سلطان اﻷحمري",))
    assert (found.authors, found.places) == (("سلطان الأحمري",), ("أبها",))


def test_a_byline_may_stand_below_the_text() -> None:
    for line in ("بقلم: هدى الملاح", "كتبت هدى الملاح"):
        assert below((BODY, line)) == (("هدى الملاح",), 1)
    assert below((BODY, "تصوير: هدى الملاح")) == ((), 0)
    assert below(("بقلم: هدى الملاح",)) == ((), 0)
