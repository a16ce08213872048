"""Letters that were lost before a text came here: ???? and \ufffd, or read as another script. Pure.

Nothing brings them back: a text that has hardly any other words is refused, and one that has
lost some waits for an editor. Foreign names that were spoilt in an Arabic text are none of its words.
"""

from __future__ import annotations

import re

from archive.ingest.document import Refusal
from archive.ingest.encoding import DAMAGED
from archive.ingest.spoilt import mojibake

ALL = 0.5  # share of the words from which on a text is refused
SOME = 0.01  # and for which an editor is asked
FEW = 2  # words that may be lost

REFUSED = "النص تالف: ضاعت حروف معظم كلماته في تحويل سابق للترميز"
REVIEW = "ضاعت حروف من كلماته في تحويل سابق للترميز"

_WORD = re.compile(r"[^\s]*\w[^\s]*|\?{2,}")
# Three and more in a row: one alone ends a question, in whatever number.
_ASKED = re.compile(
    r"(?<!\S)[(«\"]?\?{2,}[^\w\s]*(?:\s+[^\w\s?]*\?+[^\w\s]*|\s+[\w.]{1,9}(?=\s+\?{2})){2,}"
)
_MARKS = re.compile(r"\?{2,}")
_DAMAGED = re.compile(
    f"[ء-ي]{DAMAGED}|{DAMAGED}[ء-ي]|(?<!\\S)[^\\sA-Za-z\u00c0-\u024f]*{DAMAGED}{{2,}}"
)
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
    words = sum(len(_WORD.findall(line)) for line in lines)
    if lost >= ALL * words:
        raise Refusal(REFUSED)
    return REVIEW if lost > max(FEW, SOME * words) else ""


def is_suspected(text: str) -> bool:
    """Whether a text has signs of losses."""
    misread = mojibake.STRANGE.search(text) and _MISREAD.search(text)
    return "??" in text or DAMAGED in text or misread is not None


def _lost(line: str) -> int:
    """Words of a line that were lost."""
    lost = 0
    if "??" in line:
        lost += sum(len(_MARKS.findall(found[0])) for found in _ASKED.finditer(line))
    if DAMAGED in line:
        lost += len(_DAMAGED.findall(line))
    if _MISREAD.search(line):
        lost += sum(1 for word in line.split() if _MISREAD.search(word))
    return lost
