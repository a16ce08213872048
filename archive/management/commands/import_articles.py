from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from archive.ingest.columns import columns_of
from archive.ingest.defaults import Defaults
from archive.ingest.extraction.repair import repair_line, repair_names
from archive.ingest.feeds import brought
from archive.ingest.fetching import NotFetched, is_address
from archive.ingest.formats import SUFFIXES
from archive.ingest.importing import ingest
from archive.ingest.parsers.aliases import FIELDS
from archive.ingest.report import Line, Report
from archive.ingest.runs import ImportUnderWay, Stopped, end_of
from archive.ingest.signals import Signals
from archive.ingest.workers import PROCESSES


class Command(BaseCommand):
    help = f"Import texts ({', '.join(SUFFIXES)}), single files or whole folders, into the archive."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths",
            nargs="+",
            metavar="PATH",
            help="a file, a folder, or the address of a feed (https://…)",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say what would happen to each file, keep nothing",
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=PROCESSES,
            help="how many read texts, beside the one that writes; 1 does both in one",
        )
        parser.add_argument("--source", default="", help="source of the texts that name none")
        parser.add_argument(
            "--tag", action="append", default=[], help="a tag for every text, beside its own"
        )
        parser.add_argument(
            "--date-from-path",
            action="store_true",
            help="date of the texts that have none: the last in their path, as in 2015/03/21/",
        )
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar="COLUMN=FIELD",
            help=f"a column of tables, by its name or number, is a field ({', '.join(FIELDS)})",
        )

    def handle(self, *args: Any, paths: list[str], dry_run: bool, **options: Any) -> None:
        defaults = Defaults(
            source=repair_line(options["source"]),
            tags=repair_names(options["tag"]),
            date_from_path=options["date_from_path"],
            columns=_columns(options["map"]),
        )
        files, missed = self._files(paths)
        if not files:
            sys.exit(1)
        processes = options["processes"]
        run = partial(ingest, files, dry_run=dry_run, defaults=defaults, processes=processes)
        try:
            with Signals() as signals:
                verbose = dry_run or options["verbosity"] > 1
                report = self._ingest(run, verbose, signals)
        except ImportUnderWay:
            raise CommandError(
                "استيراد آخر يعمل الآن؛ أعد المحاولة بعد انتهائه.", returncode=75
            ) from None
        except Stopped as stopped:
            raise CommandError(str(stopped), returncode=signals.status) from None
        except Exception as error:
            raise CommandError(end_of(error)[1]) from None
        self.stdout.write(("تجربة بلا حفظ — " if dry_run else "") + str(report))
        if report.refused or missed:
            sys.exit(1)

    def _files(self, paths: list[str]) -> tuple[list[Path], int]:
        """Files and folders, those of feeds among them, and how many feeds did not come."""
        files, missed = list[Path](), 0
        for path in paths:
            try:
                files.append(brought(path) if is_address(path) else Path(path))
            except NotFetched as error:
                missed += 1
                self.stderr.write(f"{path}: {error}")
        return files, missed

    def _ingest(self, run: Callable[..., Report], verbose: bool, stopped: Signals) -> Report:
        if not sys.stdout.isatty():
            return run(on_line=_Lines(self, verbose), stopped=stopped)
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=Console()) as progress:
            bar = progress.add_task("import", total=None)

            def advance(line: Line) -> None:
                progress.advance(bar, line.records)
                if verbose or line.is_listed:
                    progress.console.print(str(line), markup=False, highlight=False)

            return run(on_line=advance, stopped=stopped)


def _columns(pairs: list[str]) -> dict[str, str]:
    try:
        return columns_of(pairs)
    except ValueError as error:
        raise CommandError(str(error)) from None


class _Lines:
    """Plain lines for logs and pipes: every record when asked, else those that want a look, and a
    count now and then."""

    EVERY = 1000

    def __init__(self, command: BaseCommand, verbose: bool) -> None:
        self.command, self.verbose, self.count = command, verbose, 0

    def __call__(self, line: Line) -> None:
        self.count += 1
        if self.verbose or line.is_listed:
            self.command.stdout.write(str(line))
        if not self.verbose and self.count % self.EVERY == 0:
            self.command.stdout.write(f"{self.count:,}")
            self.command.stdout.flush()
