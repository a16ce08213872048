"""What stands above a text is taken from it, in whatever order it stands."""

from __future__ import annotations

import datetime
from itertools import permutations

import pytest

from archive.ingest.document import Document, PartialDate
from archive.ingest.extraction.opening import HEAD, LINES, date_of_line, take_date, take_opening
from search.analysis.dates.days import WEEKDAY_DIFFERS
from tests.archive.ingest.builders import BODY, document

DAY = PartialDate(datetime.date(2021, 6, 9), "day")
DATE, BYLINE, DATELINE, VIEWS = "9/6/2021", "كتب: هدى الملاح", "بغداد - رويترز:", "1523 مشاهدة"
FACTS = {
    DATE: {"published": DAY},
    BYLINE: {"authors": ("هدى الملاح",)},
    DATELINE: {"places": ("بغداد",), "source": "رويترز"},
    VIEWS: {"notes": ("حُذف عدد المشاهدات",)},
}


def opened(*lines: str, **fields: object) -> Document:
    return take_opening(document("\n".join([*lines, BODY]), **fields))


@pytest.mark.parametrize("line", FACTS)
def test_a_line_above_a_text_is_a_fact_of_it(line: str) -> None:
    assert opened(line) == Document((BODY,), **FACTS[line])  # type: ignore[arg-type]


@pytest.mark.parametrize("lines", list(permutations(FACTS)))
def test_lines_are_taken_in_whatever_order_they_stand(lines: tuple[str, ...]) -> None:
    every = {name: value for facts in FACTS.values() for name, value in facts.items()}
    assert opened(*lines) == Document((BODY,), **every)  # type: ignore[arg-type]


def test_a_text_with_nothing_above_it_is_the_very_same_document() -> None:
    for text in (BODY, f"{BODY}\n{BODY}", "", DATE, BYLINE):
        before = document(text)
        assert take_opening(before) is before


def test_what_is_known_is_not_overruled_though_its_line_goes() -> None:
    day = PartialDate(datetime.date(2020, 1, 1), "day")
    known = {"published": day, "authors": ("سعاد",), "places": ("عدن",), "source": "الساحل"}
    found = opened(DATE, BYLINE, DATELINE, **known)
    assert found == Document((BODY,), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize("line", ["سعاد البحري", "سُعاد البحري :", "- سعاد البحري."])
def test_the_name_of_the_author_is_not_said_twice(line: str) -> None:
    assert opened(line, authors=("سعاد البحري",)).paragraphs == (BODY,)
    assert opened(line).paragraphs == (line, BODY)


def test_so_many_lines_are_taken_and_no_more() -> None:
    lines = [BYLINE] * (LINES + 2)
    assert opened(*lines).paragraphs == (BYLINE, BYLINE, BODY)


# A line that is nothing but a date.


@pytest.mark.parametrize(
    "line",
    [
        "9/6/2021",
        "الأربعاء 9 حزيران 2021",
        "نشر في: 9 يونيو 2021",
        "تاريخ النشر: 9/6/2021 - 10:30 ص",
        "آخر تحديث 9/6/2021 الساعة 10:30 بتوقيت غرينتش",
        "(9 يونيو 2021 م)",
        "نُشر في: 9 يونيو 2021",
        "أُضيف بتاريخ: ٩ حزيران ٢٠٢١",
        "تاريخ النّشر: 9/6/2021 - 10:30",
        "آخر تحديث: الأربعاء، 9 يونيو 2021 الساعة 10:30 صباحًا",
        "28 شوّال المكرّم 1442 هـ الموافق 9 يونيو 2021م",
    ],
)
def test_words_about_a_date_are_part_of_it(line: str) -> None:
    assert date_of_line(line) is not None
    assert opened(line).published == DAY


@pytest.mark.parametrize(
    "line",
    [
        "وصلت السفن 9/6/2021",
        "9/6/2021 بغداد",
        "نشر في الساحل",
        "1523",
        f"9/6/2021{'.' * HEAD}",
    ],
)
def test_a_line_with_other_words_is_no_date(line: str) -> None:
    assert date_of_line(line) is None


def test_a_date_alone_is_the_text() -> None:
    before = document(DATE)
    assert take_opening(before) is before


# The day that a report calls today.


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("وصلت السفن اليوم الأربعاء 9 حزيران 2021 إلى الميناء.", DAY),
        ("وصلت السفن اليوم (9 يونيو 2021) إلى الميناء.", DAY),
        ("وصلت السفن اليوم، 9 يونيو 2021.", DAY),
        ("وصلت السفن في 9 يونيو 2021.", None),
        ("وصلت السفن أمس 9 يونيو 2021.", None),
        ("وصلت السفن اليوم إلى الميناء.", None),
        ("س" * (HEAD - 30) + " اليوم 9 يونيو 2021", DAY),
        ("س" * HEAD + " اليوم 9 يونيو 2021", None),
    ],
)
def test_a_report_says_in_its_first_words_which_day_is_today(
    text: str, date: PartialDate | None
) -> None:
    before = document(text)
    found = take_date(before)
    assert found.published == date and found.paragraphs == (text,)
    assert date is not None or found is before


def test_a_day_that_was_no_such_weekday_is_not_today() -> None:
    before = document("وصلت السفن اليوم الخميس 9 حزيران 2021.")
    assert take_date(before) is before
    (note,) = {WEEKDAY_DIFFERS}
    assert note not in take_date(document("اليوم الأربعاء 9 حزيران 2021 وصلت.")).notes


def test_the_second_paragraph_still_begins_a_report_and_the_third_does_not() -> None:
    today = "وصلت السفن اليوم 9 يونيو 2021."
    assert take_date(document(f"سفن\n{today}")).published == DAY
    assert take_date(document(f"سفن\nبحر\n{today}")).published is None


def test_a_date_that_is_known_is_not_asked_for() -> None:
    known = document(
        "اليوم 9 يونيو 2021 وصلت.", published=PartialDate(datetime.date(2020, 1, 1), "day")
    )
    assert take_date(known) is known


def test_a_name_between_a_title_and_its_text_is_the_author() -> None:
    title = "الوفد يصل إلى الميناء"
    for name in ("هدى الملاح", "د. هدى الملاح", "هدى سالم الملاح"):
        found = opened(name, title=title)
        assert (found.authors, found.paragraphs) == ((name,), (BODY,))


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        # of whom the text speaks: the caption of a picture
        (("هدى الملاح", "قالت مديرة الميناء هدى الملاح إن السفن ستعود."), {"title": "عودة السفن"}),
        (("الشيخ سالم",), {"title": "عودة السفن"}),
        (("د. الملاح",), {"title": "عودة السفن"}),
        (("الميناء القديم",), {"title": "عودة السفن"}),
        # above what is no running text, below no title, beside an author
        (("هدى الملاح", "السفن"), {"title": "عودة السفن"}),
        (("هدى الملاح",), {}),
        (("هدى الملاح",), {"title": "عودة السفن", "authors": ("منى السيد",)}),
    ],
)
def test_other_lines_that_look_like_a_name_stay(
    lines: tuple[str, ...], fields: dict[str, object]
) -> None:
    assert opened(*lines, **fields).paragraphs == (*lines, BODY)
