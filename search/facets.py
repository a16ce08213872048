"""The facets of a search, one row each: all that differs between facets stands here.

Query, form, links, index document, schema, engine, fallback, JSON and documents are made of
these rows. That an article has the fields that they name is checked when the site starts
(`search/facet_values.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Counting(Enum):
    """What is counted of a facet, and what its parameters take.

    What differs between the kinds stands in tables by kind: `NEEDED` and `COLUMNS` here, `FIELDS`
    of `search/forms.py`, `KEYS` and `COUNTS` of `search/engines/whoosh/ranking/filters.py`,
    `COUNTED` and `BUCKETS` of `search/facet_values.py`.
    """

    ROWS = "the rows of a model that an article has, by their slugs"
    YEARS = "the year of a date of an article, and the months of one, by first and last day"


@dataclass(frozen=True, slots=True)
class Facet:
    """`name` stands in addresses and JSON, `field` is the field of an article with the values.

    `label` and `plural` are read by people; so is `unknown`, the sentence of the notice for a
    slug that no row has. `bounds` are the parameters of a first and a last day. Raises
    ValueError when a part is missing.
    """

    name: str
    field: str
    label: str
    plural: str
    unknown: str = ""
    bounds: tuple[str, ...] = ()
    counting: Counting = Counting.ROWS

    def __post_init__(self) -> None:
        needed = {"name", "field", "label", "plural", NEEDED[self.counting]}
        missing = sorted(part for part in needed if not getattr(self, part))
        if missing:
            raise ValueError(f"the facet {self.name!r} lacks {', '.join(missing)}")

    @property
    def parameters(self) -> tuple[str, ...]:
        return self.bounds or (self.name,)

    @property
    def column(self) -> str:
        """The column of the index that holds its values."""
        return COLUMNS[self.counting].format(name=self.name, field=self.field)

    @property
    def notice(self) -> str:
        """The key of the notice for a slug that no row has."""
        return f"unknown_{self.name}"


# What a row must say besides its names.
NEEDED = {Counting.ROWS: "unknown", Counting.YEARS: "bounds"}
COLUMNS = {Counting.ROWS: "{name}_pks", Counting.YEARS: "{field}"}

OTHER_PARAMETERS = ("q", "sort", "page", "offset", "limit", "facets")  # of a search


def table(*rows: Facet) -> tuple[Facet, ...]:
    """The rows. Raises ValueError when two of them share a name, a field or a label, or when a
    parameter means something else already.

    A query has one first and one last day, so one row is of dates.
    """
    for part in ("name", "field", "label", "plural"):
        values = [getattr(row, part) for row in rows]
        if len(set(values)) < len(values):
            raise ValueError(f"twice in the facets: {part} of {values}")
    parameters = [*OTHER_PARAMETERS, *(name for row in rows for name in row.parameters)]
    if len(set(parameters)) < len(parameters):
        raise ValueError(f"twice in the parameters of a search: {parameters}")
    dated = [row.name for row in rows if row.counting is Counting.YEARS]
    if len(dated) != 1:
        raise ValueError(f"there is one facet of dates, not {len(dated)}: {dated}")
    return rows


# In the order in which form, page and JSON have them.
FACETS = table(
    Facet(
        "source",
        "source",
        "المصدر",
        "المصادر",
        "ليس في الأرشيف مصدر مما طلبت، فبحثنا من دونه.",
    ),
    Facet(
        "author",
        "authors",
        "الكاتب",
        "الكتّاب",
        "ليس في الأرشيف كاتب ممن طلبت، فبحثنا من دونه.",
    ),
    Facet("tag", "tags", "الوسم", "الوسوم", "ليس في الأرشيف وسم مما طلبت، فبحثنا من دونه."),
    Facet("place", "places", "المكان", "الأماكن", "ليس في الأرشيف مكان مما طلبت، فبحثنا من دونه."),
    Facet(
        "year",
        "published_at",
        "التاريخ",
        "السنوات",
        bounds=("since", "until"),
        counting=Counting.YEARS,
    ),
)
NAMED = tuple(facet for facet in FACETS if facet.counting is Counting.ROWS)
(YEAR,) = (facet for facet in FACETS if facet.counting is Counting.YEARS)
BY_NAME = {facet.name: facet for facet in FACETS}
