"""Letters that were kept as they are drawn (ﺍﻟﺒﺤﺮ) instead of as they are named: البحر. Pure.

A sign alone says nothing: tables of letters show forms, and keyboards write ﻻ.
"""

from __future__ import annotations

import re
import unicodedata

# Letters and marks; not ﴾ and ﴿, nor the signs that stand for phrases.
_FORM = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf2\ufe70-\ufefc"
_ONE = re.compile(f"[{_FORM}]")  # searched for three times as fast as for one or more
_FORMS = re.compile(f"[{_FORM}]+")
_WORD = re.compile(f"[{_FORM}]{{2,}}")
_LETTER = re.compile(f"[ء-ي{_FORM}]")
WORDS = 3  # written so throughout, which is no accident
SHARE = 0.2


def is_suspected(text: str) -> bool:
    return _ONE.search(text) is not None


def mend(lines: list[str]) -> list[str]:
    """The lines with the letters' names, where a line is written in their forms."""
    whole = sum(map(is_drawn, lines))
    return [named(line) if whole and _has_words(line) else line for line in lines]


def is_drawn(line: str) -> bool:
    """Whether a line is written in forms of letters, and does not only have some."""
    drawn = sum(map(len, _FORMS.findall(line)))
    return len(_WORD.findall(line)) >= WORDS and drawn >= SHARE * len(_LETTER.findall(line))


def _has_words(line: str) -> bool:
    return is_drawn(line) or _WORD.search(line) is not None


def named(text: str) -> str:
    """Each form by the letter that it is a form of, of a text in the order of reading."""
    return _FORMS.sub(lambda found: _named(found[0]), text)


def _named(forms: str) -> str:
    # A mark over nothing is a blank and a mark to NFKC.
    return unicodedata.normalize("NFKC", forms).replace(" ", "")
