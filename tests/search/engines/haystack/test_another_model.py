"""Another model never is an article: it is refused, or has the connection that docs show."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import checks
from django.core.management import CommandError, call_command
from haystack import connections, indexes
from haystack.exceptions import SearchBackendError
from haystack.query import SearchQuerySet
from haystack.utils.loading import UnifiedIndex

from archive.models import Article, IndexChange, Tag
from search.engines.haystack.connection import engine
from search.search_indexes import ArticleIndex
from tests.builders import article, tag

Indexed = Callable[[], None]
ROOT = Path(__file__).resolve().parents[4]
SENTENCE = r"articles alone.*connection of their own \(docs/haystack.md\)"


class TagIndex(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True, model_attr="name")

    def get_model(self) -> type[Tag]:
        return Tag


class OtherArticleIndex(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True, model_attr="body")

    def get_model(self) -> type[Article]:
        return Article


@pytest.fixture
def twins(indexed: Indexed) -> tuple[Article, Tag]:
    """An article and a tag with the same primary key, the article indexed."""
    made = article("مقال", body="عن النيل")
    indexed()
    return made, tag("النيل", pk=made.pk)


def backend() -> Any:
    return connections["default"].get_backend()


QUESTIONS: list[tuple[str, Callable[[Tag], object]]] = [
    ("update", lambda tag: backend().update(TagIndex(), [tag])),
    ("update nothing", lambda tag: backend().update(TagIndex(), [])),
    ("update by another index of articles", lambda tag: OtherArticleIndex().update()),
    ("update_object", lambda tag: TagIndex().update_object(tag)),
    ("update all", lambda tag: TagIndex().update()),
    ("reindex", lambda tag: TagIndex().reindex()),
    ("remove_object", lambda tag: TagIndex().remove_object(tag)),
    ("remove by identifier", lambda tag: backend().remove(f"archive.tag.{tag.pk}")),
    ("remove by key", lambda tag: backend().remove(f"{tag.pk}")),
    ("remove by half an identifier", lambda tag: backend().remove("archive.article.")),
    ("remove what has no key", lambda tag: backend().remove(Article())),
    ("clear", lambda tag: TagIndex().clear()),
    ("clear models", lambda tag: backend().clear(models=[Tag])),
    ("clear both", lambda tag: backend().clear(models=[Article, Tag])),
    ("models", lambda tag: SearchQuerySet().models(Tag).count()),
    ("both models", lambda tag: SearchQuerySet().models(Article, Tag).count()),
    ("more_like_this", lambda tag: SearchQuerySet().more_like_this(tag).count()),
    ("more_like_this of models", lambda tag: SearchQuerySet().models(Tag).more_like_this(Article())[:1]),
]  # fmt: skip


@pytest.mark.parametrize(
    "question", [row[1] for row in QUESTIONS], ids=[row[0] for row in QUESTIONS]
)
@pytest.mark.filterwarnings("ignore:The model .* is not registered")
def test_every_method_refuses_another_model(
    twins: tuple[Article, Tag], question: Callable[[Tag], object]
) -> None:
    indexed = engine().document_hashes()
    with pytest.raises(SearchBackendError, match=SENTENCE):
        question(twins[1])
    assert engine().document_hashes() == indexed and len(indexed) == 1
    assert not IndexChange.objects.exists()


def test_no_model_is_cleared_when_none_is_named(twins: tuple[Article, Tag]) -> None:
    backend().clear(models=[])
    assert engine().check() == 1


@pytest.fixture
def second_index(twins: tuple[Article, Tag]) -> None:
    """As after an app with a search index was added, and nothing else."""
    registered = UnifiedIndex()
    registered.build([ArticleIndex(), TagIndex()])
    connections["default"]._index = registered


@pytest.mark.parametrize("command", ["update_index", "rebuild_index", "clear_index"])
def test_a_second_index_ends_each_command_at_its_start(second_index: None, command: str) -> None:
    indexed = engine().document_hashes()
    options = {"interactive": False} if command != "update_index" else {}
    with pytest.raises(CommandError, match=r"not TagIndex of archive\.tag: other"):
        call_command(command, verbosity=0, **options)
    assert engine().document_hashes() == indexed


def test_a_second_index_is_an_error_of_the_system_check(second_index: None) -> None:
    [error] = checks.run_checks()
    assert (error.id, error.obj) == ("search.E001", "HAYSTACK_CONNECTIONS['default']")
    assert re.search(SENTENCE, error.msg)


def test_the_archive_by_itself_passes_the_system_check(db: None) -> None:
    assert checks.run_checks() == []


SCRIPT = """
import json
import django
django.setup()
from django.core.management import call_command
from haystack.query import SearchQuerySet
from notes.models import Note
from notes.search_indexes import NoteIndex
from search import indexing
from search.engines.haystack.connection import engine
from search.query import Query
from search.searching import search
from tests.builders import article

call_command("check")
call_command("migrate", run_syncdb=True, verbosity=0)
for number in range(1, 4):
    article(f"article {number}", body="The Nile rises in the south")
notes = [Note.objects.create(title=f"note {n}", text="The Nile floods the fields") for n in range(1, 4)]
indexing.ensure()

def state():
    titles = sorted(result.title for result in SearchQuerySet("notes"))
    return titles, engine().check(), search(Query("nile")).total

call_command("update_index", "notes", verbosity=0)
states = {"update_index": state()}
found = SearchQuerySet("notes")
answers = {
    "models": found.filter(content="floods").models(Note).count(),
    "objects": sorted(result.object.title for result in found),
    "alike": sorted(result.title for result in found.more_like_this(notes[0])),
    "articles": SearchQuerySet().filter(content="nile").count(),
}
NoteIndex().remove_object(notes[0])
states["remove_object"] = state()
notes[1].delete()
call_command("update_index", remove=True, verbosity=0)
states["update_index --remove"] = state()
NoteIndex().clear()
states["clear"] = state()
call_command("rebuild_index", interactive=False, verbosity=0)
states["rebuild_index"] = state()
call_command("clear_index", using=["notes"], interactive=False, verbosity=0)
states["clear_index --using notes"] = state()
print(json.dumps([states, answers]))
"""


def test_the_connection_that_docs_show_works(tmp_path: Path) -> None:
    text = (ROOT / "docs/haystack.md").read_text("utf-8")
    for name, code in re.findall(r"```python\n# (notes/\w+\.py)\n(.*?)```", text, re.S):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(code, "utf-8")
    environment = {
        **os.environ,
        "DATA_DIR": str(tmp_path / "data"),
        "PYTHONPATH": f"{tmp_path}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "notes.settings",
    }
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    states, answers = json.loads(done.stdout.splitlines()[-1])
    assert answers == {
        "models": 3,
        "objects": ["note 1", "note 2", "note 3"],
        "alike": ["note 2", "note 3"],
        "articles": 3,
    }
    notes = {
        "update_index": ["note 1", "note 2", "note 3"],
        "remove_object": ["note 2", "note 3"],
        "update_index --remove": ["note 1", "note 3"],
        "clear": [],
        "rebuild_index": ["note 1", "note 3"],
        "clear_index --using notes": [],
    }
    assert states == {step: [titles, 3, 3] for step, titles in notes.items()}
