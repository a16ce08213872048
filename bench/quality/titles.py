"""What stands as the title of a text that is given without one: an article must have one."""

from __future__ import annotations

TITLES = {
    "generated": "The title of an article is generated from its text, as by the import.",
    "none": "The title of an article is a blank.",
}
EARLIER_NAMES = {"made": "generated"}
BLANK = " "  # of no words, and yet not the empty title that the database refuses


def named(argument: str) -> str:
    """One of `TITLES`, by the name it has or had."""
    return EARLIER_NAMES.get(argument, argument)


def title(text: str, titles: str) -> str:
    """The title of a text under one of `TITLES`."""
    from archive.ingest.document import lines_of
    from archive.ingest.extraction.generated_title import generate
    from archive.ingest.extraction.repair import repair

    generated = generate(lines_of(repair(text))) if titles == "generated" else ""
    return generated or BLANK
