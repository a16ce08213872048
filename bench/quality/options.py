"""The options of the quality bench."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from bench.harness.options import DATA, Options, parser, positive
from bench.quality.titles import TITLES, named


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityOptions(Options):
    """`collections`: (folder, corpus) of each."""

    collections: tuple[tuple[Path, Path], ...]
    titles: str
    reference: str
    queries: int | None
    samples: int
    keep: Path | None
    trec: Path | None


def options(arguments: list[str] | None = None) -> QualityOptions:
    made = options_parser()
    values = vars(made.parse_args(arguments))
    names, data = values.pop("names"), values.pop("data")
    own, corpus = values.pop("collection"), values.pop("corpus")
    if bool(own) != bool(corpus):
        made.error("--collection and --corpus belong together")
    if own and names:
        made.error("either names of collections of the data folder, or --collection")
    collections = [(folder, corpus) for folder in own or ()] or _of_data_folder(names, data)
    if not collections:
        made.error(f"no collections in {data / 'collections'}; name a folder with --data")
    for folder, texts in collections:
        _check(made, folder, texts)
    return QualityOptions(collections=tuple(collections), **values)


def options_parser() -> argparse.ArgumentParser:
    made = parser("bench.quality", __doc__, seed=1)
    add = made.add_argument
    add("names", nargs="*", help="collections of the data folder; all of them when none is named")
    add("--data", type=Path, default=DATA, help="folder with collections/ and corpora/")
    add("--collection", type=Path, nargs="+", help="folders of other collections")
    add("--corpus", type=Path, help="their texts, .jsonl or .jsonl.gz")
    add("--titles", type=named, choices=TITLES, default="generated", help="what titles texts get")
    add("--reference", default="lucene-ar", help="the engine that the bounds compare with")
    add("--queries", type=positive, help="a sample of so many of each collection")
    add("--samples", type=positive, default=10_000, help="resamplings of the bootstrap")
    add("--keep", type=Path, help="folder where archives are kept for the next run")
    add("--trec", type=Path, help="folder for judgments and rankings in TREC form")
    return made


def _check(made: argparse.ArgumentParser, folder: Path, texts: Path) -> None:
    """Ends the process in a line when there is no such collection or corpus."""
    if not folder.is_dir():
        made.exit(2, f"bench.quality: {folder} is no folder of a collection\n")
    if not texts.is_file():
        reason = f"{texts} is no file; it would be the corpus of {folder.name}"
        made.exit(2, f"bench.quality: {reason}\n")


def _of_data_folder(names: list[str], data: Path) -> list[tuple[Path, Path]]:
    folders = data / "collections"
    known = sorted(path.name for path in folders.glob("*") if path.is_dir())
    return [(folders / name, _corpus(name, data / "corpora")) for name in names or known]


def _corpus(name: str, folder: Path) -> Path:
    """`news-short` stands on the corpus `news-short`, or else on `news`."""
    stems = name, name.partition("-")[0]
    paths = [folder / f"{stem}.jsonl{end}" for stem in stems for end in (".gz", "")]
    return next(filter(Path.is_file, paths), paths[2])
