"""Topic phrases: two or three words that the text comes back to."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.tagging.entries import demonyms
from archive.tagging.grammar import count, folded_form, is_adjective, is_noun, is_verb, is_weak
from archive.tagging.lists import folded_words
from archive.tagging.mention import Mention
from archive.tagging.words import TITLE, Spot, Word
from search.analysis import stem
from search.analysis.letters import HEH, YEH
from search.analysis.stemming.affixes import ARTICLE, MASCULINE_PLURALS
from search.analysis.stemming.lexicon import SCALE

LEAST_MENTIONS = 2
_LONGEST = 3
_ADJECTIVE_ENDS = (YEH, HEH, *MASCULINE_PLURALS.endings)
_OUTLINE = 3
_REMEMBERED = 1 << 16

Key = tuple[str, ...]


class Phrase(NamedTuple):
    """Words that make a noun phrase, as spelt, and where they stand."""

    words: tuple[str, ...]
    start: int
    end: int


def find(spots: list[Spot], taken: set[int]) -> list[Mention]:
    """The noun phrases that are said more than once, the longer before their parts."""
    phrases = _repeated(_repeated(_candidates(spots, taken), _outline), _stems)
    wanted = _wanted(phrases, spots)
    spellings: dict[Key, Counter[str]] = {stems: Counter() for stems in wanted}
    for phrase in phrases:
        if _stems(phrase) in wanted:
            spellings[_stems(phrase)][" ".join(phrase.words)] += 1
    labels = {stems: _best_spelling(some) for stems, some in spellings.items()}
    return [
        Mention(label, "topic", phrase.start, phrase.end, rarity(label))
        for phrase in phrases
        if (label := labels.get(_stems(phrase)))
    ]


def _repeated(phrases: Iterable[Phrase], key: Callable[[Phrase], Key]) -> list[Phrase]:
    phrases = list(phrases)
    counts = Counter(map(key, phrases))
    return [phrase for phrase in phrases if counts[key(phrase)] >= LEAST_MENTIONS]


def _outline(phrase: Phrase) -> Key:
    return tuple(_outline_of(folded_form(word)) for word in phrase.words)


@lru_cache(_REMEMBERED)
def _outline_of(folded: str) -> str:
    """The first letters: most forms of a word share them, and they cost less than a stem."""
    return folded.removeprefix(ARTICLE)[:_OUTLINE]


def _stems(phrase: Phrase) -> Key:
    return tuple(map(_stem, phrase.words))


def _wanted(phrases: list[Phrase], spots: list[Spot]) -> set[Key]:
    """A noun and its adjective; a noun and its genitive if said often or in the title.

    A part of a longer phrase is wanted only if it is said often without the rest.
    """
    counts = Counter(map(_stems, phrases))
    wanted = {
        _stems(phrase)
        for phrase in phrases
        if phrase.words[0].startswith(ARTICLE)
        or counts[_stems(phrase)] > LEAST_MENTIONS
        or spots[phrase.start].zone == TITLE
    }
    return wanted - {
        part for stems in counts for part in _parts(stems) if counts[part] < counts[stems] + 2
    }


def rarity(label: str) -> float:
    """How rare the words of a phrase are in Arabic at large: 0 (all common) to 1."""
    words = label.split()
    return sum(map(_rarity, words)) / len(words)


@lru_cache(_REMEMBERED)
def _rarity(word: str) -> float:
    commonest = max(count(form) for form in (stem(word), ARTICLE + stem(word)))
    return math.log10(SCALE / (1 + commonest)) / math.log10(SCALE)


def _candidates(spots: list[Spot], taken: set[int]) -> Iterator[Phrase]:
    closed = taken | _said_once(spots)
    for at, spot in enumerate(spots):
        if at in closed or not _may_begin(spot.word.kind, spot.word.folded):
            continue
        if not _is_office(spots, at):
            yield from _from(spots, closed, at)


def _said_once(spots: list[Spot]) -> set[int]:
    """The places of words that no other word resembles: no phrase with them is said again."""
    outlines = [_outline_of(spot.word.folded) for spot in spots]
    counts = Counter(outlines)
    return {at for at, outline in enumerate(outlines) if counts[outline] < LEAST_MENTIONS}


def _from(spots: list[Spot], closed: set[int], at: int) -> Iterator[Phrase]:
    """The phrases that begin here; each ends with a word that has the article."""
    words = [spots[at].word.spelt]
    for end in range(at + 1, min(at + _LONGEST, len(spots))):
        before, spot = words[-1], spots[end]
        if end in closed or spot.breaks or not _may_follow(before, spot.word):
            return
        words.append(spot.word.raw)
        if spot.word.raw.startswith(ARTICLE):
            yield Phrase(tuple(words), at, end + 1)


def _is_office(spots: list[Spot], at: int) -> bool:
    """Whether the words here are somebody's office: وزير الدفاع الأميركي."""
    if not at or spots[at].breaks:
        return False
    return spots[at - 1].word.folded in folded_words("weak_words.txt", "=")


@lru_cache(_REMEMBERED)
def _stem(word: str) -> str:
    return stem(word)


@lru_cache(_REMEMBERED)
def _may_begin(kind: str, folded: str) -> bool:
    if not _has_content(kind, folded):
        return False
    if folded.startswith(ARTICLE):
        return folded not in demonyms()
    return is_noun(folded) and not is_verb(folded) and not is_adjective(folded)


def _may_follow(before: str, word: Word) -> bool:
    """A noun takes a noun in the genitive; a word with the article takes an adjective."""
    folded = word.whole
    if not _has_content(word.kind, folded):
        return False
    if folded.startswith(ARTICLE):
        described = folded.endswith(_ADJECTIVE_ENDS) or is_adjective(folded)
        return described or not before.startswith(ARTICLE)
    bare_noun = word.raw == word.spelt and is_noun(folded) and not is_verb(folded)
    return bare_noun and not before.startswith(ARTICLE)


@lru_cache(_REMEMBERED)
def _has_content(kind: str, folded: str) -> bool:
    if kind != "word" or folded in folded_words("person_cues.txt"):
        return False
    return not is_weak(folded) and not is_weak(folded.removeprefix(ARTICLE))


def _parts(stems: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for length in range(2, len(stems)):
        for at in range(len(stems) - length + 1):
            yield stems[at : at + length]


def _best_spelling(spellings: Counter[str]) -> str:
    return max(spellings, key=lambda label: (spellings[label], label.startswith(ARTICLE), label))
