"""Tells which words of a text answer a query, and where they stand.

To analyse a whole body for two lines of it would take longer than to rank the archive. So
the letters that the words of the query have in common with their other forms are looked for
first, and only the pieces around them are analysed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from search.analysis import Token, fold
from search.analysis.chunk import analyze_chunk, blanked, chunk_around, chunks
from search.analysis.expansion.spellings import is_with_clitics, reseated
from search.analysis.letters import SPELLED_OUT
from search.analysis.stemming.protected_words import PROTECTED
from search.analysis.stemming.skeleton import skeleton
from search.analysis.vowel_marks import agree
from search.clauses import Clauses
from search.folded_text import FoldedText, Span, core
from search.folded_texts import FoldedTexts
from search.name_matcher import NameMatcher
from search.name_runs import NameRuns
from search.strong_letters import places as strong_places
from search.strong_letters import strong_cores

LONGEST = 200  # characters looked at of a piece without a blank
MOST_PIECES = 100  # of a text; a word costs some 40 us when it is met for the first time
READ = 20_000  # characters of a text that are looked through for words of other letters
BEGINNING = 2_000  # characters: most news are no longer
SHORTEST_CORE = 3
ENDINGS = "اهية"  # last letters that another form of the word may have lost
SIGNS = {sign: fold(words) for sign, words in SPELLED_OUT.items()}

Letters = TypeVar("Letters", str, bytes)


class Occurrence(NamedTuple):
    """A piece of the text that answers the query's word of this number."""

    start: int
    end: int
    word: int


class Matcher:
    """What answers a query: the same folded word, a clitic before it or not, its hamza seated
    otherwise, one of its stems, or a name of several words; of a whole number its decimals.

    `names` are those of sources, authors, tags and places.
    """

    def __init__(self, clauses: Clauses) -> None:
        self.patterns = [pattern.expression for pattern in clauses.all_patterns]
        self.prefixes = tuple(pattern.prefix for pattern in clauses.all_patterns)
        terms = clauses.all_terms
        self.by_folded = {term.folded: n for n, term in enumerate(terms)}
        self.by_bare = [(term.bare, term.stem, n) for n, term in enumerate(terms) if term.bare]
        spelt = {form: n for n, term in enumerate(terms) for form in reseated(term.folded)}
        self.by_spelling = spelt
        self.by_whole = {term.folded: n for n, term in enumerate(terms) if term.folded.isdigit()}
        self.by_stem = {stem: n for n, term in enumerate(terms) for stem in (*term.also, term.stem)}
        self.by_exact = defaultdict[str, list[tuple[int, str]]](list)
        for n, one in enumerate(clauses.all_spelt, len(terms)):
            self.by_exact[one.exact].append((n, one.marked))
        self.by_root = {
            root.skeleton: -n
            for n, root in enumerate(clauses.all_roots, len(clauses.all_patterns) + 1)
        }
        # A clitic form has all letters of the bare word.
        forms = {*(term.folded for term in terms), *(term.bare for term in terms), *self.by_stem}
        forms.update(spelt)
        forms |= {one.folded for one in clauses.all_spelt}
        forms.discard("")
        self.cores = _least({*map(_core, forms), *self.prefixes})
        self.strong_cores = _least(
            {core for form in (*forms, *self.prefixes) for core in strong_cores(form)}
            | _cores_of(self.by_root)
        )
        self.runs, self.names = NameRuns(clauses), NameMatcher(clauses)
        self._sought = tuple(map(core, (*self.cores, *_signs(self.cores))))
        self._answers: dict[str, tuple[Occurrence, ...]] = {}

    def word(self, folded: str, stem: str) -> int | None:
        """The number of the query's word that a token answers."""
        word = self.by_folded.get(folded)
        if word is None:
            word = self._with_clitics(folded)
        if word is None:
            word = self.by_spelling.get(folded)
        if word is None:
            word = self.by_stem.get(stem)
        if word is None and self.by_whole:
            word = self.by_whole.get(folded.partition(".")[0])
        if word is None and folded.startswith(self.prefixes):
            matching = (-n for n, one in enumerate(self.patterns, 1) if one.fullmatch(folded))
            word = next(matching, None)
        if word is None and self.by_root:
            word = self.by_root.get(skeleton(stem))
        return word

    def _with_clitics(self, folded: str) -> int | None:
        """The last word that this is, as it stands or with clitics before it."""
        numbers = (
            n
            for bare, stem, n in reversed(self.by_bare)
            if folded.endswith(bare) and is_with_clitics(folded, bare, stem)
        )
        return next(numbers, None)

    def answers(self, token: Token) -> bool:
        return self._number(token) is not None

    def _number(self, token: Token) -> int | None:
        word = self.word(token.folded, token.stem)
        if word is None and token.exact in self.by_exact:
            spelt = self.by_exact[token.exact]
            word = next((n for n, marks in spelt if agree(marks, token.marked)), None)
        return word

    def answering(self, text: FoldedText) -> Iterator[Occurrence]:
        """The tokens that answer, in the order of the analysis of the text, then names of several
        words."""
        return self._at(text, strong_places(text, self.strong_cores))

    def answering_each(self, texts: FoldedTexts) -> list[list[Occurrence]]:
        """As `answering`, of each of the texts."""
        places = texts.places(self.strong_cores)
        return [[*self._at(*one)] for one in zip(texts.texts, places, strict=True)]

    def _at(self, text: FoldedText, places: Sequence[Span] | None) -> Iterator[Occurrence]:
        for start, end in self._chunks(text, places):
            for one in self._answering(text.text[start:end]):
                yield Occurrence(start + one.start, start + one.end, one.word)
        yield from map(Occurrence._make, self.runs.runs(text))

    def occurrences(self, text: FoldedText) -> list[Occurrence]:
        """In order. Of a text that holds the query's letters in very many places the first are
        looked at; one that holds them nowhere may still hold another form of a word, and its
        beginning is looked through, or if need be more of it."""
        return self._occurrences(text, text.pieces(self._sought))

    def occurrences_each(self, texts: FoldedTexts) -> list[list[Occurrence]]:
        """As `occurrences`, of each of the texts."""
        pieces = texts.pieces(self._sought)
        return [self._occurrences(*one) for one in zip(texts.texts, pieces, strict=True)]

    def _occurrences(self, text: FoldedText, pieces: Sequence[Span]) -> list[Occurrence]:
        """In pieces, and if need be elsewhere."""
        occurrences = [
            Occurrence(start, end, answers[0].word)
            for start, end in pieces[:MOST_PIECES]
            if (answers := self._answering(text.text[start : min(end, start + LONGEST)]))
        ]
        if self.by_root:
            occurrences = sorted({*occurrences, *self.answering(text.part(0, READ))})[:MOST_PIECES]
        if self.runs:
            occurrences = sorted({*occurrences, *map(Occurrence._make, self.runs.runs(text))})
        beginning = occurrences or sorted(set(self.answering(text.part(0, BEGINNING))))
        return beginning or sorted(set(self.answering(text.part(0, READ))))

    def _chunks(self, text: FoldedText, places: Sequence[Span] | None) -> Iterator[Span]:
        """Where the chunks start and end that may answer by their strong letters, which stand
        there."""
        if places is None:
            yield from chunks(text.text)
            return
        parts, done = blanked(text.text), 0
        for first, last in places:
            if first >= done:
                start, end = chunk_around(parts, first)
                if last < end:
                    yield start, end
                    done = end

    def _answering(self, part: str) -> tuple[Occurrence, ...]:
        """The tokens that answer of a part of a text, as if it stood alone; the same ones recur."""
        if part not in self._answers:
            self._answers[part] = tuple(
                Occurrence(token.start, token.end, number)
                for token in analyze_chunk(part).tokens
                if (number := self._number(token)) is not None
            )
        return self._answers[part]


class RootMatcher(Matcher):
    """What answers instead of a query: words with the skeleton of one of its words."""

    def __init__(self, clauses: Clauses) -> None:
        super().__init__(clauses)
        self.by_skeleton = {
            skeleton(stem): n
            for n, term in enumerate(clauses.all_terms)
            for stem in (*term.also, term.stem)
        }
        self.strong_cores = _least(_cores_of(self.by_skeleton))

    def word(self, folded: str, stem: str) -> int | None:
        return self.by_skeleton.get(skeleton(stem))

    def _occurrences(self, text: FoldedText, pieces: Sequence[Span]) -> list[Occurrence]:
        """Weak letters stand among those of a skeleton, so it is no letters of the text."""
        return list(self.answering(text.part(0, READ)))


def _core(form: str) -> str:
    return form[:-1] if len(form) > SHORTEST_CORE and form[-1] in ENDINGS else form


def _cores_of(roots: Iterable[str]) -> set[bytes]:
    """Strong letters, of which words of these skeletons have some."""
    return {
        core
        for root in roots
        for stem in (root, *_listed().get(root, ()))
        for core in strong_cores(stem)
    }


@cache
def _listed() -> Mapping[str, list[str]]:
    """A skeleton -> the stems with it that words have because a list says so."""
    stems = defaultdict[str, list[str]](list)
    for stem in sorted({*PROTECTED.values()}):
        stems[skeleton(stem)].append(stem)
    return stems


def _signs(cores: set[str]) -> list[str]:
    """The signs that stand for words with one of the cores, as ﷺ does for الله."""
    return [sign for sign, words in SIGNS.items() if any(core in words for core in cores)]


def _least(cores: set[Letters]) -> set[Letters]:
    """Those without which a piece has none of them: what holds another one need not be looked for."""
    return {core for core in cores if sum(other in core for other in cores) == 1}
