"""How much one question may cost. Each limit is a setting; 0 lifts it, for bulk use."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

NO_LIMIT = 1 << 62
LEAST_CACHE_BYTES = 32_000_000
CACHE_BYTES = 1_000  # for each article: some hundred long queries


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


def cache_bytes(articles: int) -> int:
    """How much of an index of so many articles a process keeps decoded."""
    chosen = settings.SEARCH_CACHE_MEGABYTES * 1_000_000
    return chosen or max(LEAST_CACHE_BYTES, CACHE_BYTES * articles)
