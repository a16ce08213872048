"""Articles that share most with an article: looked for by the indexer, kept, and read by pages.

A row of `RelatedList` asks to be looked for when its article is new or has another text, and
when the archive has grown by a tenth since; triggers and this module keep count of both.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import QuerySet

from archive.listings import Listing
from archive.models import Article, RelatedList
from search.engine import Engine
from search.parsing import Clauses, content_terms
from search.request import Page, Request

TERMS = 12  # of an article, the most telling ones
KEPT = 8  # twice as many as are shown: some may be withdrawn before they are looked for again
GROWTH = 1.1
BATCH = 10  # lists read from the database at a time


def find(engine: Engine, article: Article) -> list[int]:
    """The primary keys of the nearest articles, the nearest first. Raises IndexUnavailable."""
    terms = content_terms(article.title, article.body)
    clauses = Clauses(tuple(engine.most_telling(terms, TERMS)))
    ranked = engine.rank(Request(clauses, page=Page(0, KEPT + 1))).ranked
    return [hit.id for hit in ranked if hit.id != article.pk][:KEPT]


def waiting() -> QuerySet[RelatedList]:
    """The lists that ask to be looked for, first those of new articles and new texts."""
    grown = RelatedList.objects.filter(archive_size__lt=len(Listing()) / GROWTH)
    return grown.order_by("archive_size", "article_id")


def refresh(
    engine: Engine, seconds: float = float("inf"), ended: Callable[[], bool] = lambda: False
) -> int:
    """Look for the lists that wait, for so long; the number of them that were. Raises
    IndexUnavailable."""
    begun, done, size = time.monotonic(), 0, max(len(Listing()), 1)
    while rows := list(waiting()[:BATCH]):
        articles = Article.objects.only("title", "body").in_bulk([row.pk for row in rows])
        nearest = list[list[int]]()
        for row in rows:
            if ended() or time.monotonic() - begun > seconds:
                break
            nearest.append(find(engine, articles[row.pk]) if row.pk in articles else [])
        with transaction.atomic():  # each commit has all workers look through their pages
            for row, keys in zip(rows, nearest, strict=False):
                _keep(row, keys, size)
        done += len(nearest)
        if len(nearest) < len(rows):
            break
    return done


def forget(keys: Iterable[int] | None = None) -> None:
    """Have the lists of these articles, or all of them, looked for anew."""
    lists = RelatedList.objects.all()
    (lists if keys is None else lists.filter(pk__in=list(keys))).update(archive_size=0)


def _keep(row: RelatedList, nearest: list[int], size: int) -> None:
    """Unless the text has changed meanwhile: the trigger has then lowered `archive_size`."""
    RelatedList.objects.filter(pk=row.pk, archive_size=row.archive_size).update(
        related=",".join(map(str, nearest)), archive_size=size
    )
