"""Dates in words, as far as they are known. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

# Both families of month names: Egypt and the Gulf, then the Levant and Iraq.
MONTHS = [
    "يناير/ كانون الثاني",
    "فبراير/ شباط",
    "مارس/ آذار",
    "أبريل/ نيسان",
    "مايو/ أيار",
    "يونيو/ حزيران",
    "يوليو/ تموز",
    "أغسطس/ آب",
    "سبتمبر/ أيلول",
    "أكتوبر/ تشرين الأول",
    "نوفمبر/ تشرين الثاني",
    "ديسمبر/ كانون الأول",
]
ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
# Precision -> what is shown, in either language.
FORMS = {"day": "{day} {month} {year}", "month": "{month} {year}", "year": "{year}"}


def month_name(month: int) -> str:
    """A month from 1 to 12 by both its names."""
    return MONTHS[month - 1]


def worded(
    date: datetime.date, precision: str = "day", months: Sequence[str] = tuple(MONTHS)
) -> str:
    """«21 مارس/ آذار 2015», «مارس/ آذار 2015», «2015»."""
    return FORMS[precision].format(day=date.day, month=months[date.month - 1], year=date.year)
