"""The whole run in small: both sides are this code, and no time is asserted."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from bench.harness.process import HANG
from bench.harness.progress import Progress
from bench.harness.record import ROOT
from bench.speed.site import nginx
from bench.speed.site.draws import DIFFERENT, DRAWS, ONE_ARTICLE, SEARCHES
from bench.speed.site.measurements import BEFORE, NGINX, NOW, STOCK
from bench.speed.site.mix import MIX
from bench.speed.site.options import options
from bench.speed.site.report import report
from bench.speed.site.running import run
from tests.bench.speed.site.texts import write_corpus

SMALL = "--sizes 20 --pages 2 --seconds 0.5 --warm-up 0.1 --memory-pages 10 --client threads"


@contextlib.contextmanager
def ending_after(seconds: int) -> Iterator[None]:
    """What hangs raises TimeoutError, and what it started ends as after any error."""

    def end(*_: object) -> NoReturn:
        raise TimeoutError(f"no end after {seconds} s")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_a_run_measures_both_sides_and_leaves_nothing_behind(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    corpus = write_corpus(tmp_path / "articles.jsonl")
    places = ["--baseline", str(ROOT), "--corpus", str(corpus), "--scratch", str(scratch)]
    with ending_after(HANG):
        measured = run(options([*SMALL.split(), "--stock-articles", "5", *places]), Progress())

    (result,) = measured.results
    assert [(cost.side, cost.kind) for cost in result.costs] == [
        (side, kind) for kind in MIX for side in (BEFORE, NOW)
    ]
    for kind in MIX:
        before, now = result.cost(BEFORE, kind), result.cost(NOW, kind)
        assert before and now and before.cpu > 0 and now.cpu > 0
        assert (before.pages, before.queries) == (now.pages, now.queries) == (2, now.queries)
    asked = {(loop.side, loop.draw) for loop in result.loops}
    ours = {(side, draw.name) for side in (BEFORE, NOW) for draw in DRAWS}
    ceiling = {(NGINX, ONE_ARTICLE.name)} if nginx.installed() else set()
    assert asked == ours | {(STOCK, SEARCHES.name)} | ceiling
    assert all(loop.answers.pages and loop.cpu > 0 for loop in result.loops)
    assert [(memory.side, memory.pages) for memory in result.memories] == [(BEFORE, 10), (NOW, 10)]
    assert list(scratch.iterdir()) == []
    assert f"| {DIFFERENT.name} | now |" in report(measured)
