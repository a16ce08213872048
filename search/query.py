"""A search as data: it goes to and comes from the address of the page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote_plus

from search.facets import NAMED, YEAR
from search.filters import year_bounds
from search.periods import written, written_end

SORTS = ("relevance", "newest", "oldest")
ENCODED = 1 << 10  # values that are remembered
ORDER = {facet.name: place for place, facet in enumerate(NAMED)}

Values = tuple[tuple[str, str], ...]  # (facet, slug), in the order of the table of facets


@dataclass(frozen=True, slots=True)
class Query:
    """`text` as typed; `offset` and `limit` count hits from 0.

    Of the slugs that `values` holds of one facet a hit has any, and of several facets all;
    `since` and `until` are the first and the last day a hit may be of. `as_typed`: no other text is
    searched for when this one finds nothing.
    """

    text: str = ""
    sort: str = "relevance"
    offset: int = 0
    limit: int = 20
    values: Values = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    as_typed: bool = False

    @property
    def page(self) -> int:
        return self.offset // self.limit + 1

    @property
    def is_filtered(self) -> bool:
        return bool(self.values) or self.since is not None or self.until is not None

    def slugs(self, facet: str) -> tuple[str, ...]:
        """What a facet is filtered by."""
        return tuple(slug for name, slug in self.values if name == facet)

    def at_page(self, page: int) -> Query:
        return replace(self, offset=(page - 1) * self.limit)

    def sorted_by(self, sort: str) -> Query:
        return replace(self, sort=sort, offset=0)

    def with_slugs(self, facet: str, slugs: Iterable[str]) -> Query:
        others = {name: self.slugs(name) for name in ORDER}
        return replace(self, values=values_of(others | {facet: tuple(slugs)}))

    def without_slug(self, facet: str, slug: str) -> Query:
        kept = (one for one in self.slugs(facet) if one != slug)
        return self.with_slugs(facet, kept).at_page(1)

    def between(self, since: datetime.date | None, until: datetime.date | None) -> Query:
        return replace(self, since=since, until=until, offset=0)

    def in_year(self, year: int) -> Query:
        return self.between(*year_bounds(year))

    def without(self, facet: str) -> Query:
        """The same without all that the facet is filtered by."""
        if facet == YEAR.name:
            return self.between(None, None)
        return self.with_slugs(facet, ()).at_page(1)

    def without_filters(self) -> Query:
        return Query(self.text, self.sort, limit=self.limit, as_typed=self.as_typed)

    def searching_for(self, text: str) -> Query:
        """The same page for another text."""
        return replace(self, text=text, as_typed=False)

    def just_as_typed(self, text: str) -> Query:
        """The same for what was typed, whatever it finds."""
        return replace(self, text=text, offset=0, as_typed=True)

    def to_parameters(self) -> str:
        """The query string of this query's page, without the parts that are the default."""
        parameters: list[tuple[str, str | int]] = [("q", self.text)]
        parameters += self.values
        first, last = YEAR.bounds
        if self.since:
            parameters.append((first, written(self.since)))
        if self.until:
            parameters.append((last, written_end(self.until)))
        if self.as_typed:
            parameters.append(("typed", 1))
        if self.sort != "relevance":
            parameters.append(("sort", self.sort))
        if self.page > 1:
            parameters.append(("page", self.page))
        return "&".join(f"{name}={_encoded(str(value))}" for name, value in parameters)


@lru_cache(ENCODED)
def _encoded(value: str) -> str:
    """As in the query string of an address: those of one page share nearly all of their values."""
    return quote_plus(value, errors="replace")


def values_of(slugs: Mapping[str, Iterable[str]]) -> Values:
    """Facet -> slugs, as a query holds them."""
    ordered = sorted(slugs, key=ORDER.__getitem__)
    return tuple((facet, slug) for facet in ordered for slug in slugs[facet])
