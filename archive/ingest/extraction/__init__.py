"""Extraction: a document as it was parsed becomes one fit to be kept. Pure.

The text is repaired and freed of boilerplate, then searched for title, dateline, byline,
date and source. Fields that the file gives are never overruled: the text fills only those
that are still empty, but what it repeats of them is taken out of it.
"""

from __future__ import annotations

from collections.abc import Callable

from archive.ingest.document import Document, Refusal, replace
from archive.ingest.extraction.boilerplate import cut_boilerplate
from archive.ingest.extraction.byline import take_author_field
from archive.ingest.extraction.closing import take_closing
from archive.ingest.extraction.leftovers import drop_orphans
from archive.ingest.extraction.limits import (
    note_damage,
    note_doubtful_date,
    with_page_address,
    without_long_names,
)
from archive.ingest.extraction.masthead import take_masthead
from archive.ingest.extraction.opening import take_date, take_opening
from archive.ingest.extraction.repair import name_drawn, repair_document
from archive.ingest.extraction.title import generate_title, name_section, take_title
from archive.ingest.extraction.title_source import take_title_source
from archive.ingest.spoilt.mending import as_it_came, judge, mend

NOTHING_LEFT = "لا نص بعد حذف الزوائد"
NO_WORDS = "لا كلمات في النص"

STEPS: tuple[Callable[[Document], Document], ...] = (
    repair_document,
    name_drawn,  # before an author field is read, and again for what the text says
    cut_boilerplate,
    take_author_field,
    take_masthead,
    take_title,
    take_title_source,
    drop_orphans,
    take_opening,
    take_title,  # which may stand below a dateline or a byline
    take_closing,
    take_date,
    name_section,
    generate_title,
    name_drawn,
    note_doubtful_date,
    with_page_address,
    without_long_names,
    note_damage,
)


def extract(document: Document) -> Document:
    """The document after all steps, its text mended first where it was spoilt.

    Raises Refusal when no text is left, or none with a word in it, or hardly any to be read.
    """
    mended = mend(document)
    done = _read(judge(mended))
    if not done.repairs:
        return done
    found = _found(as_it_came(document))
    return replace(done, as_found=(found.title, found.body))


def _found(document: Document) -> Document:
    """The spoilt text as it would be kept."""
    try:
        return _read(document)
    except Refusal:
        return document


def _read(document: Document) -> Document:
    for step in STEPS:
        document = step(document)
        if not document.paragraphs:
            raise Refusal(NOTHING_LEFT)
    if not document.title:
        raise Refusal(NO_WORDS)
    return document
