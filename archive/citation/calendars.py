"""Dates as citations have them: Gregorian, and Hijri beside them for those who wish."""

from __future__ import annotations

from hijridate import Gregorian

from archive.citation.work import Work
from archive.worded_dates import worded
from search.analysis.dates.months import HIJRI


def day(work: Work, hijri: bool) -> str:
    """«21 مارس/ آذار 2015 (1 جمادى الآخرة 1436هـ)», as far as it is known; else nothing."""
    if work.published is None:
        return ""
    shown = worded(work.published.date, work.published.precision)
    other = hijri_day(work) if hijri else ""
    return f"{shown} ({other})" if other else shown


def hijri_day(work: Work) -> str:
    """The day by Umm al-Qura (hijridate: 1343 to 1500 AH); nothing outside, or for part of a date."""
    if len(work.date_parts) < 3:
        return ""
    try:
        date = Gregorian(*work.date_parts).to_hijri()
    except OverflowError:
        return ""
    return f"{date.day} {HIJRI[date.month - 1].partition('|')[0]} {date.year}هـ"
