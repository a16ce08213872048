"""Texts of plain letters, digits and punctuation: nine of ten, and one look tells them.

They need no closer look for what is spoilt, drawn, unseen or a control.
"""

from __future__ import annotations

import re

_PLAIN = re.compile(
    "[ \n!-~\u0606-\u061b\u061d-\u0669\u00ab\u00bb\u2013\u2014\u2018-\u201e\u2026]*+"
)


def is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None
