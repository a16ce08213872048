"""What a reader asked for, as data: it goes to and comes from the address of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

SORTS = ("relevance", "newest", "oldest")


@dataclass(frozen=True, slots=True)
class Query:
    """`text` as typed; `offset` and `limit` count hits from 0."""

    text: str = ""
    sort: str = "relevance"
    offset: int = 0
    limit: int = 20

    @property
    def page(self) -> int:
        return self.offset // self.limit + 1

    def at_page(self, page: int) -> Query:
        return replace(self, offset=(page - 1) * self.limit)

    def sorted_by(self, sort: str) -> Query:
        return replace(self, sort=sort, offset=0)

    def to_parameters(self) -> str:
        """The query string of this query's page, without the parts that are the default."""
        parameters: dict[str, str | int] = {"q": self.text}
        if self.sort != "relevance":
            parameters["sort"] = self.sort
        if self.page > 1:
            parameters["page"] = self.page
        return urlencode(parameters, errors="replace")
