"""What a hit must have besides the words of the query, in the keys of an engine."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from search.facets import YEAR


@dataclass(frozen=True, slots=True)
class Filters:
    """`keys`: facet -> primary keys, of which a hit has any; `since` and `until` are inclusive.

    Of an article whose month or year alone is known, the first day of it counts.
    """

    keys: Mapping[str, frozenset[int]] = field(default_factory=dict)
    since: datetime.date | None = None
    until: datetime.date | None = None

    @property
    def is_dated(self) -> bool:
        return self.since is not None or self.until is not None

    @property
    def year(self) -> int | None:
        """The one year that both days lie in."""
        since, until = self.since, self.until
        return since.year if since and until and since.year == until.year else None

    def applied(self, facet: str) -> frozenset[int]:
        """The values that are chosen of a facet; a year when the bounds are those of one year."""
        if facet != YEAR.name:
            return self.keys.get(facet, frozenset())
        is_year = self.since and (self.since, self.until) == year_bounds(self.since.year)
        return frozenset([self.since.year] if self.since and is_year else [])

    def __bool__(self) -> bool:
        return self.is_dated or any(self.keys.values())


NO_FILTERS = Filters()


def year_bounds(year: int) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a year."""
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
