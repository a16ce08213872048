"""What stands between a title and its text, where a text has such a lead of its own. Pure."""

from __future__ import annotations

from search.analysis import fold

ELLIPSIS = "…"
OPENING = 4_000  # characters, in which the lead that an import makes is always found


def standfirst(title: str, lead: str, body: str) -> str:
    """The lead; nothing where title or text say the same, for nothing is shown twice."""
    own = lead.strip(f"{ELLIPSIS} \n")
    if not own or _is_in(own, body[:OPENING]):
        return ""
    said = _letters(own)
    return "" if said in _letters(body) or said in _letters(title) else lead


def _is_in(text: str, longer: str) -> bool:
    return " ".join(text.split()) in " ".join(longer.split())


def _letters(text: str) -> str:
    """Letters and digits alone, in one spelling: punctuation and marks make no other text."""
    return "".join(filter(str.isalnum, fold(text)))
