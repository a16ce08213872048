"""Dates that programs write as one number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.document import PartialDate
from archive.ingest.parsers.numbered_dates import EARLIEST, LATEST, numbered_date
from tests.archive.ingest.builders import day


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("18264", day(1950, 1, 1)),
        ("42067", day(2015, 3, 4)),
        ("42067.99", day(2015, 3, 4)),
        ("73050", day(2099, 12, 31)),
        ("20150304", day(2015, 3, 4)),
        ("18990101", day(1899, 1, 1)),
        ("20150304T1015", day(2015, 3, 4)),
        ("20150304 101530", day(2015, 3, 4)),
        ("20150304T101530Z", day(2015, 3, 4)),
        ("2015.0", PartialDate(day(2015, 1, 1).date, "year")),
        ("1999.00", PartialDate(day(1999, 1, 1).date, "year")),
        ("٤٢٠٦٧", day(2015, 3, 4)),
    ],
)
def test_a_number_that_can_only_be_a_day_is_one(text: str, date: PartialDate) -> None:
    assert numbered_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        *("", "2015", "18263", "73051", "420670", "20151301", "20150231", "21000101", "17990101"),
        *("2015030", "201503041", "20150304T1", "2015.5", "-42067", "42067,5", "1e5", "x42067"),
    ],
)
def test_any_other_number_is_none(text: str) -> None:
    assert numbered_date(text) is None


@given(st.integers(EARLIEST, LATEST))
def test_serial_days_follow_one_another(number: int) -> None:
    today, tomorrow = numbered_date(str(number)), numbered_date(str(number + 1))
    assert today is not None
    if tomorrow is not None:
        assert (tomorrow.date - today.date).days == 1


@given(st.dates(min_value=day(1800, 1, 1).date, max_value=day(2099, 12, 31).date))
def test_eight_digits_are_the_day_that_they_write(date: object) -> None:
    written = f"{date:%Y%m%d}"
    found = numbered_date(written)
    assert found is not None and found.date == date
