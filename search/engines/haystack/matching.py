"""Query tree -> the documents that match, in order; by arrays, over one open index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from whoosh import query

from search.engines.haystack.fields import (
    DaysField,
    Field,
    KeysField,
    Matches,
    ModelField,
    Range,
)
from search.engines.haystack.query import CONTENT, EXACT_NAMES, KEYS, NAMES, parse, show
from search.engines.haystack.text_fields import (
    ExactNamesField,
    NamesField,
    TitleField,
    WordsField,
)
from search.engines.whoosh.arrays import Flags, Floats, Ints
from search.engines.whoosh.ranking.ranker import Ranker

KINDS: dict[str, type[Field]] = {
    "text": WordsField,
    "title": TitleField,
    "published_at": DaysField,
    "django_ct": ModelField,
    **dict.fromkeys(NAMES, NamesField),
    **dict.fromkeys(EXACT_NAMES, ExactNamesField),
    **dict.fromkeys(KEYS, KeysField),
}
SORTS = {"title", "published_at", *KEYS, *NAMES, *EXACT_NAMES}
REMEMBERED = 4  # rankings; Haystack reads one ten by ten and asks for it each time


class Selection(NamedTuple):
    """`narrowed`: queries that must match too and bring no score; `hidden`: primary keys that
    are not shown; `sort`: names of SORTS, a minus before those that descend."""

    query: str
    narrowed: frozenset[str] = frozenset()
    hidden: frozenset[int] = frozenset()
    sort: tuple[str, ...] = ()


class Order(NamedTuple):
    """`ids` (n,) int64: documents, best first; `scores` (n,) float32, aligned with them."""

    ids: Ints
    scores: Floats


class Matching:
    """What the open index answers; arrays that were read are kept as long as it is."""

    def __init__(self, ranker: Ranker) -> None:
        self.postings = ranker.postings
        self.fields = {name: kind(ranker, name) for name, kind in KINDS.items()}
        self.order = lru_cache(REMEMBERED)(self._order)

    def matches(self, text: str) -> Matches:
        return self.answer(parse(text))

    def answer(self, tree: Any) -> Matches:
        mask, score = ANSWERS.get(type(tree), Matching._nothing)(self, tree)
        return Matches(mask, score * np.float32(getattr(tree, "boost", 1.0)))

    def _order(self, selection: Selection) -> Order:
        mask, score = self.matches(selection.query)
        mask = mask & self.postings.alive
        for text in selection.narrowed:
            mask &= self.matches(text).mask
        if selection.hidden:
            mask &= ~np.isin(self.postings.column("pk"), list(selection.hidden))
        ids = np.flatnonzero(mask)
        ids = ids[np.lexsort(self._sort_keys(ids, score, selection.sort))]
        return Order(ids, score[ids])

    def _sort_keys(self, ids: Ints, score: Floats, sort: tuple[str, ...]) -> list[Any]:
        """For `np.lexsort`: the last is looked at first. What has no value comes last."""
        keys: list[Any] = [-self.postings.column("pk")[ids]]
        if not sort:
            return [*keys, -self.postings.column("published_at")[ids], -score[ids]]
        for name in reversed(sort):
            field = self.fields[name.removeprefix("-")]
            values = field.order(ids)
            keys += [-values if name.startswith("-") else values, ~field.filled()[ids]]
        return keys

    def _nothing(self, tree: Any) -> Matches:
        return self.fields[CONTENT].matches()

    def _everything(self, tree: Any) -> Matches:
        return self.fields[CONTENT].matches(np.ones(self.postings.count, bool))

    def _all(self, tree: Any) -> Matches:
        parts = [self.answer(part) for part in tree.children()]
        if not parts:
            return self._nothing(tree)
        mask = np.logical_and.reduce([part.mask for part in parts])
        return Matches(mask, _sum(parts) * mask)

    def _any(self, tree: Any) -> Matches:
        parts = [self.answer(part) for part in tree.children()] or [self._nothing(tree)]
        mask = np.logical_or.reduce([part.mask for part in parts])
        return Matches(mask, _sum(parts))

    def _not(self, tree: Any) -> Matches:
        return self.fields[CONTENT].matches(~self.answer(tree.query).mask)

    def _and_not(self, tree: Any) -> Matches:
        wanted, unwanted = self.answer(tree.a), self.answer(tree.b)
        return _only(wanted, ~unwanted.mask)

    def _and_maybe(self, tree: Any) -> Matches:
        wanted, liked = self.answer(tree.a), self.answer(tree.b)
        return Matches(wanted.mask, wanted.score + liked.score * wanted.mask)

    def _require(self, tree: Any) -> Matches:
        return _only(self.answer(tree.a), self.answer(tree.b).mask)

    def _word(self, tree: Any) -> Matches:
        return self.fields[tree.fieldname].word(show(tree.text))

    def _phrase(self, tree: Any) -> Matches:
        return self.fields[tree.fieldname].phrase(show(" ".join(tree.words)))

    def _prefix(self, tree: Any) -> Matches:
        return self.fields[tree.fieldname].pattern(f"{tree.text}*")

    def _wildcard(self, tree: Any) -> Matches:
        return self.fields[tree.fieldname].pattern(tree.text)

    def _fuzzy(self, tree: Any) -> Matches:
        return self.fields[tree.fieldname].fuzzy(show(tree.text), tree.maxdist)

    def _range(self, tree: Any) -> Matches:
        ends = [end and show(end) for end in (tree.start, tree.end)]
        bounds = Range(ends[0], ends[1], tree.startexcl, tree.endexcl)
        return self.fields[tree.fieldname].between(bounds)


ANSWERS: dict[type, Callable[[Matching, Any], Matches]] = {
    query.And: Matching._all,
    query.Or: Matching._any,
    query.Not: Matching._not,
    query.AndNot: Matching._and_not,
    query.AndMaybe: Matching._and_maybe,
    query.Require: Matching._require,
    query.Every: Matching._everything,
    query.Term: Matching._word,
    query.Phrase: Matching._phrase,
    query.Prefix: Matching._prefix,
    query.Wildcard: Matching._wildcard,
    query.FuzzyTerm: Matching._fuzzy,
    query.TermRange: Matching._range,
}


def matching(ranker: Ranker) -> Matching:
    """Kept with the ranker, and given back with it when a newer commit is opened."""
    attributes = vars(ranker)
    if "matching" not in attributes:
        attributes["matching"] = Matching(ranker)
    kept: Matching = attributes["matching"]
    return kept


def words_of(text: str) -> str:
    """The words and phrases of a query that a match may hold in its text and title."""
    return "\n".join(_words(parse(text)))


def _words(tree: Any) -> Iterator[str]:
    if isinstance(tree, (query.Term, query.Phrase)) and tree.fieldname in (CONTENT, "title"):
        yield show(tree.text if isinstance(tree, query.Term) else " ".join(tree.words))
    elif not isinstance(tree, query.Not):
        for part in [tree.a] if isinstance(tree, query.AndNot) else tree.children():
            yield from _words(part)


def _only(matches: Matches, allowed: Flags) -> Matches:
    return Matches(matches.mask & allowed, matches.score * allowed)


def _sum(parts: Sequence[Matches]) -> Floats:
    total: Floats = np.sum([part.score for part in parts], axis=0)
    return total
