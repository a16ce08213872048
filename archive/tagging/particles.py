"""Words without the particles written onto them: و ف ب ل ك.

As in the stemmer, a particle is cut only if the lexicon knows what is left; but
the article stays, for it is part of many names.
"""

from functools import lru_cache

from archive.tagging.given_names import certain
from archive.tagging.grammar import count, evidence, folded_form, is_verb
from search.analysis.stemming.affixes import (
    ARTICLE,
    ARTICLES,
    CONJUNCTIONS,
    LAM_ARTICLE,
    PREPOSITIONS,
)

_PARTICLES = (*CONJUNCTIONS, *PREPOSITIONS, LAM_ARTICLE)


def bare(raw: str) -> str:
    """The word without the particles و ف ب ل ك written onto it: وبالعراق -> العراق."""
    return _bare(raw) if raw.startswith(_PARTICLES) else raw


@lru_cache(1 << 10)
def _bare(raw: str) -> str:
    for cut in (_without_conjunction, _without_preposition):
        if raw in certain() or len(raw) < 4:
            break
        raw = cut(raw)
    return raw


def _without_conjunction(raw: str) -> str:
    rest = raw[1:]
    if not raw.startswith(CONJUNCTIONS):
        return raw
    if rest.startswith(ARTICLES):
        return (
            rest
            if evidence(folded_form(rest)) >= 0.5 * count(folded_form(raw)) and len(rest) > 3
            else raw
        )
    return rest if _attested(rest, raw, least=3, share=0.5) else raw


def _without_preposition(raw: str) -> str:
    if raw.startswith(LAM_ARTICLE):
        article, other = ARTICLE + raw[2:], raw[1:]
        return max((article, other), key=lambda word: count(folded_form(word)))
    rest = raw[1:]
    if not raw.startswith(PREPOSITIONS):
        return raw
    if rest.startswith(ARTICLE):
        return (
            rest
            if evidence(folded_form(rest)) >= 0.5 * count(folded_form(raw)) and len(rest) > 3
            else raw
        )
    return rest if _attested(rest, raw, least=5, share=2) else raw


def _attested(rest: str, raw: str, least: float, share: float) -> bool:
    whole, left = folded_form(raw), folded_form(rest)
    if len(rest) < 3 or count(ARTICLE + whole) >= max(3, 0.05 * count(whole)):
        return False
    if raw.startswith(PREPOSITIONS) and is_verb(left):
        return False
    return rest in certain() or evidence(left) >= max(least, share * count(whole))
