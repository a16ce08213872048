"""What changed from one text to another, word by word within the paragraphs that changed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, groupby
from typing import NamedTuple

from archive import reading

MOST_PAIRS = 1_000_000  # of words to be compared with words; of more, whole paragraphs are replaced
MOST_CHANGED = 200  # paragraphs that are shown
SAME, GONE, NEW = "same", "gone", "new"

_BREAK = "\n\n"
_WORDS = re.compile(r"\n\n|[^\S\n]+|\n(?!\n)|\S+")


class Run(NamedTuple):
    """Words that stayed ("same"), went ("gone") or came ("new")."""

    kind: str
    text: str


class Difference(NamedTuple):
    """`paragraphs` that changed, in order; `unchanged` are as they were, and `unshown` changed too."""

    paragraphs: list[list[Run]]
    unchanged: int
    unshown: int


def difference(old: str, new: str) -> Difference:
    """Of two texts with blank lines between their paragraphs."""
    before, after = reading.paragraphs(old), reading.paragraphs(new)
    unchanged, changed = 0, list[list[Run]]()
    matcher = SequenceMatcher(None, before, after, autojunk=len(before) * len(after) > MOST_PAIRS)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            unchanged += b - a
        else:
            changed += _paragraphs(before[a:b], after[c:d])
    return Difference(changed[:MOST_CHANGED], unchanged, len(changed[MOST_CHANGED:]))


def words(old: str, new: str) -> list[Run]:
    """Of a line, as a title is."""
    return _joined(_runs(_WORDS.findall(old), _WORDS.findall(new)))


def _paragraphs(before: Sequence[str], after: Sequence[str]) -> list[list[Run]]:
    old, new = (_WORDS.findall(_BREAK.join(some)) for some in (before, after))
    if not before or not after or len(old) * len(new) > MOST_PAIRS:
        return [*([Run(GONE, one)] for one in before), *([Run(NEW, one)] for one in after)]
    paragraphs: list[list[Run]] = [[]]
    for kind, word in _runs(old, new):
        if word == _BREAK:
            paragraphs.append([])
        else:
            paragraphs[-1].append(Run(kind, word))
    return [_joined(one) for one in paragraphs if one]


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """Each word for itself, in order."""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (Run(SAME, word) for word in new[c:d])
        else:
            yield from chain(
                (Run(GONE, word) for word in old[a:b]), (Run(NEW, word) for word in new[c:d])
            )


def _joined(runs: Sequence[Run] | Iterator[Run]) -> list[Run]:
    return [
        Run(kind, "".join(run.text for run in some))
        for kind, some in groupby(runs, key=lambda run: run.kind)
    ]
