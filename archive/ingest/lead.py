"""The lead: the opening of an article, as lists and feeds show it below its title."""

from __future__ import annotations

from collections.abc import Sequence

LENGTH = 280  # code points; two to four lines on a card
ELLIPSIS = "…"
GENERATED_WORDS = 5  # of a title from the text; a shorter one is a headline that it begins with


def lead(paragraphs: Sequence[str], title: str = "", length: int = LENGTH) -> str:
    """The first paragraphs, cut at a word; «…» shows the cut.

    A title taken from the beginning of the text is not said twice: the lead goes on where the
    title ends, and is empty where the title is all there is.
    """
    text = _below(" ".join(" ".join(paragraphs[:3]).split()), title)
    if len(text) <= length:
        return text
    return text[: text.rfind(" ", 0, length) + 1 or length].rstrip(" ،؛:.-–—") + ELLIPSIS


def _below(text: str, title: str) -> str:
    head = " ".join(title.split()).removesuffix(ELLIPSIS)
    rest = text.removeprefix(head) if head else text
    few = len(head.split()) < GENERATED_WORDS and any(map(str.isalnum, rest))
    if rest == text or few or (rest and rest[0].isalnum()):
        return text
    ended = rest.lstrip("”»\"'").startswith((".", "!", "؟", "?")) or title.endswith(("؟", "!", "?"))
    rest = rest.lstrip(" .!؟?…،؛:-–—”»\"'" if ended else " ،؛:-–—")
    return rest if ended or not rest else f"{ELLIPSIS} {rest}"
