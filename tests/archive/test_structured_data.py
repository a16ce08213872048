"""What pages say of themselves in the words of schema.org: all that is known, nothing else."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from archive.citation.work import Work
from archive.structured_data import (
    Person,
    Step,
    Text,
    breadcrumbs,
    collection,
    iso_date,
    news_article,
    website,
    written,
)
from tests.archive.citation.works import DAY, MONTH, URL, YEAR, bare, work

ROOT = "https://example.org"
PAGE = "https://example.org/articles/12/x/"


def read(*things: dict[str, Any]) -> list[dict[str, Any]]:
    found = json.loads(written(things))
    assert found["@context"] == "https://schema.org"
    return list(found["@graph"])


def test_an_article_of_which_all_is_known() -> None:
    authors = [Person("ليلى الخطيب", f"{ROOT}/authors/layla/")]
    text = Text(
        "عاد الصيادون.",
        ["الصيادون يعودون"],
        321,
        "https://paper.example/7",
        datetime.datetime(2026, 11, 28, 20, 30, 5, 70, datetime.UTC),
    )
    assert read(news_article(work(), PAGE, text, authors, ROOT)) == [
        {
            "@type": "NewsArticle",
            "@id": f"{PAGE}#article",
            "url": PAGE,
            "mainEntityOfPage": PAGE,
            "headline": "عودة الصيادين إلى الميناء",
            "alternativeHeadline": ["الصيادون يعودون"],
            "description": "عاد الصيادون.",
            "inLanguage": "ar",
            "datePublished": "2015-03-21",
            "dateModified": "2026-11-28T20:30:05+00:00",
            "author": [{"@type": "Person", "name": "ليلى الخطيب", "url": f"{ROOT}/authors/layla/"}],
            "publisher": {"@type": "NewsMediaOrganization", "name": "صحيفة الميناء"},
            "keywords": ["صيد الأسماك", "البحر"],
            "wordCount": 321,
            "isBasedOn": "https://paper.example/7",
            "isAccessibleForFree": True,
            "isPartOf": {"@id": f"{ROOT}/#site"},
        }
    ]


def test_an_article_of_which_little_is_known() -> None:
    (found,) = read(news_article(bare(language="en"), PAGE, Text(), [], ROOT))
    assert found == {
        "@type": "NewsArticle",
        "@id": f"{PAGE}#article",
        "url": PAGE,
        "mainEntityOfPage": PAGE,
        "headline": "عودة الصيادين إلى الميناء",
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "isPartOf": {"@id": f"{ROOT}/#site"},
    }


@pytest.mark.parametrize(
    ("made", "date"),
    [
        (work(published=DAY), "2015-03-21"),
        (work(published=MONTH), "2015-03"),
        (work(published=YEAR), "2015"),
        (bare(), ""),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(made: Work, date: str) -> None:
    assert iso_date(made) == date
    (found,) = read(news_article(made, PAGE, Text(), [], ROOT))
    assert found.get("datePublished", "") == date


def test_a_site_says_how_it_is_searched() -> None:
    assert read(website("خزانة", ROOT, f"{ROOT}/search/")) == [
        {
            "@type": "WebSite",
            "@id": f"{ROOT}/#site",
            "name": "خزانة",
            "url": f"{ROOT}/",
            "inLanguage": ["ar", "en"],
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": f"{ROOT}/search/?q={{search_term_string}}",
                },
                "query-input": "required name=search_term_string",
            },
        }
    ]


def test_a_list_and_the_way_to_it() -> None:
    steps = [Step("خزانة", f"{ROOT}/"), Step("الوسوم", f"{ROOT}/tags/"), Step("بحر", PAGE)]
    assert read(collection("بحر", PAGE, "ar", ROOT), breadcrumbs(steps)) == [
        {
            "@type": "CollectionPage",
            "@id": f"{PAGE}#page",
            "url": PAGE,
            "name": "بحر",
            "inLanguage": "ar",
            "isPartOf": {"@id": f"{ROOT}/#site"},
        },
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "خزانة", "item": f"{ROOT}/"},
                {"@type": "ListItem", "position": 2, "name": "الوسوم", "item": f"{ROOT}/tags/"},
                {"@type": "ListItem", "position": 3, "name": "بحر", "item": PAGE},
            ],
        },
    ]


@pytest.mark.parametrize(
    "title",
    [
        "</script><script>alert(1)</script>",
        "<!-- لم تُغلق",
        "سطر\u2028وآخر\u2029",
        'قال "نعم" & \\لا\\',
        "a\nb\tc",
    ],
)
def test_nothing_in_a_text_ends_the_element(title: str) -> None:
    text = written([news_article(work(title=title), URL, Text(), [], ROOT)])
    assert not set("<>&\u2028\u2029\n") & set(text)
    assert json.loads(text)["@graph"][0]["headline"] == title
