"""suggest(text) -> suggestions for what is being typed: the one entry point of page and browsers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple
from urllib.parse import quote_plus

from archive import changes, offered
from archive.addresses import address
from archive.dependencies import note, uncacheable
from archive.derivation import ALL
from archive.offered import NamedRow, Offered, Reference
from archive.relations import RELATIONS
from search.completion.choice import Choice, chosen
from search.completion.completions import KINDS, Completions
from search.completion.gathering import Entry, gather
from search.completion.typed_parts import typed_parts
from search.completion.words import folded_words
from search.engine import IndexUnavailable
from search.engines.haystack.connection import engine
from search.kept_completions import KeptCompletions, in_a_thread
from search.outbox import INDEX
from search.typed_field import TypedField, typed_field

MOST = 8
LONGEST_NAME = 40  # characters; what is longer was no name
RECENT = (
    1.0  # what it is worth to be of the latest year, where e times as many articles are worth 1
)

# A table, or a kind of tag -> what a reader takes the name for.
KIND_OF_ROUTE = {"source": "source", "author": "person", "place": "place", "tag": "tag"}
KIND_OF_TAG = {"person": "person", "place": "place"}
NAMES = frozenset(KIND_OF_ROUTE.values())
# What is offered for a name in a field: a tag may be of a person or of a place.
KINDS_OF_FIELD = {route: {kind} for route, kind in KIND_OF_ROUTE.items()}
KINDS_OF_FIELD["tag"] |= set(KIND_OF_TAG.values())

# What completions are gathered from: the list of all articles, the names of each kind, the index.
LISTS = (ALL, *(relation.field for relation in RELATIONS.values()), INDEX[0])

Rows = dict[Reference, Offered]


class Completion(NamedTuple):
    """`kind` is one of KINDS; `url` a path; `articles` of a name, published ones, 0 of other kinds;
    `spans` of the text are what was typed, in code points."""

    kind: str
    text: str
    url: str
    articles: int
    spans: tuple[tuple[int, int], ...]


def suggest(text: str) -> list[Completion]:
    """At most MOST, by kind in the order of KINDS, in each kind the likeliest first.

    In a field names alone, which lead to the query with the whole name: «مصدر:الأه».
    """
    completions, is_current = kept.current()
    note(*((kind, 0) for kind in LISTS))
    if not is_current:
        uncacheable()
    field = typed_field(text)
    kinds = KINDS_OF_FIELD[field.facet] if field else KINDS
    choice = chosen(field.name if field else text, completions, kinds)
    rows = offered.offered((one.table, one.row) for one in choice.choices if one.table)
    distinct = (one for one in _distinct(choice.choices, rows) if _is_of(field, one))
    found = [_completion(one, rows, choice.typed) for one in islice(distinct, MOST)]
    if field:
        found = [one._replace(url=_search_url(field.with_name(one.text))) for one in found]
    return sorted(found, key=lambda one: KINDS.index(one.kind))


def _is_of(field: TypedField | None, choice: Choice) -> bool:
    """Whether it may stand there: in a field a name of its own table."""
    return not field or offered.ROUTES[choice.table - 1] == field.facet


def _distinct(choices: Sequence[Choice], rows: Rows) -> Iterator[Choice]:
    """Those that are there: a name once in its kind, and in the place of a word or a phrase that
    is the same; of articles with one title the latest."""
    keys = {one: _key(one, rows) for one in choices if not one.table or _reference(one) in rows}
    names = {key: one for one, key in reversed(keys.items()) if one.kind in NAMES}
    seen = set[tuple[str, str]]()
    for one, key in keys.items():
        shown = names.get(key, one) if not one.table else one
        if (shown.kind, key) not in seen:
            seen.add((shown.kind, key))
            yield shown


def _key(choice: Choice, rows: Rows) -> str:
    """What two that are the same to a reader share."""
    if choice.kind == "title":
        return rows[_reference(choice)].text
    text = rows[_reference(choice)].text if choice.table else choice.text
    return " ".join(folded_words(text))


def _reference(choice: Choice) -> Reference:
    return choice.table, choice.row


def _completion(choice: Choice, rows: Rows, typed: Sequence[str]) -> Completion:
    if not choice.table:
        parts = typed_parts(choice.text, typed)
        return Completion(choice.kind, choice.text, _search_url(choice.text), 0, parts)
    row = rows[_reference(choice)]
    is_title = choice.kind == "title"
    url = address(row.route, *(row.key, row.slug) if is_title else (row.slug,))
    parts = typed_parts(row.text, typed)
    return Completion(choice.kind, row.text, url, 0 if is_title else row.articles, parts)


def _search_url(text: str) -> str:
    return f"{address('search')}?q={quote_plus(text)}"


def gathered() -> Completions:
    """Of all that is published now. Raises DatabaseError."""
    try:
        frequencies = engine().vocabulary().frequencies_of
    except IndexUnavailable:
        frequencies = None
    titles = [
        Entry("title", 1, key, text, -place) for place, (key, text) in enumerate(offered.titles())
    ]
    return gather(titles, _names(list(offered.names())), frequencies)


def _names(rows: Sequence[NamedRow]) -> Iterator[Entry]:
    newest = max((row.year for row in rows), default=1)
    for row in rows:
        if len(row.text) <= LONGEST_NAME:
            kind = KIND_OF_TAG.get(row.kind) or KIND_OF_ROUTE[offered.ROUTES[row.table - 1]]
            score = math.log(row.articles) + RECENT / (1 + newest - row.year)
            yield Entry(kind, row.table, row.key, row.text, score, row.others)


def make_ready() -> None:
    """Gather them before the first reader types, beside a worker that takes requests already."""
    in_a_thread(kept.current)


def is_touched(number: int) -> bool:
    """Whether titles, names or words may be others than at the change of this number."""
    return changes.are_touched_since(number, LISTS)


kept = KeptCompletions(gathered, changes.latest, is_touched)
