"""What a text that is being typed may be the beginning of: as typed, on other keys, by sound, by
one edit. Words before the last are finished, unless nothing is known of them as they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, product, takewhile
from typing import NamedTuple

from search.analysis.expansion import exonyms
from search.analysis.expansion.keyboard import retyped
from search.analysis.gazetteer.cldr import english_names
from search.analysis.letters import HEH
from search.completion.completions import Completions, Spans
from search.completion.near import mistyped
from search.completion.sounding import LATIN, sounding
from search.completion.words import folded_words

SHORTEST_BEFORE_HEH = (
    2  # letters before an ه that may be the ة of a word with other letters to come
)
SHORTEST_MISTYPED = 4  # letters
SHORTEST_NAME = 3  # letters of a Latin name
MOST_NAMES, MOST_RETYPED = 8, 8


class Reading(NamedTuple):
    """The keys of each word; `typed` are the folded beginnings that entries show as typed."""

    words: tuple[Spans, ...]
    typed: tuple[str, ...] = ()


def as_typed(text: str, completions: Completions) -> Iterator[Reading]:
    yield from _reading(folded_words(text), completions)


def without_heh(text: str, completions: Completions) -> Iterator[Reading]:
    """An ه at the end may be the ة of a word, which becomes ت when the word goes on."""
    words = folded_words(text)
    if words and len(words[-1]) > SHORTEST_BEFORE_HEH and words[-1].endswith(HEH):
        yield from _reading([*words[:-1], words[-1][:-1]], completions)


def on_other_keys(text: str, completions: Completions) -> Iterator[Reading]:
    pieces = [retyped(piece) for piece in text.split()]
    for combined in islice(product(*pieces), MOST_RETYPED):
        yield from _reading(folded_words(" ".join(combined)), completions)


def names_in_latin(text: str, completions: Completions) -> Iterator[Reading]:
    """Arabic names that Latin letters spell in their own way."""
    small = " ".join(text.lower().split())
    for name in _names_beginning(small) if len(small) >= SHORTEST_NAME else ():
        yield from (one._replace(typed=()) for one in _reading(folded_words(name), completions))


def by_sound(text: str, completions: Completions) -> Iterator[Reading]:
    small = text.lower().split()
    words = tuple(sounding(word, completions) for word in small if LATIN.fullmatch(word))
    if len(words) == len(small) and words and all(words):
        yield Reading(words)


def by_one_edit(text: str, completions: Completions) -> Iterator[Reading]:
    """Of the words that nothing begins with, each for the likeliest that something does."""
    words = folded_words(text)
    spans = [
        _known(word, completions, is_last=number == len(words))
        or (mistyped(word, completions) if len(word) >= SHORTEST_MISTYPED else ())
        for number, word in enumerate(words, 1)
    ]
    if words and all(spans):
        yield Reading(tuple(spans))


def _reading(words: Sequence[str], completions: Completions) -> Iterator[Reading]:
    spans = tuple(
        _known(word, completions, is_last=number == len(words))
        for number, word in enumerate(words, 1)
    )
    if words and all(spans):
        yield Reading(spans, tuple(words))


def _known(word: str, completions: Completions, *, is_last: bool) -> Spans:
    beginning = completions.beginning
    return beginning(word) if is_last else completions.word(word) or beginning(word)


def _names_beginning(latin: str) -> Iterator[str]:
    names = _latin_names()
    first = bisect_left(names, (latin,))
    beginning = takewhile(lambda one: one[0].startswith(latin), names[first:])
    return islice(dict.fromkeys(arabic for _, arabic in beginning), MOST_NAMES)


@cache
def _latin_names() -> list[tuple[str, str]]:
    """Small Latin names with the usual Arabic one, in order."""
    own = {name.lower(): arabic[0] for name, arabic in exonyms.lines()}
    return sorted((dict(english_names()) | own).items())
