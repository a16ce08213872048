"""Letters by their Unicode names, and the one statement of how they are folded.

As functions (``exact``, ``fold``), as a table (``folded_letters``, ``spellings``) and as a
regular expression (``pattern``), for those that cannot call the functions. Sources: the Unicode Character Database (names and compatibility mappings of
the blocks Arabic, Arabic Supplement, Arabic Extended-A and the two blocks of
presentation forms). Where pyarabic names a letter, its name is taken.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from pyarabic import araby

HAMZA: str = araby.HAMZA
ALEF: str = araby.ALEF
ALEF_MAKSURA: str = araby.ALEF_MAKSURA
BEH: str = araby.BEH
TEH: str = araby.TEH
TEH_MARBUTA: str = araby.TEH_MARBUTA
JEEM: str = araby.JEEM
ZAIN: str = araby.ZAIN
FEH: str = araby.FEH
KAF: str = araby.KAF
LAM: str = araby.LAM
HEH: str = araby.HEH
WAW: str = araby.WAW
YEH: str = araby.YEH
WAW_HAMZA: str = araby.WAW_HAMZA
YEH_HAMZA: str = araby.YEH_HAMZA
TATWEEL: str = araby.TATWEEL

DEFINITE = ALEF + LAM
HAMZAS = frozenset({HAMZA, WAW_HAMZA, YEH_HAMZA})
HAMZATED_ALEFS: str = araby.ALEF_HAMZA_ABOVE + araby.ALEF_HAMZA_BELOW + araby.ALEF_MADDA


def _span(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


# Written by no reader and seen by none: joiners, direction marks, soft hyphen.
INVISIBLE = (
    "\u00ad\u034f\u061c\u180e"
    + _span(0x200B, 0x200F)
    + _span(0x202A, 0x202E)
    + _span(0x2060, 0x2069)
    + "\ufeff"
)
# Spacing copies of vowel marks; NFKC would turn each into a blank and a mark.
SPACING_MARKS = _span(0xFE70, 0xFE7F) + _span(0xFBB2, 0xFBC1)
# Marks over and under letters, Koranic ones and Latin accents left over by NFKC.
MARKS = (
    "".join(araby.TASHKEEL)
    + _span(0x0610, 0x061A)
    + _span(0x064B, 0x065F)
    + "\u0670\u0674"
    + _span(0x06D6, 0x06DC)
    + _span(0x06DF, 0x06E8)
    + _span(0x06EA, 0x06ED)
    + _span(0x0898, 0x089F)
    + _span(0x08CA, 0x08E1)
    + _span(0x08E3, 0x08FF)
    + _span(0x0300, 0x036F)
)

# Signs that stand for words. NFKC spells the rial with a Persian letter and
# leaves the others joined to their neighbours.
SPELLED_OUT = {
    "\ufdfa": " صلى الله عليه وسلم ",
    "\ufdfb": " جل جلاله ",
    "\ufdfc": " ريال ",
    "\ufdfd": " بسم الله الرحمن الرحيم ",
}

# Letters of Arabic's neighbours, and the Arabic letter readers type for them.
NEIGHBOURS = {
    ALEF: "ٱٲٳٵ",
    KAF: "کڪګڬڭڮگ",
    YEH: "یېۍێےۓۑ",
    HEH: "ہھۀەۂ",
    TEH_MARBUTA: "ۃ",
    FEH: "ڤڥ",
    BEH: "پ",
    JEEM: "چ",
    ZAIN: "ژ",
    WAW: "ۋ",
}
EASTERN_DIGITS = "٠١٢٣٤٥٦٧٨٩"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
ASCII_DIGITS = "0123456789"

# One table for all that changes a letter before its family is folded.
TO_EXACT = str.maketrans(
    {variant: letter for letter, variants in NEIGHBOURS.items() for variant in variants}
    | dict(zip(EASTERN_DIGITS + PERSIAN_DIGITS, ASCII_DIGITS * 2, strict=True))
    | {"\u066b": ".", "\u066c": None}
    | dict.fromkeys(MARKS)
)
UNSEEN = str.maketrans(dict.fromkeys(INVISIBLE + SPACING_MARKS) | SPELLED_OUT)

# Letters that readers and writers take for one another. All carriers of hamza
# become HAMZA: only so do مسؤول and مسئول, شؤون and شئون meet.
TO_FOLDED = str.maketrans(
    dict.fromkeys(HAMZATED_ALEFS, ALEF)
    | {ALEF_MAKSURA: YEH, TEH_MARBUTA: HEH}
    | dict.fromkeys(WAW_HAMZA + YEH_HAMZA, HAMZA)
)
# A folded letter -> the Arabic letters of its family, itself the first.
FAMILIES = {
    letter: letter + "".join(chr(one) for one, other in TO_FOLDED.items() if other == letter)
    for letter in (ALEF, YEH, HEH, HAMZA)
}

_PLAIN = re.compile("[ء-غف-ي]+")
_FINAL_HAMZA = re.compile("[يىی]ء$")
_HAMZA_ALEF_END = re.compile("اءا$")
_BEFORE_ALEF, _AFTER_YEH = HAMZA + ALEF, YEH + HAMZA
# Of old spellings that have a hamza before an alef only the Koran's name is common enough to count.
_KORAN = "قران"
_MELTING = re.compile(f"(?:^|(?<=ا))ء(?=ا)|(?<={_KORAN[:2]})ء(?={_KORAN[2:]})")
# Words without any of these fold to themselves.
_FOLDED = frozenset(map(chr, TO_FOLDED)) | {HAMZA}
# The same word is folded again and again while it is analysed.
_REMEMBERED = 1 << 9
# Beyond them are letters of ours for formulas only; they are no words to the tokenizer.
_CODE_POINTS = 0x10000


def exact(word: str) -> str:
    """The word as spelt, without marks, tatweel and invisible characters.

    Letters of other Arabic-script languages and presentation forms become the
    Arabic letters they stand for, digits become ASCII, Latin becomes small.
    """
    return word if _PLAIN.fullmatch(word) else _exact(word).strip()


def _exact(text: str) -> str:
    # Spacing marks go before NFKC, which would make blanks of them; U+0653 and
    # U+0654 go after it, so that alef with a combining hamza becomes one letter.
    text = unicodedata.normalize("NFKC", text.translate(UNSEEN))
    text = araby.strip_tatweel(araby.strip_tashkeel(text))
    return text.translate(TO_EXACT).lower()


@lru_cache(_REMEMBERED)
def fold(word: str) -> str:
    """The word with letters of one family folded to one: مَدرسة -> مدرسه."""
    return melt(fold_letters(exact(word)))


def fold_letters(spelt: str) -> str:
    """An exact form folded letter by letter, a hamza before an alef still standing."""
    if _FOLDED.isdisjoint(spelt):
        return spelt
    word = _FINAL_HAMZA.sub(YEH_HAMZA, spelt) if spelt[-1] == HAMZA else spelt
    word = word.replace("اآ", "اءا").translate(TO_FOLDED)
    return _HAMZA_ALEF_END.sub("اء", word) if word[-1] == ALEF else word


def melt(word: str) -> str:
    """Hamza melts into the alef after it at the beginning of a word and between two alefs.

    ءامن is آمن, and إجراءات was written إجراآت; but رئاسة is not رأسه, nor سؤال سال. And yeh
    melts into a final hamza: شيئ is شيء and شئ.
    """
    if word.endswith(_AFTER_YEH):
        word = word[:-2] + HAMZA
    return _MELTING.sub("", word) if _BEFORE_ALEF in word else word


@cache
def folded_letters() -> Mapping[str, str]:
    """Each character that folding changes -> what it is alone: a letter, several, or nothing."""
    characters = map(chr, range(_CODE_POINTS))
    folded = ((each, melt(_exact(each).translate(TO_FOLDED))) for each in characters)
    return {each: alone for each, alone in folded if alone != each}


@cache
def spellings() -> Mapping[str, str]:
    """A folded letter -> itself and each character that is folded to it; "" -> the unwritten."""
    characters: dict[str, str] = {}
    for each, alone in folded_letters().items():
        if len(alone) < 2:
            characters[alone] = characters.get(alone, alone) + each
    return characters


def pattern(folded: str) -> str:
    """A regular expression for the words that are folded to this one.

    Python, SQLite and PostgreSQL read it alike. A hamza may have melted into an alef, and
    a final one stands for يء.
    """
    return "".join(_pattern(folded))


def unwritten_pattern() -> str:
    """The same for what may be written onto a letter, or behind it and unseen."""
    return f"{_any_of(spellings()[''])}*"


def _pattern(folded: str) -> Iterator[str]:
    last, unwritten = len(folded) - 1, unwritten_pattern()
    for at, letter in enumerate(folded):
        if letter == ALEF and at and (folded[at - 1] == ALEF or folded[at - 2 : at + 2] == _KORAN):
            yield f"(?:{_spelt(HAMZA)}{unwritten})?"
        if letter == HAMZA and at == last:
            yield f"(?:{_spelt(YEH)}{unwritten})?"
        yield _spelt(letter) + unwritten * (at < last)


@cache
def _spelt(letter: str) -> str:
    if not letter.isalnum():
        return re.escape(letter)
    return _any_of("".join(filter(str.isalnum, spellings().get(letter, letter))))


@cache
def _any_of(characters: str) -> str:
    """A class of a regular expression, of ranges where characters follow one another."""
    ranges: list[list[str]] = []
    for each in sorted(characters):
        if ranges and ord(each) == ord(ranges[-1][1]) + 1:
            ranges[-1][1] = each
        else:
            ranges.append([each, each])
    return "[" + "".join(a if a == b else f"{a}-{b}" for a, b in ranges) + "]"
