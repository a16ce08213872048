"""The doctor finds every way in which index and database differ, and mends it once asked."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.models import Article, Author, IndexChange, Source, Tag
from search import indexing
from search.doctor import Findings, compare
from tests.builders import article

Indexed = Callable[[], None]


def doctor(*options: str) -> tuple[int, str]:
    """Exit status, and all that is said."""
    told = StringIO()
    try:
        call_command("search_doctor", *options, stdout=told)
    except CommandError as error:
        return error.returncode, f"{told.getvalue()}{error}"
    return 0, told.getvalue()


def unheard(change: Callable[[], object]) -> None:
    """Make a change that the index never hears of, as when a row of the outbox were lost."""
    change()
    IndexChange.objects.all().delete()


@pytest.mark.parametrize(
    ("database", "indexed", "found"),
    [
        ({}, [], Findings()),
        ({1: "a"}, [(1, "a")], Findings(indexed=1)),
        ({1: "a"}, [], Findings(missing=(1,))),
        ({}, [(1, "a")], Findings(extra=(1,), indexed=1)),
        ({1: "a"}, [(1, "b")], Findings(stale=(1,), indexed=1)),
        ({1: "a"}, [(1, "a"), (1, "a")], Findings(stale=(1,), indexed=2)),
    ],
)
def test_comparison(
    database: dict[int, str], indexed: list[tuple[int, str]], found: Findings
) -> None:
    assert compare(database, indexed) == found


@pytest.mark.parametrize(
    ("extra", "indexed", "allowed", "too_much"),
    [(1, 10, 0, False), (2, 10, 0, True), (2, 10, 2, False), (2, 10, 1, True)],
)
def test_a_tenth_may_go_without_asking(
    extra: int, indexed: int, allowed: int, too_much: bool
) -> None:
    findings = Findings(extra=tuple(range(extra)), indexed=indexed)
    assert findings.removes_too_much(allowed) is too_much


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (lambda: Article.objects.update(body="غيره"), "قديم في الفهرس: 1"),
        (lambda: Article.objects.update(title="غيره"), "قديم في الفهرس: 1"),
        (lambda: Article.objects.update(published_at="2001-01-01"), "قديم في الفهرس: 1"),
        (lambda: Tag.objects.update(name="غيره"), "قديم في الفهرس: 1"),
        (lambda: Author.objects.update(name="غيره"), "قديم في الفهرس: 1"),
        (lambda: Source.objects.update(name="غيره"), "قديم في الفهرس: 1"),
        (lambda: Article.objects.get().tags.clear(), "قديم في الفهرس: 1"),
        (lambda: article("ثان"), "ناقص من الفهرس: 1"),
    ],
)
def test_a_change_the_index_missed_is_found_and_mended(
    indexed: Indexed, change: Callable[[], object], finding: str
) -> None:
    article("مقال", tags=["وسم"], authors=["كاتب"], source="مصدر", published="2000")
    indexed()
    assert doctor()[0] == 0
    unheard(change)
    status, told = doctor()
    assert status == 1 and finding in told
    assert doctor("--repair")[0] == 0
    assert not IndexChange.objects.exists(), "it is mended when the doctor ends"
    assert doctor() == (0, "ناقص من الفهرس: 0\nزائد في الفهرس: 0\nقديم في الفهرس: 0\n")


def test_more_than_a_tenth_is_taken_away_only_when_told(indexed: Indexed) -> None:
    for number in range(5):
        article(f"مقال {number}")
    indexed()
    unheard(lambda: Article.objects.filter(title__in=["مقال 1", "مقال 2"]).delete())
    status, told = doctor("--repair")
    assert status == 1 and "--yes-remove 2" in told
    assert len(indexing.examine().extra) == 2
    assert doctor("--repair", "--yes-remove", "2")[0] == 0
    assert indexing.examine().all == ()


def test_what_waits_for_the_indexer_is_no_finding(indexed: Indexed) -> None:
    article("مقال")
    indexed()
    Article.objects.update(body="غيره")
    article("ثان")
    assert doctor()[0] == 0


def test_an_index_that_cannot_be_read_is_told_and_built(
    indexed: Indexed, index_folder: Path
) -> None:
    article("مقال")
    status, told = doctor()
    assert status == 1 and "no index" in told
    assert doctor("--repair")[0] == 0
    assert (indexing.state(), doctor()[0]) == ("ok", 0)
