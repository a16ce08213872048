"""How many spoilt texts are mended, and how exactly, by kind of damage and length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from archive.ingest.document import Document, Refusal
from archive.ingest.spoilt.evidence import WORD
from archive.ingest.spoilt.mending import judge, mend
from bench.ingest.spoiling import KINDS, Lines, written

LENGTHS: Mapping[str, int | None] = {
    "a headline": 0,
    "80 letters": 80,
    "400 letters": 400,
    "whole": None,
}
NEARLY = 0.02  # share of words that may differ for a text to be nearly right


class Outcomes(NamedTuple):
    """Shares of spoilt texts. `nearly`: of the words at most one in fifty differs."""

    texts: int
    exact: float
    nearly: float
    noticed: float  # refused, or left to an editor
    untouched: float
    wrong: float


def measured(
    texts: Sequence[Lines], lengths: Mapping[str, int | None] = LENGTHS
) -> dict[tuple[str, str], Outcomes]:
    """(kind of damage, length) -> what became of the texts."""
    return {
        (kind, length): _outcomes(
            _outcome(cut, spoil(cut))
            for cut in (written(kind, _cut(text, letters)) for text in texts)
        )
        for kind, spoil in KINDS.items()
        for length, letters in lengths.items()
    }


def changed(texts: Iterable[Lines]) -> list[Lines]:
    """Of sound texts those that are touched, which none should be."""
    return [lines for lines in texts if _outcome(lines, lines) not in ("untouched", "same")]


def _cut(lines: Lines, letters: int | None) -> Lines:
    """The headline, or whole words of the text with so many letters, or all."""
    if letters is None:
        return lines
    if not letters:
        return lines[:1]
    words, found = [], 0
    for word in " ".join(lines[1:]).split():
        words.append(word)
        found += sum(map(len, WORD.findall(word)))
        if found >= letters:
            break
    return [" ".join(words)]


def _outcome(sound: Lines, spoilt: Lines) -> str:
    try:
        document = judge(mend(Document(tuple(spoilt))))
    except Refusal:
        return "noticed"
    mended = list(document.paragraphs)
    if spoilt == sound:
        return "same" if mended == sound and not document.review else "wrong"
    if mended == sound:
        return "exact"
    if mended == spoilt:
        return "noticed" if document.review else "untouched"
    return "nearly" if _is_near(sound, mended) else "wrong"


def _is_near(sound: Lines, mended: Lines) -> bool:
    ours, theirs = (Counter(" ".join(lines).split()) for lines in (sound, mended))
    return (ours - theirs).total() <= NEARLY * ours.total()


def _outcomes(outcomes: Iterable[str]) -> Outcomes:
    counts: Mapping[str, int] = Counter(one for one in outcomes if one != "same")
    texts = sum(counts.values())
    shares = {name: counts[name] / texts if texts else 0.0 for name in Outcomes._fields[1:]}
    return Outcomes(texts, **shares)
