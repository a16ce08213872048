"""What cannot be kept as it came goes to `extra`, with a note for the import report."""

from __future__ import annotations

from archive.ingest.document import Document, replace
from archive.ingest.encoding import DAMAGED

TOO_LONG = "اسم أطول من الحد، فحُفظ بين البيانات الأخرى"
NAME_LENGTH = 200
DAMAGE = "في النص حروف تالفة (\ufffd)"
NO_ADDRESS = "الرابط ليس عنوان صفحة، فلم يُحفظ رابطا"


def with_page_address(document: Document) -> Document:
    """An address that is none of a page is not kept as one."""
    if not document.url or document.url.lower().startswith(("http://", "https://")):
        return document
    extra = {**document.extra, "url": document.url}
    return replace(document, url="", extra=extra).with_notes(NO_ADDRESS)


def note_doubtful_date(document: Document) -> Document:
    """What is doubtful about a date, wherever it came from, is noted."""
    return document.with_notes(*document.published.notes) if document.published else document


def without_long_names(document: Document) -> Document:
    """Names that no column would hold are not kept as names."""
    names = {"source": (document.source,), "author": document.authors, "tags": document.tags}
    long = {key: [name for name in some if len(name) > NAME_LENGTH] for key, some in names.items()}
    long = {key: some for key, some in long.items() if some}
    if not long:
        return document
    return replace(
        document,
        source="" if "source" in long else document.source,
        authors=tuple(name for name in document.authors if len(name) <= NAME_LENGTH),
        tags=tuple(name for name in document.tags if len(name) <= NAME_LENGTH),
        extra={**document.extra, **long},
    ).with_notes(TOO_LONG)


def note_damage(document: Document) -> Document:
    """Letters that were lost before the text came here are noted."""
    damaged = any(DAMAGED in text for text in (document.title, *document.paragraphs))
    return document.with_notes(DAMAGE) if damaged else document
