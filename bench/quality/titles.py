"""What stands as the title of a text that is given without one: an article must have one."""

from __future__ import annotations

TITLES = {
    "made": "The title of an article is the one that the import makes of a text without headline.",
    "none": "The title of an article is a blank.",
}
BLANK = " "  # of no words, and yet not the empty title that the database refuses


def title(text: str, way: str) -> str:
    """One of `TITLES`."""
    from archive.ingest.extraction import title as titles
    from archive.ingest.extraction.repair import clean
    from archive.ingest.parsers.plain_text import paragraphs

    made = titles.made(paragraphs(clean(text))) if way == "made" else ""
    return made or BLANK
