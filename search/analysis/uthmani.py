"""The spelling of Korans read as that of today: ٱلصَّلَوٰةَ -> الصلاة.

The rasm of Uthman leaves alefs to a small one over the line, sets hamza without a seat, and has
small waws and yehs for those that were not written. Its readers type what they would write. The
rules are those of the Cairo edition, as encoded by the Tanzil project's text (version 1.0.2);
signs of pauses and of assimilation say nothing about the spelling.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

SMALL_ALEF, HAMZA_ABOVE, SILENT = "\u0670", "\u0654", "\u06df"
SMALL_WAW, SMALL_YEHS, SMALL_NOON = "\u06e5", "\u06e6\u06e7", "\u06e8"
# Each with its tanween, and that as it is written before some letters.
FATHA, DAMMA, KASRA = "\u064e\u064b\u08f0", "\u064f\u064c\u08f1", "\u0650\u064d\u08f2"
SHADDA = "\u0651"
SUKUN = "\u0652\u06e1"

_VOWELS = f"[{FATHA}{DAMMA}{KASRA}{SUKUN}{SHADDA}]*"
_LETTER = "[\u0621-\u063a\u0641-\u064a\u0671]"
_MARKED = re.compile(
    f"[{SMALL_ALEF}{HAMZA_ABOVE}{SILENT}{SMALL_WAW}{SMALL_YEHS}{SMALL_NOON}ٱ]|[{FATHA}]ء|ء[{DAMMA}]و"
)
_IGNORED = re.compile("[\u0610-\u061a\u0653\u06d6-\u06de\u06e0\u06e2-\u06e4\u06e9-\u06ed]")
# A letter and its vowel; the hamza, its vowel and its alef, small or not.
_SEATLESS = f"({_LETTER}?)({_VOWELS})ـ({_VOWELS})({SMALL_ALEF}?){HAMZA_ABOVE}(ا?)"


def _seated(found: re.Match[str]) -> str:
    """Hamza on the seat that the strongest of the two vowels beside it asks for."""
    before, vowel, own, small, alef = found.groups()
    is_after_yeh = before in ("ي", "ى") and {*FATHA, *DAMMA, SHADDA}.isdisjoint(vowel)
    is_long = bool(small or alef)
    if is_after_yeh or not {*KASRA}.isdisjoint(vowel + own):
        seat = "ئا" if is_long else "ئ"
    elif not {*DAMMA}.isdisjoint(vowel + own):
        seat = "ؤا" if is_long else "ؤ"
    else:
        seat = "آ" if is_long else "أ"
    return before + vowel + seat


Replacement = str | Callable[[re.Match[str]], str]

# In this order: what is looked for, and what stands there today.
_RULES: list[tuple[str, Replacement]] = [
    # The vocative is a word of its own, and so is ها before a pronoun.
    (f"^((?:و[{FATHA}])?ي)[{FATHA}]{SMALL_ALEF}ـ?(?={_LETTER}|ـ)", r"\1ا "),
    (f"^ه[{FATHA}]{SMALL_ALEF}ـ?(?=أ)", "ها "),
    # One lam is written of two: ٱلَّيْل, ٱلَّٰتِى.
    (f"ٱل[{FATHA}]{SHADDA}(?={SMALL_ALEF}|ي[{SUKUN}]ل)", "الل"),
    # An alef that only carries a final hamza, ٱلْمَلَؤُا۟, and one that is not written, جَآءُو.
    (f"{SMALL_ALEF}ؤ{_VOWELS}ا{SILENT}$", "اء"),
    (f"ؤ{_VOWELS}ا{SILENT}$", "أ"),
    (f"ء([{DAMMA}])و$", r"ء\1وا"),
    (f"^([وف])[{FATHA}]س(?=[{SUKUN}]ـ[{FATHA}]{HAMZA_ABOVE}ل)", r"\1اس"),
    # Hamza without a seat.
    (f"^([بفكلو]){_VOWELS}ـ{_VOWELS}{SMALL_ALEF}?{HAMZA_ABOVE}ا", r"\1آ"),
    (_SEATLESS, _seated),
    (f"ر[{FATHA}]ء[{FATHA}]ا$", "رأى"),
    (f"([{FATHA}{SUKUN}])ء[{FATHA}](?:ا|{SMALL_ALEF})", r"\1آ"),
    (f"(?<=[{FATHA}])ء(?=[{FATHA}{SUKUN}])", "أ"),
    # Waw and yeh that carry an alef, and alefs without a carrier.
    (f"و{SMALL_ALEF}(?:ا{SILENT}?$)?", "ا"),
    (f"ى{SMALL_ALEF}(?={_LETTER})", "ا"),
    (f"(?<={_LETTER[:-1]}{_VOWELS[1:-1]})(?<!ى){SMALL_ALEF}(?!ا)", "ا"),
    # Small letters within a word; at its end they lengthen a pronoun.
    (f"{SMALL_WAW}(?={_VOWELS}{_LETTER})", "و"),
    (f"[{SMALL_YEHS}](?={_VOWELS}{_LETTER})", "ي"),
    (f"(?<=[يى][{KASRA}])[{SMALL_YEHS}]$", "ي"),
    (f"(?<={_LETTER}[{DAMMA}]){SMALL_NOON}", "ن"),
]
_COMPILED = [(re.compile(pattern), replacement) for pattern, replacement in _RULES]


def spelt_today(surface: str) -> str:
    """The word, or the two words, that a Koranic spelling stands for; nothing if it is none, or
    is spelt so today."""
    if not _MARKED.search(surface):
        return ""
    original = word = _IGNORED.sub("", unicodedata.normalize("NFC", _IGNORED.sub("", surface)))
    for pattern, replacement in _COMPILED:
        word = pattern.sub(replacement, word)
    return word if word != original else ""
