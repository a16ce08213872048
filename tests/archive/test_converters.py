"""What may stand in an address, what it is taken for, and how it is written again."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.converters import (
    DayConverter,
    MonthConverter,
    NameConverter,
    NumberConverter,
    YearConverter,
)

Converter = NumberConverter | NameConverter | YearConverter | MonthConverter | DayConverter


def read(converter: Converter, text: str) -> Any:
    """What an address has there; None if it fits not."""
    return converter.to_python(text) if re.fullmatch(converter.regex, text) else None


@pytest.mark.parametrize(
    ("converter", "text", "value"),
    [
        (NumberConverter(), "0", 0),
        (NumberConverter(), "007", 7),
        (NumberConverter(), "9" * 18, 10**18 - 1),
        (NumberConverter(), "9" * 19, None),
        (NumberConverter(), "", None),
        (NumberConverter(), "-1", None),
        (NumberConverter(), "٣", None),
        (NameConverter(), "نهر-النيل", "نهر-النيل"),
        (NameConverter(), "a b+c%", "a b+c%"),
        (NameConverter(), "س" * 200, "س" * 200),
        (NameConverter(), "س" * 201, None),
        (NameConverter(), "", None),
        (NameConverter(), "a/b", None),
        (NameConverter(), "a\x00b", None),
        (NameConverter(), "a\x1fb", None),
        (NameConverter(), "a\x7fb", None),
        (NameConverter(), "a\ud83db", None),
        (NameConverter(), "a\udfffb", None),
        (NameConverter(), "a\ue000b", "a\ue000b"),
        (YearConverter(), "1000", 1000),
        (YearConverter(), "9999", 9999),
        (YearConverter(), "0999", None),
        (YearConverter(), "999", None),
        (YearConverter(), "10000", None),
        (MonthConverter(), "1", None),
        (MonthConverter(), "01", 1),
        (MonthConverter(), "09", 9),
        (MonthConverter(), "10", 10),
        (MonthConverter(), "12", 12),
        (MonthConverter(), "0", None),
        (MonthConverter(), "00", None),
        (MonthConverter(), "13", None),
        (MonthConverter(), "010", None),
        (DayConverter(), "1", None),
        (DayConverter(), "01", 1),
        (DayConverter(), "10", 10),
        (DayConverter(), "29", 29),
        (DayConverter(), "31", 31),
        (DayConverter(), "00", None),
        (DayConverter(), "32", None),
    ],
)
def test_a_part_of_an_address_is_a_value_or_fits_not(
    converter: Converter, text: str, value: Any
) -> None:
    assert read(converter, text) == value


@pytest.mark.parametrize(("month", "written"), [(1, "01"), ("3", "03"), (10, "10"), (12, "12")])
def test_a_month_is_written_with_two_digits(month: int | str, written: str) -> None:
    assert MonthConverter().to_url(month) == written


@given(
    number=st.integers(0, 10**18 - 1),
    year=st.integers(1000, 9999),
    month=st.integers(1, 12),
)
def test_what_is_written_is_read_again(number: int, year: int, month: int) -> None:
    for converter, value in [
        (NumberConverter(), number),
        (YearConverter(), year),
        (MonthConverter(), month),
    ]:
        assert read(converter, converter.to_url(value)) == value
