"""Bytes to text: UTF-8, UTF-16 with a mark, or windows-1256 when it reads as Arabic.

Nothing is guessed beyond that and nothing is replaced: bytes that are not certainly text
are refused, so that no mangled word ever enters the archive.
"""

from __future__ import annotations

import codecs
import re

from archive.ingest.document import Refusal
from archive.ingest.words import word_set
from search.analysis.stemming.affixes import ARTICLES

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
# U+001A ended files on DOS and lives on as a bullet in some newsrooms; cleaning drops it.
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
DAMAGED = "\ufffd"
DAMAGE_LIMIT = 0.001  # share of U+FFFD above which a text counts as spoilt

FEW = 10  # letters for each byte that is none: in another encoding it is the other way round
_UNDECODED = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
_ARABIC = re.compile("[ء-غف-ي]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w+")
# The commonest function words; in Arabic prose about one word in six is one of them.
COMMON = word_set(
    "في من على إلى الى عن أن ان إن التي الذي هذا هذه ذلك مع كان كانت ما لا لم هو هي قد كل بعد قبل "
    "بين أو او ثم حتى أي عند غير حيث خلال أمام أكد قال وقد وفي ومن وعلى وأن"
)
ARABIC_SHARE, COMMON_SHARE, DEFINITE_SHARE = 0.7, 0.04, 0.08
_SAMPLE = 20_000  # characters looked at to judge a legacy encoding


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; raises Refusal when it is not text."""
    for mark, codec, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _sound(_strict(data, codec)), name
    try:
        return _sound(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return _sound(_windows_1256(data)), "windows-1256"


def nearly_utf_8(sample: bytes) -> bool:
    """Whether it is UTF-8 but for a byte here and there, and at its ends."""
    text = sample.decode("utf-8", "surrogateescape")
    return FEW * len(_UNDECODED.findall(text)) <= len(_BEYOND_ASCII.findall(text))


def _strict(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        raise Refusal("علامة الترميز في أول الملف لا توافق محتواه") from None


def _windows_1256(data: bytes) -> str:
    text = data.decode("cp1256", errors="strict")
    if not reads_as_arabic(text):
        raise Refusal("ترميز النص غير معروف: ليس UTF-8 ولا نصا عربيا بترميز windows-1256")
    return text


def reads_as_arabic(text: str) -> bool:
    """Whether text from a legacy encoding is Arabic prose and not another script misread."""
    sample = text[:_SAMPLE]
    letters, words = len(_LETTER.findall(sample)), _WORD.findall(sample)
    if not letters or len(_ARABIC.findall(sample)) < ARABIC_SHARE * letters:
        return False
    common = sum(word in COMMON for word in words)
    definite = sum(word.startswith(ARTICLES) for word in words)
    return common >= COMMON_SHARE * len(words) and definite >= DEFINITE_SHARE * len(words)


def _sound(text: str) -> str:
    if "\x00" in text:
        raise Refusal("الملف ليس نصا: فيه بايتات صفرية")
    if CONTROLS.search(text):
        raise Refusal("الملف ليس نصا: فيه رموز تحكم")
    if text.count(DAMAGED) > DAMAGE_LIMIT * len(text) + 1:
        raise Refusal("النص تالف: كثير من حروفه ضاع في تحويل سابق للترميز")
    return text
