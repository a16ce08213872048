"""Words without the particles written onto them: و ف ب ل ك.

As in the stemmer, a particle is cut only if the lexicon knows what is left; but
the article stays, for it is part of many names.
"""

from functools import lru_cache
from typing import NamedTuple

from archive.tagging.given_names import certain
from archive.tagging.grammar import count, evidence, folded_form, is_verb
from search.analysis.letters import HAMZA
from search.analysis.stemming.affixes import (
    ARTICLE,
    ARTICLES,
    CONJUNCTIONS,
    LAM_ARTICLE,
    PREPOSITIONS,
)

_SHORTEST, _SHORTEST_REST = 4, 3

Forms = tuple[str, str]  # a word as it is spelt, and folded


class _Particles(NamedTuple):
    """Particles of a kind, the articles that may follow them, and how often what is left must be
    known if none does: so often, and so many times as often as the whole.
    """

    letters: tuple[str, ...]
    articles: tuple[str, ...]
    least: float
    share: float


_KINDS = (
    _Particles(CONJUNCTIONS, ARTICLES, least=3, share=0.5),
    _Particles(PREPOSITIONS, (ARTICLE,), least=5, share=2),
)
# All of them are letters.
PARTICLES = frozenset(letter for kind in _KINDS for letter in kind.letters)


@lru_cache(1 << 10)
def bare(raw: str) -> str:
    """The word without the particles و ف ب ل ك written onto it: وبالعراق -> العراق."""
    return bare_forms(raw, folded_form(raw))[0] if raw[:1] in PARTICLES else raw


def bare_forms(raw: str, whole: str) -> Forms:
    """The same of a word in its two forms, in both of them."""
    for kind in _KINDS:
        if raw[:1] not in PARTICLES or len(raw) < _SHORTEST or raw in certain():
            break
        if raw.startswith(kind.letters):
            raw, whole = _without(raw, whole, kind)
    return raw, whole


def _without(raw: str, whole: str, kind: _Particles) -> Forms:
    rest = _rest(raw, whole)
    if raw.startswith(LAM_ARTICLE):
        article = ARTICLE + raw[2:]
        return max((article, folded_form(article)), rest, key=lambda forms: count(forms[1]))
    if rest[0].startswith(kind.articles):
        is_known = len(rest[0]) >= _SHORTEST and evidence(rest[1]) >= 0.5 * count(whole)
    else:
        is_known = len(rest[0]) >= _SHORTEST_REST and _is_left(rest, whole, kind)
    return rest if is_known else (raw, whole)


def _rest(raw: str, whole: str) -> Forms:
    """What stands behind a letter: without a hamza, it folds alone as it does there."""
    rest = raw[1:]
    by_letter = len(raw) == len(whole) and HAMZA not in whole
    return rest, whole[1:] if by_letter else folded_form(rest)


def _is_left(rest: Forms, whole: str, kind: _Particles) -> bool:
    """Whether the lexicon knows what is left better than the whole, which takes no article."""
    spelt, folded = rest
    often = count(whole)
    if spelt not in certain() and evidence(folded) < max(kind.least, kind.share * often):
        return False
    if count(ARTICLE + whole) >= max(3, 0.05 * often):
        return False
    return kind.letters is not PREPOSITIONS or not is_verb(folded)
