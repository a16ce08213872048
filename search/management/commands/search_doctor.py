from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import indexing
from search.doctor import Findings
from search.engine import IndexUnavailable

KINDS = [("missing", "ناقص من الفهرس"), ("extra", "زائد في الفهرس"), ("stale", "قديم في الفهرس")]
SHOWN = 20


class Command(BaseCommand):
    help = "Compare the search index with the database; --repair makes it right."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="index again what differs")
        parser.add_argument(
            "--yes-remove",
            type=int,
            default=0,
            metavar="N",
            help="allow up to N articles to be taken out of the index, be it more than a tenth",
        )

    def handle(self, *args: Any, repair: bool, yes_remove: int, **options: Any) -> None:
        findings = self._examined(repair)
        self._tell(findings)
        if not findings.all:
            return
        if not repair:
            raise CommandError("يُصلحه: manage.py search_doctor --repair")
        if findings.removes_too_much(yes_remove):
            raise CommandError(
                f"لم يُصلح شيء: سيُحذف من الفهرس {len(findings.extra):,} من {findings.indexed:,}."
                f" إن كان هذا ما تريد فأضف: --yes-remove {len(findings.extra)}"
            )
        indexing.repair(findings)
        if left := indexing.examine().all:
            raise CommandError(f"بقي بعد الإصلاح ما يخالف: {len(left):,}")
        self.stdout.write("أُصلح الفهرس.")

    def _examined(self, repair: bool) -> Findings:
        try:
            return indexing.examine()
        except IndexUnavailable as error:
            if not repair or error.state not in indexing.MENDED_BY_REBUILD:
                raise CommandError(f"لا يُقرأ الفهرس ({error.state}): {error}") from error
        self.stdout.write("لا يُقرأ الفهرس؛ يُبنى من جديد.")
        indexing.rebuild(only_if_needed=True)
        return indexing.examine()

    def _tell(self, findings: Findings) -> None:
        for kind, label in KINDS:
            keys = getattr(findings, kind)
            listed = ", ".join(map(str, keys[:SHOWN])) + (" …" if len(keys) > SHOWN else "")
            self.stdout.write(f"{label}: {len(keys):,}" + (f" ({listed})" if keys else ""))
