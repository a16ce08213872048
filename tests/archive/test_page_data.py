"""The data in the heads of pages speaks of what the pages show."""

from __future__ import annotations

import datetime
import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils.encoding import iri_to_uri

from archive.models import Article
from tests.builders import article, story

pytestmark = pytest.mark.django_db

ROOT = "http://testserver"
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')


@pytest.fixture
def shown() -> Article:
    return article(
        "عودة <الصيادين> إلى الميناء",
        lead="عاد الصيادون & فرحوا.",
        source="صحيفة الميناء",
        authors=["ليلى الخطيب", "سامر"],
        tags=["صيد الأسماك", "بحر"],
        places=["بيروت"],
        published="2015-03-21",
        url="https://paper.example/7",
        body="عاد الصيادون إلى الميناء.\n\nفرح الناس.",
    )


def graph(client: Client, address: str) -> list[dict[str, Any]]:
    (data,) = DATA.findall(client.get(address).content.decode())
    return list(json.loads(data)["@graph"])


def said(client: Client, address: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, content in META.findall(client.get(address).content.decode()):
        found.setdefault(name, []).append(content)
    return found


def steps_of(things: list[dict[str, Any]]) -> list[tuple[str, str]]:
    (crumbs,) = [each for each in things if each["@type"] == "BreadcrumbList"]
    return [(item["name"], item["item"]) for item in crumbs["itemListElement"]]


def test_the_page_of_an_article(client: Client, shown: Article) -> None:
    things = graph(client, shown.get_absolute_url())
    page = ROOT + shown.get_absolute_url()
    assert [each["@type"] for each in things] == ["NewsArticle", "BreadcrumbList"]
    assert {name: things[0][name] for name in ("url", "headline", "description", "keywords")} == {
        "url": page,
        "headline": "عودة <الصيادين> إلى الميناء",
        "description": "عاد الصيادون & فرحوا.",
        "keywords": ["بحر", "صيد الأسماك"],
    }
    assert [one["url"] for one in things[0]["author"]] == [
        ROOT + iri_to_uri(f"/authors/{slug}/") for slug in ("سامر", "ليلى-الخطيب")
    ]
    assert steps_of(things) == [
        ("خزانة", f"{ROOT}/"),
        ("صحيفة الميناء", ROOT + iri_to_uri("/sources/صحيفة-الميناء/")),
        ("عودة <الصيادين> إلى الميناء", page),
    ]


def test_what_an_article_is_made_of_is_said(client: Client, shown: Article) -> None:
    other = article(
        "الصيادون في الميناء", source="الصحيفة", body=shown.body, published="2015-03-22"
    )
    story(shown, other)
    facts = graph(client, shown.get_absolute_url())[0]
    names = ("isBasedOn", "isAccessibleForFree", "wordCount", "alternativeHeadline")
    assert [facts[name] for name in names] == [
        "https://paper.example/7",
        True,
        6,
        ["الصيادون في الميناء"],
    ]
    changed = datetime.datetime.fromisoformat(facts["dateModified"])
    assert changed == Article.objects.get(pk=shown.pk).updated.replace(microsecond=0)
    plain = graph(client, article("بلا شيء").get_absolute_url())[0]
    assert {"isBasedOn", "alternativeHeadline", "datePublished", "author"}.isdisjoint(plain)


def test_the_way_to_an_article_without_a_source(client: Client) -> None:
    made = article("مقال بلا مصدر هنا")
    assert steps_of(graph(client, made.get_absolute_url()))[1] == ("المقالات", f"{ROOT}/articles/")


@pytest.mark.parametrize(
    ("address", "label", "above", "name"),
    [
        ("/tags/بحر/", "الوسوم", "/tags/", "بحر"),
        ("/sources/صحيفة-الميناء/", "المصادر", "/sources/", "صحيفة الميناء"),
        ("/authors/سامر/", "الكتّاب", "/authors/", "سامر"),
        ("/places/بيروت/", "الأماكن", "/places/", "بيروت"),
    ],
)
def test_the_page_of_a_name(
    client: Client, shown: Article, address: str, label: str, above: str, name: str
) -> None:
    things = graph(client, address)
    page = ROOT + iri_to_uri(address)
    assert (things[0]["@type"], things[0]["name"], things[0]["url"]) == (
        "CollectionPage",
        name,
        page,
    )
    assert steps_of(things) == [("خزانة", f"{ROOT}/"), (label, ROOT + above), (name, page)]


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("/dates/", [("السنوات", "/dates/")]),
        ("/dates/2015/", [("السنوات", "/dates/"), ("سنة 2015", "/dates/2015/")]),
        (
            "/dates/2015/03/21/",
            [
                ("السنوات", "/dates/"),
                ("سنة 2015", "/dates/2015/"),
                ("مارس/ آذار 2015", "/dates/2015/03/"),
                ("21 مارس/ آذار 2015", "/dates/2015/03/21/"),
            ],
        ),
        (
            "/dates/hijri/1436/06/",
            [
                ("السنوات", "/dates/"),
                ("السنوات الهجرية", "/dates/hijri/"),
                ("سنة 1436هـ", "/dates/hijri/1436/"),
                ("جمادى الآخرة 1436هـ", "/dates/hijri/1436/06/"),
            ],
        ),
    ],
)
def test_the_page_of_a_time(
    client: Client, shown: Article, address: str, way: list[tuple[str, str]]
) -> None:
    things = graph(client, address)
    whole = [("خزانة", f"{ROOT}/"), *((name, ROOT + path) for name, path in way)]
    assert (things[0]["@type"], things[0]["name"], things[0]["url"]) == (
        "CollectionPage",
        *whole[-1],
    )
    assert steps_of(things) == whole


def test_the_first_page_says_how_the_site_is_searched(client: Client, shown: Article) -> None:
    (site,) = graph(client, "/")
    assert site["potentialAction"]["target"]["urlTemplate"] == (
        f"{ROOT}/search/?q={{search_term_string}}"
    )


def test_marks_of_an_article_for_programs(client: Client, shown: Article) -> None:
    found = said(client, shown.get_absolute_url())
    expected = {
        "citation_title": ["عودة &lt;الصيادين&gt; إلى الميناء"],
        "citation_author": ["سامر", "ليلى الخطيب"],
        "citation_publication_date": ["2015/03/21"],
        "citation_journal_title": ["صحيفة الميناء"],
        "citation_language": ["ar"],
        "citation_keywords": ["بحر", "صيد الأسماك"],
        "citation_public_url": [f"{ROOT}/articles/{shown.pk}/"],
        "dcterms.title": ["عودة &lt;الصيادين&gt; إلى الميناء"],
        "dcterms.creator": ["سامر", "ليلى الخطيب"],
        "dcterms.issued": ["2015-03-21"],
        "dcterms.publisher": ["صحيفة الميناء"],
        "dcterms.identifier": [f"{ROOT}/articles/{shown.pk}"],
        "dcterms.language": ["ar"],
        "dcterms.subject": ["بحر", "صيد الأسماك"],
        "article:tag": ["بحر", "صيد الأسماك"],
        "article:published_time": ["2015-03-21"],
        "article:author": [
            ROOT + iri_to_uri(f"/authors/{one}/") for one in ("سامر", "ليلى-الخطيب")
        ],
        "dcterms.type": ["Text"],
        "dcterms.source": ["https://paper.example/7"],
        "dcterms.spatial": ["بيروت"],
        "og:locale": ["ar_AR"],
        "og:locale:alternate": ["en_US"],
    }
    (moment,) = found["article:modified_time"]
    assert found["dcterms.modified"] == [moment[:10]]
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("published", "highwire", "dublin", "graph_time"),
    [
        ("2015-03", ["2015/03"], ["2015-03"], None),
        ("2015", ["2015"], ["2015"], None),
        (None, None, None, None),
    ],
)
def test_a_date_that_is_not_whole_is_said_as_far_as_it_goes(
    client: Client,
    published: str | None,
    highwire: list[str] | None,
    dublin: list[str] | None,
    graph_time: list[str] | None,
) -> None:
    made = article("عنوان مقال قديم", **({"published": published} if published else {}))
    found = said(client, made.get_absolute_url())
    names = ("citation_publication_date", "dcterms.issued", "article:published_time")
    assert [found.get(name) for name in names] == [highwire, dublin, graph_time]


@pytest.mark.parametrize("is_article", [True, False])
def test_a_page_that_is_shared_shows_the_mark(
    client: Client, shown: Article, is_article: bool
) -> None:
    found = said(client, shown.get_absolute_url() if is_article else "/")
    (image,) = found["og:image"]
    assert image.startswith(f"{ROOT}/static/icons/share") and image.endswith(".png")
    assert [found[f"og:image:{name}"] for name in ("width", "height", "alt")] == [
        ["1200"],
        ["630"],
        ["خزانة"],
    ]
    assert found["og:type"] == ["article" if is_article else "website"]


@pytest.mark.parametrize(
    ("address", "locale", "title"),
    [
        ("/", "ar_AR", "خزانة"),
        ("/tags/", "ar_AR", "الوسوم"),
        ("/tags/بحر/", "ar_AR", "\u2068بحر\u2069"),
        ("/en/tags/بحر/", "en_US", "\u2068بحر\u2069"),
        ("/dates/2015/03/", "ar_AR", "مقالات مارس/ آذار 2015"),
        ("/en/articles/?page=2", "en_US", "Articles, page 2 of 2"),
    ],
)
def test_every_page_that_may_be_shared_has_a_preview(
    client: Client, shown: Article, address: str, locale: str, title: str
) -> None:
    for number in range(20):
        article(f"خبر {number}")
    found = said(client, address)
    names = ("og:locale", "og:title", "og:url", "og:description")
    told = [[unescape(one) for one in found[f"{name}"]] for name in names]
    assert told == [
        [locale],
        [title],
        [ROOT + iri_to_uri(address)],
        [unescape(found["description"][0])],
    ]


@pytest.mark.parametrize("address", ["/tags/?letter=ب", "/articles/", "/en/dates/2015/"])
def test_a_preview_names_the_one_address_of_its_page(
    client: Client, shown: Article, address: str
) -> None:
    page = client.get(address).content.decode()
    (canonical,) = re.findall(r'<link rel="canonical" href="(.*?)">', page)
    assert re.findall(r'<meta property="og:url" content="(.*?)">', page) == [canonical]


@pytest.mark.parametrize("address", ["/search/?q=بحر", "/nowhere/"])
def test_what_is_not_to_be_listed_has_none(client: Client, shown: Article, address: str) -> None:
    assert [name for name in said(client, address) if name.startswith("og:")] == []


def test_the_icon_is_found_by_its_old_name(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/static/icons/favicon.ico",
    )
