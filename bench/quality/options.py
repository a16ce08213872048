"""What a run is told on the command line."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from bench.harness.record import ROOT
from bench.quality.titles import TITLES

DATA = ROOT.parent / "shared" / "data"


@dataclass(frozen=True, slots=True)
class Options:
    """`collections`: (folder, corpus) of each."""

    collections: tuple[tuple[Path, Path], ...]
    titles: str
    reference: str
    queries: int | None
    samples: int
    seed: int
    keep: Path | None
    scratch: Path | None
    record: bool
    note: str


def options(arguments: list[str] | None = None) -> Options:
    parser = _parser()
    given = vars(parser.parse_args(arguments))
    names, data = given.pop("names"), given.pop("data")
    own, corpus = given.pop("collection"), given.pop("corpus")
    if bool(own) != bool(corpus):
        parser.error("--collection and --corpus belong together")
    if own and names:
        parser.error("either names of collections of the data folder, or --collection")
    found = [(folder, corpus) for folder in own or ()] or _named(names, data)
    if not found:
        parser.error(f"no collections in {data / 'collections'}; name a folder with --data")
    for folder, texts in found:
        if not folder.is_dir():
            parser.exit(2, f"bench.quality: {folder} is no folder of a collection\n")
        if not texts.is_file():
            why = f"{texts} is no file; it would be the corpus of {folder.name}"
            parser.exit(2, f"bench.quality: {why}\n")
    return Options(tuple(found), **given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.quality", description=__doc__)
    add = parser.add_argument
    add("names", nargs="*", help="collections of the data folder; all of them when none is named")
    add("--data", type=Path, default=DATA, help="folder with collections/ and corpora/")
    add("--collection", type=Path, nargs="+", help="folders of other collections")
    add("--corpus", type=Path, help="their texts, .jsonl or .jsonl.gz")
    add("--titles", choices=TITLES, default="made", help="what stands as title of a text")
    add("--reference", default="lucene-ar", help="the engine that targets compare with")
    add("--queries", type=_positive, help="a sample of so many of each collection")
    add("--samples", type=_positive, default=10_000, help="resamplings of the bootstrap")
    add("--seed", type=int, default=1, help="of samples and resamplings")
    add("--keep", type=Path, help="folder where archives are kept for the next run")
    add("--scratch", type=Path, help="folder for archives that are not kept")
    add("--record", action="store_true", help="append the report to bench/RESULTS.md")
    add("--note", default="", help="a sentence for the record: what was tried")
    return parser


def _positive(told: str) -> int:
    if (number := int(told)) < 1:
        raise ValueError
    return number


def _named(names: list[str], data: Path) -> list[tuple[Path, Path]]:
    folders = data / "collections"
    known = sorted(path.name for path in folders.glob("*") if path.is_dir())
    return [(folders / name, _corpus(name, data / "corpora")) for name in names or known]


def _corpus(name: str, folder: Path) -> Path:
    """`news-short` stands on the corpus `news-short`, or else on `news`."""
    stems = name, name.partition("-")[0]
    paths = [folder / f"{stem}.jsonl{end}" for stem in stems for end in (".gz", "")]
    return next(filter(Path.is_file, paths), paths[2])
