"""The words that begin as a Latin spelling sounds."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from search.analysis.expansion.alphabet import BEFORE, SIZE
from search.analysis.expansion.transliteration import (
    FIRST_VOWEL,
    SKIPPED,
    SOUNDS,
    beginning_unlikeness,
    sounds_of,
    without_article,
)
from search.analysis.letters import DEFINITE
from search.completion.completions import Completions, Spans
from search.completion.words import LONGEST

LATIN = re.compile(r"[2356789]?[a-z][a-z0-9' -]*")
SHORTEST = 2  # sounds
UNLIKE = 0.7  # beyond it a word does not begin as it sounds
STEP = 10.0  # what a step of unlikeness is worth, where e times as many entries are worth 1
MARGIN = 2.0  # of that, by which another key may be less likely than the first
MOST = 24  # keys
VOWELS = frozenset("aeiouy")
REMEMBERED = 1 << 10
WIDTH = 2  # letters looked at for each sound, and as many more


def sounding(latin: str, completions: Completions) -> Spans:
    """The keys of a small Latin word, at most MOST, the likeliest."""
    spelt = without_article(latin)
    sounds = sounds_of(spelt)
    if len(sounds) < SHORTEST:
        return ()
    places = np.concatenate([_places(letter, completions) for letter in _first_letters(sounds[0])])
    letters = completions.keys[places].view(np.uint8).reshape(-1, LONGEST)
    may_be = _second_letters(sounds[1:])[letters[:, 1]]
    for last, written in _consonants(sounds[1:]):
        may_be[may_be] = written[letters[may_be, 1:last]].any(axis=1)
    width = min(WIDTH * len(sounds) + WIDTH, LONGEST)
    places, letters = places[may_be], np.minimum(letters[may_be, :width], SIZE - 1)
    lengths = np.count_nonzero(letters, axis=1).astype(np.uint8)
    costs = beginning_unlikeness(spelt, letters, lengths)
    alike, costs = places[costs <= UNLIKE], costs[costs <= UNLIKE]
    scores = np.log(completions.starts[alike + 1] - completions.starts[alike]) - STEP * costs
    likely = scores >= scores.max(initial=-np.inf) - MARGIN
    kept = alike[likely][np.argsort(-scores[likely], kind="stable")[:MOST]]
    return tuple((place, place + 1) for place in kept.tolist())


def _first_letters(sound: str) -> list[str]:
    letters = FIRST_VOWEL if sound[0] in VOWELS else SOUNDS[sound][1]
    return [letter for letter in dict.fromkeys(letters) if letter != "."]


@lru_cache(REMEMBERED)
def _second_letters(sounds: tuple[str, ...]) -> NDArray[np.bool_]:
    """(256,) whether a letter of this code may follow the first: one of the next sound, or of one
    after sounds that need no letter, or one that no sound is written with."""
    may_be = np.zeros(256, np.bool_)
    letters = list(SKIPPED)
    for sound in sounds:
        letters += SOUNDS[sound][1].replace(".", "")
        if sound[0] not in VOWELS:
            break
    may_be[[ord(letter) - BEFORE for letter in letters]] = True
    return may_be


@lru_cache(REMEMBERED)
def _consonants(sounds: tuple[str, ...]) -> tuple[tuple[int, NDArray[np.bool_]], ...]:
    """Of each sound that must be written: the place before which, and (256,) the letters with which."""
    consonants = []
    for number, sound in enumerate(sounds, 1):
        if sound[0] not in VOWELS and "." not in SOUNDS[sound][1]:
            written = np.zeros(256, np.bool_)
            written[[ord(letter) - BEFORE for letter in SOUNDS[sound][1]]] = True
            consonants.append((min(WIDTH * number + WIDTH, LONGEST), written))
    return tuple(consonants)


def _places(letter: str, completions: Completions) -> NDArray[np.int64]:
    """Of the keys with this first letter, but for those with the article: they stand without it, too."""
    first = ord(letter) - BEFORE
    bounds = [bytes([first]), bytes([first + 1])]
    if letter == DEFINITE[0]:
        lam = ord(DEFINITE[1]) - BEFORE
        bounds[1:1] = [bytes([first, lam]), bytes([first, lam + 1])]
    at = np.searchsorted(completions.keys, np.array(bounds)).tolist()
    return np.concatenate([np.arange(*at[n : n + 2]) for n in range(0, len(at), 2)])
