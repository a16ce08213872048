"""Words of a text -> terms, with the other forms and names that they are looked for by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from search import editors_words
from search.analysis import Token, analyze, bare, exact, fold, is_stop_word, stem
from search.analysis.expansion import alternatives
from search.analysis.expansion.hamza_seats import other_seats
from search.analysis.expansion.name_openers import other_openers
from search.analysis.expansion.variants import equivalents
from search.analysis.gazetteer import is_name
from search.analysis.letters import DEFINITE
from search.analysis.token_filters import NAME_OPENERS
from search.analysis.uthmani import spelt_today
from search.clauses import Exact, Pattern, Spelt, Term

LONGEST_NAME = 5  # words
SHORTEST_PREFIX = 2  # letters before the first wildcard


def terms_of(text: str) -> tuple[Term, ...]:
    """The words of a query, in order, with repeats."""
    return _named(_opened([_term(token) for token in analyze(text) if not token.overlay]))


def pattern_of(word: str) -> Pattern | None:
    """Of a word with wildcards; none if too few letters are left before them."""
    parts = re.split(r"([*؟?]+)", word)
    folded = "".join(
        ("*" if "*" in part else "?" * len(part)) if number % 2 else fold(part)
        for number, part in enumerate(parts)
    )
    pattern = Pattern(word, folded)
    return pattern if len(pattern.prefix) >= SHORTEST_PREFIX else None


def exact_of(text: str) -> Exact | None:
    """The words, to be found as they are spelt; none if there are none."""
    tokens = [token for token in analyze(text) if not token.overlay]
    words = tuple(Spelt(token.surface, token.exact, token.folded, token.marked) for token in tokens)
    return Exact(words) if words else None


def content_terms(title: str, body: str) -> Iterator[Term]:
    """The words of an article that may tell what it is about, in its title twice, with repeats."""
    for token in analyze(f"{title}\n{title}\n{body}"):
        if token.kind == "word" and not token.overlay and not is_stop_word(token.exact):
            yield Term(token.surface, token.folded, token.stem)


def distinct(terms: Iterable[Term]) -> list[Term]:
    """Of each word the last one, in order."""
    by_forms = {(term.folded, term.stem): term for term in reversed(list(terms))}
    return list(by_forms.values())[::-1]


def _term(token: Token) -> Term:
    without_proclitics = bare(token.exact) if token.kind == "word" else ""
    editors = editors_words.current()
    if editors.protects(token.folded, without_proclitics):
        return Term(
            token.surface, token.folded, token.folded, bare=without_proclitics, is_name=True
        )
    return Term(
        token.surface,
        token.folded,
        token.stem,
        (
            *alternatives(token.stem, without_proclitics),
            *map(stem, _spelt_otherwise(token)),
            *editors.alternatives(token.stem),
        ),
        without_proclitics,
        (*equivalents((token.folded,)), *editors.equivalents((token.folded,))),
        is_name(token.folded) or is_name(without_proclitics),
    )


def _spelt_otherwise(token: Token) -> tuple[str, ...]:
    """Words that are this one: as Korans do not spell it, and with its hamza on another seat."""
    today = spelt_today(token.surface).split()
    return (*other_seats(token.exact), *(today if len(today) == 1 else ()))


def _opened(terms: list[Term]) -> list[Term]:
    """Give the first word of a name its other cases; the last word of all begins none."""
    return [
        replace(term, also=(*term.also, *other_openers(term.stem))) for term in terms[:-1]
    ] + terms[-1:]


def _joined(run: list[Term]) -> tuple[str, ...]:
    """The stem of a name of two words that are written as one: أبوغريب. Of عبدالله and أبوالعلاء
    the index has both words."""
    first, *rest = (exact(term.surface) for term in run)
    opener = NAME_OPENERS.get(first)
    is_one = opener and len(rest) == 1 and not rest[0].startswith(DEFINITE)
    return (stem(f"{opener}{rest[0]}"),) if is_one else ()


def _named(terms: list[Term]) -> tuple[Term, ...]:
    """Give the words of a name of several words (كانون الثاني) its other name (يناير)."""
    for length in range(LONGEST_NAME, 1, -1):
        for start in range(len(terms) - length + 1):
            run = terms[start : start + length]
            words = tuple(term.folded for term in run)
            others = (*equivalents(words), *editors_words.current().equivalents(words))
            single = (*(name[0] for name in others if len(name) == 1), *_joined(run))
            for place, term in enumerate(run if single else (), start):
                terms[place] = replace(term, also=tuple(dict.fromkeys(term.also + single)))
    return tuple(terms)
