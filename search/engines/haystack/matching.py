"""Query tree -> the documents that match, in order; by arrays, over one open index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from whoosh import query

from search.engines.haystack.fields import DaysField, Field, KeysField, Matches, ModelField, Range
from search.engines.haystack.query import KEYS, NAMES, parse, show
from search.engines.haystack.text_fields import NamesField, WordsField
from search.engines.whoosh.arrays import Flags, Floats, Ints
from search.engines.whoosh.ranking.ranker import Ranker

KINDS: dict[str, type[Field]] = {
    "text": WordsField,
    "title": WordsField,
    "published_at": DaysField,
    "django_ct": ModelField,
    **dict.fromkeys(NAMES, NamesField),
    **dict.fromkeys(KEYS, KeysField),
}
SORTS = {"published_at", *KEYS, *NAMES}
REMEMBERED = 4  # rankings; Haystack reads one ten by ten and asks for it each time


class Question(NamedTuple):
    """`narrowed`: queries that must match too and bring no score; `gone`: keys not to show."""

    query: str
    narrowed: frozenset[str] = frozenset()
    gone: frozenset[int] = frozenset()
    sort: tuple[str, ...] = ()


class Order(NamedTuple):
    """Numbers of documents, best first, and the score of each."""

    ids: Ints
    scores: Floats


class Matching:
    def __init__(self, ranker: Ranker) -> None:
        self.postings = ranker.postings
        self.fields = {name: kind(ranker, name) for name, kind in KINDS.items()}
        self.order = lru_cache(REMEMBERED)(self._order)

    def matches(self, text: str) -> Matches:
        return self.answer(parse(text))

    def answer(self, tree: Any) -> Matches:
        found, score = ANSWERS.get(type(tree), Matching._nothing)(self, tree)
        return Matches(found, score * np.float32(getattr(tree, "boost", 1.0)))

    def _order(self, question: Question) -> Order:
        found, score = self.matches(question.query)
        found = found & self.postings.alive
        for text in question.narrowed:
            found &= self.matches(text).found
        if question.gone:
            found &= ~np.isin(self.postings.column("pk"), list(question.gone))
        ids = np.flatnonzero(found)
        ids = ids[np.lexsort(self._sort_keys(ids, score, question.sort))]
        return Order(ids, score[ids])

    def _sort_keys(self, ids: Ints, score: Floats, sort: tuple[str, ...]) -> list[Any]:
        """For `np.lexsort`: the last is looked at first. What has no value comes last."""
        keys = [-self.postings.column("pk")[ids]]
        if not sort:
            return [*keys, -self.postings.column("published_at")[ids], -score[ids]]
        for name in reversed(sort):
            field = self.fields[name.lstrip("-")]
            values = (field.first if isinstance(field, NamesField) else field.values)[ids]
            keys += [-values if name.startswith("-") else values, ~field.filled()[ids]]
        return keys

    def _nothing(self, tree: Any) -> Matches:
        return self.fields["text"].matches()

    def _everything(self, tree: Any) -> Matches:
        return self.fields["text"].matches(np.ones(self.postings.count, bool))

    def _all(self, tree: Any) -> Matches:
        parts = [self.answer(part) for part in tree.children()]
        if not parts:
            return self._nothing(tree)
        found = np.logical_and.reduce([part.found for part in parts])
        return Matches(found, sum(part.score for part in parts) * found)

    def _any(self, tree: Any) -> Matches:
        parts = [self.answer(part) for part in tree.children()] or [self._nothing(tree)]
        found = np.logical_or.reduce([part.found for part in parts])
        return Matches(found, sum(part.score for part in parts))

    def _not(self, tree: Any) -> Matches:
        return self.fields["text"].matches(~self.answer(tree.query).found)

    def _and_not(self, tree: Any) -> Matches:
        wanted, unwanted = self.answer(tree.a), self.answer(tree.b)
        return _only(wanted, ~unwanted.found)

    def _and_maybe(self, tree: Any) -> Matches:
        wanted, liked = self.answer(tree.a), self.answer(tree.b)
        return Matches(wanted.found, wanted.score + liked.score * wanted.found)

    def _require(self, tree: Any) -> Matches:
        return _only(self.answer(tree.a), self.answer(tree.b).found)

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
    kept = vars(ranker)
    if "matching" not in kept:
        kept["matching"] = Matching(ranker)
    return kept["matching"]


def words_sought(text: str) -> str:
    """The words and phrases that a match may hold of its text and title."""
    return "\n".join(_sought(parse(text)))


def _sought(tree: Any) -> Iterator[str]:
    if isinstance(tree, (query.Term, query.Phrase)) and tree.fieldname in ("text", "title"):
        yield show(tree.text if isinstance(tree, query.Term) else " ".join(tree.words))
    elif not isinstance(tree, query.Not):
        for part in [tree.a] if isinstance(tree, query.AndNot) else tree.children():
            yield from _sought(part)


def _only(matches: Matches, allowed: Flags) -> Matches:
    return Matches(matches.found & allowed, matches.score * allowed)
