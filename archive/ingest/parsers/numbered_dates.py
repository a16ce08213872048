"""Dates that programs write as one number, in a field that is a date: `20170301`, `42795.5`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from archive.ingest.document import PartialDate

_EPOCH = date(1899, 12, 30)  # of the serial days of spreadsheets
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_COMPACT = re.compile(r"(1[89]\d\d|20\d\d)(\d\d)(\d\d)(?:[T ]?\d{4,6}Z?)?")
_YEAR = re.compile(r"(1[89]\d\d|20\d\d)\.0+")
EARLIEST, LATEST = 18_264, 73_050  # serial days: 1950 to the end of 2099


def numbered_date(text: str) -> PartialDate | None:
    """The day of a serial number or of eight digits, the year of a fraction that is none."""
    if (year := _YEAR.fullmatch(text)) is not None:
        return PartialDate(date(int(year[1]), 1, 1), "year")
    if (serial := _SERIAL.fullmatch(text)) and EARLIEST <= int(serial[1]) <= LATEST:
        return PartialDate(_EPOCH + timedelta(days=int(serial[1])), "day")
    if (compact := _COMPACT.fullmatch(text)) is None:
        return None
    try:
        return PartialDate(date(*(int(part) for part in compact.groups())), "day")
    except ValueError:
        return None
