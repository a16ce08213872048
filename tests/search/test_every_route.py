"""What holds for every address of the site, whichever is added: what it costs, and what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from archive.addresses import address_in
from archive.models import Article
from search import indexing
from tests.builders import article, earlier, original, story

Indexed = Callable[[], None]
pytestmark = pytest.mark.django_db

MOST = 12  # queries of a page; eight are the aim
AIM = dict.fromkeys(("home", "article", "tag", "source", "search", "date_list", "year"), 8)
FEW, MANY = 30, 300
NAMES = {"tags": "نفط", "sources": "نشرة", "authors": "سلمى", "places": "بغداد"}
ASKED = {
    **dict.fromkeys(("search", "search_feed", "search_table", "search_cite"), "q=النيل&tag=نفط"),
    "api_search": "q=النيل&facets=1",
    "suggest": "q=عن",
    "opensearch_suggestions": "q=عن",
    "oai": "verb=ListRecords&metadataPrefix=oai_dc",
}


def shown() -> Article:
    """The article whose pages are asked for: others of its source are before and after it."""
    return Article.objects.get(title="عنوان 12")


def written(first: int, end: int) -> None:
    for number in range(first, end):
        article(
            f"عنوان {number}",
            body=f"نص عن النيل والقهوة {number}",
            published=f"2020-{number % 12 + 1:02}-{number % 28 + 1:02}",
            source="نشرة",
            authors=["سلمى"],
            places=["بغداد"],
            tags=["نفط", f"وسم {number}"],
            lead="نص عن النيل والقهوة",
        )


def arguments() -> dict[str, tuple[Any, ...]]:
    """Route -> what stands in its address; a route that has something there is listed here."""
    made = shown()
    key, slug, kept = made.pk, made.slug, made.originals.get().pk
    return {
        **dict.fromkeys(("article_short", "cite", "api_article"), (key,)),
        **{
            f"{section.removesuffix('s')}{part}": (name, *time)
            for section, name in NAMES.items()
            for part, *time in (("",), ("_undated",), ("_year", 2020), ("_month", 2020, 3))
        },
        "tags_together": (NAMES["tags"], "وسم-12"),
        "versions": (key,),
        "versions_between": (key, 1, 2),
        "article": (key, slug),
        "original": (kept,),
        "twin": (key, "md"),
        "cite_file": (key, "bib"),
        "feed_of": ("tags", NAMES["tags"]),
        "cite_named": ("tags", NAMES["tags"], "ris"),
        "search_cite": ("json",),
        "sitemap_articles": (1,),
        "sitemap_names": ("tags", 1),
        **dict.fromkeys(("year", "year_alone"), (2020,)),
        **dict.fromkeys(("month", "month_alone"), (2020, 3)),
        "day": (2020, 3, 3),
        "written_date": ("2020-3",),
        "hijri_year": (1441,),
        "hijri_month": (1441, 7),
    }


def route_of(name: str) -> str:
    return name.partition(", ")[0]


def addresses() -> dict[str, str]:
    """Route -> its address, of all that the site has but the admin; "home, en" is of the English
    page."""
    told = arguments()
    routes = sorted(name for name in get_resolver().reverse_dict if isinstance(name, str))
    arabic = {name: address_in("ar", name, *told.get(name, ())) for name in routes}
    english = {name: address_in("en", name, *told.get(name, ())) for name in routes}
    return arabic | {f"{name}, en": to for name, to in english.items() if to != arabic[name]}


def answers(client: Client) -> dict[str, tuple[HttpResponse, int]]:
    """Route -> its answer, and how many queries it took once the worker had begun."""
    found = {}
    for name, address in addresses().items():
        asked = ASKED.get(route_of(name))
        full = f"{address}?{asked}" if asked else address
        client.get(full)
        with CaptureQueriesContext(connection) as queries:
            answer: Any = client.get(full)
        found[name] = answer, len(queries)
    return found


@pytest.fixture
def few(indexed: Indexed) -> None:
    cache.clear()
    written(0, FEW)
    original(shown(), b"text")
    article(
        "بلا تاريخ",
        body="نص عن النيل",
        lead="نص",
        source="نشرة",
        authors=["سلمى"],
        places=["بغداد"],
        tags=["نفط"],
    )
    earlier(shown(), "نص سابق")
    article("بلا يوم", body="نص عن النيل", published="2020-03", lead="نص")
    article("بلا شهر", body="نص عن النيل", published="2020", lead="نص")
    story(shown(), Article.objects.get(title="بلا تاريخ"))
    indexed()
    indexing.refresh_related(wait=True)


def test_no_page_asks_more_of_a_larger_archive(client: Client, few: None) -> None:
    before = {name: queries for name, (_, queries) in answers(client).items()}
    written(FEW, MANY)
    indexing.drain()
    indexing.refresh_related(wait=True)
    after = {name: queries for name, (_, queries) in answers(client).items()}
    assert {name: (before[name], after[name]) for name in after if after[name] > before[name]} == {}
    assert {name: one for name, one in after.items() if one > AIM.get(route_of(name), MOST)} == {}


def test_no_address_asks_for_a_cookie_or_changes_with_one(client: Client, few: None) -> None:
    found = answers(client)
    assert {name for name, (one, _) in found.items() if one.cookies} == set()
    vary = {name: one.headers.get("Vary", "") for name, (one, _) in found.items()}
    assert {name for name, said in vary.items() if "cookie" in said.lower()} == set()
    statuses = {name: one.status_code for name, (one, _) in found.items()}
    others = {name: status for name, status in statuses.items() if status != 200}
    moved = {"article_short": 301, "written_date": 301}
    in_english = {f"{name}, en": status for name, status in moved.items()}
    assert others == moved | in_english | {"favicon": 302}


def test_every_page_is_there_in_both_languages(client: Client, few: None) -> None:
    """And what programs alone read is at one address."""
    english = {route_of(name) for name in addresses() if name.endswith(", en")}
    programs = {name for name in addresses() if name not in english and ", " not in name}
    assert programs == {
        *("twin", "llms", "original", "cite_file", "cite_named", "search_table", "search_cite"),
        *("opensearch", "opensearch_suggestions", "api_search", "api_article", "healthz"),
        *("sitemap", "sitemap_pages", "sitemap_articles", "sitemap_names", "oai", "favicon"),
        "robots",
    }
    for name, (answer, _) in answers(client).items():
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            said = '<html lang="en" dir="ltr"' if ", " in name else '<html lang="ar" dir="rtl"'
            assert (name, said in answer.content.decode()) == (name, True)
