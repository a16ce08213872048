"""Words that begin a name of several words, and change with its place in the sentence."""

from __future__ import annotations

# Folded, each its own stem: أبو بكر and أبي بكر, ابن خلدون and بن خلدون, ذو الحجة and ذي الحجة.
OPENERS = (("ابو", "ابا", "ابي"), ("ابن", "بن"), ("ذو", "ذا", "ذي"), ("بنو", "بني"))
_OTHERS = {
    opener: tuple(other for other in openers if other != opener)
    for openers in OPENERS
    for opener in openers
}


def other_openers(stem: str) -> tuple[str, ...]:
    """The stems that begin the same name in other sentences; of most words none."""
    return _OTHERS.get(stem, ())
