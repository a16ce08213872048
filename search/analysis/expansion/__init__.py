"""Expansion: the stems that stand for the same word as a stem, for queries.

Its other number (broken plurals), other spellings of a name, other names of a month, the
adjective of a country; of a foreign name that no list has, its spellings by rule; of a verb its
past and its verbal noun, and nothing that a noun is given. Nothing is chained from one list to
another.
"""

from functools import lru_cache

from search.analysis import stem as stem_of
from search.analysis.expansion import foreign_names, plurals, variants, verbs
from search.analysis.letters import ALEF

_MOST = 8  # stems for one word
_REMEMBERED = 1 << 12


def _spellings(stem: str, bare: str) -> tuple[str, ...]:
    """Of a foreign name; a country loses its alef: the stem of بلغاريا is that of its people."""
    name = bare if bare.endswith(ALEF) else stem
    stems = {other: stem_of(other) for other in foreign_names.other_spellings(name)}
    return tuple(one for other, one in stems.items() if one in (other, other.removesuffix(ALEF)))


@lru_cache(_REMEMBERED)
def alternatives(stem: str, bare: str = "") -> tuple[str, ...]:
    """The other stems, at most eight of them, plurals first; empty where none is known.

    `bare`: the folded word without proclitics, which tells a verb from a noun of its stem. What
    is listed as it is, is that: يوليو is no verb.
    """
    numbers, names = plurals.alternatives(stem), variants.alternatives(stem)
    listed = (*numbers, *names)
    if bare and verbs.is_verb(bare, stem) and not (listed and bare == stem):
        listed = verbs.other_forms(bare, stem)
    else:
        listed += verbs.nouns_beside(bare, stem)
    spellings = () if listed != names else _spellings(stem, bare)
    return tuple(dict.fromkeys((*listed, *spellings)))[:_MOST]
