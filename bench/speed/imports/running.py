"""The runs: each side imports the same file into an archive of its own, in turn."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from bench.harness.errors import WorkerFailed
from bench.harness.process import environment
from bench.harness.progress import Progress
from bench.harness.record import ROOT, Provenance, provenance
from bench.speed.imports.options import ImportOptions
from bench.speed.site.checkout import check_out, commit_of, python_for

PROGRAM = Path(__file__).with_name("program.py")
BEFORE, NOW = "before", "now"


@dataclass(frozen=True, slots=True)
class Side:
    """A checkout, and a Python with what it needs."""

    name: str
    root: Path
    python: str


@dataclass(frozen=True, slots=True)
class Import:
    """Of one run: seconds, counts of outcomes, and the most that was resident, in MB."""

    cpu: float
    wall: float
    counts: dict[str, int]
    memory: float


@dataclass(frozen=True, slots=True)
class Result:
    """`first` and `again` import the same file; `saves`: seconds of an editor's saves in a third
    import, beside which nothing else was measured."""

    side: str
    processes: int
    first: Import
    again: Import
    saves: list[float]


@dataclass(frozen=True, slots=True)
class Run:
    provenance: Provenance
    baseline: str
    articles: int
    results: list[Result]
    note: str

    def result(self, side: str, processes: int) -> Result:
        """Raises StopIteration when there is none."""
        return next(one for one in self.results if (one.side, one.processes) == (side, processes))


def run(options: ImportOptions, progress: Progress) -> Run:
    with tempfile.TemporaryDirectory(dir=options.scratch, prefix="imports-") as name:
        folder = Path(name)
        before, baseline = _baseline(options, folder, progress)
        file = _articles(options, folder)
        sides = [before, Side(NOW, ROOT, sys.executable)]
        plan = [(side, 1) for side in sides] + [(sides[1], options.processes)]
        results = []
        for number, (side, processes) in enumerate(plan):
            progress(f"{side.name}, {processes} processes")
            results.append(_result(side, processes, file, folder / str(number)))
    return Run(provenance(), baseline, options.articles, results, options.note)


def _baseline(options: ImportOptions, folder: Path, progress: Progress) -> tuple[Side, str]:
    if (given := Path(options.baseline)).is_dir():
        root, name = given.resolve(), str(given)
    else:
        name = commit_of(options.baseline)
        root = check_out(name, folder / "baseline")
    python = options.baseline_python or python_for(root, folder / "environment", progress)
    return Side(BEFORE, root, python), name


def _articles(options: ImportOptions, folder: Path) -> Path:
    """The file that is imported."""
    path = folder / "articles.jsonl"
    opened = gzip.open if options.corpus.suffix == ".gz" else open
    with opened(options.corpus, "rb") as lines, path.open("wb") as file:
        file.writelines(islice(lines, options.articles))
    return path


def _result(side: Side, processes: int, file: Path, folder: Path) -> Result:
    folder.mkdir()
    first, again = (Import(**one) for one in _done(side, processes, file, folder / "import"))
    return Result(side.name, processes, first, again, list(_saves(side, processes, file, folder)))


def _done(side: Side, processes: int, file: Path, data: Path) -> Any:
    with _started(side, processes, file, data, "import") as program:
        answer, _ = program.communicate()
    return _answer(program, answer)


def _saves(side: Side, processes: int, file: Path, folder: Path) -> Iterator[float]:
    """Of an editor who saves while the file is imported into another archive."""
    data = folder / "edit"
    with _started(side, processes, file, data, "edit") as editor:
        assert editor.stdout
        editor.stdout.readline()
        try:
            _done(side, processes, file, data)
        finally:
            answer, _ = editor.communicate()  # closes its standard input
    yield from _answer(editor, answer)


def _started(
    side: Side, processes: int, file: Path, data: Path, work: str
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [side.python, str(PROGRAM), str(file), str(processes), work],
        cwd=side.root,
        env=environment(str(data)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _answer(program: subprocess.Popen[str], answer: str) -> Any:
    if program.returncode:
        raise WorkerFailed(f"the import ended with status {program.returncode}: see above")
    return json.loads(answer)
