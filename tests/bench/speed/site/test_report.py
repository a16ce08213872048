"""What a run of the bench of the site prints and records."""

from __future__ import annotations

from bench.harness.record import Provenance
from bench.speed.site.bounds import measured
from bench.speed.site.draws import DIFFERENT, MOSTLY_FEW, ONE_ARTICLE, SEARCHES, Draw
from bench.speed.site.loops import Answers
from bench.speed.site.measurements import (
    BEFORE,
    NGINX,
    NOW,
    STOCK,
    ArchiveResult,
    Cost,
    Loop,
    Memory,
    Run,
)
from bench.speed.site.report import report


def loop(side: str, draw: Draw, rate: int) -> Loop:
    return Loop(side, draw.name, Answers(rate * 2, 2.0, 40.0, 90.0, 0.1), 12.5, rate)


def result(size: int, *, home: float = 10.0, beside: bool = True) -> ArchiveResult:
    """Of an archive where the front page takes so many ms now, and took 200 before."""
    return ArchiveResult(
        size,
        costs=(
            Cost(BEFORE, "home", 200.0, 50, 12.0),
            Cost(NOW, "home", home, 200, 2.5),
            Cost(BEFORE, "article", 24.0, 200, 9.0),
            Cost(NOW, "article", 2.0, 200, 1.0),
        ),
        loops=(
            loop(BEFORE, DIFFERENT, 20),
            loop(NOW, DIFFERENT, 180),
            loop(BEFORE, MOSTLY_FEW, 20),
            loop(NOW, MOSTLY_FEW, 2000),
            *((loop(STOCK, SEARCHES, 3), loop(NGINX, ONE_ARTICLE, 9000)) if beside else ()),
        ),
        memories=(Memory(BEFORE, 2000, 80.0, 250.0, 240.0), Memory(NOW, 2000, 82.0, 225.0, 210.0)),
        load=(0.5, 1.25),
    )


def run(*results: ArchiveResult) -> Run:
    provenance = Provenance("2020-01-02", "abc1234", "a machine")
    return Run(provenance, "fed4321", "wrk", 1000, results, "Nothing helped.")


def test_bounds_tell_how_near_a_run_comes() -> None:
    figures = [(value, bounds.mark(value)) for bounds, value in measured(run(result(29_478)))]
    assert figures == [
        (12.0, "✓ threshold"),
        (20.0, "✓ threshold"),
        (None, "–"),
        (None, "–"),
        (None, "–"),
        (9.0, "✗"),
        (100.0, "✓ target"),
        (0.9, "✓ threshold"),
    ]


def test_the_bounds_are_those_that_were_set() -> None:
    figures = measured(run(result(29_478), result(300_000)))
    assert [(bounds.threshold, bounds.target) for bounds, _ in figures] == [
        (12, 24),
        (14, 28),
        (8, 16),
        (10, 20),
        (5, 10),
        (10, 20),
        (40, 100),
        (1, 0.8),
        (2, 1.2),
        (2, 1.2),
    ]


def test_bounds_hold_for_the_archive_that_is_nearest_to_the_usual_size() -> None:
    sized = run(result(5_000, home=1.0), result(29_478), result(300_000, home=15.0))
    figures = {bounds.name: value for bounds, value in measured(sized)}
    assert figures["29,478 articles, home, nothing cached: times faster"] == 20.0
    assert figures["home: processor time at 300,000 articles to that at 29,478"] == 1.5
    assert figures["tag index: processor time at 300,000 articles to that at 29,478"] is None


def test_a_report_shows_both_sides_and_what_stands_beside() -> None:
    section = report(run(result(29_478)))
    assert section.startswith("## 2020-01-02, commit abc1234: site\n")
    assert "The code before is that of fed4321. 16 readers (wrk), 2 workers of gunicorn." in section
    assert "| home | 200 | 10.0 | 20.0× | 12.0 | 2.5 | 50 | 200 |" in section
    assert (
        f"| {DIFFERENT.name} | now | 180 (9.0×) | 40.0 | 90.0 | 12.5 | 360 | 180 | 0.05 |"
    ) in section
    assert f"| {SEARCHES.name} | stock Haystack | 3.00 |" in section
    assert "stock Haystack has only 1,000 of the articles in its index." in section
    assert "| now | 2,000 | 82 | 225 | 210 |" in section
    assert section.endswith("\n\nNothing helped.\n")


def test_a_report_says_when_there_is_no_nginx() -> None:
    one = result(29_478)
    without = ArchiveResult(
        one.size, one.costs, tuple(e for e in one.loops if e.side != NGINX), one.memories, one.load
    )
    assert "nginx is not installed here." in report(run(without))
    assert "nginx" not in report(run(one)).split("**Readers**")[0]
    assert "nginx" not in report(run(result(29_478, beside=False)))
