"""No page reads more of the database than it shows: few statements, and none scans the articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from archive.models import Article, ListedArticle, Named, Original, RelatedList
from archive.relations import RELATIONS
from search import indexing
from tests.builders import article, author, original, place, source, tag

MOST_STATEMENTS = 8
MANY = {
    *(model._meta.db_table for model in (Article, ListedArticle, Original, RelatedList)),
    *(relation.through._meta.db_table for relation in RELATIONS.values()),
}
Statement = tuple[str, Any]


@contextmanager
def noted() -> Iterator[list[Statement]]:
    """The statements, with their parameters, that are run in the block."""
    statements: list[Statement] = []

    def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        statements.append((sql, parameters))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        yield statements


def forget_statistics() -> None:
    """Those of a test before may be of few rows, where SQLite scans all of them for good reason."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for statement in ("ANALYZE", "DELETE FROM sqlite_stat1", "ANALYZE sqlite_schema"):
                cursor.execute(statement)


def scanned(statement: Statement) -> set[str]:
    """The tables of articles and links that are read from end to end to answer it."""
    sql, parameters = statement
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # where small tables are scanned if they may be
            cursor.execute("SET LOCAL enable_seqscan = off")
        explain = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}[connection.vendor]
        cursor.execute(f"{explain} {sql}", parameters)
        plan = [str(row[-1]) for row in cursor.fetchall()]
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = on")
    names = (re.match(r"\s*(?:->\s+)?(?:SCAN|Seq Scan on) (\w+)", step) for step in plan)
    return MANY & {name.group(1) for name in names if name}


@pytest.fixture
def pages(indexed: Callable[[], None]) -> list[str]:
    """The addresses of an archive in which every page has something to show."""
    for number in range(45):
        made = article(
            f"عنوان {number}",
            body="نص عن النيل والقهوة",
            published=f"2020-{number % 12 + 1:02}-0{number % 9 + 1}",
            source=f"نشرة {number % 2}",
            authors=["سلمى", f"كاتب {number % 3}"],
            places=["بغداد"],
            tags=["نفط", f"وسم {number}"],
        )
    article("بلا مصدر ولا تاريخ", body="نص عن النيل")
    original(made)
    indexed()
    indexing.refresh_related()
    rows: list[Named] = [tag("نفط"), source("نشرة 1"), author("سلمى"), place("بغداد")]
    return [
        *("/", "/articles/", "/articles/?page=2", "/tags/", "/tags/?kind=topic", "/sources/"),
        *("/tags/?letter=و&used=once", "/tags/?sort=name", "/tags/?q=وس"),
        *("/authors/", "/places/", "/dates/", "/dates/2020/", "/dates/2020/02/", "/about/"),
        *("/dates/unknown/", "/dates/2020/02/02/", "/dates/hijri/", "/dates/hijri/1441/"),
        "/dates/hijri/1441/06/",
        *("/search/atom/?q=النيل&sort=newest", "/search/csv/?q=النيل&tag=نفط"),
        *("/suggest/?q=عنو", "/suggest/?q=نشرة ١ ن", "/suggest/opensearch/?q=hgk"),
        *("/search/", "/search/help/", "/search/?q=النيل", "/search/?q=النيل&page=2&sort=newest"),
        "/search/?q=النيل&tag=نفط&source=نشرة-1&author=سلمى&place=بغداد&since=2020",
        *("/search/?q=زرافة", "/search/?q=نفطي زرافة&source=نشرة-1&since=1999&until=1999"),
        *(row.get_absolute_url() for row in rows),
        *("/tags/نفط/2020/", "/sources/نشرة-1/2020/02/?page=1", "/tags/نفط+وسم-3/"),
        *(f"{row.get_absolute_url()}?page=2" for row in rows[:1]),
        *(one.get_absolute_url() for one in Article.objects.order_by("-pk")[:2]),
        *("/healthz", f"/api/articles/{made.pk}/", "/api/search/?q=النيل&facets=1"),
    ]


def test_no_page_scans_the_articles_or_asks_too_often(
    client: Client, pages: list[str], settings: Settings
) -> None:
    settings.PAGE_CACHE_MEGABYTES = 0
    forget_statistics()
    for page in pages:
        client.get(page)
        with noted() as statements:
            assert client.get(page).status_code == 200, page
        assert len(statements) <= MOST_STATEMENTS, (page, [sql for sql, _ in statements])
        scans = {sql: scanned((sql, parameters)) for sql, parameters in statements}
        assert not any(scans.values()), (page, scans)


@pytest.mark.django_db
def test_a_scan_is_noticed() -> None:
    with noted() as statements:
        list(Article.objects.filter(body__contains="النيل"))
        list(Article.objects.filter(pk=7))
    assert [scanned(statement) for statement in statements] == [{"archive_article"}, set()]
