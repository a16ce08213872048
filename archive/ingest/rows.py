"""What the rows of an imported article say, column by column, as its document has it."""

from __future__ import annotations

from archive.ingest.document import Document
from archive.ingest.extraction.repair import RECIPE
from archive.ingest.lead import lead
from archive.ingest.parsing import Parsed
from archive.models import Article
from archive.originals import Place
from archive.slug import slug


def article_fields(document: Document, source_id: int | None) -> dict[str, object]:
    """What an editor may change, and later imports then leave alone."""
    published = document.published
    return {
        "title": document.title[:500],
        "body": document.body,
        "lead": lead(document.paragraphs, document.title),
        "language": document.language,
        "source_id": source_id,
        "published_at": published.date if published else None,
        "published_precision": published.precision if published else "unknown",
        "url": document.url[:2000],
        "external_id": document.external_id[:200],
    }


def article_row(document: Document, source_id: int | None) -> dict[str, object]:
    """A new article."""
    fields = article_fields(document, source_id)
    return fields | {
        "slug": slug(str(fields["title"]), fallback="article"),
        "extra": extra(document),
        "recipe": RECIPE,
        "text_hash": document.text_hash,
        "state": state_of(document),
    }


def state_of(document: Document) -> str:
    """Of a new article."""
    if document.draft:
        return Article.State.DRAFT
    return Article.State.REVIEW if document.review else Article.State.PUBLISHED


def original_row(
    parsed: Parsed, article_id: int, place: Place, *, current: bool
) -> dict[str, object]:
    """The bytes that a document was read from, as of an article."""
    record = parsed.record
    return {
        "article_id": article_id,
        "current": current,
        "origin": parsed.origin,
        "file_name": record.file_name[:300],
        "sha256": record.sha256,
        "size": len(record.data),
        "encoding": parsed.document.encoding,
        "media_type": record.media_type,
        "text_hash": parsed.document.text_hash,
        "repairs": "، ".join(parsed.document.repairs),
        "is_sound": True,
        "pack": place.pack,
        "offset": place.offset,
    }


def extra(document: Document) -> dict[str, object]:
    found = list(document.as_found) if document.repairs else []
    own = {"section": document.section, "notes": list(document.notes), "as_found": found}
    return {**document.extra, **{name: value for name, value in own.items() if value}}
