"""Short forms of a name: «القناة» after قناة السويس, «الوزارة» after وزارة الصحة."""

from collections import defaultdict

from archive.tagging.grammar import folded_form
from archive.tagging.mention import Mention
from archive.tagging.words import Spots
from search.analysis.stemming.affixes import ARTICLE

_KINDS = frozenset({"organisation", "place"})


def find(spots: Spots, mentions: list[Mention]) -> list[Mention]:
    """Where the first word of a name stands alone with the article; if two share it, nowhere."""
    labels: dict[str, set[str]] = defaultdict(set)
    named = {one.label: one for one in mentions if one.kind in _KINDS and " " in one.label}
    for label in named:
        labels[_short(label)].add(label)
    whole = {short: named[some.pop()] for short, some in labels.items() if len(some) == 1}
    inside = {at for one in mentions for at in range(one.start, one.end)}
    return [
        whole[folded]._replace(start=at, end=at + 1)
        for at, folded in enumerate(spots.folded if whole else ())
        if folded in whole and at not in inside
    ]


def _short(label: str) -> str:
    return ARTICLE + folded_form(label.split()[0]).removeprefix(ARTICLE)
