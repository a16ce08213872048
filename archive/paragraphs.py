"""A text as its page shows it: numbered paragraphs, and its own headings among them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from archive import reading

LONG = 1_500  # words, above which the headings of a text are listed before it
FEWEST = 3  # headings; fewer may be anything: a name, a verse, a caption
LONGEST_HEADING, SHORTEST_SECTION = 10, 20  # words

# No heading ends so; a colon or a comma has a sentence that goes on.
_SENTENCE_ENDS = tuple(".!؟?…:؛;،,»\"”'")
_BULLET = re.compile(r"^[*•●■◆▪–—-]+\s*")


class Paragraph(NamedTuple):
    """`number` counts from 1: its address on the page, as long as the text is the same."""

    number: int
    text: str
    is_heading: bool = False

    @property
    def name(self) -> str:
        """A heading without the sign that newspapers put before it."""
        return _BULLET.sub("", self.text)


def numbered(body: str) -> list[Paragraph]:
    """The paragraphs in order. Headings are lines that stand before a longer paragraph and have
    neither the length nor the end of a sentence; they are taken for such where there are several."""
    texts = reading.paragraphs(body)
    headings = {
        number
        for number, (text, below) in enumerate(pairwise(texts), 1)
        if number > 1 and _is_heading(text, below)
    }
    if len(headings) < FEWEST:
        headings = set()
    return [Paragraph(number, text, number in headings) for number, text in enumerate(texts, 1)]


def contents(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The headings of a long text; none of a shorter one."""
    headings = [one for one in paragraphs if one.is_heading]
    is_long = headings and sum(len(one.text.split()) for one in paragraphs) > LONG
    return headings if is_long else []


def _is_heading(text: str, below: str) -> bool:
    return (
        not text.endswith(_SENTENCE_ENDS)
        and "\n" not in text
        and len(text.split(maxsplit=LONGEST_HEADING)) <= LONGEST_HEADING
        and any(map(str.isalpha, text))
        and len(below.split(maxsplit=SHORTEST_SECTION)) >= SHORTEST_SECTION
    )
