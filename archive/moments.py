"""Moments as columns give them."""

from __future__ import annotations

import datetime

from django.utils.timezone import is_aware


def in_utc(moment: datetime.datetime) -> datetime.datetime:
    """With the time zone that moments are kept in: SQLite gives them without it."""
    return moment if is_aware(moment) else moment.replace(tzinfo=datetime.UTC)
