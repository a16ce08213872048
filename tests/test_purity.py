"""What knows Arabic and texts runs without the site: in a bare process, without a framework."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PURE = [
    "archive.citation",
    "archive.ingest.defaults",
    "archive.ingest.document",
    "archive.ingest.extraction",
    "archive.ingest.formats",
    "archive.ingest.parsers",
    "archive.ingest.spoilt",
    "archive.ingest.parsing",
    "archive.ingest.readers",
    "archive.structured_data",
    "archive.tagging",
    "archive.twins",
    "search.analysis",
]
FRAMEWORKS = {"django", "haystack", "whoosh"}
IMPORT = """
import importlib, pkgutil, sys
module = importlib.import_module({name!r})
for part in pkgutil.walk_packages(getattr(module, "__path__", ()), {name!r} + "."):
    importlib.import_module(part.name)
print(*sys.modules)
"""
USE = """
import sys
from archive.ingest.document import Record
from archive.ingest.extraction import extract
from archive.ingest.formats import parse
from archive.tagging import suggest_tags
text = "# ميناء بيروت\\n\\nبيروت - رويترز:\\n\\nيعود **ميناء بيروت** إلى العمل في لبنان."
(document,) = map(extract, parse(Record(text.encode(), "text/markdown", "/a.md", "a.md")))
assert (document.title, document.source) == ("ميناء بيروت", "رويترز"), document
assert "بيروت" in [tag.name for tag in suggest_tags(document)]
print(*sys.modules)
"""


def frameworks_after(code: str) -> set[str]:
    """The frameworks that a new Python has loaded when it has run the code."""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return FRAMEWORKS & {module.partition(".")[0] for module in run.stdout.split()}


def exists(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


@pytest.mark.parametrize("name", [name for name in PURE if exists(name)])
def test_a_pure_part_imports_without_a_framework(name: str) -> None:
    assert frameworks_after(IMPORT.format(name=name)) == set()


def test_a_text_becomes_a_tagged_document_without_a_framework() -> None:
    assert frameworks_after(USE) == set()


def test_what_is_not_pure_would_be_noticed() -> None:
    assert frameworks_after(IMPORT.format(name="whoosh.fields")) == {"whoosh"}
    assert frameworks_after(IMPORT.format(name="archive.slug")) == {"django"}
