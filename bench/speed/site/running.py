"""The run: over each archive, both sides in turn, then what stands beside them."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from bench.harness.progress import Progress
from bench.harness.record import ROOT, provenance
from bench.speed.site import nginx, stock
from bench.speed.site.addresses import addresses
from bench.speed.site.archives import Archive, imported, prepare
from bench.speed.site.checkout import check_out, commit_of, python_for
from bench.speed.site.draws import DRAWS, ONE_ARTICLE, SEARCHES
from bench.speed.site.measurements import BEFORE, NGINX, NOW, ArchiveResult, Loop, Run
from bench.speed.site.measuring import LOOPED, WORKERS, Bench, costs, loops, memory, read_in_loop
from bench.speed.site.options import SiteOptions
from bench.speed.site.reader import Reader
from bench.speed.site.side import Side

SEARCHED = 12_000  # searches that are drawn


@dataclass(frozen=True, slots=True)
class Running:
    """What the archives of a run share. `source`: the database that `before` imported."""

    options: SiteOptions
    progress: Progress
    scratch: Path
    before: Side
    source: Path

    def measure(self, size: int) -> ArchiveResult:
        """Raises BenchError."""
        load, folder = os.getloadavg()[0], self.scratch / str(size)
        before = replace(self.before, folder=folder / BEFORE)
        archive = Archive(size, before, Side(NOW, ROOT, sys.executable, folder / NOW))
        prepare(archive, self.source, self.options.seed, self.progress)
        bench = Bench(self.options, addresses(before.database, SEARCHED, self.options.seed), folder)
        self._tell(archive, "pages one after another")
        page_costs = tuple(costs(archive.sides, bench))
        page_loops = tuple(self._loops(archive, bench))
        self._tell(archive, "memory")
        memories = tuple(memory(side, bench) for side in archive.sides)
        shutil.rmtree(folder)
        return ArchiveResult(size, page_costs, page_loops, memories, (load, os.getloadavg()[0]))

    def _loops(self, archive: Archive, bench: Bench) -> Iterator[Loop]:
        smallest = archive.size == self.options.sizes[0]
        for cached in (False, True):
            draws = [each for each in DRAWS if each.cached == cached]
            for side in archive.sides:
                self._tell(archive, f"{side.name}, readers, {'' if cached else 'no '}pages cached")
                yield from loops(side, [d for d in draws if smallest or not d.small], bench)
        if smallest:
            self._tell(archive, "stock Haystack and nginx")
            yield from _beside(archive, bench)

    def _tell(self, archive: Archive, line: str) -> None:
        self.progress(f"{archive.size:,} articles: {line}")


def run(options: SiteOptions, progress: Progress) -> Run:
    """Measure everything. Raises BenchError."""
    begun = provenance()
    with tempfile.TemporaryDirectory(
        prefix="khizana-site-", dir=options.scratch, ignore_cleanup_errors=True
    ) as folder:
        scratch = Path(folder)
        before, name = _baseline(options, scratch, progress)
        most = None if options.archive else max(options.sizes)
        source = imported(before, options.corpus, most, progress)
        running = Running(options, progress, scratch, before, source)
        results = tuple(map(running.measure, options.sizes))
    return Run(begun, name, options.client, options.stock_articles, results, options.note)


def _baseline(options: SiteOptions, scratch: Path, progress: Progress) -> tuple[Side, str]:
    """The side of the baseline over the folder of the import, and the name of its commit."""
    if Path(options.baseline).is_dir():
        root, name = Path(options.baseline).resolve(), options.baseline
    else:
        name = commit_of(options.baseline)
        root = check_out(name, scratch / "baseline")
    python = options.baseline_python or python_for(root, scratch / "environment", progress)
    return Side(BEFORE, root, python, options.archive or scratch / "imported"), name


def _beside(archive: Archive, bench: Bench) -> Iterator[Loop]:
    """Stock Haystack as the floor; nginx, where it is installed, as the ceiling."""
    folder, articles = bench.folder / "stock", bench.options.stock_articles
    yield from loops(stock.indexed(folder, archive.now.database, articles), [SEARCHES], bench)
    if nginx.installed():
        with archive.now.served(1) as site, closing(Reader(site.address)) as reader:
            page = reader.get(bench.addresses["article"][0])
        with nginx.served(page, bench.folder / NGINX, WORKERS) as site:
            answers = read_in_loop(site, [nginx.PAGE] * LOOPED, bench)
            yield Loop(NGINX, ONE_ARTICLE.name, *answers)
