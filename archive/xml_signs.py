"""Signs that XML forbids: none may be written, and at one of them lxml loses what stands before it in
a CDATA section. Pure."""

from __future__ import annotations

import re

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = "\x0b\x0c"  # ends of lines and pages, as word processors leave them in what is pasted


def without_forbidden(text: str) -> str:
    """The text as XML may hold it, with a blank where a line or a page ended."""
    return FORBIDDEN.sub(lambda sign: " " if sign[0] in _BLANKS else "", text)
