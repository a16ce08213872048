"""The one place that writes imported articles: documents become rows, once, whatever is run again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from archive import originals
from archive.ingest.document import Document, Record, text_hash
from archive.ingest.extraction.repair import RECIPE
from archive.ingest.lead import lead
from archive.ingest.parsing import Parsed
from archive.ingest.report import Line
from archive.models import Article, Author, ImportRun, Original, Place, Tag
from archive.names import Vocabulary
from archive.slug import slug
from archive.stories.linking import link


def known_originals(origins: Iterable[str]) -> dict[str, Original]:
    """The current original of each origin, else the newest, with its article."""
    rows = Original.objects.filter(origin__in=list(origins)).select_related("article")
    return {row.origin: row for row in rows.order_by("current", "pk")}


def is_known(record: Record, known: dict[str, Original]) -> bool:
    """Whether these very bytes were already read by the cleaning recipe of today."""
    original = known.get(record.origin)
    return (
        original is not None
        and original.size == len(record.data)
        and original.article.recipe == RECIPE
        and original.sha256 == record.sha256
    )


def store(
    batch: Sequence[Parsed],
    vocabulary: Vocabulary,
    *,
    run: ImportRun | None = None,
    dry_run: bool = False,
) -> list[Line]:
    """Write one batch in one transaction; a line for each document, in order.

    Originals note the run that brought them, so that it can be undone.
    """
    if not dry_run:
        originals.keep({parsed.record.sha256: parsed.record.data for parsed in batch})
    with transaction.atomic():
        writer = _Batch(batch, vocabulary, run)
        lines = [writer.write(parsed) for parsed in batch]
        if dry_run:
            transaction.set_rollback(True)
        else:
            link(_new_bodies(batch, lines))
    if dry_run:
        vocabulary.forget()
    return lines


def _new_bodies(batch: Sequence[Parsed], lines: Sequence[Line]) -> list[tuple[int, str]]:
    """Of articles that came with it; those that changed wait, by a trigger, for the indexer."""
    return [
        (line.article_id, parsed.document.body)
        for parsed, line in zip(batch, lines, strict=True)
        if line.outcome in ("new", "draft") and line.article_id is not None
    ]


class _Batch:
    """What the rows of one transaction need to know of each other."""

    def __init__(
        self, batch: Sequence[Parsed], vocabulary: Vocabulary, run: ImportRun | None
    ) -> None:
        self.vocabulary, self.run = vocabulary, run
        self.known = known_originals(parsed.origin for parsed in batch)
        hashes = {parsed.document.text_hash for parsed in batch}
        rows = Original.objects.filter(text_hash__in=hashes, current=True).select_related("article")
        self.by_text = {row.text_hash: row.article for row in rows}

    def write(self, parsed: Parsed) -> Line:
        known = self.known.get(parsed.origin)
        if known is not None and (known.current or known.text_hash == parsed.document.text_hash):
            return self._again(parsed, known)
        duplicate = self.by_text.get(parsed.document.text_hash)
        if duplicate is not None:
            self._keep_original(parsed, duplicate, current=False)
            if _publishes(parsed, duplicate):
                duplicate.save(update_fields=["state"])
            note = f"النص نفسه في المقال {duplicate.pk}"
            return Line(parsed.record.file_name, "duplicate", note, duplicate.title, duplicate.pk)
        return self._new(parsed)

    def _new(self, parsed: Parsed) -> Line:
        article = Article(**self._fields(parsed.document))
        article.slug = slug(article.title, fallback="article")
        article.extra = _extra(parsed.document)
        article.recipe = RECIPE
        article.text_hash = parsed.document.text_hash
        if parsed.document.draft:
            article.state = Article.State.DRAFT
        article.save(force_insert=True)
        self._keep_original(parsed, article, current=True)
        article.authors.add(*self._authors(parsed.document))
        article.places.add(*self._places(parsed.document))
        article.tags.add(*self._tags(parsed))
        self.by_text[parsed.document.text_hash] = article
        return _line(parsed, "draft" if parsed.document.draft else "new", article)

    def _again(self, parsed: Parsed, known: Original) -> Line:
        """The origin is known: bring its article up to date, except for what an editor changed."""
        article = known.article
        changed = known.text_hash != parsed.document.text_hash
        if known.sha256 != parsed.record.sha256:
            current, known.current = known.current, False
            known.save(update_fields=["current"])
            self._keep_original(parsed, article, current=current)
            changed = changed or current
        elif changed:
            known.text_hash = parsed.document.text_hash
            known.save(update_fields=["text_hash"])
        if self.known[parsed.origin].current:
            self._bring_up_to_date(article, parsed)
        return _line(parsed, "changed" if changed else "same", article)

    def _bring_up_to_date(self, article: Article, parsed: Parsed) -> None:
        free = {
            name: value
            for name, value in self._fields(parsed.document).items()
            if name not in article.edited_fields
        }
        for name, value in free.items():
            setattr(article, name, value)
        article.slug = slug(article.title, fallback="article")
        _publishes(parsed, article)
        article.extra, article.recipe = _extra(parsed.document), RECIPE
        article.text_hash = (
            text_hash(article.title, article.body)
            if {"title", "body"} & set(article.edited_fields)
            else parsed.document.text_hash
        )
        article.save()
        if "authors" not in article.edited_fields:
            article.authors.set(self._authors(parsed.document))
        if "places" not in article.edited_fields:
            article.places.set(self._places(parsed.document))
        if "tags" not in article.edited_fields:
            article.tags.set(self._tags(parsed))
        self.by_text[parsed.document.text_hash] = article

    def _fields(self, document: Document) -> dict[str, object]:
        published = document.published
        return {
            "title": document.title[:500],
            "body": document.body,
            "lead": lead(document.paragraphs, document.title),
            "language": document.language,
            "source": self.vocabulary.sources.named(document.source) if document.source else None,
            "published_at": published.date if published else None,
            "published_precision": published.precision if published else "unknown",
            "url": document.url[:2000],
            "external_id": document.external_id[:200],
        }

    def _authors(self, document: Document) -> list[Author]:
        return [self.vocabulary.authors.named(name) for name in document.authors]

    def _places(self, document: Document) -> list[Place]:
        return [self.vocabulary.places.named(name) for name in document.places]

    def _tags(self, parsed: Parsed) -> list[Tag]:
        names = parsed.document.tags
        return [
            self.vocabulary.tags.named(name, kind=parsed.kinds.get(name, Tag.Kind.TOPIC))
            for name in names
        ]

    def _keep_original(self, parsed: Parsed, article: Article, *, current: bool) -> None:
        record = parsed.record
        self.known[parsed.origin], _ = Original.objects.update_or_create(
            origin=parsed.origin,
            sha256=parsed.record.sha256,
            defaults={
                "article": article,
                "current": current,
                "file_name": record.file_name[:300],
                "size": len(record.data),
                "encoding": parsed.document.encoding,
                "media_type": record.media_type,
                "text_hash": parsed.document.text_hash,
                "run": self.run,
            },
        )


def _publishes(parsed: Parsed, article: Article) -> bool:
    """Whether a file says of a draft that it is one no more; what editors decided stays."""
    of_import = article.state == Article.State.DRAFT and "state" not in article.edited_fields
    if of_import and not parsed.document.draft:
        article.state = Article.State.PUBLISHED
        return True
    return False


def _extra(document: Document) -> dict[str, object]:
    own = {"section": document.section, "notes": list(document.notes)}
    return {**document.extra, **{name: value for name, value in own.items() if value}}


def _line(parsed: Parsed, outcome: str, article: Article) -> Line:
    return Line(
        parsed.record.file_name,
        outcome,
        "، ".join(parsed.document.notes),
        article.title,
        article.pk,
    )
