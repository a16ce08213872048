"""The one writer: what changed in the database reaches the index, and nothing else writes it.

Triggers leave a row in `IndexChange` for each changed article, in the transaction of the
change. `drain` takes these rows, brings the index up to date and removes the rows that
have not been touched meanwhile. Whoever holds the writer's lock drains.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from typing import Any

from django.db import close_old_connections
from haystack import connections
from haystack.utils.loading import UnifiedIndex

from archive.models import Article, IndexChange

BATCH = 500
BEHIND = 2_000  # changes that wait; more than an import stores in a second or two
PAUSE = 0.5  # seconds between two looks for changes

log = logging.getLogger(__name__)


def drain(*, wait: bool = True) -> int:
    """Bring the index up to date; the number of articles looked at.

    Without `wait`, returns 0 at once when another process is writing.
    """
    done = 0
    with _engine().writing(wait=wait) as ours:
        while ours and (changes := _next_changes()):
            _apply(changes)
            done += len(changes)
    return done


def rebuild() -> int:
    """Build the index anew beside the one in use; the number of articles in it."""
    with _engine().writing():
        changes = dict(IndexChange.objects.values_list("article_id", "revision"))
        count = _engine().rebuild(_index(), _all_articles())
        _settle(changes)
    drain()
    return count


def ensure() -> int | None:
    """Rebuild if the index is missing or was built by another chain, else only catch up."""
    if not _engine().is_current():
        return rebuild()
    drain()
    return None


def state() -> str:
    """For those who watch over the site: "ok", "behind" or "no index"."""
    if not _engine().is_current():
        return "no index"
    return "behind" if IndexChange.objects.count() > BEHIND else "ok"


def _apply(changes: dict[int, int]) -> None:
    articles = list(_index().index_queryset().filter(pk__in=changes))
    gone = set(changes) - {article.pk for article in articles}
    _engine().apply(_index(), articles, gone)
    _settle(changes)


def _settle(changes: dict[int, int]) -> None:
    """Forget the changes that were applied, unless the article has changed again."""
    for revision in set(changes.values()):
        keys = [key for key, seen in changes.items() if seen == revision]
        for start in range(0, len(keys), BATCH):
            IndexChange.objects.filter(
                revision=revision, article_id__in=keys[start : start + BATCH]
            ).delete()


def _next_changes() -> dict[int, int]:
    return dict(
        IndexChange.objects.order_by("article_id").values_list("article_id", "revision")[:BATCH]
    )


def _all_articles() -> Iterator[list[Article]]:
    """All published articles, a batch at a time, by key: no row is read twice or missed."""
    last = 0
    while batch := list(_index().index_queryset().filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _engine() -> Any:
    return connections["default"].get_backend()


def _index() -> Any:
    unified: UnifiedIndex = connections["default"].get_unified_index()
    return unified.get_index(Article)


class Indexer(threading.Thread):
    """Drains for as long as the process lives; one in every web worker, one of them at work."""

    def __init__(self) -> None:
        super().__init__(name="indexer", daemon=True)
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(PAUSE):
            try:
                close_old_connections()
                if IndexChange.objects.exists():
                    drain(wait=False)
            except Exception:
                log.exception("the index could not be brought up to date; trying again")

    def end(self) -> None:
        self._ended.set()
