"""Words that lost the blank between them: العراقأصيلة is also العراق and أصيلة."""

import math
import re
from collections.abc import Iterator

from search.analysis.letters import (
    ALEF_MAKSURA,
    DEFINITE,
    HAMZATED_ALEFS,
    TEH_MARBUTA,
    fold,
)
from search.analysis.stemming.affixes import ARTICLES, COMPOUND_ARTICLES
from search.analysis.stemming.lexicon import SCALE, Lexicon

_LONGEST = 40
_SHORTEST_RUN_ON, _SHORTEST_PART = 7, 3
# Counts in a collection of SCALE words: what is a known word, what a common one.
_KNOWN, _COMMON = 3, 20
# The log of the chance of both parts side by side, the bonuses added. Of 1,200
# run-on words made of neighbours in news it finds half; of 1,200 rare genuine
# words it cuts one in a hundred.
_THRESHOLD = -21.0
_BONUS = 3.0

# First words of names, and the letters after them at least: أبوالها is no name.
_OPENERS = {"عبد": 4, "أبو": 5, "ابو": 5}
# Proclitics with the article, and «etc.»: no words to be left of a cut.
_NO_WORDS = frozenset({*COMPOUND_ARTICLES, "الخ"})
_OPENINGS = (*ARTICLES, *HAMZATED_ALEFS)
# ة ends a word, so what follows it is another; ى ends one where both parts are known.
_INNER_TEH_MARBUTA = re.compile(f"(?<=..{TEH_MARBUTA})(?=..)")
_INNER_ALEF_MAKSURA = re.compile(f"(?<=..{ALEF_MAKSURA})(?=..)")


def run_on_parts(spelt: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words run together in a word as spelt (its exact form); mostly none."""
    if len(spelt) > _LONGEST:
        return ()
    if (opener := spelt[:3]) in _OPENERS:
        rest = spelt.removeprefix(opener)
        if rest.startswith(DEFINITE) and len(rest) >= _OPENERS[opener]:
            return (opener, rest)
    parts = tuple(_INNER_TEH_MARBUTA.split(spelt))
    if len(parts) > 1:
        return parts
    if lexicon.count(fold(spelt)) >= _KNOWN:
        return ()
    parts = tuple(_INNER_ALEF_MAKSURA.split(spelt))
    if len(parts) > 1 and _commonest_least(parts, lexicon) >= _COMMON:
        return parts
    return _likeliest(spelt, lexicon)


def _likeliest(spelt: str, lexicon: Lexicon) -> tuple[str, ...]:
    scored = [(_score(cut, lexicon), cut) for cut in _cuts(spelt)]
    score, cut = max(scored, default=(-math.inf, ()))
    return cut if score > _THRESHOLD else ()


def _cuts(spelt: str) -> Iterator[tuple[str, str]]:
    """The cuts before an article or a hamza on alef, which hardly stand inside a word."""
    if len(spelt) < _SHORTEST_RUN_ON:
        return
    for at in range(_SHORTEST_PART, len(spelt) - _SHORTEST_PART + 1):
        if spelt.startswith(_OPENINGS, at) and spelt[:at] not in _NO_WORDS:
            yield spelt[:at], spelt[at:]


def _score(cut: tuple[str, ...], lexicon: Lexicon) -> float:
    if _commonest_least(cut, lexicon) < _COMMON:
        return -math.inf
    return _BONUS + sum(math.log(lexicon.count(fold(part)) / SCALE) for part in cut)


def _commonest_least(parts: tuple[str, ...], lexicon: Lexicon) -> float:
    return min(lexicon.count(fold(part)) for part in parts)
