"""Names that are asked for by another name of theirs: «مصدر:الكهف» of a source that is so named, too.

An article has the name of its source alone, and so has the index; other names stand in tables of
their own (`archive/aliases.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.dependencies import note
from archive.relations import ALIASES
from search.clauses import AllOf, AnyOf, Clause, Clauses, InField, Leaf
from search.facet_values import MODELS
from search.facets import BY_NAME
from search.name_matcher import name_expression
from search.terms import exact_of


def with_other_names(clauses: Clauses) -> Clauses:
    """The same, each name by a field being any of those that it is another name of.

    A query of the database for each of them.
    """
    return replace(
        clauses,
        choices=tuple(AnyOf(tuple(map(_known_as, one.clauses))) for one in clauses.choices),
        required=tuple(map(_known_as, clauses.required)),
        filters=tuple(map(_known_as, clauses.filters)),
        excluded=tuple(map(_known_as, clauses.excluded)),
    )


def _known_as(clause: Clause) -> Clause:
    match clause:
        case InField(facet, inside) if facet in BY_NAME:
            names = dict.fromkeys(_names(facet, inside))
            asked = tuple(InField(facet, exact) for name in names if (exact := exact_of(name)))
            return AnyOf((clause, *asked)) if asked else clause
        case AnyOf(several):
            return AnyOf(tuple(map(_known_as, several)))
        case AllOf(several, excluded):
            return AllOf(tuple(map(_known_as, several)), tuple(map(_known_as, excluded)))
    return clause


def _names(facet: str, asked: Leaf) -> Iterator[str]:
    """Those of the facet with another name that holds what is asked for."""
    note((BY_NAME[facet].field, 0))
    holds = re.compile(name_expression(asked)).search
    rows = ALIASES[MODELS[facet]].objects.order_by("key").values_list("key", "named__name")
    return (name for key, name in rows.iterator() if holds(f" {key} "))
