"""Sitemaps: every page there is, and when it was last changed; nothing that is not public."""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as ET

import pytest
from django.test import Client
from django.utils.encoding import iri_to_uri

from archive import sitemaps
from archive.languages import ENGLISH, speaking
from archive.models import Article
from archive.sitemap import NAMESPACE, XHTML, Location, index, sitemap
from tests.builders import article, withdrawn

pytestmark = pytest.mark.django_db

ROOT = "http://testserver"
MOMENT = datetime.datetime(2020, 5, 1, 13, 30, 5, 999, datetime.UTC)


def read(text: str | bytes) -> list[tuple[str, str]]:
    """(address, last change) of each location."""
    root = ET.fromstring(text)
    names = {"loc": "", "lastmod": ""}
    return [
        tuple(each.findtext(f"{{{NAMESPACE}}}{name}", "") for name in names)  # type: ignore[misc]
        for each in root
    ]


def found(client: Client, address: str) -> list[tuple[str, str]]:
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    return read(response.content)


def addresses(client: Client, address: str) -> list[str]:
    """Of the pages in Arabic."""
    urls = [url.removeprefix(ROOT) for url, _ in found(client, address)]
    return [url for url in urls if not f"{url}/".startswith("/en/")]


def twins(client: Client, address: str) -> dict[str, dict[str, str]]:
    """Address of each page -> language -> the same page in it."""
    return {
        each.findtext(f"{{{NAMESPACE}}}loc", ""): {
            link.attrib["hreflang"]: link.attrib["href"]
            for link in each.findall(f"{{{XHTML}}}link")
        }
        for each in ET.fromstring(client.get(address).content)
    }


def changed_at(made: Article, moment: datetime.datetime) -> Article:
    Article.objects.filter(pk=made.pk).update(updated=moment)
    return made


@pytest.mark.parametrize(
    ("location", "facts"),
    [
        (Location("https://a.example/1"), ("https://a.example/1", "")),
        (Location("https://a.example/?a=1&b=<2>"), ("https://a.example/?a=1&b=<2>", "")),
        (Location("https://a.example/1", MOMENT), ("https://a.example/1", "2020-05-01T13:30:05Z")),
        (
            Location(
                "https://a.example/1",
                MOMENT.astimezone(datetime.timezone(datetime.timedelta(hours=3))),
            ),
            ("https://a.example/1", "2020-05-01T13:30:05Z"),
        ),
    ],
)
def test_a_location_has_an_address_and_perhaps_a_moment(
    location: Location, facts: tuple[str, str]
) -> None:
    assert read(sitemap([location])) == read(index([location])) == [facts]


def test_a_list_of_sitemaps_and_one_of_pages_are_told_apart() -> None:
    assert ET.fromstring(sitemap([])).tag == f"{{{NAMESPACE}}}urlset"
    assert ET.fromstring(index([])).tag == f"{{{NAMESPACE}}}sitemapindex"
    assert ET.fromstring(sitemap([Location("a")]))[0].tag == f"{{{NAMESPACE}}}url"
    assert ET.fromstring(index([Location("a")]))[0].tag == f"{{{NAMESPACE}}}sitemap"


def test_an_empty_archive_has_its_lists_alone(client: Client) -> None:
    assert addresses(client, "/sitemap.xml") == ["/sitemaps/pages.xml"]
    assert addresses(client, "/sitemaps/pages.xml") == [
        *("/", "/articles/", "/tags/", "/sources/", "/authors/", "/places/", "/dates/"),
        *("/about/", "/search/help/"),
    ]


def test_the_first_file_names_all_others(client: Client) -> None:
    made = changed_at(article("خبر", tags=["بحر"], source="الجريدة", authors=["ليلى"]), MOMENT)
    assert made.pk <= sitemaps.MOST
    assert found(client, "/sitemap.xml") == [
        (f"{ROOT}/sitemaps/{name}.xml", "2020-05-01T13:30:05Z")
        for name in ("pages", "tags-1", "sources-1", "authors-1", "articles-1")
    ]
    for url, _ in found(client, "/sitemap.xml"):
        assert client.get(url.removeprefix(ROOT)).status_code == 200


def test_years_and_months_with_articles_are_pages(client: Client) -> None:
    article("أول", published="2019-03-05")
    article("ثان", published="2019-11")
    article("ثالث", published="2021")
    article("رابع", published="2019-11-20")
    article("خامس", published="1850-01-01")
    assert addresses(client, "/sitemaps/pages.xml")[-11:] == [
        *("/dates/2021/", "/dates/2019/", "/dates/1850/"),
        *("/dates/2019/03/", "/dates/2019/11/", "/dates/1850/01/"),
        *("/dates/hijri/", "/dates/hijri/1440/", "/dates/hijri/1441/"),
        *("/dates/hijri/1440/06/", "/dates/hijri/1441/03/"),
    ]
    for address in addresses(client, "/sitemaps/pages.xml"):
        assert client.get(address).status_code == 200, address


def test_what_has_no_date_is_a_page_if_there_is_any(client: Client) -> None:
    article("بلا تاريخ")
    assert addresses(client, "/sitemaps/pages.xml")[-1:] == ["/dates/unknown/"]
    assert "/dates/hijri/" not in addresses(client, "/sitemaps/pages.xml")


def test_articles_are_listed_with_their_last_change(client: Client) -> None:
    first = changed_at(article("القمح والخبز"), MOMENT)
    second = changed_at(article("البحر"), MOMENT + datetime.timedelta(days=1))
    withdrawn("مقال مسحوب")
    assert found(client, "/sitemaps/articles-1.xml") == [
        (ROOT + prefix + made.get_absolute_url(), moment)
        for made, moment in [(first, "2020-05-01T13:30:05Z"), (second, "2020-05-02T13:30:05Z")]
        for prefix in ("", "/en")
    ]


@pytest.mark.parametrize("file", ["pages", "tags-1", "articles-1"])
def test_each_page_is_listed_in_every_language_beside_its_twins(client: Client, file: str) -> None:
    """As sitemaps of several languages are to be: every page with all of them, itself too."""
    for number in range(2):
        article(f"خبر {number}", tags=["بحر"], published="2020-10-17")
    listed = twins(client, f"/sitemaps/{file}.xml")
    assert len(listed) > 1
    for url, languages in listed.items():
        assert languages["ar"] == languages["x-default"]
        assert languages["en"] == languages["ar"].replace(ROOT, f"{ROOT}/en")
        assert url in languages.values() and set(languages.values()) <= set(listed)
        head = client.get(url.removeprefix(ROOT)).content.decode()
        for language, twin in languages.items():
            assert f'<link rel="alternate" hreflang="{language}" href="{twin}">' in head


def test_whoever_asks_in_english_is_told_the_same(client: Client) -> None:
    article("خبر", published="2020-10-17")
    before = client.get("/sitemaps/articles-1.xml").content
    with speaking(ENGLISH):
        assert client.get("/sitemaps/articles-1.xml").content == before


def test_many_articles_are_parted_by_their_keys(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [changed_at(article(f"خبر {n}"), MOMENT + datetime.timedelta(days=n)) for n in range(5)]
    monkeypatch.setattr(sitemaps, "MOST", 2)
    files = [(url, moment) for url, moment in found(client, "/sitemap.xml") if "/articles-" in url]
    listed = [url for file, _ in files for url in addresses(client, file.removeprefix(ROOT))]
    assert listed == [each.get_absolute_url() for each in made]
    for file, moment in files:
        assert moment == max(last for _, last in found(client, file.removeprefix(ROOT)))
    Article.objects.filter(pk=made[2].pk).delete()
    again = [url for url, _ in found(client, "/sitemap.xml") if "/articles-" in url]
    assert set(again) <= {url for url, _ in files}  # the articles of the others have not moved


def test_names_are_listed_that_several_articles_have(client: Client) -> None:
    article("أول", tags=["بحر", "سفن"], source="الجريدة")
    article("ثان", tags=["بحر"], source="الجريدة")
    assert addresses(client, "/sitemaps/tags-1.xml") == [iri_to_uri("/tags/بحر/")]
    assert addresses(client, "/sitemaps/sources-1.xml") == [iri_to_uri("/sources/الجريدة/")]


@pytest.mark.parametrize(
    "address",
    [
        *("/sitemaps/articles-1.xml", "/sitemaps/articles-0.xml", "/sitemaps/articles-99.xml"),
        *("/sitemaps/tags-1.xml", "/sitemaps/years-1.xml", "/sitemaps/tags.xml"),
        "/sitemaps/articles-" + "9" * 30 + ".xml",
    ],
)
def test_a_file_that_is_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_change_of_an_article_is_seen_at_once(client: Client, kept_pages: None) -> None:
    made = changed_at(article("خبر قديم"), MOMENT)
    assert found(client, "/sitemaps/articles-1.xml")[0][1] == "2020-05-01T13:30:05Z"
    changed_at(made, MOMENT + datetime.timedelta(hours=1))
    assert found(client, "/sitemaps/articles-1.xml")[0][1] == "2020-05-01T14:30:05Z"
    assert found(client, "/sitemap.xml")[-1][1] == "2020-05-01T14:30:05Z"
    article("خبر جديد")
    assert len(addresses(client, "/sitemaps/articles-1.xml")) == 2


@pytest.mark.parametrize("file", ["sitemap", "sitemaps/pages", "sitemaps/articles-1"])
def test_what_has_not_changed_is_not_sent_again(
    client: Client, kept_pages: None, file: str
) -> None:
    article("خبر")
    first = client.get(f"/{file}.xml")
    assert first.headers["Cache-Control"].startswith("public")
    known = {"if-none-match": first.headers["ETag"]}
    assert client.get(f"/{file}.xml", headers=known).status_code == 304
    article("خبر آخر", published="2020-10-17")
    assert client.get(f"/{file}.xml", headers=known).status_code == 200
