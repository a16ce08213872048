"""Which forms of the words of a query texts hold: what they were found by, to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from search.analysis import Token
from search.analysis.chunk import analyze_chunk
from search.analysis.expansion.variants import alternatives
from search.matcher import LONGEST, Matcher, Occurrence
from search.parsing import Clauses
from search.results import Forms, Snippet

MOST = 4  # forms of one word that are told
ALIKE = 0.5  # of the letters of two names, from which on they are one word spelt otherwise


class Found(NamedTuple):
    """A word of a text that answers the query's word of this number."""

    word: int
    form: str
    folded: str
    is_typed: bool
    is_name: bool


class WordForms:
    """Of one query, for the texts of its hits: they share most of their words.

    The words of a phrase stand as they were typed, and are not told.
    """

    def __init__(self, clauses: Clauses, matcher: Matcher) -> None:
        self._terms, self._matcher = clauses.terms, matcher
        self._patterns = clauses.all_patterns
        self._found: dict[str, tuple[Found, ...]] = {}
        self._hits: dict[int, Counter[Found]] = {}

    def at(self, occurrences: Iterable[Occurrence], text: str) -> set[Found]:
        """What stands where the query was found in the text."""
        parts = {text[one.start : min(one.end, one.start + LONGEST)] for one in occurrences}
        return self._in_all(parts)

    def marked(self, marked: Snippet) -> set[Found]:
        """What is marked."""
        return self._in_all({part for a, b in marked.spans for part in marked.text[a:b].split()})

    def note(self, found: Iterable[Found]) -> tuple[Forms, ...]:
        """Of a hit, what stands in it for the words that it does not hold as they were typed."""
        by_word = dict[int, list[Found]]()
        for one in found:
            by_word.setdefault(one.word, []).append(one)
            self._hits.setdefault(one.word, Counter())[one] += 1
        return tuple(
            self._forms(word, sorted(some, key=_in_order))
            for word, some in sorted(by_word.items())
            if word >= 0 and not any(one.is_typed for one in some)
        )

    def noted(self) -> tuple[Forms, ...]:
        """Of all hits, by word, the forms that most of them hold, but for what was typed."""
        words = sorted(self._hits, key=lambda word: (word < 0, abs(word)))
        noted = (self._forms(word, _most_frequent(self._hits[word])) for word in words)
        return tuple(forms for forms in noted if forms.forms or forms.names)

    def _forms(self, word: int, found: Sequence[Found]) -> Forms:
        others = [one for one in found if not one.is_typed]
        forms, names = (
            _distinct(one for one in others if one.is_name is is_name) for is_name in (False, True)
        )
        typed = self._terms[word] if word >= 0 else self._patterns[-word - 1]
        return Forms(typed.surface, forms, names)

    def _in_all(self, parts: Iterable[str]) -> set[Found]:
        found = set[Found]()
        for part in parts:
            if part not in self._found:
                self._found[part] = tuple(self._read(part))
            found.update(self._found[part])
        return found

    def _read(self, part: str) -> Iterator[Found]:
        for token in analyze_chunk(part).tokens:
            word = self._matcher.word(token.folded, token.stem)
            if word is not None and word < len(self._terms):
                typed = word >= 0 and token.folded == self._terms[word].folded
                is_name = word >= 0 and self._is_name(word, token)
                yield Found(word, token.exact, token.folded, typed, is_name)

    def _is_name(self, word: int, token: Token) -> bool:
        stem = self._terms[word].stem
        is_other = token.stem != stem and token.stem in alternatives(stem)
        return is_other and SequenceMatcher(None, stem, token.stem).ratio() < ALIKE


def _distinct(found: Iterable[Found]) -> tuple[str, ...]:
    """The first MOST, of which no two fold to one."""
    by_folded = dict[str, str]()
    for one in found:
        by_folded.setdefault(one.folded, one.form)
    return tuple(by_folded.values())[:MOST]


def _most_frequent(counts: Counter[Found]) -> list[Found]:
    return sorted(counts, key=lambda one: (-counts[one], one.form))


def _in_order(found: Found) -> tuple[int, str]:
    return len(found.form), found.form
