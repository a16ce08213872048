"""Organisations named after a place or called by what they are for."""

from archive.tagging.entries import entries
from archive.tagging.words import Spot


def place_end(spots: list[Spot], at: int) -> int:
    """Where the longest name of a place ends that begins here: there, if none does."""
    some = entries().get(spots[at].word.whole, ()) if at < len(spots) else ()
    places = (entry.words for entry in some if entry.kind == "place")
    return next((at + len(words) for words in places if _stand(spots, at, words)), at)


def _stand(spots: list[Spot], at: int, words: tuple[str, ...]) -> bool:
    there = spots[at : at + len(words)]
    same = words == tuple(spot.word.whole for spot in there)
    return same and not any(spot.breaks for spot in there)
