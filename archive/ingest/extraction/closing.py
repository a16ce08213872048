"""What stands below a text: who wrote it and where it was published, in lines of their own."""

from __future__ import annotations

from archive.ingest.document import Document, replace
from archive.ingest.extraction import byline
from archive.ingest.extraction.agencies import ENDS, agency, agency_below
from archive.ingest.extraction.credit_line import Credits, with_credits
from archive.ingest.extraction.dateline import read_closing, with_dateline
from search.analysis.gazetteer import key

LINES = 3  # that may be taken


def take_closing(document: Document) -> Document:
    """The document without these lines; their facts are kept where none were known."""
    for _ in range(LINES):
        taken = _agency(_publisher(_signature(document)))
        if taken is document:
            break
        document = taken
    return document


def _publisher(document: Document) -> Document:
    above, last = document.paragraphs[:-1], document.paragraphs[-1]
    dateline = read_closing(last) if above and _is_ended(above[-1]) else None
    own = key(document.source)
    if dateline is None or (own and own not in map(key, dateline.sources)):
        return document
    return with_dateline(replace(document, paragraphs=above), dateline)


def _signature(document: Document) -> Document:
    names, lines = byline.below(document.paragraphs)
    above = document.paragraphs[: len(document.paragraphs) - lines]
    if not names or not above:
        return document
    repeated = set(map(key, names)) & set(map(key, document.authors))
    if document.authors and not repeated:
        return document
    if not repeated and not (_is_ended(above[-1]) or read_closing(above[-1])):
        return document
    return replace(document, paragraphs=above, authors=document.authors or names)


def _agency(document: Document) -> Document:
    """The sign of an agency at the very end: «… في المدينة. /ومع/»."""
    *above, last = document.paragraphs
    name, text = agency_below(last)
    if not name and above and _is_ended(above[-1]):
        name, text = agency(last), ""
    if not name:
        return document
    below = replace(document, paragraphs=(*above, *filter(None, (text,))))
    return with_credits(below, Credits(agency=name))


def _is_ended(paragraph: str) -> bool:
    return paragraph.endswith(ENDS)
