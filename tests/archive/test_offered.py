"""What completion reads of the archive, in bulk and again."""

from __future__ import annotations

from typing import Any

import pytest

from archive import editing, offered
from archive.dependencies import collected
from archive.models import Article, Author, Source, Tag
from archive.offered import NamedRow, Offered
from tests.builders import article, author, name_of, place, source, tag, withdrawn

pytestmark = pytest.mark.django_db
ARTICLE, SOURCE, AUTHOR, PLACE, TAG = range(1, 6)


def test_titles_are_those_of_published_articles_latest_first() -> None:
    old = article("الأقدم", published="2019")
    undated = article("بلا تاريخ")
    new = article("الأحدث", published="2021")
    withdrawn("المسحوب", published="2022")
    assert list(offered.titles()) == [(one.pk, one.title) for one in (new, old, undated)]


def test_names_are_those_of_published_articles() -> None:
    article("١", tags=["نفط"], source="الجريدة", authors=["سامي"], published="2019-05")
    article("٢", tags=["نفط", "طاقة"], places=["حلب"], published="2021")
    withdrawn("٣", tags=["سر"], source="المجهولة")
    tag("نفط", aliases=["بترول"])
    name_of(Author, "سامي", aliases=["س. العلي", "أبو ليلى"])
    name_of(Source, "الجريدة", aliases=["جريدة الصباح"])
    Tag.objects.filter(name="طاقة").update(kind="person")
    rows = [row._replace(key=0) for row in offered.names()]
    assert sorted(rows) == [
        NamedRow(SOURCE, 0, "الجريدة", ("جريدة الصباح",), "", 1, 2019),
        NamedRow(AUTHOR, 0, "سامي", ("أبو ليلى", "س. العلي"), "", 1, 2019),
        NamedRow(PLACE, 0, "حلب", (), "", 1, 2021),
        NamedRow(TAG, 0, "طاقة", (), "person", 1, 2021),
        NamedRow(TAG, 0, "نفط", ("بترول",), "topic", 2, 2021),
    ]


def test_a_name_without_a_dated_article_has_no_year() -> None:
    article("١", tags=["نفط"])
    assert [row.year for row in offered.names()] == [1]


def test_rows_are_looked_up_as_they_are_now(django_assert_num_queries: Any) -> None:
    shown = article("العنوان", tags=["نفط"], source="الجريدة", authors=["سامي"], places=["حلب"])
    gone = withdrawn("المسحوب", tags=["سر"])
    names = {
        SOURCE: source("الجريدة"),
        AUTHOR: author("سامي"),
        PLACE: place("حلب"),
        TAG: tag("نفط"),
    }
    asked = [(ARTICLE, shown.pk), (ARTICLE, gone.pk), (ARTICLE, 10**9), (TAG, tag("سر").pk)]
    asked += [(table, row.pk) for table, row in names.items()]
    with django_assert_num_queries(1):
        found = offered.offered(asked)
    routes = {SOURCE: "source", AUTHOR: "author", PLACE: "place", TAG: "tag"}
    assert found == {
        (ARTICLE, shown.pk): Offered("article", shown.pk, shown.slug, "العنوان", 1),
        **{
            (table, row.pk): Offered(routes[table], row.pk, row.slug, row.name, 1)
            for table, row in names.items()
        },
    }


def test_a_title_that_was_withdrawn_a_moment_ago_is_gone() -> None:
    made = article("العنوان")
    assert offered.offered([(ARTICLE, made.pk)])
    editing.withdraw(Article.objects.filter(pk=made.pk), "")  # type: ignore[arg-type]
    assert offered.offered([(ARTICLE, made.pk)]) == {}


def test_nothing_is_asked_for_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert offered.offered([]) == {}


def test_what_was_looked_up_is_noted() -> None:
    made = article("العنوان", tags=["نفط"])
    key = tag("نفط").pk
    with collected() as read:
        offered.offered([(ARTICLE, made.pk), (TAG, key)])
    assert read.keys == {("article", made.pk), ("tags", key)}
