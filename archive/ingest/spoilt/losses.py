"""Letters that were lost before a text came here: ???? and \ufffd, or read as another script. Pure.

Nothing brings them back: a text that has hardly any other words is refused, and one that has
lost some waits for an editor. Foreign names that were spoilt in an Arabic text are none of its words.
"""

from __future__ import annotations

import re

from archive.ingest.document import Refusal
from archive.ingest.encoding import DAMAGED
from archive.ingest.plain import is_plain
from archive.ingest.spoilt import mojibake

ALL = 0.5  # share of the words from which on a text is refused
SOME = 0.01  # and for which an editor is asked
FEW = 2  # words that may be lost

REFUSED = "النص تالف: ضاعت حروف معظم كلماته في تحويل سابق للترميز"
REVIEW = "ضاعت حروف من كلماته في تحويل سابق للترميز"

IN_A_ROW = 3  # words of question marks: fewer may end a question
SHORT = 9  # letters of what stands between them: ABC, 2013
_AROUND = "()[]«»\"'.,:;!،؛-"
_ARABIC, _LATIN = re.compile("[ء-ي]"), re.compile("[A-Za-z\u00c0-\u024f]")
_MISREAD = re.compile(
    "[ØÙÃ][\x80-\xbf\u0152-\u0178\u02c6\u02dc\u2013-\u2122]|[طظ][§¨©®±²³´µ¶¸¹„†‡ˆ]|[\u00c0-\u00ff]{4,}"
)


def judge(lines: list[str]) -> str:
    """Why an editor should look at the text first; "" for one that is sound.

    Raises Refusal when hardly a word of it is left.
    """
    lost = sum(map(_lost, lines)) if is_suspected("\n".join(lines)) else 0
    if not lost:
        return ""
    words = sum(len(line.split()) for line in lines)
    if lost >= ALL * words:
        raise Refusal(REFUSED)
    return REVIEW if lost > max(FEW, SOME * words) else ""


def is_suspected(text: str) -> bool:
    """Whether a text has signs of losses."""
    if "??" in text or DAMAGED in text:
        return True
    strange = not is_plain(text) and mojibake.STRANGE.search(text)
    return bool(strange and _MISREAD.search(text))


def _lost(line: str) -> int:
    """Words of a line that were lost; linear in its length."""
    words = line.split()
    lost = _asked(words) if "??" in line else 0
    if DAMAGED in line:
        lost += sum(map(_is_damaged, words))
    if _MISREAD.search(line):
        lost += sum(1 for word in words if _MISREAD.search(word))
    return lost


def _asked(words: list[str]) -> int:
    """Words of nothing but question marks, where several stand in a row."""
    lost = row = 0
    for word in words:
        bare = word.strip(_AROUND)
        if bare and not bare.strip("?"):
            row += len(bare) > 1 or row > 0
        elif not bare.isascii() or len(bare) > SHORT:
            lost, row = lost + (row if row >= IN_A_ROW else 0), 0
    return lost + (row if row >= IN_A_ROW else 0)


def _is_damaged(word: str) -> bool:
    """Whether letters of an Arabic word are lost, or all of a word of who knows what."""
    if DAMAGED not in word:
        return False
    return bool(_ARABIC.search(word)) or (word.count(DAMAGED) > 1 and not _LATIN.search(word))
