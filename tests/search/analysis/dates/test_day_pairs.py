import datetime

import pytest

from archive.ingest.extraction.opening import date_of_line
from search.analysis.dates.day_pairs import is_one_of_two
from search.analysis.dates.days import find_dates, parse_date, whole_date

DAY = datetime.date(2019, 5, 16)
PAIRS = [
    "15 و16 مايو 2019",
    "15 و 16 مايو 2019",
    "١٥ و١٦ مايو ٢٠١٩",
    "15 - 16 مايو 2019",
    "15-16 مايو 2019",
    "15، 16 مايو 2019",
    "بين 15 و16 مايو 2019",
    "من 15 إلى 16 مايو 2019",
    "من 15 حتى 16 مايو 2019",
    "من 28 أبريل إلى 16 مايو 2019",
    "15 مايو و16 مايو 2019",
    "أيام 14 و15 و16 مايو 2019",
    "الأربعاء 15 والخميس 16 مايو 2019",
    "من 15 إلى 16/5/2019",
    "15 مايو 2019 - 16 مايو 2019",
    "15 مايو 2019، 16 مايو 2019",
    "15 مايو 2019 (16 مايو 2019)",
    "15/5/2019 - 16/5/2019",
    "2019-05-15/2019-05-16",
    "2019-05-15-16",
    "May 15, 2019 - May 16, 2019",
    "3 و5 رمضان 1440",
    "10 محرم 1441 - 12 محرم 1441",
]


@pytest.mark.parametrize("text", PAIRS)
def test_of_two_days_side_by_side_neither_is_the_day(text: str) -> None:
    assert [*find_dates(f"نظم المتحف لقاء {text} في قاعته")] == []
    assert (parse_date(text), whole_date(text), date_of_line(f"نشر في {text}")) == (None,) * 3


@pytest.mark.parametrize(
    "text",
    ["15 مايو 2019 و16 مايو 2019", "15 رمضان 1440 إلى 16 مايو 2019", "15/5/2019 حتى 16/5/2019"],
)
def test_two_whole_dates_are_two_days_of_a_text_and_none_of_a_field(text: str) -> None:
    assert len([*find_dates(text)]) == 2
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        # one day, in two calendars or twice
        "11 رمضان 1440 - 16 مايو 2019",
        "11 رمضان / 16 مايو 2019",
        "16 مايو 2019 - 16/5/2019",
        "16 مايو 2019، 10:30",
        # a number that is no day
        "العدد 15 - 16 مايو 2019",
        "رقم 7، 16 مايو 2019",
        "10:15 - 16 مايو 2019",
        "45 - 16 مايو 2019",
        "2018 - 16 مايو 2019",
        # a title, a time
        "2019-05-16-news",
        "2019-05-16T09:30",
    ],
)
def test_what_is_no_second_day_hides_none(text: str) -> None:
    assert [span.day for span in find_dates(text)] == [DAY]


def test_months_of_the_other_calendar_are_no_second_day() -> None:
    text = "11 رمضان و16 مايو 2019"
    start = text.index("16")
    assert not is_one_of_two(text, start, len(text), hijri=False)
    hijri = "11 رمضان و16 رمضان 1440"
    assert is_one_of_two(hijri, hijri.index("16"), len(hijri), hijri=True)
