"""A scratch archive of one corpus: its articles in a database, its index built by the product.

Needs Django set up over a folder of its own. What an earlier run left there is used again
where the same corpus and the same code made it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from archive.models import Article
from bench.harness.archive import row, store
from bench.harness.progress import Progress
from bench.harness.record import ROOT
from bench.quality.collection import documents
from bench.quality.titles import title
from search import indexing
from search.engines.whoosh.schema import SCHEMA_VERSION

# What articles are made by, and what decides which words of them reach the index. Versions
# alone would not do: a rule is tried out long before its version is raised.
ARTICLE_CODE = (
    "archive/models.py",
    "archive/migrations",
    "archive/ingest/extraction",
    "archive/ingest/parsers",
    "bench/harness/archive.py",
    "bench/quality/archive.py",
    "bench/quality/titles.py",
)
INDEX_CODE = (
    "search/analysis",
    "search/search_indexes.py",
    "search/engines/whoosh/schema.py",
    "search/engines/whoosh/writing",
)
SOURCES = (".py", ".txt", ".tsv")


def prepare(corpus: Path, folder: Path, titles: str, progress: Progress) -> None:
    """Articles and index in `folder`, the DATA_DIR. Raises BadCorpus."""
    articles, index = folder / "articles.json", folder / "index.json"
    article_origin = {"corpus": _hash([corpus]), "titles": titles, "code": code_hash(ARTICLE_CODE)}
    if not _holds(articles, article_origin):
        _clear(folder)
        progress("storing the articles")
        rows = (row(number, title(text, titles), text) for number, text in documents(corpus))
        store(rows, Article.objects.bulk_create)
        _write(articles, article_origin)
    index_origin = {"schema": SCHEMA_VERSION, "code": code_hash(INDEX_CODE)}
    if not _holds(index, index_origin) or indexing.state() != "ok":
        progress(f"indexing {Article.objects.count():,} articles")
        indexing.rebuild()
        _write(index, index_origin)


def code_hash(places: Iterable[str]) -> str:
    """Of all sources in files and folders of the checkout. Raises FileNotFoundError."""
    return _hash(sources(places))


def _clear(folder: Path) -> None:
    for name in ("articles.json", "index.json"):
        (folder / name).unlink(missing_ok=True)
    for path in folder.glob("khizana.sqlite3*"):
        path.unlink()
    shutil.rmtree(folder / "index", ignore_errors=True)


def sources(places: Iterable[str]) -> Iterator[Path]:
    for place in places:
        path = (ROOT / place).resolve(strict=True)
        files = [path] if path.is_file() else path.rglob("*")
        yield from sorted(file for file in files if file.suffix in SOURCES)


def _hash(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _holds(path: Path, origin: dict[str, str]) -> bool:
    return path.is_file() and bool(json.loads(path.read_text("utf-8")) == origin)


def _write(path: Path, origin: dict[str, str]) -> None:
    path.write_text(json.dumps(origin, indent=1), "utf-8")
