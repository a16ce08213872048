"""Dates in Arabic words, as far as they are known. Pure."""

from __future__ import annotations

import datetime

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
# Precision -> what is shown.
FORMS = {"day": "{day} {month} {year}", "month": "{month} {year}", "year": "{year}"}


def month_name(month: int) -> str:
    """A month from 1 to 12 by both its names."""
    return MONTHS[month - 1]


def worded(date: datetime.date, precision: str = "day") -> str:
    """«21 مارس/ آذار 2015», «مارس/ آذار 2015», «2015»."""
    return FORMS[precision].format(day=date.day, month=month_name(date.month), year=date.year)
