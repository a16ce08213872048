"""Letters by their Unicode names, and the tables that fold them.

Sources: the Unicode Character Database (names and compatibility mappings of
the blocks Arabic, Arabic Supplement, Arabic Extended-A and the two blocks of
presentation forms). Where pyarabic names a letter, its name is taken.
"""

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
