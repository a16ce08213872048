"""The search page and its JSON twin, whatever is typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from tests.builders import article
from tests.search.odd_queries import ODD_QUERIES

Indexed = Callable[[], None]


def found(client: Client, **asked: Any) -> dict[str, Any]:
    return json.loads(client.get("/api/search/", asked).content)


@pytest.fixture
def one_article(indexed: Indexed) -> None:
    article(
        "القهوة في اليمن",
        body="تزرع القهوة على سفوح الجبال.",
        tags=["اليمن", "القهوة"],
        source="مجلة خزانة",
        published="2020-10",
        external_id="kh-1",
    )
    indexed()


def test_the_page_shows_hits_with_marked_words(client: Client, one_article: None) -> None:
    page = client.get("/search/", {"q": "القهوة"}).content.decode()
    assert "<mark>القهوة</mark> في اليمن" in page
    assert "تزرع <mark>القهوة</mark> على سفوح الجبال." in page


def test_markup_in_texts_and_queries_stays_text(client: Client, indexed: Indexed) -> None:
    article("<script>alert(1)</script> القهوة", body="<img src=x onerror=alert(1)> القهوة")
    indexed()
    page = client.get("/search/", {"q": "القهوة <b onclick=x>"}).content.decode()
    assert "&lt;script&gt;" in page and "&lt;img" in page
    assert "<script>alert" not in page and "<img src=x" not in page and "<b onclick" not in page


def test_the_json_twin_tells_all_of_a_hit(client: Client, one_article: None) -> None:
    answer = found(client, q="قهوة")
    hit = answer["results"][0]
    assert (answer["query"], answer["total"]) == ("قهوة", 1)
    assert hit | {"score": 0, "id": 0, "url": ""} == {
        "id": 0,
        "external_id": "kh-1",
        "url": "",
        "title": "القهوة في اليمن",
        "score": 0,
        "all_words": True,
        "published_at": "2020-10",
        "source": "مجلة خزانة",
        "tags": ["القهوة", "اليمن"],
        "snippet": {"text": "تزرع القهوة على سفوح الجبال.", "spans": [[5, 11]]},
    }
    assert hit["score"] > 0
    assert client.get(hit["url"]).status_code == 200


@pytest.mark.parametrize(
    "asked", [{"limit": 0}, {"limit": 101}, {"offset": -1}, {"limit": "x"}, {"offset": 10**9}]
)
def test_the_json_twin_refuses_limits_out_of_range(
    client: Client, one_article: None, asked: dict[str, Any]
) -> None:
    assert client.get("/api/search/", {"q": "قهوة"} | asked).status_code == 400


@pytest.mark.parametrize("text", ODD_QUERIES)
def test_any_query_is_answered_with_a_page(client: Client, one_article: None, text: str) -> None:
    address = f"/search/?q={quote(text, errors='surrogatepass')}"
    assert client.get(address).status_code == 200
    assert client.get(address.replace("/search/", "/api/search/")).status_code == 200


@pytest.mark.parametrize(
    "raw", ["%", "%zz", "%ff%fe", "%ed%a0%80", "%00", "%e2%80%ae", "a&q=b", "%F0%9F%98%80"]
)
def test_broken_percent_encoding_is_answered_with_a_page(
    client: Client, one_article: None, raw: str
) -> None:
    assert client.get("/search/", QUERY_STRING=f"q={raw}").status_code == 200


@pytest.mark.parametrize(
    ("page", "status"),
    [("1", 200), ("2", 200), ("0", 404), ("-1", 404), ("x", 404), ("1000000000", 404)],
)
def test_pages_of_results(client: Client, one_article: None, page: str, status: int) -> None:
    assert client.get("/search/", {"q": "القهوة", "page": page}).status_code == status


def test_the_search_page_takes_a_fixed_number_of_queries(
    client: Client, indexed: Indexed, django_assert_max_num_queries: Any
) -> None:
    for number in range(15):
        article(
            f"مقال {number}",
            body="عن النيل",
            tags=[f"وسم {number}"],
            authors=[f"كاتب {number}"],
            source="نشرة",
        )
    indexed()
    with django_assert_max_num_queries(6):
        client.get("/search/", {"q": "النيل"})
