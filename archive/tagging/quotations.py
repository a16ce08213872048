"""What a title quotes and the text comes back to: the name of a book, a film, a company."""

from collections.abc import Iterator

from archive.tagging.grammar import evidence, is_weak
from archive.tagging.mention import Mention
from archive.tagging.subjects import rarity
from archive.tagging.words import Spots
from search.analysis.letters import HEH, YEH
from search.analysis.stemming.affixes import ARTICLE

_LONGEST = 5
# A word alone that is quoted is a name only if hardly anybody else says it (per 30 million words).
_MOST_COMMON = 300
_LEAST_ALONE = 3


def find(spots: Spots, taken: set[int]) -> list[Mention]:
    """The quotations of the title that the text says again, as topics."""
    mentions: list[Mention] = []
    for start, end in _quotations(spots):
        words = [spot.word.whole for spot in spots[start:end]]
        places = [at for at in range(len(spots)) if _stands(spots, at, words)]
        if _are_words(spots, taken, start, end) and _is_name(words, len(places)):
            label = " ".join(spot.word.raw for spot in spots[start:end])
            weight = max(rarity(label), 0.5)
            mentions += [Mention(label, "topic", at, at + len(words), weight) for at in places]
    return mentions


def _quotations(spots: Spots) -> Iterator[tuple[int, int]]:
    for start, spot in enumerate(spots[: spots.title_ends]):
        if spot.opens:
            for end in range(start, min(start + _LONGEST, len(spots))):
                if end > start and spots[end].breaks:
                    break
                if spots[end].closes:
                    yield start, end + 1
                    break


def _are_words(spots: Spots, taken: set[int], start: int, end: int) -> bool:
    """Whether a quotation is free and no number: «6» is that of a train."""
    is_word = any(spot.word.kind == "word" for spot in spots[start:end])
    return is_word and taken.isdisjoint(range(start, end))


def _stands(spots: Spots, at: int, words: list[str]) -> bool:
    if spots[at].word.whole != words[0]:
        return False
    return [spot.word.whole for spot in spots[at : at + len(words)]] == words


def _is_name(words: list[str], times: int) -> bool:
    if len(words) > 1:
        return times > 1
    word = words[0].removeprefix(ARTICLE)
    if word.endswith((YEH, YEH + HEH)):
        return False  # «بربري» is what somebody was called
    return times >= _LEAST_ALONE and not is_weak(word) and evidence(word) < _MOST_COMMON
