"""How much one question may cost. Each limit is a setting; 0 lifts it, for bulk use."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

NO_LIMIT = 1 << 62


@dataclass(frozen=True, slots=True)
class Limits:
    """`characters` and `terms` of a query, `expansions` of a pattern, `hits` deep, `seconds` long."""

    characters: int
    terms: int
    expansions: int
    hits: int
    seconds: float


def limits() -> Limits:
    """The limits that the settings give."""
    return Limits(
        settings.SEARCH_MOST_CHARACTERS or NO_LIMIT,
        settings.SEARCH_MOST_TERMS or NO_LIMIT,
        settings.SEARCH_MOST_EXPANSIONS or NO_LIMIT,
        settings.SEARCH_MOST_HITS or NO_LIMIT,
        settings.SEARCH_SECONDS or float("inf"),
    )
