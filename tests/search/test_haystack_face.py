"""Haystack's public face works on our engine: what a Django developer expects of it."""

from __future__ import annotations

from collections.abc import Callable

from django.core.management import call_command
from haystack.query import SearchQuerySet

from archive.models import Article
from search.query import Query
from search.searching import search
from tests.builders import article

Indexed = Callable[[], None]


def titles(found: SearchQuerySet) -> list[str]:
    return sorted(result.object.title for result in found)


def test_filter_and_exclude_use_our_chain(indexed: Indexed) -> None:
    article("في اليمن", body="تزرع القهوة على السفوح")
    article("في الهند", body="يزرع الشاي، وتزرع القهوة")
    indexed()
    assert titles(SearchQuerySet().filter(content="قهوه")) == ["في الهند", "في اليمن"]
    assert titles(SearchQuerySet().filter(content="قهوة").exclude(content="الشاي")) == ["في اليمن"]


def test_auto_query_and_count(indexed: Indexed) -> None:
    article("مقال", body="تزرع القهوة على السفوح")
    indexed()
    assert SearchQuerySet().auto_query("القهوة -الشاي").count() == 1
    assert SearchQuerySet().auto_query("").count() == 0


def test_a_result_names_its_article(indexed: Indexed) -> None:
    made = article("مقال", body="تزرع القهوة على السفوح")
    indexed()
    result = SearchQuerySet().filter(content="القهوة")[0]
    assert (result.pk, result.model) == (str(made.pk), Article)


def test_tags_are_whole_names_even_with_a_comma(indexed: Indexed) -> None:
    article("مقال", tags=["ماء، وهواء"])
    indexed()
    assert titles(SearchQuerySet().filter(tags__exact="ماء، وهواء")) == ["مقال"]


def test_its_commands_keep_the_index(indexed: Indexed) -> None:
    article("مقال", body="تزرع القهوة على السفوح")
    for command in ("update_index", "rebuild_index"):
        call_command(command, verbosity=0)
        assert search(Query("قهوة")).total == 1
    call_command("clear_index", interactive=False, verbosity=0)
    assert search(Query("قهوة")).total == 0
    call_command("rebuild_index", verbosity=0)
    assert search(Query("قهوة")).total == 1
