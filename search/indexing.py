"""The one writer: what changed in the database reaches the index, and nothing else writes it.

Triggers leave a row in `IndexChange` for each changed article, in the transaction of the
change. `drain` takes these rows, brings the index up to date and removes the rows that
have not been touched meanwhile. Whoever holds the writer's lock drains.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from django.db import transaction
from haystack import connections
from haystack.indexes import SearchIndex
from haystack.utils.loading import UnifiedIndex

from archive import open_connections
from archive.models import Article, IndexChange
from archive.stories import refreshing as stories
from search import related
from search.doctor import Findings, compare
from search.engine import IndexUnavailable
from search.engines.haystack.connection import engine
from search.index_document import IndexDocument
from search.outbox import BATCH, mark_changed, note_commit
from search.search_indexes import index_documents

BEHIND = 2_000  # changes that wait; more than an import stores in a second or two
PAUSE, LONGEST_PAUSE = 0.5, 60.0  # seconds between two looks for changes; more after a failure
SHARE = (
    0.4  # seconds of the time between two looks that go to stories and related articles, at most
)
MENDED_BY_REBUILD = {"no index", "damaged", "outdated", "foreign"}

log = logging.getLogger(__name__)


class RebuildUnderWay(Exception):
    """Another process rebuilds the index."""


def never() -> bool:
    return False


def drain(*, wait: bool = True, ended: Callable[[], bool] = never) -> int:
    """Bring the index up to date; the number of articles looked at.

    Without `wait`, returns 0 at once when another process is writing; ends after the batch
    in hand when `ended` says so. Raises IndexUnavailable when only a rebuild can help.
    """
    done = 0
    with engine().writing(wait=wait) as ours:
        while ours and not ended() and (changes := _next_changes()):
            _apply(changes)
            done += len(changes)
            if len(changes) < BATCH:  # what came since is for the next time, or it may never end
                break
    return done


def rebuild(*, wait: bool = True, only_if_needed: bool = False) -> int | None:
    """Build the index anew beside the one in use; the number of articles in it.

    Changes go on reaching the index in use meanwhile, and the new one is given them, too.
    None when it was not needed. Raises RebuildUnderWay when another process is at it and
    `wait` is False.
    """
    with engine().rebuilding(wait=wait) as ours:
        if not ours:
            raise RebuildUnderWay
        needed = _needs_rebuild()
        if only_if_needed and not needed:
            return None
        # No one drains an index that cannot be read: these rows stay as they are.
        waiting = _waiting_changes() if needed else {}
        generation = engine().build(_documents(_all_articles()))
        with engine().writing():
            if not needed:
                mark_changed(_drained_while_building(generation))
            count = engine().publish(generation)
            _note_applied(waiting)
    drain()
    return count


def ensure() -> int | None:
    """Rebuild if the index is missing, damaged or of another chain, else only catch up."""
    if _needs_rebuild() and (count := rebuild(only_if_needed=True)) is not None:
        return count
    drain()
    return None


def state() -> str:
    """For those who watch over the site.

    "ok", "behind" (many changes wait, or more than the index holds articles, as after
    `clear_index`), or why the index in use is not read: "no index", "damaged", "outdated",
    "foreign", "unreadable".
    """
    try:
        indexed = engine().check()
    except IndexUnavailable as error:
        return error.state
    return "behind" if IndexChange.objects.count() > min(BEHIND, indexed) else "ok"


def maintain(ended: Callable[[], bool] = never) -> None:
    """Once: rebuild the index if it needs it, else apply what has changed, else find the stories
    of new texts and look for related articles."""
    if _needs_rebuild():
        log.warning("the index is %s; it is rebuilt", state())
        try:
            rebuild(wait=False, only_if_needed=True)
        except RebuildUnderWay:
            return
    elif IndexChange.objects.exists():
        drain(wait=False, ended=ended)
    else:
        begun = time.monotonic()
        refresh_stories(SHARE, ended)
        if (left := SHARE - (time.monotonic() - begun)) > 0:
            refresh_related(left, ended)


def refresh_stories(
    seconds: float = float("inf"), ended: Callable[[], bool] = never, *, wait: bool = False
) -> int:
    """Find the stories of texts that wait for it; the number of texts.

    0 when another process writes and `wait` is False.
    """
    if not stories.waiting().exists():
        return 0
    with engine().writing(wait=wait) as ours:
        return stories.refresh(seconds, ended) if ours else 0


def refresh_related(
    seconds: float = float("inf"), ended: Callable[[], bool] = never, *, wait: bool = False
) -> int:
    """Look for related articles where lists wait for it; the number of lists.

    0 when another process writes and `wait` is False. Raises IndexUnavailable.
    """
    if not related.waiting().exists():
        return 0
    with engine().writing(wait=wait) as ours:
        return related.refresh(engine(), seconds, ended) if ours else 0


def examine() -> Findings:
    """What differs between database and index. Raises IndexUnavailable.

    Editors do not wait: only what seems to differ is looked at again with the writer's lock
    held, and what is noted as changed is no finding, for the indexer will come to it.
    """
    suspects = compare(_hashes(_all_articles()), engine().document_hashes())
    if not suspects.all:
        return suspects
    with engine().writing():
        indexed = engine().document_hashes()
        findings = compare(_hashes(_some_articles(suspects.all)), indexed).only(suspects.all)
        waiting = set(IndexChange.objects.values_list("article_id", flat=True))
    return findings.only(set(findings.all) - waiting)


def repair(findings: Findings) -> None:
    """Have the articles indexed again. Raises IndexUnavailable."""
    mark_changed(findings.all)
    drain()


def _needs_rebuild() -> bool:
    try:
        engine().check()
    except IndexUnavailable as error:
        return error.state in MENDED_BY_REBUILD
    return False


def _apply(changes: dict[int, int]) -> None:
    articles = list(_index().index_queryset().filter(pk__in=changes))
    gone = set(changes) - {article.pk for article in articles}
    engine().apply(_documents([articles]), gone)
    _note_applied(changes)


def _drained_while_building(generation: str) -> set[int]:
    """The articles whose last change is in the index in use, or may be, and not in the new one."""
    built = set(engine().document_hashes(generation))
    try:
        differing = built ^ set(engine().document_hashes())
    except IndexUnavailable:  # damaged meanwhile: it cannot tell any more
        return {key for key, _ in built} | set(
            _index().index_queryset().values_list("pk", flat=True)
        )
    return {key for key, _ in differing}


def _note_applied(changes: dict[int, int]) -> None:
    """In one transaction, or a process that ends in between would tell no page."""
    with transaction.atomic():
        note_commit()
        _acknowledge(changes)


def _acknowledge(changes: dict[int, int]) -> None:
    """Forget the changes that were applied, unless the article has changed again."""
    for revision in set(changes.values()):
        keys = [key for key, seen in changes.items() if seen == revision]
        for start in range(0, len(keys), BATCH):
            IndexChange.objects.filter(
                revision=revision, article_id__in=keys[start : start + BATCH]
            ).delete()


def _waiting_changes() -> dict[int, int]:
    return dict(IndexChange.objects.values_list("article_id", "revision"))


def _next_changes() -> dict[int, int]:
    return dict(
        IndexChange.objects.order_by("article_id").values_list("article_id", "revision")[:BATCH]
    )


def _hashes(batches: Iterable[Iterable[Article]]) -> dict[int, str]:
    return {document.pk: document.content_hash for document in _documents(batches)}


def _documents(batches: Iterable[Iterable[Article]]) -> Iterator[IndexDocument]:
    return index_documents(_index(), chain.from_iterable(batches))


def _all_articles() -> Iterator[list[Article]]:
    """All published articles, a batch at a time, by key: no row is read twice or missed.

    The keys come first: asked batch by batch for what comes after the last key, SQLite
    reads and sorts all the texts that are left each time.
    """
    return _some_articles(list(_index().index_queryset().values_list("pk", flat=True)))


def _some_articles(keys: Sequence[int]) -> Iterator[list[Article]]:
    for start in range(0, len(keys), BATCH):
        yield list(_index().index_queryset().filter(pk__in=keys[start : start + BATCH]))


def _index() -> SearchIndex:
    unified: UnifiedIndex = connections["default"].get_unified_index()
    return unified.get_index(Article)


class Indexer(threading.Thread):
    """Maintains the index for as long as the process lives, or until it is told to end.

    One runs in every web worker, and the lock lets one of them write; `run` may as well be
    called without a thread.
    """

    def __init__(self) -> None:
        super().__init__(name="indexer", daemon=True)
        self._ended = threading.Event()

    def run(self) -> None:
        pause = PAUSE
        while not self._ended.wait(pause):
            try:
                open_connections.refresh()
                maintain(self._ended.is_set)
                pause = PAUSE
            except Exception:
                pause = min(2 * pause, LONGEST_PAUSE)
                log.exception("the index could not be brought up to date; again in %.0f s", pause)

    def end(self) -> None:
        self._ended.set()
