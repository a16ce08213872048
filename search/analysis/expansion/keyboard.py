"""A query typed on the wrong keyboard layout: what the same keys write on the other one.

The rows of keys stand here as they lie on a keyboard, a blank between two keys: for the
Arabic layouts 101 and 102 and for the Latin ones QWERTY and AZERTY. One key writes لا, and so
do two, ل and ا.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice, product

# Left to right, row below row: what the Arabic keys write, alone and with shift. What a shifted
# key writes that is no letter is left out, as "-"; the key of ذ comes last.
ARABIC = (
    "ض ص ث ق ف غ ع ه خ ح ج د ش س ي ب ل ا ت ن م ك ط ئ ء ؤ ر لا ى ة و ز ظ ذ",
    "- - - - لإ إ - - - ؛ - - - - - - لأ أ - ، - - - - - - - لآ آ - - - ؟ -",
)
LATIN = {
    "qwerty": (
        "q w e r t y u i o p [ ] a s d f g h j k l ; ' z x c v b n m , . / `",
        'Q W E R T Y U I O P { } A S D F G H J K L : " Z X C V B N M < > ? ~',
    ),
    "azerty": (
        "a z e r t y u i o p ^ $ q s d f g h j k l m ù w x c v b n , ; : ! ²",
        "A Z E R T Y U I O P ¨ £ Q S D F G H J K L M % W X C V B N ? . / § ~",
    ),
}
# Where the key of ذ is in layout 102, and on some AZERTY keyboards.
OTHER_THAL = {"qwerty": "\\", "azerty": "*"}
# A dead key of AZERTY and the vowel after it become one letter: ج and ث are typed as ê.
DEAD_KEYS = str.maketrans(
    {vowel: f"^{letter}" for vowel, letter in zip("âêîôû", "aeiou", strict=True)}
)
LIGATURES = ("لا", "لأ", "لإ", "لآ")
MOST_READINGS = 16  # of an Arabic word with several لا


def retyped(word: str) -> tuple[str, ...]:
    """What the keys of a word without blanks write on the other layouts, likeliest first.

    Latin keys to Arabic letters: QWERTY, then AZERTY, each as typed and as if caps lock were off.
    Arabic to Latin: small letters. Empty where a key writes nothing on the other layout.
    """
    is_arabic = any("\u0621" <= letter <= "\u064a" for letter in word)
    words = _to_latin(word) if is_arabic else _to_arabic(word)
    return tuple(dict.fromkeys(other for other in words if other and other != word))


def _to_arabic(word: str) -> Iterator[str]:
    for layout, keys in arabic_keys().items():
        for typed in (word, word.lower()):
            if layout == "azerty":
                typed = typed.translate(DEAD_KEYS)
            if all(key in keys for key in typed):
                yield "".join(keys[key] for key in typed)


def _to_latin(word: str) -> Iterator[str]:
    for keys in latin_keys().values():
        runs = list(_runs(word))
        if all(run in keys for run in "".join(runs)):
            readings = (_readings(run, keys) for run in runs)
            yield from map("".join, islice(product(*readings), MOST_READINGS))


def _readings(run: str, keys: Mapping[str, str]) -> list[str]:
    by_letter = "".join(keys[letter] for letter in run)
    return [keys[run], by_letter] if len(run) > 1 else [by_letter]


def _runs(word: str) -> Iterator[str]:
    """The letters of a word, لا as one."""
    at = 0
    while at < len(word):
        size = 2 if word[at : at + 2] in LIGATURES else 1
        yield word[at : at + size]
        at += size


@cache
def arabic_keys() -> Mapping[str, Mapping[str, str]]:
    """Latin layout -> key, small or capital -> what it writes on an Arabic layout.

    A digit is a digit on both.
    """
    digits = {digit: digit for digit in "0123456789"}
    return {
        layout: digits
        | {
            key: letter
            for keys, letters in zip(rows, ARABIC, strict=True)
            for key, letter in zip(keys.split(), letters.split(), strict=True)
            if letter != "-"
        }
        | {OTHER_THAL[layout]: "ذ"}
        for layout, rows in LATIN.items()
    }


@cache
def latin_keys() -> Mapping[str, Mapping[str, str]]:
    """Latin layout -> Arabic letter, or لا -> the key that writes it, small."""
    return {
        layout: {letter: key.lower() for key, letter in reversed(keys.items())}
        for layout, keys in ((layout, dict(keys)) for layout, keys in arabic_keys().items())
    }
