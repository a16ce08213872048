"""«قهوة بدون سكر»: a word of readers that is no operator, for it stands in titles; offered as one."""

from __future__ import annotations

import re
from typing import NamedTuple

from search.analysis import is_stop_word

_WITHOUT = re.compile(r"(?<=\S\s)(?:بدون|بلا|دون|من (?:دون|غير))\s+([^\W\d_]{2,})(?=\s|\Z)")


class Exclusion(NamedTuple):
    """`word` may be meant to be excluded; `text` excludes it."""

    word: str
    text: str


def exclusion(text: str) -> Exclusion | None:
    """By the first such word with another before it and one to exclude behind it."""
    text = " ".join(text.split())
    found = _WITHOUT.search(text)
    if not found or is_stop_word(found[1]):
        return None
    return Exclusion(found[1], f"{text[: found.start()]}-{found[1]}{text[found.end() :]}")
