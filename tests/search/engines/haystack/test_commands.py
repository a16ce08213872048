"""Haystack's commands on the index of articles: each option works, or says why it does not."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command, load_command_class
from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client
from django.utils import timezone
from haystack import connections
from haystack.exceptions import SearchBackendError
from haystack.management.commands import clear_index, rebuild_index, update_index
from haystack.query import SearchQuerySet

from archive.models import Article, IndexChange
from search import indexing
from search.engines.haystack import commands
from search.engines.haystack.connection import engine
from search.engines.whoosh.engine import WhooshEngine
from search.query import Query
from search.search_indexes import ArticleIndex
from search.searching import search
from tests.builders import article, withdrawn

Indexed = Callable[[], None]
ROOT = Path(__file__).resolve().parents[4]
STOCK = {
    "update_index": update_index.Command,
    "clear_index": clear_index.Command,
    "rebuild_index": rebuild_index.Command,
}


def backend() -> Any:
    return connections["default"].get_backend()


def run(command: str, *arguments: str) -> str:
    """What it says on its standard output."""
    output = StringIO()
    quiet = [] if command == "update_index" else ["--noinput"]
    call_command(command, *quiet, *arguments, stdout=output)
    return output.getvalue()


def titles() -> list[str]:
    return sorted(SearchQuerySet().values_list("title", flat=True))


def unheard(change: Callable[[], object]) -> None:
    """Make a change past the triggers, as a restored backup would."""
    change()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM archive_indexchange")


# What they do


def test_its_commands_keep_the_index(indexed: Indexed) -> None:
    article("مقال", body="تزرع القهوة على السفوح")
    for command in ("update_index", "rebuild_index"):
        run(command)
        assert (titles(), search(Query("قهوة")).total) == (["مقال"], 1)
    run("clear_index")
    assert (titles(), search(Query("قهوة")).total) == ([], 0)
    assert "1" in run("rebuild_index")
    assert (titles(), search(Query("قهوة")).total) == (["مقال"], 1)


def test_haystack_info_names_the_index() -> None:
    output = StringIO()
    call_command("haystack_info", stdout=output)
    assert "Article" in output.getvalue()


# Options


@pytest.fixture
def three_ages(indexed: Indexed) -> None:
    """Articles changed today, ten and a hundred days ago, of none of which the index has heard."""
    indexed()
    now = timezone.now()
    for title, days in (("today", 0), ("ten days", 10), ("a hundred days", 100)):
        made = article(title)
        changed = now - datetime.timedelta(days=days, minutes=1)
        Article.objects.filter(pk=made.pk).update(updated=changed)
    IndexChange.objects.all().delete()


def spelt_out(option: str) -> str:
    """@11 is the day eleven days ago, and @11T that moment."""
    if not option.startswith("@"):
        return option
    days, moment = option[1:].removesuffix("T"), option.endswith("T")
    then = timezone.now() - datetime.timedelta(days=int(days))
    return then.isoformat() if moment else then.date().isoformat()


CHOICES: list[tuple[list[str], list[str]]] = [
    ([], ["a hundred days", "ten days", "today"]),
    (["archive"], ["a hundred days", "ten days", "today"]),
    (["auth"], []),
    (["--age", "24"], ["today"]),
    (["--minutes", "14500"], ["ten days", "today"]),
    (["--start", "@11"], ["ten days", "today"]),
    (["--start", "@11T"], ["ten days", "today"]),
    (["--end", "@50"], ["a hundred days"]),
    (["--start", "@50", "--end", "@5"], ["ten days"]),
    (["--age", "2400", "--end", "@5"], ["ten days"]),
    (["--batch-size", "1"], ["a hundred days", "ten days", "today"]),
    (["--using", "default", "--max-retries", "1"], ["a hundred days", "ten days", "today"]),
]


@pytest.mark.parametrize(("options", "chosen"), CHOICES, ids=[" ".join(row[0]) for row in CHOICES])
def test_update_index_indexes_what_is_chosen(
    three_ages: None, options: list[str], chosen: list[str]
) -> None:
    run("update_index", *map(spelt_out, options))
    assert titles() == chosen


def test_a_batch_is_a_commit(three_ages: None, monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[int] = []
    apply = WhooshEngine.apply

    def counted(self: WhooshEngine, documents: Iterator[Any], removed: Any) -> None:
        written = list(documents)
        batches.append(len(written))
        apply(self, written, removed)

    monkeypatch.setattr(WhooshEngine, "apply", counted)
    run("update_index", "--batch-size", "2")
    assert batches == [2, 1]


@pytest.mark.parametrize("options", [[], ["--start", "2000-01-01"]])
def test_update_index_removes_what_the_database_does_not_have(
    indexed: Indexed, options: list[str]
) -> None:
    article("مقال")
    gone = article("زائد")
    indexed()
    unheard(gone.delete)
    run("update_index", *options)
    assert engine().check() == 2
    run("update_index", "--remove", *options)
    assert titles() == ["مقال"]
    assert engine().check() == 1


REFUSED: list[tuple[str, list[str], str]] = [
    ("update_index", ["--nocommit"], "--nocommit"),
    ("clear_index", ["--nocommit"], "--nocommit"),
    ("rebuild_index", ["--nocommit"], "--nocommit"),
    ("update_index", ["--workers", "2"], "INDEXER_PROCESSES"),
    ("rebuild_index", ["--workers", "2"], "INDEXER_PROCESSES"),
    ("rebuild_index", ["--batch-size", "100"], "--batch-size"),
    ("rebuild_index", ["--max-retries", "1"], "--max-retries"),
    ("update_index", ["--start", "غدا"], "ليس تاريخًا: غدا"),
    ("update_index", ["--end", "tomorrow"], "ليس تاريخًا: tomorrow"),
    ("update_index", ["--start", "2020-01-01", "--age", "1"], "--start"),
    ("update_index", ["--start", "2020-01-01", "--minutes", "1"], "--start"),
    ("update_index", ["--age", "1", "--minutes", "1"], "mutually exclusive"),
]


@pytest.mark.parametrize(
    ("command", "options", "sentence"),
    REFUSED,
    ids=[" ".join([row[0], *row[1]]) for row in REFUSED],
)
def test_an_option_that_cannot_be_had_says_why(
    indexed: Indexed, command: str, options: list[str], sentence: str
) -> None:
    article("مقال")
    indexed()
    article("ثان")
    with pytest.raises(CommandError, match=sentence):
        run(command, *options)
    assert engine().check() == 1


def options_of(command: BaseCommand) -> set[str]:
    """The long flags that are its own."""
    parser = command.create_parser("manage.py", "command")
    own = {flag for action in parser._actions for flag in action.option_strings}
    common = BaseCommand().create_parser("manage.py", "command")._actions
    return {
        flag
        for flag in own - {flag for action in common for flag in action.option_strings}
        if flag.startswith("--")
    }


def documented(command: str) -> dict[str, str]:
    """Option -> "works" or "refused", as the table of docs/haystack.md says."""
    text = (ROOT / "docs/haystack.md").read_text("utf-8")
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()]
    column = next(row for row in lines if row[0] == "option").index(f"`{command}`")
    flags = {tuple(re.findall(r"--[a-z][a-z-]+", row[0])): row for row in lines if len(row) == 5}
    return {names[0]: row[column] for names, row in flags.items() if names and row[column]}


@pytest.mark.parametrize("command", STOCK)
def test_each_option_of_haystack_is_there_and_documented(command: str) -> None:
    ours = load_command_class("search", command)
    assert options_of(ours) == options_of(STOCK[command]()) == documented(command).keys()
    tested = {options[0] for name, options, _ in REFUSED if name == command}
    works = {flag for flag, what in documented(command).items() if what == "works"}
    assert documented(command).keys() - works == tested - works


def test_no_option_is_refused_where_articles_are_not_meant() -> None:
    options = {"using": ["nowhere"], "workers": 2, "commit": False}
    commands.require_possible(options, [commands.WORKERS, commands.NOCOMMIT])


# The index follows the database


def test_what_is_cleared_is_told_and_comes_back(indexed: Indexed, client: Client) -> None:
    for number in range(3):
        article(f"مقال {number}", body="عن النيل")
    indexed()
    assert client.get("/healthz").json()["search"] == "ok"
    run("clear_index")
    assert (engine().check(), client.get("/healthz").json()["search"]) == (0, "behind")
    call_command("build_index", stdout=StringIO())
    assert (engine().check(), client.get("/healthz").json()["search"]) == (3, "ok")
    assert search(Query("النيل")).total == 3


def test_what_was_cleared_is_told_though_a_part_is_indexed(indexed: Indexed) -> None:
    for number in range(3):
        article(f"مقال {number}")
    indexed()
    run("clear_index")
    backend().update(ArticleIndex(), Article.objects.all()[:1])
    assert (engine().check(), indexing.state()) == (1, "behind")
    indexing.ensure()
    assert (engine().check(), indexing.state()) == (3, "ok")


def test_articles_wait_before_the_empty_index_is_seen(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = article("مقال")
    indexed()

    def lost(self: WhooshEngine, generation: str) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(WhooshEngine, "publish", lost)
    with pytest.raises(KeyboardInterrupt):
        backend().clear()
    assert list(IndexChange.objects.values_list("pk", flat=True)) == [made.pk]
    assert engine().check() == 1


def test_a_published_article_that_is_taken_out_comes_back(indexed: Indexed) -> None:
    made = article("مقال")
    indexed()
    ArticleIndex().remove_object(made)
    assert titles() == []
    indexing.drain()
    assert titles() == ["مقال"]


def test_a_deleted_article_that_is_taken_out_stays_out(indexed: Indexed) -> None:
    made = article("مقال")
    indexed()
    key = made.pk
    unheard(made.delete)
    backend().remove(f"archive.article.{key}")
    assert (engine().check(), IndexChange.objects.count()) == (0, 0)


def test_update_indexes_what_is_published_alone(indexed: Indexed) -> None:
    hidden = withdrawn("مسحوب")
    indexed()
    ArticleIndex().update_object(hidden)
    assert engine().check() == 0
    Article.objects.update(state="published")
    ArticleIndex().update_object(hidden)
    assert engine().check() == 1
    unheard(lambda: Article.objects.update(state="withdrawn"))
    ArticleIndex().update_object(hidden)
    assert engine().check() == 0


def test_update_indexes_what_is_stored_alone(indexed: Indexed) -> None:
    made = article("مقال", body="عن النيل")
    indexed()
    made.body = "مسودة عن الفرات"
    ArticleIndex().update_object(made)
    assert (search(Query("الفرات")).total, search(Query("النيل")).total) == (0, 1)


def test_an_article_is_read_while_the_indexer_waits(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    article("مقال", body="عن النيل")
    indexed()
    stale = list(Article.objects.all())
    lock = WhooshEngine.writing

    def changed_before(self: WhooshEngine, *, wait: bool = True) -> Any:
        Article.objects.update(body="عن الفرات")
        IndexChange.objects.all().delete()  # as when the indexer had it first
        return lock(self, wait=wait)

    monkeypatch.setattr(WhooshEngine, "writing", changed_before)
    backend().update(ArticleIndex(), stale)
    assert (search(Query("الفرات")).total, search(Query("النيل")).total) == (1, 0)


def test_many_articles_are_indexed_a_batch_at_a_time(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        article(f"مقال {number}")
    indexed()
    monkeypatch.setattr("search.engines.haystack.backend.BATCH", 2)
    backend().clear()
    ArticleIndex().update()
    assert engine().check() == 5


def test_an_update_builds_the_index_that_is_missing(indexed: Indexed) -> None:
    first, _ = article("مقال"), article("ثان")
    ArticleIndex().update_object(first)
    assert titles() == ["ثان", "مقال"]


def test_removing_from_a_missing_index_is_silent_unless_the_settings_say_so(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = article("مقال")
    backend().remove(made)
    monkeypatch.setattr(backend(), "silently_fail", False)
    with pytest.raises(SearchBackendError):
        backend().remove(made)


@pytest.mark.parametrize(
    "write",
    [
        lambda made: backend().update(ArticleIndex(), [made], commit=False),
        lambda made: backend().remove(made, commit=False),
        lambda made: backend().clear(commit=False),
    ],
)
def test_nothing_is_written_uncommitted(
    indexed: Indexed, write: Callable[[Article], object]
) -> None:
    made = article("مقال")
    indexed()
    with pytest.raises(SearchBackendError, match="without being committed"):
        write(made)
    assert (engine().check(), IndexChange.objects.exists()) == (1, False)


def test_a_second_index_of_articles_is_rebuilt_by_its_name(
    indexed: Indexed, tmp_path: Path
) -> None:
    article("مقال")
    indexed()
    given = connections.connections_info["default"]
    connections.connections_info["copy"] = {**given, "PATH": str(tmp_path / "copy")}
    try:
        run("rebuild_index", "--using", "copy")
        assert engine("copy").check() == 1
        assert len(list((tmp_path / "index").glob("g*"))) == 1
    finally:
        del connections.connections_info["copy"]
        del connections.thread_local.connections["copy"]
