"""What may stand in an address, as patterns for `archive/urls.py`.

An address that fits none of them is answered with 404 before the database is queried.
"""

from __future__ import annotations

import re

from django.urls.converters import IntConverter, StringConverter

from archive.citation.exports import BY_SUFFIX
from archive.named_rows import BY_SECTION
from archive.twin_pages import TWINS


class NumberConverter(IntConverter):
    """A primary key; longer ones than any database can hold are no addresses."""

    regex = "[0-9]{1,18}"


class NameConverter(StringConverter):
    """A slug in any script. PostgreSQL refuses NUL, and nothing else that controls belongs here."""

    regex = r"[^/\x00-\x1f\x7f\ud800-\udfff]{1,200}"


class PartConverter(NameConverter):
    """One of several slugs with a plus between them; no slug that is made has one."""

    regex = NameConverter.regex.replace("[^/", "[^/+")


class SuffixConverter(StringConverter):
    """The suffix of a file by which articles are cited."""

    regex = "|".join(map(re.escape, BY_SUFFIX))


class TwinConverter(StringConverter):
    """The suffix of an article for programs."""

    regex = "|".join(TWINS)


class SectionConverter(StringConverter):
    """A section of the site whose pages are lists of articles."""

    regex = "|".join(BY_SECTION)


class YearConverter(IntConverter):
    regex = "[1-9][0-9]{3}"


class MonthConverter(IntConverter):
    """Two digits as in an ISO date; what is written otherwise leads there (`archive/written_dates.py`)."""

    regex = "1[0-2]|0[1-9]"

    def to_url(self, value: int | str) -> str:
        return f"{int(value):02}"


class DayConverter(MonthConverter):
    """Of a month; not every month has them all."""

    regex = "0[1-9]|[12][0-9]|3[01]"
