"""The options of the bench of the import."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bench.harness.options import Options, corpus, parser, positive


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions(Options):
    """`articles`: how many of the corpus; `processes`: of the run by several."""

    baseline: str
    baseline_python: str | None
    corpus: Path
    articles: int
    processes: int


def options(arguments: list[str] | None = None) -> ImportOptions:
    made = parser("bench.speed.imports", __doc__, seed=1)
    add = made.add_argument
    add("--baseline", default="HEAD~1", help="the commit to compare with, or a folder of its files")
    add("--baseline-python", help="a Python with what the baseline needs")
    add("--corpus", type=Path, default=corpus(), help="articles, .jsonl or .jsonl.gz")
    add("--articles", type=positive, default=29_478, help="how many of them")
    add("--processes", type=positive, default=2, help="that read, in the run by several")
    values = vars(made.parse_args(arguments))
    if not values["corpus"].is_file():
        made.error(f"{values['corpus']} is no file; name one with --corpus or CORPUS=")
    return ImportOptions(**values)
