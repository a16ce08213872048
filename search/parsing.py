"""What the reader typed -> clauses. Any text parses; nothing of it reaches an engine as syntax."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from search.analysis import Token, analyze, bare, fold, is_stop_word, stem
from search.analysis.expansion import alternatives
from search.analysis.expansion.variants import equivalents
from search.analysis.gazetteer import is_name
from search.analysis.uthmani import spelt_today

MOST_CHARACTERS = 1_000
MOST_TERMS = 64  # distinct words, patterns and phrases looked for
MOST_PHRASES = 8
LONGEST_NAME = 5  # words
SHORTEST_PREFIX = 2  # letters before the first wildcard

QUOTED = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”|„([^“”]*)[“”]|″([^″]*)″')
# A wildcard stands in or after a word; a question mark after one ends a question.
PATTERN = re.compile(r"(?<!\S)[^\W_]{2,}(?:[؟?]+[^\W_]+|\*+[^\W_]*)+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Term:
    """One word, in the forms of the index's fields.

    `also`: stems that mean the same word; `names`: stems of its names of several words.
    `bare`: folded, without proclitics; empty if unknown. `is_name`: the gazetteer has it as it is.
    """

    surface: str
    folded: str
    stem: str
    also: tuple[str, ...] = ()
    bare: str = ""
    names: tuple[tuple[str, ...], ...] = ()
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with wildcards, folded: `*` for any letters, `?` for one."""

    surface: str
    folded: str

    @property
    def prefix(self) -> str:
        return re.split(r"[*?]", self.folded, maxsplit=1)[0]

    @property
    def expression(self) -> re.Pattern[str]:
        """What a folded word must match as a whole."""
        parts = {"*": ".*", "?": "."}
        return re.compile("".join(parts.get(sign, re.escape(sign)) for sign in self.folded))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand side by side, in order; the first may carry any clitic."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Clauses:
    """Hits should hold every term, and must hold every phrase if any hit holds them all.

    `cut`: the text was too long.
    """

    terms: tuple[Term, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.terms or self.phrases or self.patterns)

    @property
    def all_terms(self) -> tuple[Term, ...]:
        return self.terms + tuple(term for phrase in self.phrases for term in phrase.terms)

    @property
    def has_roots(self) -> bool:
        """Whether words of the same roots may be of use: not where a name or a quotation is meant."""
        named = any(term.is_name for term in self.terms)
        return bool(self.terms) and not (named or self.phrases or self.patterns)

    @property
    def words(self) -> tuple[str, ...]:
        words: tuple[Term | Pattern, ...] = (*self.all_terms, *self.patterns)
        return tuple(word.surface for word in words)


def parse(
    text: str, most_characters: int = MOST_CHARACTERS, most_terms: int = MOST_TERMS
) -> Clauses:
    """Quoted runs become phrases, words with wildcards patterns, other words terms.

    Stop words go when another word stays.
    """
    read = text[:most_characters]
    phrases = _distinct_phrases(read)
    unquoted = QUOTED.sub(" ", read)
    patterns = list(dict.fromkeys(_patterns(unquoted)))
    words = _distinct(_terms(PATTERN.sub(" ", unquoted)))
    telling = [term for term in words if not is_stop_word(term.surface)]
    terms = telling or ([] if phrases or patterns else words)
    cut = len(text) > most_characters or len(terms) + len(phrases) + len(patterns) > most_terms
    room = max(most_terms - len(phrases[:MOST_PHRASES]), 0)
    kept = terms[:room]
    return Clauses(
        tuple(kept), tuple(phrases[:MOST_PHRASES]), tuple(patterns[: room - len(kept)]), cut
    )


def content_terms(title: str, body: str) -> Iterator[Term]:
    """The words of an article that may tell what it is about, in its title twice, with repeats."""
    for token in analyze(f"{title}\n{title}\n{body}"):
        if token.kind == "word" and not token.overlay and not is_stop_word(token.exact):
            yield Term(token.surface, token.folded, token.stem)


def _distinct_phrases(text: str) -> list[Phrase]:
    quoted = (next(filter(None, match.groups()), "") for match in QUOTED.finditer(text))
    phrases = (Phrase(_terms(words)) for words in quoted)
    return list(dict.fromkeys(phrase for phrase in phrases if phrase.terms))


def _patterns(text: str) -> Iterable[Pattern]:
    for match in PATTERN.finditer(text):
        parts = re.split(r"([*؟?]+)", match.group())
        folded = "".join(
            ("*" if "*" in part else "?" * len(part)) if number % 2 else fold(part)
            for number, part in enumerate(parts)
        )
        pattern = Pattern(match.group(), folded)
        if len(pattern.prefix) >= SHORTEST_PREFIX:
            yield pattern


def _terms(text: str) -> tuple[Term, ...]:
    return _named([_term(token) for token in analyze(text) if not token.overlay])


def _term(token: Token) -> Term:
    without_proclitics = bare(token.exact) if token.kind == "word" else ""
    return Term(
        token.surface,
        token.folded,
        token.stem,
        (*alternatives(token.stem), *_stems_today(token.surface)),
        without_proclitics,
        equivalents((token.folded,)),
        is_name(token.folded) or is_name(without_proclitics),
    )


def _stems_today(surface: str) -> tuple[str, ...]:
    """Of one word in the spelling of Korans, its stem in that of today."""
    today = spelt_today(surface).split()
    return (stem(today[0]),) if len(today) == 1 else ()


def _named(terms: list[Term]) -> tuple[Term, ...]:
    """Give the words of a name of several words (كانون الثاني) its other name (يناير)."""
    for length in range(LONGEST_NAME, 1, -1):
        for start in range(len(terms) - length + 1):
            run = terms[start : start + length]
            others = equivalents([term.folded for term in run])
            single = tuple(name[0] for name in others if len(name) == 1)
            for place, term in enumerate(run if single else (), start):
                terms[place] = replace(term, also=tuple(dict.fromkeys(term.also + single)))
    return tuple(terms)


def _distinct(terms: tuple[Term, ...]) -> list[Term]:
    return list({(term.folded, term.stem): term for term in reversed(terms)}.values())[::-1]
