"""What a reader asked for, as data: it goes to and comes from the address of the page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from search.filters import YEAR, year_bounds
from search.periods import written, written_end

SORTS = ("relevance", "newest", "oldest")
# Facet, which is also the name of the parameter -> what it is called here.
VALUES = {"source": "sources", "author": "authors", "tag": "tags"}


@dataclass(frozen=True, slots=True)
class Query:
    """`text` as typed; `offset` and `limit` count hits from 0.

    `sources`, `authors` and `tags` are slugs, of which a hit has any; `since` and `until` are
    the first and the last day a hit may be of.
    """

    text: str = ""
    sort: str = "relevance"
    offset: int = 0
    limit: int = 20
    sources: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None

    @property
    def page(self) -> int:
        return self.offset // self.limit + 1

    @property
    def is_filtered(self) -> bool:
        return any(map(self.values, VALUES)) or self.since is not None or self.until is not None

    def values(self, facet: str) -> tuple[str, ...]:
        """The slugs that a facet is filtered by."""
        slugs: tuple[str, ...] = getattr(self, VALUES[facet])
        return slugs

    def at_page(self, page: int) -> Query:
        return replace(self, offset=(page - 1) * self.limit)

    def sorted_by(self, sort: str) -> Query:
        return replace(self, sort=sort, offset=0)

    def with_values(self, facet: str, slugs: tuple[str, ...]) -> Query:
        changed: dict[str, Any] = {VALUES[facet]: slugs}
        return replace(self, **changed)

    def without_value(self, facet: str, slug: str) -> Query:
        kept = tuple(one for one in self.values(facet) if one != slug)
        return self.with_values(facet, kept).at_page(1)

    def between(self, since: datetime.date | None, until: datetime.date | None) -> Query:
        return replace(self, since=since, until=until, offset=0)

    def in_year(self, year: int) -> Query:
        return self.between(*year_bounds(year))

    def without(self, facet: str) -> Query:
        """The same without all that the facet is filtered by."""
        if facet == YEAR:
            return self.between(None, None)
        return self.with_values(facet, ()).at_page(1)

    def without_filters(self) -> Query:
        return Query(self.text, self.sort, limit=self.limit)

    def to_parameters(self) -> str:
        """The query string of this query's page, without the parts that are the default."""
        parameters: list[tuple[str, str | int]] = [("q", self.text)]
        parameters += [(facet, slug) for facet in VALUES for slug in self.values(facet)]
        if self.since:
            parameters.append(("since", written(self.since)))
        if self.until:
            parameters.append(("until", written_end(self.until)))
        if self.sort != "relevance":
            parameters.append(("sort", self.sort))
        if self.page > 1:
            parameters.append(("page", self.page))
        return urlencode(parameters, errors="replace")
