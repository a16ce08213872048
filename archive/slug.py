"""The words of a title as they stand in an address."""

from __future__ import annotations

import unicodedata

from django.utils.text import slugify

from search.analysis.letters import MARKS, SPACING_MARKS, TATWEEL

LONGEST = 80  # code points; percent-encoded, an Arabic letter takes six characters

# Compatibility forms turn a spacing mark into a blank, and some ligatures into a tatweel with
# marks: the first go before NFKC, the second after it.
BLANKS = str.maketrans(dict.fromkeys(SPACING_MARKS))
UNWRITTEN = str.maketrans(dict.fromkeys(MARKS + TATWEEL))
INVISIBLE = {"Cf", "Cs"}


def slug(text: str, fallback: str) -> str:
    """Letters and digits of `text` joined by hyphens, or `fallback` when it has none.

    At most 80 code points, cut between two words where there are two. The result is in NFC
    and `slug(slug(text))` is `slug(text)`, so an address can be compared with its canonical one.
    """
    composed = unicodedata.normalize("NFKC", text.translate(BLANKS)).translate(UNWRITTEN)
    visible = composed if composed.isprintable() else _visible(composed)
    words = unicodedata.normalize("NFC", slugify(visible, allow_unicode=True))
    return _shortened(words) or fallback


def _visible(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) not in INVISIBLE)


def _shortened(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    head, hyphen, _ = words[: LONGEST + 1].rpartition("-")
    return (head if hyphen else words[:LONGEST]).rstrip("-_")
