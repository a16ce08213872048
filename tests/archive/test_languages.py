"""The language of a page is that of its address, and nothing else."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.test.utils import override_script_prefix
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language
from lxml import html

from archive.addresses import address, address_in, addresses
from archive.context_processors import Twin, site
from archive.languages import ARABIC, ENGLISH, current, language_of, speaking, twins
from tests.builders import article


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/", "ar"),
        ("/articles/", "ar"),
        ("/en/", "en"),
        ("/en/articles/", "en"),
        ("/en", "en"),
        ("/energy/", "ar"),
        ("/tags/en/", "ar"),
        ("", "ar"),
    ],
)
def test_a_path_says_its_language(path: str, code: str) -> None:
    assert language_of(path).code == code


def test_outside_of_a_request_the_site_speaks_arabic() -> None:
    assert current() == ARABIC
    with speaking(ENGLISH):
        assert current() == ENGLISH
        assert get_language() == "en"
    assert (current(), get_language()) == (ARABIC, "ar")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("headers", "cookies"),
    [
        ({}, {}),
        ({"accept-language": "en"}, {}),
        ({"accept-language": "ar"}, {"django_language": "en"}),
    ],
)
def test_what_a_browser_prefers_changes_nothing(
    headers: dict[str, str], cookies: dict[str, str]
) -> None:
    client = Client(headers=headers)
    client.cookies.load(cookies)
    arabic, english = client.get("/about/"), client.get("/en/about/")
    assert '<html lang="ar" dir="rtl">' in arabic.content.decode()
    assert '<html lang="en" dir="ltr">' in english.content.decode()
    for answer in (arabic, english):
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert not answer.cookies
        assert "Content-Language" not in answer.headers


@pytest.mark.django_db
def test_an_answer_leaves_no_language_behind(client: Client) -> None:
    client.get("/en/about/")
    assert get_language() == "ar"
    client.get("/en/nowhere/")
    assert get_language() == "ar"


@pytest.mark.django_db
def test_links_and_redirects_of_an_english_page_stay_english(client: Client) -> None:
    shown = article("قناة السويس")
    path = address_in("en", "article", shown.pk, shown.slug)
    assert path == f"/en{shown.get_absolute_url()}"
    answer = client.get(f"/en/articles/{shown.pk}/")
    assert (answer.status_code, answer.headers["Location"]) == (301, path)
    assert client.get("/en/articles").headers["Location"] == "/en/articles/"
    assert client.get("/en").headers["Location"] == "/en/"
    page = client.get(path).content.decode()
    assert 'href="/en/tags/"' in page and 'href="/tags/"' not in page


@pytest.mark.django_db
def test_what_programs_read_has_one_address(client: Client) -> None:
    with speaking(ENGLISH):
        routes = ["opensearch", "sitemap", "robots", "oai", "healthz", "search_table", "llms"]
        assert [address(route) for route in routes if "/en/" in address(route)] == []
        feeds = [address("feed"), address("feed_of", "tags", "x"), address("search_feed")]
        assert feeds == ["/en/atom/", "/en/tags/x/atom/", "/en/search/atom/"]
        assert address("twin", 7, "md") == "/articles/7.md"
    for path in (
        "/en/llms.txt",
        "/en/sitemap.xml",
        "/en/robots.txt",
        "/en/api/search/",
        "/en/admin/",
    ):
        assert client.get(path).status_code == 404, path


def test_addresses_are_those_of_the_language_at_the_time() -> None:
    arabic = addresses()
    with speaking(ENGLISH):
        english = addresses()
        assert address("tag", "نفط") == reverse("tag", args=["نفط"]) == english("tag", "نفط")
        assert address("tag", "نفط").startswith("/en/tags/")
        assert address_in("ar", "year", 2020) == "/dates/2020/"
    assert arabic("tag", "نفط") == address("tag", "نفط") == reverse("tag", args=["نفط"])
    assert english("year", 2020) == address_in("en", "year", 2020) == "/en/dates/2020/"


def test_the_language_follows_the_prefix_of_the_site() -> None:
    with override_script_prefix("/archive/"):
        assert address_in("en", "year", 2020) == "/archive/en/dates/2020/"
        request = RequestFactory().get("/en/dates/2020/", SCRIPT_NAME="/archive")
        assert twins(request) == {"ar": "/archive/dates/2020/", "en": "/archive/en/dates/2020/"}


@pytest.mark.parametrize("path", ["/", "/tags/نفط/", "/search/"])
def test_twins_lead_to_each_other(path: str) -> None:
    both = {"ar": path, "en": f"/en{path}"}
    encoded = {code: iri_to_uri(one) for code, one in both.items()}
    for one in both.values():
        assert twins(RequestFactory().get(one)) == encoded


def test_where_nothing_was_found_the_switch_leads_home() -> None:
    assert site(RequestFactory().get("/en/nowhere/"))["switch"] == Twin(ENGLISH, "/en/")
    with speaking(ENGLISH):
        known = site(RequestFactory().get("/en/nowhere/"))
    assert (known["switch"], known["twins"]) == (Twin(ARABIC, "/"), [])


@pytest.mark.django_db
def test_the_switch_leads_to_the_same_page_with_what_was_asked(client: Client) -> None:
    known = client.get("/search/?q=نفط&sort=newest").context
    assert known["switch"] == Twin(ENGLISH, "/en/search/?q=%D9%86%D9%81%D8%B7&sort=newest")
    known = client.get("/en/about/").context
    assert known["switch"] == Twin(ARABIC, "/about/")
    assert known["twins"] == [Twin(ARABIC, "/about/"), Twin(ENGLISH, "/en/about/")]


@pytest.mark.django_db
@pytest.mark.usefixtures("kept_pages")
def test_pages_of_both_languages_are_kept_side_by_side(client: Client) -> None:
    shown = [client.get(path).content.decode() for path in ("/about/", "/en/about/") * 2]
    assert shown[:2] == shown[2:]
    assert ["عن الأرشيف" in page for page in shown] == [True, False, True, False]


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "said"), [("/no/", "لم نجد"), ("/en/no/", "Page not found")])
def test_an_error_speaks_the_language_of_its_address(client: Client, path: str, said: str) -> None:
    assert said in client.get(path).content.decode()


def alternates(page: str) -> dict[str, str]:
    """Language -> address, of the links in the head that name one."""
    root = html.document_fromstring(page)
    links = root.xpath("//head/link[@rel='alternate' and @hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_page_names_its_twins_and_itself(client: Client, prefix: str) -> None:
    for number in range(21):
        article(f"مقال {number}")
    page = client.get(f"{prefix}/articles/?page=2").content.decode()
    root = "http://testserver"
    assert alternates(page) == {
        "ar": f"{root}/articles/?page=2",
        "en": f"{root}/en/articles/?page=2",
        "x-default": f"{root}/articles/?page=2",
    }
    canonical = html.document_fromstring(page).xpath("string(//link[@rel='canonical']/@href)")
    assert canonical == f"{root}{prefix}/articles/?page=2"


@pytest.mark.django_db
def test_what_is_not_to_be_indexed_names_no_twins(client: Client) -> None:
    for path in ("/nowhere/", "/en/nowhere/", "/search/?q=نفط"):
        assert alternates(client.get(path).content.decode()) == {}, path


@pytest.mark.django_db
def test_the_address_by_which_an_article_is_sent_and_cited_is_one(client: Client) -> None:
    shown = article("قناة السويس")
    page = client.get(f"/en{shown.get_absolute_url()}").content.decode()
    short = f"http://testserver/articles/{shown.pk}/"
    root = html.document_fromstring(page)
    assert root.xpath("string(//meta[@name='citation_public_url']/@content)") == short
    assert root.xpath(f"count(//a[@href='/articles/{shown.pk}/'])") == 1
    assert short.rstrip("/") in root.xpath("string(//textarea)")


@pytest.mark.django_db
def test_a_preview_of_the_first_page_is_in_its_language(client: Client) -> None:
    for path, locale, name in [("/", "ar_AR", "خزانة"), ("/en/", "en_US", "Khizana")]:
        root = html.document_fromstring(client.get(path).content.decode())
        said = {meta.get("property"): meta.get("content") for meta in root.iter("meta")}
        assert (said["og:locale"], said["og:title"]) == (locale, name)
