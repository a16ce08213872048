"""Haystack's commands: each option reaches the index of articles, or is refused with the reason.

Connections to other engines get all that Haystack does.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.core.management.base import CommandError
from django.utils import timezone
from haystack import connections
from haystack.exceptions import SearchBackendError
from haystack.management.commands import clear_index, rebuild_index, update_index

from search.engines.haystack.connection import holds_articles, require_article_indexes


class Refused(NamedTuple):
    """An option that cannot be had with articles: its flag, its name and value when it is not
    given, and the reason."""

    flag: str
    name: str
    default: Any
    reason: str


NOCOMMIT = Refused(
    "--nocommit", "commit", True, "كل تغيير يُكتب كاملًا ويراه القرّاء فورًا، فلا شيء يُؤجَّل."
)
WORKERS = Refused(
    "--workers",
    "workers",
    0,
    "لا يكتب الفهرسَ إلا كاتب واحد؛ وعدد عمليات بنائه في INDEXER_PROCESSES.",
)
BATCH_SIZE = Refused(
    "--batch-size", "batchsize", None, "يُبنى الفهرس كله بجانب المستعمل ويُنشر دفعة واحدة."
)
MAX_RETRIES = Refused(
    "--max-retries",
    "max_retries",
    update_index.DEFAULT_MAX_RETRIES,
    "إن فشل البناء بقي الفهرس المستعمل كما هو؛ فأعد الأمر.",
)


class UpdateIndex(update_index.Command):
    help = "Index articles, as Haystack does it; the indexer does so by itself."
    start_date: datetime.datetime | None
    end_date: datetime.datetime | None

    def handle(self, **options: Any) -> None:
        require_possible(options, (NOCOMMIT, WORKERS))
        if options.get("start_date") and (options.get("age") or options.get("minutes")):
            raise CommandError("--start لا يجتمع مع --age ولا مع --minutes.")
        self.period = moment(options.get("start_date")), moment(options.get("end_date"))
        # Haystack reads them with dateutil, which it does not require, and reads everything
        # when it cannot read them.
        super().handle(**{**options, "start_date": None, "end_date": None})

    def update_backend(self, label: str, using: str) -> None:
        start, end = self.period
        self.start_date, self.end_date = self.start_date or start, end
        super().update_backend(label, using)


class ClearIndex(clear_index.Command):
    help = "Empty the search index; its articles wait to be indexed again."

    def handle(self, **options: Any) -> None:
        require_possible(options, (NOCOMMIT,))
        super().handle(**options)


class RebuildIndex(rebuild_index.Command):
    help = "Build the search index anew beside the one in use, which answers until it is done."

    def handle(self, **options: Any) -> None:
        require_possible(options, (NOCOMMIT, WORKERS, BATCH_SIZE, MAX_RETRIES))
        for using in filter(holds_articles, connections_of(options)):
            self.rebuild_articles(using)
        others = [using for using in connections_of(options) if not holds_articles(using)]
        if others:
            super().handle(**{**options, "using": others})

    def rebuild_articles(self, using: str) -> None:
        connections[using].get_backend().rebuild()


def require_possible(options: Mapping[str, Any], refused: Iterable[Refused]) -> None:
    """Raises CommandError for an option that was given, and for other models among articles."""
    for using in filter(holds_articles, connections_of(options)):
        for option in refused:
            if options.get(option.name, option.default) != option.default:
                raise CommandError(f"لا يُقبل {option.flag} في الاتصال {using}: {option.reason}")
        try:
            require_article_indexes(using)
        except SearchBackendError as error:
            raise CommandError(str(error)) from error


def connections_of(options: Mapping[str, Any]) -> list[str]:
    """Those named by --using, or all."""
    return list(options.get("using") or connections.connections_info)


def moment(text: str | None) -> datetime.datetime | None:
    """An ISO date or time, in the site's time zone unless it names one."""
    if not text:
        return None
    try:
        when = datetime.datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(f"ليس تاريخًا: {text} (مثلًا 2024-05-01 أو 2024-05-01T18:30)") from None
    return when if timezone.is_aware(when) else timezone.make_aware(when)
