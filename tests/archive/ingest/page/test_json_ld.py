"""JSON-LD in a page: every shape in which programs write down an article."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml.html import document_fromstring

from archive.ingest.parsers.page import json_ld
from archive.ingest.parsers.page.json_ld import articles

NOTHING: dict[str, Any] = {
    "title": "",
    "date": "",
    "author": [],
    "source": "",
    "tags": [],
    "section": "",
    "url": "",
    "language": "",
    "text": "",
}
NEWS = {"@type": "NewsArticle", "headline": "عودة الصيادين"}


def read(*blocks: object) -> list[dict[str, Any]]:
    """What is said in a page with these blocks, each JSON or the text of one."""
    scripts = "".join(
        f'<script type="application/ld+json">{block if isinstance(block, str) else json.dumps(block)}'
        "</script>"
        for block in blocks
    )
    return articles(document_fromstring(f"<html><head>{scripts}</head><body>x</body></html>"))


def one(**fields: object) -> dict[str, Any]:
    (found,) = read(NEWS | fields)
    return {name: value for name, value in found.items() if value != NOTHING[name]}


def test_an_article_with_all_its_fields() -> None:
    assert read(
        {
            "@type": "NewsArticle",
            "headline": "عودة  الصيادين",
            "datePublished": "2015-03-21T10:00:00+03:00",
            "author": {"@type": "Person", "name": "ليلى الخطيب"},
            "publisher": {"@type": "Organization", "name": "صحيفة الميناء"},
            "keywords": ["صيد", "بحر"],
            "articleSection": "اقتصاد",
            "url": "https://paper.example/1",
            "inLanguage": "ar",
            "articleBody": "وصل الوفد.\n\nثم عاد.",
        }
    ) == [
        {
            "title": "عودة الصيادين",
            "date": "2015-03-21T10:00:00+03:00",
            "author": ["ليلى الخطيب"],
            "source": "صحيفة الميناء",
            "tags": ["صيد", "بحر"],
            "section": "اقتصاد",
            "url": "https://paper.example/1",
            "language": "ar",
            "text": "وصل الوفد.\n\nثم عاد.",
        }
    ]


@pytest.mark.parametrize(
    "type_",
    [
        *("Article", "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "TechArticle"),
        *("BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report", "Review"),
        ["Thing", "NewsArticle"],
    ],
)
def test_types_of_articles(type_: object) -> None:
    assert len(read({"@type": type_, "headline": "عودة الصيادين"})) == 1


@pytest.mark.parametrize(
    "type_", ["WebPage", "WebSite", "Person", "ArticleList", None, 7, [], ["Thing"], {}]
)
def test_types_of_other_things(type_: object) -> None:
    assert read({"@type": type_, "headline": "عودة الصيادين"}) == []


@pytest.mark.parametrize(
    "block",
    [
        [NEWS],
        {"@graph": [{"@type": "WebSite"}, NEWS]},
        {"@type": "WebPage", "mainEntity": NEWS},
        {"@type": "WebPage", "mainEntityOfPage": NEWS},
        [[[NEWS]]],
    ],
)
def test_an_article_within_something_else_is_found(block: object) -> None:
    assert [found["title"] for found in read(block)] == ["عودة الصيادين"]


def test_articles_come_in_the_order_of_the_page() -> None:
    found = read(NEWS, [NEWS | {"headline": "ب"}, NEWS | {"headline": "ج"}])
    assert [each["title"] for each in found] == ["عودة الصيادين", "ب", "ج"]


def test_the_name_stands_for_a_headline() -> None:
    (found,) = read({"@type": "Article", "name": "عودة الصيادين"})
    assert found == NOTHING | {"title": "عودة الصيادين"}


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("ليلى", ["ليلى"]),
        (["ليلى", "سامر"], ["ليلى", "سامر"]),
        ([{"name": "ليلى"}, {"name": ""}, {"url": "/x"}], ["ليلى"]),
        ({"name": ["ليلى", "الخطيب"]}, ["ليلى"]),
        ({"name": {"ar": "ليلى", "en": "Layla"}}, ["ليلى"]),
        ({"name": {"@value": "ليلى", "@language": "ar"}}, ["ليلى"]),
        (None, []),
        (7, []),
        ([[["ليلى"]]], []),
    ],
)
def test_authors_in_every_shape(author: object, names: list[str]) -> None:
    assert one(author=author).get("author", []) == names


def test_a_name_may_stand_elsewhere_under_its_id() -> None:
    (found,) = read(
        {
            "@graph": [
                {"@type": "Person", "@id": "#layla", "name": "ليلى"},
                {"@type": "Organization", "@id": "#paper", "name": "صحيفة الميناء"},
                NEWS | {"author": {"@id": "#layla"}, "publisher": {"@id": "#paper"}},
            ]
        }
    )
    assert (found["author"], found["source"]) == (["ليلى"], "صحيفة الميناء")


def test_an_id_that_leads_nowhere_names_nobody() -> None:
    assert "author" not in one(author={"@id": "#nobody"})


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"url": "https://a.example/1"}, "https://a.example/1"),
        ({"mainEntityOfPage": "https://a.example/2"}, "https://a.example/2"),
        ({"mainEntityOfPage": {"@id": "https://a.example/3"}}, "https://a.example/3"),
        (
            {"url": "https://a.example/1", "mainEntityOfPage": "https://a.example/2"},
            "https://a.example/1",
        ),
    ],
)
def test_the_address_of_an_article(fields: dict[str, object], url: str) -> None:
    assert one(**fields)["url"] == url


@pytest.mark.parametrize(
    ("around", "after"),
    [
        ("<!--", "-->"),
        ("<![CDATA[", "]]>"),
        ("//<![CDATA[\n", "\n//]]>"),
        ("\n  ", ";  \n"),
    ],
)
def test_signs_around_a_block_are_left_aside(around: str, after: str) -> None:
    (found,) = read(f"{around}{json.dumps(NEWS)}{after}")
    assert found["title"] == "عودة الصيادين"


@pytest.mark.parametrize("text", ["", "{", "لا شيء", "[1, 2]", '"x"', "null", "[" * 5_000])
def test_what_is_no_json_says_nothing(text: str) -> None:
    assert read(text) == []
    assert [found["title"] for found in read(text, NEWS)] == ["عودة الصيادين"]


def test_objects_are_looked_into_so_deep_and_no_deeper() -> None:
    def nested(depth: int) -> object:
        return NEWS if not depth else {"mainEntity": nested(depth - 1)}

    assert len(read(nested(json_ld.DEPTH))) == 1
    assert read(nested(json_ld.DEPTH + 1)) == []


def test_a_block_beyond_the_limit_is_no_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_ld, "LENGTH", 50)
    assert read(NEWS | {"description": "x" * 50}) == []
