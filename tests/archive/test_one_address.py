"""Whatever way an address is written, it leads to the page at its one address, and never away."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls.base import get_script_prefix, set_script_prefix
from hypothesis import example, given
from hypothesis import strategies as st

from archive.http_caching import for_caches
from archive.one_address import canonical, has_odd_escapes
from tests.archive.test_urls import raw
from tests.builders import article, tag

pytestmark = pytest.mark.django_db

ABOUT, YEAR = "/about/", "/dates/2020/"
TAGS, NEWS = "/tags/أخبار/", f"/tags/{quote('أخبار')}/"


@pytest.fixture
def archive() -> None:
    article("خبر", tags=["أخبار"], published="2020-03-05")


WAYS = [
    # as it is written, where it leads
    ("/about", ABOUT),
    ("//about/", ABOUT),
    ("/about//", ABOUT),
    ("///about////", ABOUT),
    ("//about", ABOUT),
    ("/search//help", "/search/help/"),
    ("/opensearch.xml/", "/opensearch.xml"),
    ("/robots.txt//", "/robots.txt"),
    ("/healthz/", "/healthz"),
    ("/dates/٢٠٢٠/", YEAR),
    ("/dates/۲۰۲۰", YEAR),
    ("//dates/٢٠٢٠/٠٣", "/dates/2020/03/"),
    ("//dates/2020-3", "/dates/2020-3/"),
    ("/articles/٧/", "/articles/7/"),
    ("/articles/٧.txt", "/articles/7.txt"),
    ("/articles/٧.md/", "/articles/7.md"),
    ("/sitemaps/articles-١.xml", "/sitemaps/articles-1.xml"),
    ("/cite/٧/bib", "/cite/7/bib/"),
    ("/en", "/en/"),
    ("//en//about", "/en/about/"),
    ("/en/dates/٢٠٢٠", "/en/dates/2020/"),
    ("/api/articles/٧", "/api/articles/7/"),
    (unicodedata.normalize("NFD", TAGS), NEWS),
    (unicodedata.normalize("NFD", "//tags//أخبار"), NEWS),
    (unicodedata.normalize("NFD", "/tags/أخبار/atom"), f"{NEWS}atom/"),
]


@pytest.mark.parametrize(("written", "address"), WAYS, ids=lambda one: ascii(one))
def test_a_way_of_writing_it_leads_there_in_one_step(
    written: str, address: str, archive: None
) -> None:
    status, headers = raw(written.encode(), QUERY_STRING="a=1&b=%D8%A7")
    assert (status, headers["Location"]) == (301, f"{address}?a=1&b=%D8%A7")
    assert headers["Cache-Control"] == for_caches()


@pytest.mark.parametrize(
    ("sent", "address"),
    [
        (NEWS.lower(), NEWS),
        (NEWS.replace("%D8", "%d8", 1), NEWS),
        (NEWS.replace("%D8", "%D8", 1).replace("A", "a", 1), NEWS),
        ("/%61bout/", ABOUT),
        ("/about%2F", ABOUT),
        ("/about%2f", ABOUT),
        ("/d%61tes/2020/", YEAR),
        (NEWS, None),
        (TAGS, None),  # in bytes that are no ASCII
        (f"{ABOUT}?q=%d8%a7", None),  # the query is of the page
        ("http://localhost/about/", None),
    ],
)
def test_escapes_are_in_capitals_and_only_where_they_are_needed(
    sent: str, address: str | None, archive: None
) -> None:
    """As gunicorn says what it was sent, in RAW_URI; uWSGI says it in REQUEST_URI."""
    path = {NEWS: TAGS, YEAR: YEAR}.get(address or sent, ABOUT)
    path = TAGS if sent == TAGS else path
    for name in ("RAW_URI", "REQUEST_URI"):
        status, headers = raw(path.encode(), **{name: sent.encode().decode("latin-1")})
        assert (status, headers.get("Location")) == ((301, address) if address else (200, None))


def test_digits_in_a_name_are_its_own(client: Client) -> None:
    for name in ("٢٠١٥", "2014"):
        article(name, tags=[name])
        url = tag(name).get_absolute_url()
        assert client.get(url).status_code == 200
    assert client.get("/tags/٢٠١٥").url == tag("٢٠١٥").get_absolute_url()


@pytest.mark.parametrize("path", ["/nothing", "//nothing//", "/tags/a/b/c", "/articles/٧/x/y/"])
def test_what_leads_nowhere_is_not_found_where_it_is(path: str) -> None:
    assert raw(path.encode())[0] == 404


@pytest.mark.parametrize(
    "path",
    [
        *("//evil.example/about", "///evil.example", "//evil.example/../about/", "/\\evil.example"),
        *("/\\/evil.example/about", "//about", "//@evil.example/about/", "/%09/evil.example/"),
    ],
)
def test_no_way_leads_to_another_site(path: str) -> None:
    status, headers = raw(path.encode())
    location = headers.get("Location", "/")
    assert status in (301, 404) and location.startswith("/")
    assert not location.startswith(("//", "/\\"))


def test_what_is_sent_is_sent_again(client: Client) -> None:
    """308: with the same method; the address that libraries harvest at takes forms."""
    answer = client.post("/oai", {"verb": "Identify"})
    assert (answer.status_code, answer.headers["Location"]) == (308, "/oai/")
    assert client.head("/about").status_code == 301


def test_a_forged_host_is_refused_first(client: Client) -> None:
    assert client.get("//about/", HTTP_HOST="evil.example").status_code == 400


def test_a_site_below_a_path_stays_there() -> None:
    before = get_script_prefix()
    _, headers = raw(b"//about", SCRIPT_NAME="/archive")
    set_script_prefix(before)
    assert headers["Location"] == "/archive/about/"


@given(st.text("/أا\u0654٢2a.-%", max_size=12).map("/".__add__))
@example("/\u0627\u0654/")
def test_no_way_goes_round_in_circles(path: str) -> None:
    known = dict.fromkeys(("/a/", "/أ/2/", "/a.a", "/2/٢"), "route").get
    found = canonical(path, known)
    assert found is None or (known(found) and canonical(found, known) == found)


def test_the_page_that_is_known_is_taken_as_it_is() -> None:
    assert canonical("/٢/", {"/٢/": "one", "/2/": "other"}.get) == "/٢/"
    assert canonical("/a", {"/a": "one", "/a/": ""}.get) == "/a"
    assert canonical("/a", {"/a/": ""}.get) == "/a/", "a view without a name"
    assert canonical("/٢/", {"/٢/": "written_date", "/2/": "year"}.get) == "/2/"
    assert canonical("/٢", {"/٢/": "written_date"}.get) == "/٢/"
    assert not has_odd_escapes({})
