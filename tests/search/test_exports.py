"""A search as a feed and as a table: the hits of its page, whatever stands in them."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from archive.models import Article
from search import indexing
from search.forms import MOST_HITS
from search.sheet import HEAD, MARK
from tests.builders import article
from tests.search.odd_queries import ODD_QUERIES

Indexed = Callable[[], None]
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(client: Client, query: str = "q=القهوة", **headers: str) -> ET.Element:
    response = client.get(f"/search/atom/?{query}", headers=headers)
    assert response.status_code == 200
    return ET.fromstring(response.content)


def texts(element: ET.Element, path: str) -> list[str]:
    parts = "/".join(ATOM + part for part in path.split("/"))
    return [one.text or "" for one in element.findall(parts)]


def rows(client: Client, query: str = "q=القهوة") -> list[dict[str, str]]:
    response = client.get(f"/search/csv/?{query}")
    assert response.status_code == 200
    text = response.content.decode("utf-8")
    assert text.startswith(MARK) and text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK), newline="")))


@pytest.fixture
def coffee(indexed: Indexed) -> Article:
    made = article(
        "القهوة في <اليمن>",
        body="تزرع القهوة & البن.",
        tags=["اليمن", "القهوة"],
        authors=["سلمى", "سامر"],
        places=["عدن", "صنعاء"],
        source="مجلة خزانة",
        published="2020-10",
    )
    article("البن", body="عن القهوة", published="2021-02-03")
    indexed()
    return made


def test_the_feed_says_what_it_is(client: Client, coffee: Article) -> None:
    found = feed(client, "q=القهوة&tag=اليمن&sort=newest")
    assert found.get(XML_LANG) == "ar"
    assert texts(found, "title") == ["خزانة: نتائج البحث عن «\u2068القهوة\u2069»"]
    links = {one.get("rel"): unquote(one.get("href", "")) for one in found.findall(f"{ATOM}link")}
    assert links == {
        "self": "http://testserver/search/atom/?q=القهوة&tag=اليمن&sort=newest",
        "alternate": "http://testserver/search/?q=القهوة&tag=اليمن&sort=newest",
    }
    (known_by,) = texts(found, "id")
    assert unquote(known_by) == "tag:testserver,2026:/search/?q=القهوة&tag=اليمن&sort=newest"


def test_the_feed_of_an_english_page_is_in_english(client: Client, coffee: Article) -> None:
    page = client.get("/en/search/?q=القهوة").content.decode()
    assert 'href="/en/search/atom/?q=' in page
    found = ET.fromstring(client.get("/en/search/atom/?q=القهوة&tag=اليمن").content)
    assert found.get(XML_LANG) == "en"
    assert texts(found, "title") == ["Khizana: Results for “\u2068القهوة\u2069”"]
    (entry,) = found.findall(f"{ATOM}entry")
    assert entry.get(XML_LANG) == "ar"
    assert texts(entry, "id") == [f"tag:testserver,2026:/articles/{coffee.pk}"]
    refused = client.get("/en/search/atom/?q=القهوة&limit=0").content.decode()
    assert refused.splitlines()[0].isascii() and "limit must be from 1" in refused


def test_an_entry_tells_all_of_a_hit(client: Client, coffee: Article) -> None:
    (entry,) = feed(client, "q=القهوة&tag=اليمن").findall(f"{ATOM}entry")
    told = {
        name: texts(entry, name) for name in ("id", "title", "summary", "published", "author/name")
    }
    assert told == {
        "id": [f"tag:testserver,2026:/articles/{coffee.pk}"],
        "title": ["القهوة في <اليمن>"],
        "summary": ["تزرع <mark>القهوة</mark> &amp; البن."],
        "published": ["2020-10-01T00:00:00+00:00"],
        "author/name": ["سامر", "سلمى"],
    }
    assert [one.get("term") for one in entry.findall(f"{ATOM}category")] == ["القهوة", "اليمن"]
    updated = Article.objects.get(pk=coffee.pk).updated
    assert texts(entry, "updated") == [updated.isoformat()]


def test_an_entry_stays_the_same_under_another_title_and_by_https(
    client: Client, coffee: Article
) -> None:
    before = texts(feed(client), "entry/id")
    coffee.title = "القهوة اليمنية"
    coffee.save()
    indexing.drain()
    response = client.get("/search/atom/?q=القهوة", secure=True)
    assert texts(ET.fromstring(response.content), "entry/id") == before


def test_a_feed_is_as_new_as_the_latest_of_its_articles(client: Client, coffee: Article) -> None:
    found = feed(client)
    assert texts(found, "updated") == [max(texts(found, "entry/updated"))]
    assert texts(feed(client, "q=زرافة"), "updated") == ["1970-01-01T00:00:00+00:00"]


def test_the_newest_come_first_where_the_address_says_so(client: Client, coffee: Article) -> None:
    titles = texts(feed(client, "q=القهوة&sort=newest"), "entry/title")
    assert titles == ["البن", "القهوة في <اليمن>"]


def test_a_row_tells_all_of_a_hit(client: Client, coffee: Article) -> None:
    (row,) = rows(client, "q=القهوة زرافة&tag=اليمن&typed=1")
    assert tuple(row) == HEAD
    assert row | {"الرابط": unquote(row["الرابط"])} == {
        "الرقم": str(coffee.pk),
        "الرابط": f"http://testserver/articles/{coffee.pk}/{coffee.slug}/",
        "العنوان": "القهوة في <اليمن>",
        "التاريخ": "2020-10",
        "المصدر": "مجلة خزانة",
        "الكتّاب": "سامر؛ سلمى",
        "الأماكن": "صنعاء؛ عدن",
        "الوسوم": "القهوة؛ اليمن",
        "ليس فيه": "زرافة",
        "من نصه": "تزرع القهوة & البن.",
    }


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", " =", "＝", "\u00a0+"])
def test_no_cell_is_a_formula(client: Client, indexed: Indexed, sign: str) -> None:
    article(f"{sign}HYPERLINK(1) القهوة", body=f"{sign}1+1 القهوة", source=f"{sign}نشرة")
    indexed()
    (row,) = rows(client)
    for name in ("العنوان", "المصدر", "من نصه"):
        assert row[name].lstrip(" \u00a0")[:1] not in {*"=+-@\t＝"}, name
    assert row["العنوان"].startswith("'")


def test_commas_quotes_and_lines_stay_in_their_cell(client: Client, indexed: Indexed) -> None:
    article('القهوة, "البن"\nواليمن', body="سطر\n\nالقهوة, نعم")
    indexed()
    (row,) = rows(client)
    assert (row["العنوان"], row["من نصه"]) == ('القهوة, "البن"\nواليمن', "… القهوة, نعم")


def test_what_xml_cannot_hold_is_left_out(client: Client, indexed: Indexed) -> None:
    article("القهوة \x01\x0b \ufffe", body="]]> \x1f القهوة", tags=["وسم \x02"])
    indexed()
    found = feed(client, "q=القهوة%08")
    assert texts(found, "entry/title") == ["القهوة     "]
    assert texts(found, "entry/summary") == ["]]&gt;   <mark>القهوة</mark>"]


@pytest.mark.parametrize("form", ["atom", "csv"])
def test_they_are_conditional_as_all_public_pages_are(
    client: Client, coffee: Article, form: str
) -> None:
    address = f"/search/{form}/?q=القهوة"
    first = client.get(address)
    assert first.headers["X-Robots-Tag"] == "noindex"
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.head(address).content == b""
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("form", ["atom", "csv"])
@pytest.mark.parametrize(
    "parameters",
    [
        *("limit=0", f"limit={MOST_HITS + 1}", "offset=x", "source=لا-شيء", "since=أمس"),
        *("sort=best", "page=2"),
    ],
)
def test_what_means_nothing_is_refused_in_a_sentence(
    client: Client, coffee: Article, form: str, parameters: str
) -> None:
    response = client.get(f"/search/{form}/?q=القهوة&{parameters}")
    assert (response.status_code, response.headers["Content-Type"]) == (
        400,
        "text/plain; charset=utf-8",
    )
    assert "لم نفهم هذا الطلب" in response.content.decode()


def test_a_hundred_hits_are_told_and_others_asked_for(client: Client, indexed: Indexed) -> None:
    for number in range(MOST_HITS + 5):
        article(f"القهوة {number}")
    indexed()
    first, others = rows(client), rows(client, f"q=القهوة&offset={MOST_HITS}")
    assert (len(first), len(others)) == (MOST_HITS, 5)
    assert len({row["الرقم"] for row in (*first, *others)}) == MOST_HITS + 5
    assert len(texts(feed(client), "entry/id")) == MOST_HITS


def relations(client: Client, query: str) -> dict[str, str]:
    """The links of a feed to its pages: relation -> query string."""
    links = feed(client, query).findall(f"{ATOM}link")
    found = {one.get("rel", ""): unquote(one.get("href", "")).partition("?")[2] for one in links}
    return {name: query for name, query in found.items() if name != "alternate"}


def test_a_feed_leads_through_all_of_its_pages(client: Client, indexed: Indexed) -> None:
    """RFC 5005: each entry once, whichever end a reader begins at."""
    written = [article(f"القهوة {number}").pk for number in range(7)]
    indexed()
    first = "q=القهوة&sort=newest&limit=3"
    middle, last = f"{first}&offset=3", f"{first}&offset=6"
    ends = {"first": first, "last": last}
    assert relations(client, first) == ends | {"self": first, "next": middle}
    assert relations(client, middle) == ends | {"self": middle, "previous": first, "next": last}
    assert relations(client, last) == ends | {"self": last, "previous": middle}
    told = [
        one for query in (first, middle, last) for one in texts(feed(client, query), "entry/id")
    ]
    assert sorted(told) == sorted(f"tag:testserver,2026:/articles/{pk}" for pk in written)
    identities = {*texts(feed(client, first), "id"), *texts(feed(client, last), "id")}
    assert len(identities) == 1


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("limit=7", {}),
        ("limit=8", {}),
        ("limit=6", {"first": "", "next": "6", "last": "6"}),
        ("limit=5&offset=2", {"first": "", "previous": "", "last": "5"}),
        ("limit=5&offset=50", {"first": "", "previous": "5", "last": "5"}),
    ],
)
def test_pages_of_a_feed_at_any_cut(
    client: Client, indexed: Indexed, query: str, pages: dict[str, str]
) -> None:
    for number in range(7):
        article(f"القهوة {number}")
    indexed()
    found = relations(client, f"q=القهوة&{query}")
    del found["self"]
    starts = {name: re.findall(r"offset=(\d+)|$", one)[0] for name, one in found.items()}
    assert starts == pages


def test_a_feed_is_as_deep_as_hits_are_told(
    client: Client, indexed: Indexed, settings: Settings
) -> None:
    settings.SEARCH_MOST_HITS = 4
    for number in range(7):
        article(f"القهوة {number}")
    indexed()
    assert relations(client, "q=القهوة&limit=2&offset=4").keys() == {
        *("self", "first", "previous", "last")
    }


@pytest.mark.parametrize("text", ODD_QUERIES[::3])
def test_any_query_is_answered(client: Client, coffee: Article, text: str) -> None:
    for form in ("atom", "csv"):
        assert (
            client.get(f"/search/{form}/", {"q": text.encode("utf-8", "replace")}).status_code
            == 200
        )
    parameters: dict[str, Any] = {"q": text.encode("utf-8", "replace")}
    ET.fromstring(client.get("/search/atom/", parameters).content)


def test_a_page_leads_to_its_hits_in_other_forms(client: Client, coffee: Article) -> None:
    page = client.get("/search/?q=القهوه&tag=اليمن").content.decode()
    linked = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"', page)
    assert [kind for kind, _ in linked] == ["application/atom+xml", "text/csv", "application/json"]
    for kind, address in linked:
        response = client.get(address.replace("&amp;", "&"))
        assert response.status_code == 200 and response.headers["Content-Type"].startswith(kind)
        assert "القهوة في" in response.content.decode()
        assert f'<a href="{address}" rel="nofollow">' in page


def test_a_rescued_page_leads_to_the_hits_that_it_shows(client: Client, indexed: Indexed) -> None:
    for number in range(9):
        article(f"الحضارة {number}")
    indexed()
    page = client.get("/search/?q=الحظارة").content.decode()
    (address,) = re.findall(r'type="text/csv" href="([^"]+)"', page)
    assert len(rows(client, address.partition("?")[2])) == 9


def keys(client: Client, query: str, **headers: str) -> list[str]:
    """What names the references of a search."""
    response = client.get(f"/search/cite/ris/?{query}", headers=headers)
    assert response.status_code == 200
    return re.findall(r"^ID  - (\S+)\r$", response.content.decode(), re.MULTILINE)


def test_a_search_is_taken_along_as_references(client: Client, coffee: Article) -> None:
    other = Article.objects.exclude(pk=coffee.pk).get()
    assert keys(client, "q=القهوة") == [f"khizana-{coffee.pk}", f"khizana-{other.pk}"]
    assert keys(client, "q=القهوة&sort=newest") == [f"khizana-{one.pk}" for one in (other, coffee)]
    assert keys(client, "q=القهوة&tag=اليمن") == [f"khizana-{coffee.pk}"]
    assert keys(client, "q=القهوة&offset=1&limit=1") == keys(client, "q=القهوة")
    assert keys(client, "q=سفرجل") == keys(client, "") == []


def test_the_page_of_results_links_its_references(client: Client, coffee: Article) -> None:
    page = unquote(client.get("/search/?q=القهوة&tag=اليمن").content.decode())
    for form in ("bib", "ris", "json"):
        assert f'href="/search/cite/{form}/?q=القهوة&amp;tag=اليمن"' in page


@pytest.mark.parametrize("query", ["q=ا&since=أمس", "q=ا&limit=x", "q=ا&source=لا-شيء"])
def test_references_of_a_search_that_is_not_understood(
    client: Client, coffee: Article, query: str
) -> None:
    response = client.get(f"/search/cite/bib/?{query}")
    assert (response.status_code, response.headers["Content-Type"]) == (
        400,
        "text/plain; charset=utf-8",
    )


@pytest.mark.parametrize("query", ODD_QUERIES[:40])
def test_any_text_gives_references_or_none(client: Client, coffee: Article, query: str) -> None:
    response = client.get("/search/cite/json/", {"q": query})
    assert response.status_code == 200
    assert isinstance(response.json(), list)
