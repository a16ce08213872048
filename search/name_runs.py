"""Names of several words that stand for one word of a query, «حلف الناتو» for «NATO», in texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from search.analysis import analyze
from search.analysis.chunk import blanked
from search.clauses import AllOf, AnyOf, Clause, Clauses, Term
from search.folded_text import FoldedText, Span
from search.strong_letters import letters_of, places, strong_cores

MOST_PLACES = 100  # of the letters of one name that are looked at in a text
READ = 20_000  # characters of a text that is read as a whole
AROUND = 100  # characters, more than any name has

Run = tuple[int, int, int]  # start, end, and the number of the word


class Anchored(NamedTuple):
    """A name by its stems, that one of them whose letters tell most, and the word it is of."""

    stems: tuple[str, ...]
    anchor: int
    word: int


class NameRuns:
    """Over the words of one query that stand alone: those of a phrase have no other names. Of a
    name the stems are known, which stand one after another."""

    def __init__(self, clauses: Clauses) -> None:
        alone = {*clauses.terms, *chain.from_iterable(map(_alone, clauses.choices))}
        self._names = defaultdict[str, list[Anchored]](list)
        for number, term in enumerate(clauses.all_terms):
            for stems in term.names if term in alone else ():
                anchor = max(range(len(stems)), key=lambda at: len(_least_core(stems[at])))
                self._names[stems[anchor]].append(Anchored(stems, anchor, number))
        self._cores = {core for stem in self._names for core in strong_cores(stem)}

    def __bool__(self) -> bool:
        return bool(self._names)

    def runs(self, text: FoldedText) -> Iterator[Run]:
        """In order of what tells most of each."""
        for start, end in self._windows(text) if self else ():
            for first, last, word in self._within(text.text[start:end]):
                yield start + first, start + last, word

    def _windows(self, text: FoldedText) -> Iterator[Span]:
        """Where whole words stand among which names may be, apart from one another."""
        found = [places(text, {core}) for core in self._cores]
        if None in found:
            return iter([(0, READ)])
        parts = blanked(text.text)
        first_ones = chain.from_iterable((some or [])[:MOST_PLACES] for some in found)
        windows = _joined(sorted(_around(parts, *place) for place in first_ones))
        return (one for one in windows if self._may_hold(letters_of(text.codes[slice(*one)])))

    def _may_hold(self, letters: bytes) -> bool:
        """Whether a part of a text with these strong letters may hold a name: an analysis of it
        takes longer than all else."""
        return any(
            all(any(core in letters for core in strong_cores(stem)) for stem in name.stems)
            for name in chain.from_iterable(self._names.values())
        )

    def _within(self, part: str) -> Iterator[Run]:
        tokens = analyze(part)
        stems, words = defaultdict[int, set[str]](set), dict[int, Span]()
        for token in tokens:
            stems[token.position].add(token.stem)
            if not token.overlay:
                words[token.position] = token.start, token.end
        for token in tokens:
            for name in self._names.get(token.stem, ()):
                first = token.position - name.anchor
                if all(stem in stems.get(first + at, ()) for at, stem in enumerate(name.stems)):
                    last = first + len(name.stems) - 1
                    yield words[first][0], words[last][1], name.word


def _alone(clause: Clause) -> Iterator[Term]:
    match clause:
        case Term():
            yield clause
        case AnyOf(several) | AllOf(several):
            yield from chain.from_iterable(map(_alone, several))


def _least_core(stem: str) -> bytes:
    return min(strong_cores(stem), key=len)


def _around(parts: str, first: int, last: int) -> Span:
    end = parts.find(" ", last + AROUND)
    return parts.rfind(" ", 0, max(first - AROUND, 0)) + 1, end if end >= 0 else len(parts)


def _joined(windows: Iterable[Span]) -> Iterator[Span]:
    """Of windows in order, those that overlap made one."""
    start, end = 0, 0
    for first, last in windows:
        if first > end:
            yield start, end
            start = first
        end = max(end, last)
    yield start, end
