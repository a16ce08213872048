"""A scratch archive of one corpus: its articles in a database, its index built by the product.

Needs Django set up over a folder of its own. What an earlier run left there is used again
where the same corpus and the same code made it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from archive.ingest.store import content_hash
from archive.models import Article, IndexChange
from archive.slug import slug
from bench.harness.record import ROOT
from bench.quality.collection import documents
from bench.quality.titles import title
from search import indexing
from search.engines.whoosh.schema import SCHEMA_VERSION

BATCH = 1_000
# What articles are made by, and what decides which words of them reach the index. Versions
# alone would not do: a rule is tried out long before its version is raised.
MAKERS = (
    "archive/models.py",
    "archive/migrations",
    "archive/ingest/extraction/title.py",
    "archive/ingest/extraction/repair.py",
    "bench/quality/archive.py",
    "bench/quality/titles.py",
)
ANALYSERS = (
    "search/analysis",
    "search/search_indexes.py",
    "search/engines/whoosh/schema.py",
    "search/engines/whoosh/writing/document.py",
)
SOURCES = (".py", ".txt", ".tsv")
Tell = Callable[[str], None]


def prepare(corpus: Path, folder: Path, titles: str, tell: Tell) -> None:
    """Articles and index in `folder`, the DATA_DIR. Raises BadCollection."""
    articles, index = folder / "articles.json", folder / "index.json"
    made_by = {"corpus": _hash([corpus]), "titles": titles, "code": _hash(_sources(MAKERS))}
    if not _is(articles, made_by):
        _clear(folder)
        tell("storing the articles")
        call_command("migrate", verbosity=0, interactive=False)
        _fill(corpus, titles)
        _keep(articles, made_by)
    built_by = {"schema": SCHEMA_VERSION, "code": _hash(_sources(ANALYSERS))}
    if not _is(index, built_by) or indexing.state() != "ok":
        tell(f"indexing {Article.objects.count():,} articles")
        indexing.rebuild()
        _keep(index, built_by)


def _clear(folder: Path) -> None:
    for name in ("articles.json", "index.json"):
        (folder / name).unlink(missing_ok=True)
    for path in folder.glob("khizana.sqlite3*"):
        path.unlink()
    shutil.rmtree(folder / "index", ignore_errors=True)


def _fill(corpus: Path, titles: str) -> None:
    found = documents(corpus)
    while batch := list(islice(found, BATCH)):
        with transaction.atomic():
            Article.objects.bulk_create(_row(number, text, titles) for number, text in batch)
    IndexChange.objects.all().delete()  # all of it is for the rebuild


def _row(number: str, text: str, titles: str) -> Article:
    told = title(text, titles)
    return Article(
        title=told,
        slug=slug(told, fallback="article"),
        body=text,
        external_id=number,
        content_hash=content_hash(told, text),
    )


def _sources(places: Iterable[str]) -> Iterator[Path]:
    for place in places:
        path = ROOT / place
        found = [path] if path.is_file() else path.rglob("*")
        yield from sorted(one for one in found if one.suffix in SOURCES)


def _hash(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _is(path: Path, told: dict[str, str]) -> bool:
    return path.is_file() and bool(json.loads(path.read_text("utf-8")) == told)


def _keep(path: Path, told: dict[str, str]) -> None:
    path.write_text(json.dumps(told, indent=1), "utf-8")
