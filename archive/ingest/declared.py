"""The encoding of markup: found in what is to be read, not in its tags; what it declares comes last.

Pages and feeds that declare one encoding and are written in another are common, and tags in
Latin letters would outweigh a short Arabic text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import partial
from io import BufferedReader
from itertools import chain

from archive.ingest.document import Refusal
from archive.ingest.encoding import (
    BYTE_ORDER_MARKS,
    DAMAGED,
    MISREAD,
    as_written,
    decode,
    reads_as_arabic,
    with_strays,
)
from archive.ingest.spoilt import mojibake
from archive.xml_signs import FORBIDDEN

CHANGES = "الترميز يتغير داخل الملف، فلم يُقرأ ما بعد ذلك"
FEW, WHOLE = 20, 10  # broken characters of a file in UTF-8; whole ones of several bytes for each
SAMPLE = 1 << 20  # bytes of a stream that its encoding is judged by
CHUNK = 1 << 18

_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""")
_DECLARATION = 2048  # bytes in which an encoding is declared
# What is not closed before the next of its kind is a tag alone, for time's sake.
_HIDDEN = r"<(script|style)\b[^>]{0,999}>(?:(?!<\1\b).)*?</\1\s*>|<!--(?:(?!<!--).)*?-->|<[^<>]*>"
_SILENT = re.compile(_HIDDEN.encode(), re.DOTALL | re.IGNORECASE)
_TAGS = re.compile(_HIDDEN, re.DOTALL | re.IGNORECASE)
_WIDE = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}  # without a mark, by the first tag
_REFERENCE = re.compile("&#(?:[xX]0*([0-9a-fA-F]+)|0*([0-9]+));?")
LAST, LONGEST = 0x10FFFF, 7  # code point; digits of the reference to one
_LATIN_SHARE = 0.8  # of the letters of a text that is declared to be in a Latin encoding


def decode_markup(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; raises Refusal when it is not text."""
    name = encoding_of(data)
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        if name != "utf-8":
            raise Refusal("علامة الترميز في أول الملف لا توافق محتواه") from None
        text = with_strays(data)
    text = _REFERENCE.sub(_to_a_character, FORBIDDEN.sub(" ", text.removeprefix("\ufeff")))
    return as_written(text, name) if mojibake.is_suspected(_TAGS.sub(" ", text)) else (text, name)


def _to_a_character(reference: re.Match[str]) -> str:
    """References to what is no character of XML are damage: lxml raises where it meets one."""
    digits = reference[1] or reference[2]
    code = int(digits, 16 if reference[1] else 10) if len(digits) <= LONGEST else LAST + 1
    is_character = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code <= LAST
    return reference[0] if is_character and code not in (0xFFFE, 0xFFFF) else DAMAGED


def encoding_of(data: bytes) -> str:
    """The name of the encoding of markup. Raises Refusal when it is not text."""
    for mark, _, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name
    if data[:2] in _WIDE:
        return _WIDE[data[:2]]
    if _is_utf_8(data) or _is_nearly_utf_8(data):
        return "utf-8"
    try:
        return decode(_SILENT.sub(b" ", data))[1].partition(MISREAD)[0]
    except Refusal:
        if declared := _plausible(data):
            return declared
        raise


def decoded(stream: BufferedReader) -> Iterator[str]:
    """The text of a stream of markup, in parts. Raises Refusal where it is not text."""
    sample = stream.read(SAMPLE)
    name = encoding_of(sample)
    decoder = codecs.getincrementaldecoder(name)(_errors(name))
    damaged = 0
    try:
        for part in chain([sample], iter(partial(stream.read, CHUNK), b""), [b""]):
            text = decoder.decode(part, final=not part)
            damaged += text.count(DAMAGED)
            if damaged > FEW:
                raise Refusal(CHANGES)
            yield text.removeprefix("\ufeff") if part is sample else text
    except UnicodeDecodeError:
        raise Refusal(CHANGES) from None


def _errors(name: str) -> str:
    """What is broken in UTF-8 costs itself alone: scripts and shortened texts cut characters."""
    return "replace" if name.startswith("utf-8") else "strict"


def _is_nearly_utf_8(data: bytes) -> bool:
    """Whether few characters are broken, and many more of several bytes are whole."""
    text = data.decode("utf-8", "replace")
    broken = text.count(DAMAGED)
    whole = sum(not letter.isascii() for letter in text) - broken if broken <= FEW else 0
    return whole > WHOLE * broken


def _is_utf_8(data: bytes) -> bool:
    """Whether it is UTF-8, but for a character that the end of a sample may cut."""
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _plausible(data: bytes) -> str:
    """The encoding that is declared, where the text reads well in it; else an empty string."""
    declared = _DECLARED.search(data[:_DECLARATION])
    try:
        name = codecs.lookup(declared[1].decode()).name if declared else ""
        text = _SILENT.sub(b" ", data).decode(name) if name else ""
    except (LookupError, UnicodeError):
        return ""
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(letter.isascii() for letter in letters) >= _LATIN_SHARE * len(letters)
    return name if letters and (latin or reads_as_arabic(text)) else ""
