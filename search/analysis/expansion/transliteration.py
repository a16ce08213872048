"""Arabic words for what was typed in Latin letters, with the digits of chat or without.

A Latin spelling is cut into sounds. Its consonants find the words of an index that have the
same skeleton; sound by sound it is then compared with the letters of each.
"""

import re
from functools import cache
from itertools import islice, product

import numpy as np
from numpy.typing import NDArray

from search.analysis.expansion.alphabet import BEFORE, SIZE, Codes
from search.analysis.expansion.edits import IMPOSSIBLE, Costs
from search.analysis.expansion.sounds import skeleton_of, with_article
from search.analysis.letters import DEFINITE

# Sound -> classes of its consonants (`sounds.CLASSES`), and the letters it is written with: the
# usual one first, each further one costs more. A dot stands for no letter. Digits are those
# that stand for letters in chat.
SOUNDS = {
    "b": ("b", "ب"),
    "p": ("b", "ب"),
    "t": ("t", "تط"),
    "d": ("d z", "دضذ"),
    "s": ("s", "سصث"),
    "z": ("z", "زظذ"),
    "k": ("k", "كق"),
    "q": ("k", "قك"),
    "c": ("k s", "كسق"),
    "ck": ("k", "كق"),
    "g": ("g k", "غجق"),
    "j": ("g", "ج"),
    "h": ("h", "هح"),
    "f": ("f", "ف"),
    "v": ("f ", "فو"),
    "ph": ("f", "ف"),
    "l": ("l", "ل"),
    "m": ("m", "م"),
    "n": ("n", "ن"),
    "r": ("r", "ر"),
    "x": ("ks", "ك"),
    "sh": ("$", "ش"),
    "ch": ("$ t$ k x", "شتكخ"),
    "tch": ("t$", "تش"),
    "kh": ("x k", "خك"),
    "gh": ("g", "غج"),
    "th": ("s t z d", "ثذتظ"),
    "dh": ("z d", "ذضظ"),
    "zh": ("g z", "جز"),
    "5": ("x", "خ"),
    "6": ("t", "ط"),
    "7": ("h", "ح"),
    "8": ("k", "ق"),
    "9": ("s k", "صق"),
    "3'": ("g", "غ"),
    "7'": ("x", "خ"),
    "9'": ("d", "ض"),
    "3": ("", "ع"),
    "2": ("", "ءا"),
    "'": ("", ".ءع"),
    "w": ("", "و"),
    "y": ("", "ي."),
    "a": ("", "ا.عءيه"),
    "e": ("", ".يعاءه"),
    "i": ("", "ي.عاء"),
    "o": ("", "و.عاء"),
    "u": ("", "و.عاء"),
    "aa": ("", "اع"),
    "ee": ("", "ي"),
    "oo": ("", "و"),
    "ou": ("", "و.ع"),
    "ah": ("h", "ه"),
    "eh": ("h", "ه"),
}
RANK = 0.15  # what each further letter of a sound costs
SKIPPED = {"ا": 0.6, "ع": 0.35, "ء": 0.35, "و": 0.9, "ي": 0.9, "ه": 0.6}  # letters not written
SKIPPED_CONSONANT, SKIPPED_SOUND = 1.5, 1.0
ARTICLES = re.compile("(?:al|el|ul|il)[-' ]?(?=..)|(?:a|e)(?:sh|[rnsdtz])-(?=..)")
ARTICLE_LEFT_OUT = 0.2  # Mosul for الموصل
MOST_SKELETONS = 24
# Of a vowel at the beginning, where no word has none, and at the end.
FIRST_VOWEL = "اعيو"
LAST_VOWELS = {"a": "اهي.عء", "e": "هي.اع", "i": "ي", "y": "ي", "o": "و", "u": "و"}
_VOWELS = frozenset("aeiouy")
_SOUND = re.compile("|".join(sorted(map(re.escape, SOUNDS), key=len, reverse=True)))
_DOUBLED = re.compile(r"([bcdfghjklmnpqrstvwxyz])\1")


def sounds_of(word: str) -> tuple[str, ...]:
    """The sounds of a small Latin word; empty where a sign stands for none."""
    plain = _DOUBLED.sub(r"\1", word)
    sounds, at = [], 0
    while at < len(plain):
        match = _SOUND.match(plain, at)
        if match is None:
            return ()
        sound = match.group()
        if sound in {"ah", "eh"} and match.end() < len(plain):
            sound = sound[0]  # a vowel before another sound: Ahmad
        sounds.append(sound)
        at += len(sound)
    return tuple(sounds)


def without_article(word: str) -> str:
    """A Latin word without al- or el-, or the article as it is spoken; itself without one."""
    return ARTICLES.sub("", word, count=1) if ARTICLES.match(word) else word


def skeletons_of(word: str) -> tuple[int, ...]:
    """The skeletons that Arabic words of this Latin spelling may have."""
    numbers = (
        skeleton_of("".join(classes))
        for spelt in dict.fromkeys((word, without_article(word)))
        for classes in islice(product(*map(_classes, _ending(sounds_of(spelt)))), MOST_SKELETONS)
    )
    return tuple(number for number in dict.fromkeys(numbers) if number)


def unlikeness(word: str, words: Codes, lengths: NDArray[np.uint8]) -> Costs:
    """(n,) float32: how unlike each of the words is what was typed in Latin letters; 0 at best.

    `words` is (n, LONGEST) uint8, aligned with `lengths`: codes of letters, zeros after the end.
    """
    costs, spelt = _costs(sounds_of(word), words, lengths), without_article(word)
    (places,) = with_article(words, lengths).nonzero()
    bare = _costs(sounds_of(spelt), words[places, len(DEFINITE) :], lengths[places] - len(DEFINITE))
    costs[places] = np.minimum(costs[places], bare + ARTICLE_LEFT_OUT * (spelt == word))
    return costs


def beginning_unlikeness(word: str, words: Codes, lengths: NDArray[np.uint8]) -> Costs:
    """(n,) float32: how unlike the first letters of each of the words are what was typed, as above."""
    return _costs(sounds_of(word), words, lengths, is_whole=False)


def _classes(sound: str) -> list[str]:
    """Of a sound; none at all is a class, too."""
    return SOUNDS[sound][0].split(" ")


def _ending(sounds: tuple[str, ...]) -> tuple[str, ...]:
    """ة and ه at the end of a word leave nothing in a skeleton."""
    return sounds[:-1] if sounds and sounds[-1] in {"h", "ah", "eh"} else sounds


def _costs(
    sounds: tuple[str, ...], words: Codes, lengths: NDArray[np.uint8], *, is_whole: bool = True
) -> Costs:
    """(n,) the least cost of writing the sounds with the letters of each word, in order: with all
    of them, or with the first ones."""
    columns = np.ascontiguousarray(words[:, : max(lengths, default=0)].T)
    skipped = _skipped()[columns]
    row = [np.zeros(len(words), np.float32)]
    for gap in skipped:
        row.append(row[-1] + gap)
    for at, sound in enumerate(sounds):
        is_last = is_whole and at == len(sounds) - 1
        prices, silent = _prices(sound, at == 0, is_last)
        written, following = prices[columns], [row[0] + silent]
        for place, gap in enumerate(skipped):
            cell = np.minimum(row[place] + written[place], row[place + 1] + silent)
            following.append(np.minimum(cell, following[place] + gap))
        row = following
    cells: Costs = np.stack(row)
    ends: Costs = cells[lengths, np.arange(len(words))] if is_whole else cells.min(axis=0)
    return ends


@cache
def _skipped() -> Costs:
    """(SIZE,) what a letter costs that no sound is written with, by its code."""
    table = np.full(SIZE, SKIPPED_CONSONANT, np.float32)
    for letter, cost in SKIPPED.items():
        table[ord(letter) - BEFORE] = cost
    return table


@cache
def _prices(sound: str, is_first: bool, is_last: bool) -> tuple[Costs, float]:
    """(SIZE,) what it costs to write the sound with a letter, by its code; and with none."""
    letters = SOUNDS[sound][1]
    if is_last:
        letters = LAST_VOWELS.get(sound, letters)
    if is_first and _VOWELS.issuperset(sound):
        letters = FIRST_VOWEL
    table = np.full(SIZE, IMPOSSIBLE, np.float32)
    for rank, letter in enumerate(letters):
        if letter != ".":
            table[ord(letter) - BEFORE] = rank * RANK
    return table, letters.index(".") * RANK if "." in letters else SKIPPED_SOUND
