"""Which forms of the words of a query texts hold: what they were found by, to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from search.analysis import Token, analyze
from search.analysis.chunk import analyze_chunk
from search.analysis.expansion.variants import alternatives
from search.clauses import Clauses, Pattern, Root
from search.folded_text import fold_in_place
from search.matcher import LONGEST, Matcher, Occurrence
from search.results import Forms, Snippet

MOST = 4  # forms of one word that are told
ALIKE = 0.5  # of the letters of two names, from which on they are one word spelt otherwise


class Found(NamedTuple):
    """A word of a text that answers the query's word of this number, or a name of several words;
    of two that have the same `folded` one is told."""

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
        self._patterns: tuple[Pattern | Root, ...] = (*clauses.all_patterns, *clauses.all_roots)
        self._found = list[Found]()  # each by its number, as sets of numbers are quick
        self._numbers: dict[Found, int] = {}
        self._of_parts: dict[str, tuple[int, ...]] = {}
        self._hits = Counter[int]()

    @property
    def words(self) -> int:
        """The number of words of the query that may have other forms."""
        return len(self._terms)

    def at(self, occurrences: Iterable[Occurrence], text: str) -> set[int]:
        """What stands where the query was found in the text, by number."""
        return self._in(
            {text[one.start : min(one.end, one.start + LONGEST)] for one in occurrences}
        )

    def marked(self, *some: Snippet) -> set[int]:
        """What is marked, by number."""
        spans = {one.text[a:b] for one in some for a, b in one.spans}
        runs = spans if self._matcher.runs else set[str]()
        return self._in(runs | {part for span in spans for part in span.split()})

    def are_typed(self, found: set[int], words: int) -> bool:
        """Whether so many words stand there as they were typed: then nothing is left to tell."""
        typed = {self._found[number].word for number in found if self._found[number].is_typed}
        return len(typed) >= words

    def note(self, found: set[int]) -> tuple[Forms, ...]:
        """Of a hit, what stands in it for the words that it does not hold as they were typed."""
        self._hits.update(found)
        some = [self._found[number] for number in found]
        typed = {one.word for one in some if one.is_typed}
        others = [one for one in some if one.word >= 0 and one.word not in typed]
        if not others:
            return ()
        others.sort(key=_in_order)
        words = sorted({one.word for one in others})
        return tuple(self._forms(word, [o for o in others if o.word == word]) for word in words)

    def noted(self) -> tuple[Forms, ...]:
        """Of all hits, by word, the forms that most of them hold, but for what was typed."""
        others = [(n, self._found[n]) for n in self._hits if not self._found[n].is_typed]
        others.sort(key=lambda one: (-self._hits[one[0]], one[1].form))
        words = sorted({one.word for _, one in others}, key=lambda word: (word < 0, abs(word)))
        return tuple(
            self._forms(word, [one for _, one in others if one.word == word]) for word in words
        )

    def _forms(self, word: int, others: Sequence[Found]) -> Forms:
        forms, names = (
            _distinct(one for one in others if one.is_name is is_name) for is_name in (False, True)
        )
        typed = self._terms[word] if word >= 0 else self._patterns[-word - 1]
        return Forms(typed.surface, forms, names)

    def _in(self, parts: Iterable[str]) -> set[int]:
        numbers = set[int]()
        for part in parts:
            if part not in self._of_parts:
                self._of_parts[part] = tuple(map(self._number, self._read(part)))
            numbers.update(self._of_parts[part])
        return numbers

    def _number(self, found: Found) -> int:
        if found not in self._numbers:
            self._numbers[found] = len(self._found)
            self._found.append(found)
        return self._numbers[found]

    def _read(self, part: str) -> Iterator[Found]:
        for token in analyze_chunk(part).tokens:
            word = self._matcher.word(token.folded, token.stem)
            if word is not None and word < len(self._terms):
                typed = word >= 0 and token.folded == self._terms[word].folded
                is_name = word >= 0 and self._is_name(word, token)
                yield Found(word, token.exact, token.folded, typed, is_name)
        runs = self._matcher.runs
        for start, end, word in runs.runs(fold_in_place(part)) if runs else ():
            tokens = [token for token in analyze(part[start:end]) if not token.overlay]
            form, stems = (" ".join(kind) for kind in zip(*map(_spelt, tokens), strict=True))
            if word < len(self._terms):
                yield Found(word, form, stems, False, True)

    def _is_name(self, word: int, token: Token) -> bool:
        stem = self._terms[word].stem
        is_other = token.stem != stem and token.stem in alternatives(stem)
        return is_other and SequenceMatcher(None, stem, token.stem).ratio() < ALIKE


def _spelt(token: Token) -> tuple[str, str]:
    return token.exact, token.stem


def _distinct(found: Iterable[Found]) -> tuple[str, ...]:
    """The first MOST, of which no two fold to one."""
    by_folded = dict[str, str]()
    for one in found:
        by_folded.setdefault(one.folded, one.form)
    return tuple(by_folded.values())[:MOST]


def _in_order(found: Found) -> tuple[int, str]:
    return len(found.form), found.form
