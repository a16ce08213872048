"""The one place that writes imported articles: documents become rows, once, whatever is run again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction

from archive import bulk, originals
from archive.bulk_derivation import articles_in_bulk
from archive.ingest.document import text_hash
from archive.ingest.extraction.repair import RECIPE
from archive.ingest.known import Holder, Known, holders, known_originals
from archive.ingest.parsing import Parsed
from archive.ingest.report import Line
from archive.ingest.rows import article_fields, article_row, extra, original_row, state_of
from archive.ingest.updating import LINKS, Updates
from archive.models import Article, ImportRun, Original, Tag
from archive.names import Names, Vocabulary
from archive.originals import FILE, Place
from archive.slug import slug
from archive.stories.linking import Texts, link_texts
from archive.stories.shingles import Words, words_of


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
    if not batch:
        return []
    data = {parsed.record.sha256: parsed.record.data for parsed in batch}
    places = {} if dry_run else originals.keep(data)
    # Before the transaction, which others have to wait for.
    words = [] if dry_run else words_of([parsed.document.body for parsed in batch])
    with transaction.atomic():
        writer = _Batch(batch, vocabulary, run, places)
        lines = [writer.write(parsed) for parsed in batch]
        writer.flush()
        if dry_run:
            transaction.set_rollback(True)
        else:
            link_texts(_new_texts(words, lines))
    if dry_run:
        vocabulary.forget()
    return lines


def _new_texts(words: Sequence[Words], lines: Sequence[Line]) -> Texts:
    """Of articles that came with it; those that changed wait, by a trigger, for the indexer."""
    return {
        line.article_id: text
        for text, line in zip(words, lines, strict=True)
        if line.outcome in NEW.values() and line.article_id is not None
    }


# state -> what the report calls a new article in it
NEW: dict[str, str] = {"published": "new", "draft": "draft", "review": "review"}
_EDITED = {"source_id": "source"}  # what an edited field is called where its column is not


class _Batch:
    """What the rows of one transaction need to know of each other.

    New articles, their originals and what changes wait for `flush`, which writes them in bulk;
    what has to do with something that waits is written after it.
    """

    def __init__(
        self,
        batch: Sequence[Parsed],
        vocabulary: Vocabulary,
        run: ImportRun | None,
        places: Mapping[str, Place],
    ) -> None:
        self.vocabulary, self.run_id, self.places = vocabulary, run.pk if run else None, places
        self.known = known_originals(parsed.origin for parsed in batch)
        self.by_text = holders([parsed.document.text_hash for parsed in batch])
        self.keys = iter(bulk.next_keys(Article, len(batch)))
        self.new: dict[int, Parsed] = {}
        self.originals: list[dict[str, object]] = []
        self.updates = Updates(one.article_id for one in self.known.values())
        self._prepare_known(batch)

    def write(self, parsed: Parsed) -> Line:
        known = self.known.get(parsed.origin)
        if known is not None and (known.current or known.text_hash == parsed.document.text_hash):
            return self._again(parsed, known)
        duplicate = self.by_text.get(parsed.document.text_hash)
        if duplicate is not None:
            key, title, state = duplicate
            self._keep_original(parsed, key, title, current=False)
            if state in (Article.State.DRAFT, Article.State.REVIEW):
                self._publish(parsed, key)
            note = f"النص نفسه في المقال {key}"
            return Line(parsed.record.file_name, "duplicate", note, title, key)
        return self._new(parsed)

    def flush(self) -> None:
        """Write what has waited."""
        new, rows = self.new, self.originals
        self.new, self.originals = {}, []
        if new:
            _prepare(self.vocabulary, new.values())
            with articles_in_bulk(list(new)):
                self._insert(new)
                bulk.insert(Original, [row for row in rows if row["article_id"] in new])
        bulk.insert(Original, [row for row in rows if row["article_id"] not in new])
        self.updates.flush()

    def _insert(self, new: dict[int, Parsed]) -> None:
        rows = [
            {"id": key} | article_row(one.document, self._source(one)) for key, one in new.items()
        ]
        bulk.insert(Article, rows)
        for field, relation in LINKS.items():
            links = [(key, pk) for key, one in new.items() for pk in self._pks(one, field)]
            bulk.link(relation.through, links, relation.article, relation.named)

    def _new(self, parsed: Parsed) -> Line:
        key, title = next(self.keys), parsed.document.title[:500]
        self.new[key] = parsed
        self.by_text[parsed.document.text_hash] = Holder(key, title, state_of(parsed.document))
        self._keep_original(parsed, key, title, current=True)
        return _line(parsed, NEW[state_of(parsed.document)], key, title)

    def _publish(self, parsed: Parsed, key: int) -> None:
        """Another file has the text of a draft."""
        self.flush()
        article = self.updates.article(key)
        if _publishes(parsed, article):
            article.save(update_fields=["state"])
            self.by_text[parsed.document.text_hash] = Holder(key, article.title, article.state)

    def _keep_original(self, parsed: Parsed, key: int, title: str, *, current: bool) -> None:
        row = self._row(parsed, key, current=current)
        if parsed.origin in self.known:
            self.flush()
            _put(row)
        else:
            self.originals.append(row)
        columns: dict[str, Any] = {name: row[name] for name in Known._fields[:-2]}
        self.known[parsed.origin] = Known(**columns, title=title, recipe=RECIPE)

    def _row(self, parsed: Parsed, key: int, *, current: bool) -> dict[str, object]:
        place = self.places.get(parsed.record.sha256, FILE)
        return original_row(parsed, key, place, current=current) | {"run_id": self.run_id}

    def _again(self, parsed: Parsed, known: Known) -> Line:
        """The origin is known: bring its article up to date, except for what an editor changed."""
        if known.article_id in self.new or known.origin in self._waiting():
            self.flush()
        changed = known.text_hash != parsed.document.text_hash
        current = known.current
        if known.sha256 != parsed.record.sha256:
            row = self._row(parsed, known.article_id, current=current)
            self.updates.replace_original(known, row)
            changed = changed or current
        elif changed:
            self.updates.read_again(known, parsed.document.text_hash)
        article = self.updates.article(known.article_id)
        if current:
            before = (article.title, article.body, article.recipe)
            self._bring_up_to_date(article, parsed)
            if (article.title, article.body) != before[:2]:
                self.updates.keep_version(article.pk, *before, known.sha256)
            self.by_text[parsed.document.text_hash] = Holder(
                article.pk, article.title, article.state
            )
        self.known[parsed.origin] = known._replace(
            sha256=parsed.record.sha256, text_hash=parsed.document.text_hash, title=article.title
        )
        return _line(parsed, "changed" if changed else "same", article.pk, article.title)

    def _waiting(self) -> set[str]:
        """The origins of which something is not written yet."""
        return self.updates.origins.union(str(row["origin"]) for row in self.originals)

    def _prepare_known(self, batch: Sequence[Parsed]) -> None:
        """Have the keys of the names of all that is to be brought up to date."""
        by_edited: dict[frozenset[str], list[Parsed]] = {}
        for parsed in batch:
            known = self.known.get(parsed.origin)
            if known and known.current:
                edited = frozenset(self.updates.article(known.article_id).edited_fields)
                by_edited.setdefault(edited, []).append(parsed)
        for edited, some in by_edited.items():
            _prepare(self.vocabulary, some, edited)

    def _bring_up_to_date(self, article: Article, parsed: Parsed) -> None:
        document, edited = parsed.document, set(article.edited_fields)
        _prepare(self.vocabulary, [parsed], edited)
        source_id = None if "source" in edited else self._source(parsed)
        for name, value in article_fields(document, source_id).items():
            if _EDITED.get(name, name) not in edited:
                setattr(article, name, value)
        article.slug = slug(article.title, fallback="article")
        _publishes(parsed, article)
        article.extra, article.recipe = extra(document), RECIPE
        article.text_hash = (
            text_hash(article.title, article.body)
            if {"title", "body"} & edited
            else document.text_hash
        )
        links = {field: self._pks(parsed, field) for field in LINKS if field not in edited}
        self.updates.change(article, links)

    def _source(self, parsed: Parsed) -> int | None:
        source = parsed.document.source
        return self.vocabulary.sources.pk(source) if source else None

    def _pks(self, parsed: Parsed, field: str) -> list[int]:
        names: Names[Any] = getattr(self.vocabulary, field)
        return [names.pk(name) for name in getattr(parsed.document, field)]


def _publishes(parsed: Parsed, article: Article) -> bool:
    """Whether a file changes who may read its article; what editors decided stays.

    A draft is one no more, a spoilt text comes whole, or one that was whole comes spoilt.
    """
    if article.state == Article.State.WITHDRAWN or "state" in article.edited_fields:
        return False
    state = state_of(parsed.document)
    if state == article.state or state == Article.State.DRAFT:
        return False
    article.state = state
    return True


def _prepare(
    vocabulary: Vocabulary, some: Collection[Parsed], unless: Collection[str] = ()
) -> None:
    """Have the keys of all names of these documents, but for fields that are not written."""
    documents = [one.document for one in some]
    if "source" not in unless:
        vocabulary.sources.prepare(one.source for one in documents if one.source)
    for field in LINKS.keys() - {"tags", *unless}:
        names: Names[Any] = getattr(vocabulary, field)
        names.prepare(name for one in documents for name in getattr(one, field))
    if "tags" not in unless:
        kinds: dict[str, str] = {}
        for one in some:
            for name in one.document.tags:
                kinds.setdefault(name, one.kinds.get(name, Tag.Kind.TOPIC))
        vocabulary.tags.prepare(kinds, kind=kinds)


def _put(row: dict[str, object]) -> None:
    """Write the row of an original of an origin that has others, perhaps this one."""
    origin, sha256 = row["origin"], row["sha256"]
    Original.objects.update_or_create(row, origin=origin, sha256=sha256)


def _line(parsed: Parsed, outcome: str, key: int, title: str) -> Line:
    notes, mended = "، ".join(parsed.document.notes), bool(parsed.document.repairs)
    return Line(parsed.record.file_name, outcome, notes, title, key, mended=mended)
