"""Suggestions as JSON, as browsers ask for them, and how browsers learn of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django.fixtures import Settings

from tests.builders import article
from tests.search.odd_queries import ODD_QUERIES

Indexed = Callable[[], None]
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture
def archive(indexed: Indexed) -> None:
    article("أسعار النفط تهبط", tags=["أسعار النفط"], source="أسبوعية النفط", published="2020")
    article("أسعار النفط ترتفع", tags=["أسعار النفط"], published="2019")
    indexed()


def answer(client: Client, address: str, text: str) -> Any:
    return json.loads(client.get(address, {"q": text}).content)


def test_suggestions_are_grouped_and_lead_somewhere(client: Client, archive: None) -> None:
    body = answer(client, "/suggest/", "أسعار")
    titles = [one["url"] for one in body["groups"][-1]["suggestions"]]
    assert body == {
        "query": "أسعار",
        "summary": "4 اقتراحات",
        "groups": [
            {
                "kind": "word",
                "label": "كلمات",
                "suggestions": [
                    {
                        "text": "أسعار",
                        "url": f"http://testserver/search/?q={quote('أسعار')}",
                        "count": None,
                        "note": "",
                        "spans": [[0, 5]],
                    }
                ],
            },
            {
                "kind": "tag",
                "label": "وسوم",
                "suggestions": [
                    {
                        "text": "أسعار النفط",
                        "url": f"http://testserver/tags/{quote('أسعار-النفط')}/",
                        "count": 2,
                        "note": "مقالان",
                        "spans": [[0, 5]],
                    }
                ],
            },
            {
                "kind": "title",
                "label": "مقالات",
                "suggestions": [
                    {"text": text, "url": url, "count": None, "note": "", "spans": [[0, 5]]}
                    for text, url in zip(
                        ("أسعار النفط تهبط", "أسعار النفط ترتفع"), titles, strict=True
                    )
                ],
            },
        ],
    }
    for group in body["groups"]:
        for one in group["suggestions"]:
            assert client.get(one["url"]).status_code == 200


def test_browsers_get_four_lists(client: Client, archive: None) -> None:
    response = client.get("/suggest/opensearch/", {"q": "أسب"})
    assert response.headers["Content-Type"] == "application/x-suggestions+json; charset=utf-8"
    typed, texts, descriptions, addresses = json.loads(response.content)
    assert (typed, texts) == ("أسب", ["أسبوعية النفط"])
    assert descriptions == ["مصادر، مقال واحد"]
    assert [unquote(one) for one in addresses] == ["http://testserver/sources/أسبوعية-النفط/"]


@pytest.mark.parametrize("address", ["/suggest/", "/suggest/opensearch/"])
def test_nothing_typed_is_answered_with_nothing(
    client: Client, archive: None, address: str
) -> None:
    empty = {"/suggest/": {"query": "", "summary": "لا اقتراحات", "groups": []}}
    for parameters in ({}, {"q": ""}):
        response = client.get(address, parameters)
        assert json.loads(response.content) == empty.get(address, ["", [], [], []])


@pytest.mark.parametrize("text", ODD_QUERIES)
def test_any_text_is_answered(client: Client, archive: None, text: str) -> None:
    for address in ("/suggest/", "/suggest/opensearch/"):
        response = client.get(f"{address}?q={quote(text, errors='surrogatepass')}")
        assert response.status_code == 200
        json.loads(response.content)


@pytest.mark.parametrize("raw", ["%", "%zz", "%ff%fe", "%ed%a0%80", "%00", "a&q=b", "q[]=x"])
def test_broken_percent_encoding_is_answered(client: Client, archive: None, raw: str) -> None:
    assert client.get("/suggest/", QUERY_STRING=f"q={raw}").status_code == 200


def test_suggestions_are_for_reading_alone(client: Client, archive: None) -> None:
    assert client.post("/suggest/", {"q": "أسعار"}).status_code == 405


def test_a_reader_who_types_is_not_limited_as_one_who_searches(
    client: Client, archive: None, settings: Settings, fresh_cache: None
) -> None:
    settings.SEARCH_RATE = 2
    asked = [client.get("/suggest/", {"q": "أسعار"}).status_code for _ in range(21)]
    assert asked == [200] * 20 + [429]
    assert client.get("/search/", {"q": "أسعار"}).status_code == 200, "counted for themselves"


@pytest.mark.usefixtures("kept_pages")
def test_suggestions_are_kept_as_pages_are(client: Client, archive: None) -> None:
    first = client.get("/suggest/", {"q": "أسعار"})
    assert "max-age=0" in first.headers["Cache-Control"]
    again = client.get(
        "/suggest/", {"q": "أسعار"}, headers={"if-none-match": first.headers["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.django_db
def test_browsers_are_told_how_to_search(client: Client, settings: Settings) -> None:
    settings.SITE_NAME = "أرشيف <الصحف> & المجلات القديمة"
    response = client.get("/opensearch.xml")
    assert response.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    root = ElementTree.fromstring(response.content)
    texts = {child.tag.removeprefix(OPENSEARCH): child.text for child in root if child.text}
    assert texts["ShortName"] == "أرشيف <الصحف> &…"
    assert texts["InputEncoding"] == "UTF-8"
    assert texts["LongName"] == settings.SITE_NAME and "Contact" not in texts
    assert texts["Language"] == "ar" and re.search("[ء-ي]", texts["Description"])
    pages = "&limit={count?}&offset={startIndex?}"
    assert [(one.get("type"), one.get("rel"), one.get("template")) for one in urls(root)] == [
        ("text/html", None, "http://testserver/search/?q={searchTerms}"),
        ("application/json", None, f"http://testserver/api/search/?q={{searchTerms}}{pages}"),
        ("application/atom+xml", None, f"http://testserver/search/atom/?q={{searchTerms}}{pages}"),
        (
            "application/x-suggestions+json",
            "suggestions",
            "http://testserver/suggest/opensearch/?q={searchTerms}",
        ),
        ("application/opensearchdescription+xml", "self", "http://testserver/opensearch.xml"),
    ]


def urls(root: ElementTree.Element) -> list[ElementTree.Element]:
    return list(root.iter(f"{OPENSEARCH}Url"))


@pytest.mark.django_db
def test_a_browser_that_fills_the_description_in_is_answered(
    client: Client, settings: Settings
) -> None:
    """What it knows, and nothing for what may be left out."""
    settings.CONTACT_EMAIL = "archive@example.org"
    root = ElementTree.fromstring(client.get("/opensearch.xml").content)
    assert root.findtext(f"{OPENSEARCH}Contact") == "archive@example.org"
    for known in ({"{searchTerms}": quote("عن <أ>")}, {"{count?}": "5", "{startIndex?}": "0"}):
        for url in urls(root):
            address = url.get("template", "")
            for name, value in known.items():
                address = address.replace(name, value)
            answer = client.get(re.sub(r"\{.*?\}", "", address))
            assert answer.status_code == 200
            assert answer.headers["Content-Type"].partition(";")[0] == url.get("type")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["خزانة", "أرشيف الصحف العربية القديمة", "م" * 200, "a b c d e f g h i"]
)
def test_the_names_of_the_description_are_short(
    client: Client, settings: Settings, name: str
) -> None:
    """At most 16 and 48 signs (OpenSearch 1.1, draft 6)."""
    settings.SITE_NAME = name
    root = ElementTree.fromstring(client.get("/opensearch.xml").content)
    short, long = (root.findtext(f"{OPENSEARCH}{part}Name") for part in ("Short", "Long"))
    assert short and long and len(short) <= 16 and len(long) <= 48
    assert name.startswith((short.rstrip("…"), long.rstrip("…")))


@pytest.mark.django_db
def test_the_pictures_of_the_description_are_there(client: Client) -> None:
    root = ElementTree.fromstring(client.get("/opensearch.xml").content)
    pictures = [one.text for one in root.iter(f"{OPENSEARCH}Image")]
    names = [str(one).partition("/static/")[2] for one in pictures]
    assert len(names) == 3 and all(finders.find(name) for name in names)


@pytest.mark.django_db
def test_every_page_names_the_description(client: Client, settings: Settings) -> None:
    settings.SITE_NAME = "خزانة"
    page = client.get("/").content.decode()
    link = '<link rel="search" type="application/opensearchdescription+xml" title="خزانة" href="/opensearch.xml">'
    assert link in page


@pytest.mark.django_db
def test_crawlers_leave_suggestions_alone(client: Client) -> None:
    assert "Disallow: /suggest/" in client.get("/robots.txt").content.decode()
