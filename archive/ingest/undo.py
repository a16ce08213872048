"""A run is undone: what it brought goes, and what it changed is again as it was.

By the originals of the run, a batch of articles in one transaction:

- an article that the run brought is deleted, with its bytes; but it is withdrawn, and its address
  says so, where an editor has worked on it, or where it has been public for so long that somebody
  may have cited it;
- an article that the run changed is read again from the original before, but for what an editor
  has changed;
- an article that a later run has changed stays as that run left it;
- a name that has no article any more goes, unless an editor had to do with it.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from django.contrib.admin.models import LogEntry
from django.db import connection, transaction
from django.utils import timezone

from archive import originals, planner
from archive.ingest.defaults import Defaults
from archive.ingest.document import Record
from archive.ingest.parsing import Parsed, parse_record
from archive.ingest.runs import Stopped, end_of, only_one
from archive.ingest.store import store
from archive.models import Article, ImportRun, Named, Original, TextVersion
from archive.names import Vocabulary
from archive.querysets import rows_of
from archive.relations import ALIASES, RELATIONS

BATCH = 50  # articles in one transaction
CITABLE = datetime.timedelta(days=7)  # after so long in public an address may stand elsewhere
REASON = "تُراجع عن استيراده."

State = ImportRun.State


def undo(run: ImportRun, stopped: Callable[[], str]) -> None:
    """Raises ImportUnderWay, Stopped (the run waits then, to be undone further) and what disk and
    database raise: the run is failed then, with its reason, and can be undone once more."""
    with only_one():
        try:
            _undo(run, stopped)
        except Stopped:
            raise
        except Exception as error:
            state, reason = end_of(error)
            ImportRun.objects.filter(pk=run.pk).update(state=state, reason=reason[:300])
            raise
        with connection.cursor() as cursor:
            planner.analyze(cursor)


def _undo(run: ImportRun, stopped: Callable[[], str]) -> None:
    last = 0
    while articles := _next(run, last):
        if reason := stopped():
            raise Stopped(reason)
        last = articles[-1].pk
        gone = _take_back(run, articles)
        originals.forget(gone)
    originals.forget_packs()
    run.state, run.reason, run.finished = State.UNDONE, "", timezone.now()
    run.save(update_fields=["state", "reason", "finished"])


def _next(run: ImportRun, last: int) -> list[Article]:
    keys = Original.objects.filter(run=run, article__gt=last).values("article")
    return list(Article.objects.filter(pk__in=keys).order_by("pk")[:BATCH])


def _take_back(run: ImportRun, articles: Sequence[Article]) -> list[str]:
    """One batch; the hashes of the originals that are no longer named."""
    with transaction.atomic():
        batch = _Batch(run, articles)
        outcomes = Counter(chain.from_iterable(map(batch.take_back, articles)))
        batch.finish()
        run.counts = dict(Counter(run.counts) + outcomes)
        run.save(update_fields=["counts"])
    return batch.gone


class _Batch:
    def __init__(self, run: ImportRun, articles: Sequence[Article]) -> None:
        self.run, self.gone = run, list[str]()
        self.deleted = list[int]()
        self.vocabulary = Vocabulary()
        self.by_article: defaultdict[int, list[Original]] = defaultdict(list)
        for row in Original.objects.filter(article__in=articles).select_related("run"):
            self.by_article[row.article_id].append(row)
        self.edited = _logged(Article, [article.pk for article in articles])
        self.names = _names_of(articles)

    def take_back(self, article: Article) -> Iterable[str]:
        rows = sorted(self.by_article[article.pk], key=lambda row: row.pk)
        ours = [row for row in rows if row.run_id == self.run.pk]
        others = [row for row in rows if row.run_id != self.run.pk]
        current = next((row for row in rows if row.current), None)
        if current is not None and current not in ours:
            self._forget(ours)
            return ["left"] if current.origin in {row.origin for row in ours} else []
        if others:
            return [self._restore(article, ours, others)]
        return [self._remove(article)]

    def finish(self) -> None:
        Article.objects.filter(pk__in=self.deleted).delete()
        _delete_unused(self.names)

    def _restore(self, article: Article, ours: list[Original], others: list[Original]) -> str:
        origins = {row.origin for row in ours if row.current}
        before = next((row for row in reversed(others) if row.origin in origins), others[-1])
        parsed = _read_again(before)
        if parsed is None:
            return "unreadable"
        self._forget(ours)
        before.current = True
        before.save(update_fields=["current"])
        store([parsed], self.vocabulary, run=before.run)
        since = min(row.first_seen for row in ours)
        TextVersion.objects.filter(article=article, until__gte=since).delete()
        return "restored"

    def _remove(self, article: Article) -> str:
        public = article.state == Article.State.PUBLISHED
        citable = public and article.created < timezone.now() - CITABLE
        if article.edited_fields or article.pk in self.edited or citable:
            if article.state != Article.State.WITHDRAWN:
                withdrawn = {"state": Article.State.WITHDRAWN, "withdrawn_reason": REASON}
                Article.objects.filter(pk=article.pk).update(**withdrawn, updated=timezone.now())
            return "withdrawn"
        self.deleted.append(article.pk)
        self.gone += [row.sha256 for row in self.by_article[article.pk]]
        return "deleted"

    def _forget(self, rows: list[Original]) -> None:
        Original.objects.filter(pk__in=[row.pk for row in rows]).delete()
        self.gone += [row.sha256 for row in rows]


def _read_again(original: Original) -> Parsed | None:
    """What is read from the bytes of an original today, by the defaults of the run it came by."""
    try:
        data = originals.read(original)
    except (FileNotFoundError, originals.Damaged):
        return None
    record = Record(data, original.media_type, original.origin, original.file_name)
    defaults = Defaults.of(original.run.defaults if original.run else {})
    parsed, _ = parse_record(record, defaults)
    likely = [one for one in parsed if one.document.text_hash == original.text_hash]
    by_id = [one for one in parsed if original.origin.endswith(f"#{one.document.external_id}")]
    found = next(iter(likely or by_id or parsed[: len(parsed) == 1]), None)
    return replace(found, origin=original.origin) if found else None


def _names_of(articles: Sequence[Article]) -> dict[type[Named], set[int]]:
    keys = [article.pk for article in articles]
    return {
        model: set(
            relation.through._default_manager.filter(
                **{f"{relation.article}__in": keys, f"{relation.named}__isnull": False}
            ).values_list(relation.named, flat=True)
        )
        for model, relation in RELATIONS.items()
    }


def _delete_unused(names: dict[type[Named], set[int]]) -> None:
    """Those that no article has, and that no editor has made, changed or given another name."""
    for model, keys in names.items():
        relation = RELATIONS[model]
        links = relation.through._default_manager.filter(**{f"{relation.named}__in": keys})
        used = set(links.order_by().values_list(relation.named, flat=True))
        unused = keys - used - _logged(model, sorted(keys))
        others = ALIASES[model]._default_manager.filter(named__in=unused).values("named")
        rows_of(model).filter(pk__in=unused).exclude(pk__in=others).delete()


def _logged(model: type[Article] | type[Named], keys: Iterable[int]) -> set[int]:
    """The rows that the history of the admin knows."""
    entries = LogEntry.objects.filter(
        content_type__app_label="archive",
        content_type__model=model._meta.model_name,
        object_id__in=[str(key) for key in keys],
    )
    return {int(key) for key in entries.values_list("object_id", flat=True) if key}
