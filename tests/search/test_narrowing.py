"""A date among the words is offered as the time that the news are of."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.narrowing import Narrowing, narrowing

Day = datetime.date
JUNE = Day(2014, 6, 1), Day(2014, 6, 30)


@pytest.mark.parametrize(
    ("text", "date", "rest", "days"),
    [
        ("حزيران 2014", "حزيران 2014", "حزيران 2014", JUNE),
        ("سقوط الموصل حزيران 2014", "حزيران 2014", "سقوط الموصل", JUNE),
        ("سقوط  الموصل في حزيران ٢٠١٤ وبعده", "حزيران ٢٠١٤", "سقوط الموصل في وبعده", JUNE),
        ("الموصل 10 حزيران 2014", "10 حزيران 2014", "الموصل", (Day(2014, 6, 10),) * 2),
        ("الحج ذو الحجة 1442", "ذو الحجة 1442", "الحج", (Day(2021, 7, 11), Day(2021, 8, 8))),
        ("شباط 2011 وآذار 2012", "شباط 2011", "وآذار 2012", (Day(2011, 2, 1), Day(2011, 2, 28))),
    ],
)
def test_the_first_date_is_read_and_the_words_are_left(
    text: str, date: str, rest: str, days: tuple[Day, Day]
) -> None:
    assert narrowing(text) == Narrowing(date, rest, *days)


@pytest.mark.parametrize(
    "text", ["", "2014", "انتخابات 2014", "حزيران", "الموصل 20141", "«حزيران 2014»", "صفر 2014"]
)
def test_a_year_alone_and_a_month_alone_are_words(text: str) -> None:
    assert narrowing(text) is None


@given(text=st.text(max_size=60))
def test_any_text_may_be_asked(text: str) -> None:
    found = narrowing(text)
    assert found is None or found.first <= found.last
