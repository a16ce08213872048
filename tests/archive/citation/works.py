"""The works that the tests cite."""

from __future__ import annotations

import datetime
from typing import Any

from archive.citation.work import Work
from search.analysis.dates.partial_date import PartialDate

URL = "https://example.org/articles/12/"
DAY = PartialDate(datetime.date(2015, 3, 21), "day")
MONTH = PartialDate(datetime.date(2015, 3, 1), "month")
YEAR = PartialDate(datetime.date(2015, 1, 1), "year")


def work(**fields: Any) -> Work:
    """A dated news of a paper by one author, but for what is given otherwise."""
    whole: dict[str, Any] = {
        "number": 12,
        "title": "عودة الصيادين إلى الميناء",
        "url": URL,
        "archive": "خزانة",
        "authors": ("ليلى الخطيب",),
        "source": "صحيفة الميناء",
        "published": DAY,
        "tags": ("صيد الأسماك", "البحر"),
    }
    return Work(**whole | fields)


def bare(**fields: Any) -> Work:
    """Of which nothing is known but a title."""
    nothing: dict[str, Any] = {"authors": (), "source": "", "published": None, "tags": ()}
    return work(**nothing | fields)
