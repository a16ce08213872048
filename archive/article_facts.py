"""What the page of an article shows of it, read as columns and not as rows of models."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from django.db.models import Count, OuterRef, Subquery

from archive.cards import Name, names_of
from archive.dependencies import note
from archive.models import Article, Original, TextVersion
from archive.moments import in_utc
from archive.statements import Statement


class OriginalFacts(NamedTuple):
    """A file that the article was read from. `size` in bytes."""

    pk: int
    file_name: str
    size: int
    encoding: str
    repairs: str
    sha256: str
    first_seen: datetime.datetime


class ArticleFacts(NamedTuple):
    """An article in any state; authors, places and tags in the order of their folded names.

    `extra` and `edited_fields` are JSON; `updated` is when anything of it was last changed, `earlier` is the number of texts that imports have changed.
    """

    pk: int
    slug: str
    title: str
    body: str
    lead: str
    language: str
    url: str
    published_at: datetime.date | None
    published_precision: str
    state: str
    withdrawn_reason: str
    extra: str
    edited_fields: str
    recipe: str
    updated: datetime.datetime
    earlier: int | None
    source_id: int | None
    source: Name | None
    authors: tuple[Name, ...]
    places: tuple[Name, ...]
    tags: tuple[Name, ...]

    @property
    def is_withdrawn(self) -> bool:
        return self.state == Article.State.WITHDRAWN

    @property
    def is_published(self) -> bool:
        return self.state == Article.State.PUBLISHED


COLUMNS = ArticleFacts._fields[: ArticleFacts._fields.index("source")]

_earlier = TextVersion.objects.filter(article=OuterRef("pk")).order_by().values("article")
_articles = Statement(
    Article.objects.annotate(
        earlier=Subquery(_earlier.annotate(count=Count("pk")).values("count"))
    ),
    "pk",
    (*COLUMNS, "source__name", "source__slug"),
)
_originals = Statement(
    Original.objects.order_by("-current", "-first_seen", "-pk"), "article", OriginalFacts._fields
)


def article_facts(pk: int) -> ArticleFacts | None:
    """The article of that key, in two queries."""
    note(("article", pk))
    for *facts, name, slug in _articles.rows([pk]):
        source = Name(name, slug) if slug else None
        return ArticleFacts._make((*facts, source, *names_of([pk])[pk]))
    return None


def originals_of(pk: int) -> list[OriginalFacts]:
    """The current original first, then the latest. One query."""
    rows = map(OriginalFacts._make, _originals.rows([pk]))
    return [row._replace(first_seen=in_utc(row.first_seen)) for row in rows]
