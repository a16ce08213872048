"""Pages that are of the day on which they are asked for, and are kept for that day alone."""

from __future__ import annotations

import datetime

from django.utils import timezone

from archive.languages import LANGUAGES

# Below the prefix of the site. What asks for the day at another address is not kept at all.
PATHS = frozenset(f"/{language.prefix}" for language in LANGUAGES.values())


def day_of(path: str) -> datetime.date | None:
    """The day that belongs to the address of a page, by the time zone of the site."""
    return timezone.localdate() if path in PATHS else None


def began(day: datetime.date | None) -> float:
    """The first moment of the day in seconds since 1970; 0 for a page that has none."""
    if day is None:
        return 0
    midnight = datetime.datetime.combine(day, datetime.time())
    return timezone.make_aware(midnight).timestamp()
