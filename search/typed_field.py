"""A field whose name is being typed at the end of a query: «النفط مصدر:الأه»."""

from __future__ import annotations

import re
from typing import NamedTuple

from search import syntax
from search.facets import BY_NAME
from search.query_fields import COLONS, field_named, pattern

QUOTES = "'" + "".join(opening for opening, _ in syntax.QUOTES)
_TYPED = re.compile(
    rf"(?P<before>(?:.*\s)?[-(]?(?P<field>{pattern()})[{COLONS}])\s*[={QUOTES}]*(?P<name>[^{QUOTES}\s][^{QUOTES}]*)"
)


class TypedField(NamedTuple):
    """`before`: all up to the name, with its colon; `facet`: of which names are looked for."""

    before: str
    facet: str
    name: str

    def with_name(self, name: str) -> str:
        """The query with the whole name."""
        return f'{self.before}"{name}"' if '"' not in name else f"{self.before}«{name}»"


def typed_field(text: str) -> TypedField | None:
    """None where no name of a source, an author, a tag or a place is typed."""
    if not (found := _TYPED.fullmatch(text)):
        return None
    facet = field_named(found["field"])
    return TypedField(found["before"], facet, found["name"]) if facet in BY_NAME else None
