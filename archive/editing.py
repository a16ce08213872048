"""What editors do with articles and names, whichever entry point they come through.

An import keeps what editors did: fields listed in `Article.edited_fields` stay as they are,
and an old name of a source, an author, a place or a tag leads to it as an alias.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from archive.ingest.document import text_hash
from archive.ingest.lead import lead
from archive.models import Article, Named, Tag
from archive.names import free_slug, key_of, slug_of
from archive.querysets import ArticleQuerySet, rows_of
from archive.reading import paragraphs
from archive.relations import RELATIONS
from archive.slug import slug

DATE = {"published_at", "published_precision"}
IMPORTED = {
    *("title", "body", "lead", "language", "url", "external_id", "state"),
    *(relation.field for relation in RELATIONS.values()),
    *DATE,
}
CHUNK = 500  # rows named in one statement; SQLite limits the parameters of one

N = TypeVar("N", bound=Named)


class NameTaken(ValueError):
    """The name belongs to `holder`, as its own or as an alias."""

    def __init__(self, holder: Named) -> None:
        super().__init__(f"«{holder.name}» له هذا الاسم.")
        self.holder = holder


def withdraw(articles: ArticleQuerySet, reason: str) -> int:
    """Take articles off the site; their addresses give the reason. The number of articles."""
    return _update(articles, state=Article.State.WITHDRAWN, withdrawn_reason=reason)


def publish_again(articles: ArticleQuerySet) -> int:
    """Put articles on the site that were withdrawn, waited for it, or were no more than drafts.

    No import takes them off again.
    """
    keys = _keys(articles)
    with transaction.atomic():
        _note_all(keys, "state")
        _update(
            Article.objects.filter(pk__in=keys),
            state=Article.State.PUBLISHED,
            withdrawn_reason="",
        )
    return len(keys)


def restore_found(articles: ArticleQuerySet) -> list[Article]:
    """Give articles that were mended the text of their files, which imports then keep.

    Those of the articles that had been mended.
    """
    restored = []
    with transaction.atomic():
        for article in articles.select_related(None):
            if (found := article.as_found) is None:
                continue
            restored.append(article)
            article.title, article.body = found
            article.lead = lead_of(article.body, article.title)
            note_edit(article, ("title", "body"))
            article.save()
            article.originals.update(repairs="")
    return restored


def retag(articles: ArticleQuerySet, add: Iterable[Tag], remove: Iterable[Tag]) -> int:
    """Add tags to all of the articles and take others off; imports keep the outcome."""
    add, remove, keys = list(add), list(remove), _keys(articles)
    with transaction.atomic():
        for chunk in _chunks(keys):
            for tag in add:
                _link(tag, chunk)
            Article.tags.through.objects.filter(article__in=chunk, tag__in=remove).delete()
            _note(chunk, "tags")
    return len(keys)


def note_edit(article: Article, fields: Iterable[str]) -> None:
    """Keep these fields from imports, and bring up to date what follows from them.

    Fields that no import writes need no note. The caller saves.
    """
    edited = IMPORTED & set(fields)
    edited |= DATE if edited & DATE else set()
    edited |= {"lead"} if "body" in edited else set()
    article.edited_fields = sorted(edited.union(article.edited_fields))
    article.slug = slug(article.title, fallback="article")
    article.text_hash = text_hash(article.title, article.body)


def lead_of(body: str, title: str) -> str:
    """The lead that an import would give a text under this title."""
    return lead(paragraphs(body), title)


def known_as(model: type[N], name: str) -> N | None:
    """The row that holds a name in any spelling, as its own or as an alias."""
    key = key_of(_tidy(name))
    return rows_of(model).filter(Q(key=key) | Q(aliases__key=key)).first()


def name_anew(row: Named, name: str) -> None:
    """Give a row that is not yet kept its name, with key and slug. The caller saves."""
    row.name = _tidy(name)
    row.key = key_of(row.name)
    row.slug = free_slug(type(row), row.name, row.key)


def rename(row: Named, name: str) -> None:
    """Another name for all articles of the row; the old one still leads to it.

    Raises NameTaken when another row of the same kind holds the name.
    """
    holder = known_as(type(row), name)
    if holder not in (None, row):
        raise NameTaken(holder)
    old_name, old_key, old_slug = row.name, row.key, row.slug
    name_anew(row, name)
    with transaction.atomic():
        if row.key == old_key:
            row.save(update_fields=["name", "slug"])
        else:
            row.aliases.filter(key=row.key).delete()
            row.save(update_fields=["name", "key", "slug"])
            row.aliases.create(name=old_name, key=old_key, slug=old_slug)


def add_alias(row: Named, name: str) -> None:
    """Another name for a row. Raises NameTaken when another row of the same kind holds it."""
    holder = known_as(type(row), name)
    if holder not in (None, row):
        raise NameTaken(holder)
    if holder is None:
        name = _tidy(name)
        key = key_of(name)
        row.aliases.create(name=name, key=key, slug=slug_of(name, key))


def merge(rows: Iterable[N], into: N) -> None:
    """Make one row of several: `into` takes over their articles, names and aliases, and a
    description where it has none."""
    others = [row for row in rows if row != into]
    with transaction.atomic():
        keys = _keys(_articles_of(others)) if others else []
        for chunk in _chunks(keys):
            _link(into, chunk)
        for other in others:
            _hand_over_names(other, into)
            other.delete()
        described = [row.description for row in [into, *others] if row.description]
        if described and not into.description:
            into.description = described[0]
            into.save(update_fields=["description"])


def _hand_over_names(other: Named, into: Named) -> None:
    other.aliases.update(named=into)
    into.aliases.update_or_create(key=other.key, defaults={"name": other.name, "slug": other.slug})
    into.aliases.filter(key=into.key).delete()


def _link(row: Named, keys: Sequence[int]) -> None:
    """Give articles the row: in place of another where they have one, else as one more."""
    relation = RELATIONS[type(row)]
    if relation.is_single:
        articles = Article.objects.filter(pk__in=keys)
        articles.update(**{relation.field: row}, updated=timezone.now())
        return
    links = [relation.through(**{relation.article: key, relation.named: row.pk}) for key in keys]
    relation.through._default_manager.bulk_create(links, ignore_conflicts=True)


def _articles_of(rows: Sequence[Named]) -> ArticleQuerySet:
    return Article.objects.filter(**{f"{RELATIONS[type(rows[0])].field}__in": rows})


def _update(articles: ArticleQuerySet, **fields: object) -> int:
    keys = _keys(articles)
    with transaction.atomic():
        for chunk in _chunks(keys):
            Article.objects.filter(pk__in=chunk).update(**fields, updated=timezone.now())
    return len(keys)


def _note_all(articles: list[int], field: str) -> None:
    for chunk in _chunks(articles):
        _note(chunk, field)


def _note(keys: Sequence[int], field: str) -> None:
    """Add a field to `edited_fields`: one statement for all articles that had the same list."""
    alike: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for key, edited in Article.objects.filter(pk__in=keys).values_list("pk", "edited_fields"):
        alike[tuple(edited)].append(key)
    for edited, articles in alike.items():
        noted = sorted({field, *edited})
        Article.objects.filter(pk__in=articles).update(edited_fields=noted, updated=timezone.now())


def _keys(articles: ArticleQuerySet) -> list[int]:
    """Primary keys, read before a change can move articles out of the query."""
    return sorted(set(articles.order_by().values_list("pk", flat=True)))


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


def _tidy(name: str) -> str:
    return " ".join(name.split())
