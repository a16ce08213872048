"""What an engine is asked: one value, the same for every engine."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from search.clauses import Clauses
from search.filters import NO_FILTERS, Filters

MOST_EXPANSIONS = 64


class Page(NamedTuple):
    """The part of the ranking that is wanted: `limit` hits after the first `offset`."""

    offset: int = 0
    limit: int = 20

    @property
    def end(self) -> int:
        return self.offset + self.limit


class Budget(NamedTuple):
    """A pattern stands for at most `expansions` words; after `seconds` no further word is
    looked up, and the answer is labelled "partial"."""

    expansions: int = MOST_EXPANSIONS
    seconds: float = math.inf


FIRST_PAGE, UNLIMITED = Page(), Budget()


@dataclass(frozen=True, slots=True)
class Request:
    """`sort` is one of `search.query.SORTS`; with `facets`, so many values of each facet are
    counted, and of dates all years."""

    clauses: Clauses
    filters: Filters = NO_FILTERS
    sort: str = "relevance"
    page: Page = FIRST_PAGE
    budget: Budget = UNLIMITED
    facets: int = 0
