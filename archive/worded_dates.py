"""Dates in words, as far as they are known. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from search.analysis.dates.months import HIJRI, WEEKDAYS

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
HIJRI_MONTHS = [names.partition("|")[0] for names in HIJRI]
ENGLISH_HIJRI_MONTHS = [
    "Muharram",
    "Safar",
    "Rabi al-Awwal",
    "Rabi al-Thani",
    "Jumada al-Ula",
    "Jumada al-Thaniya",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qada",
    "Dhu al-Hijja",
]
# From Monday on, as `datetime.date.weekday` counts.
DAYS_OF_WEEK = [names.partition("|")[0] for names in WEEKDAYS]
ENGLISH_DAYS_OF_WEEK = [
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
]
# As CLDR shortens them, for the head of a calendar.
SHORT_DAYS = ["اثنين", "ثلاثاء", "أربعاء", "خميس", "جمعة", "سبت", "أحد"]
ENGLISH_SHORT_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
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
