"""The indexer and a command find the stories of texts that wait to be compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.management import call_command

from archive.models import StoryMember
from search import indexing
from search.engines.haystack.connection import engine
from tests.archive.stories.texts import stretched, text
from tests.builders import article


def twins() -> set[int]:
    return {article("خبر", body=text(1)).pk, article("نفسه", body=stretched(text(1))).pk}


def members() -> set[int]:
    return set(StoryMember.objects.values_list("pk", flat=True))


def test_the_indexer_finds_stories_when_nothing_waits_to_be_indexed(
    indexed: Callable[[], None],
) -> None:
    keys = twins()
    indexing.maintain()  # the index comes first
    assert members() == set()
    indexing.maintain()
    assert members() == keys


def test_none_are_found_while_another_process_writes(indexed: Callable[[], None]) -> None:
    twins()
    with engine().writing():
        assert indexing.refresh_stories() == 0
    assert indexing.refresh_stories() == 2


def test_the_command_compares_what_waits_or_all(
    indexed: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    twins()
    call_command("find_stories")
    assert capsys.readouterr().out == "قورنت نصوص عددها: 2\n"
    call_command("find_stories")
    assert capsys.readouterr().out == "قورنت نصوص عددها: 0\n"
    StoryMember.objects.all().delete()
    call_command("find_stories", "--all")
    assert capsys.readouterr().out == "قورنت نصوص عددها: 2\n"
    assert len(members()) == 2
