"""Addresses: they last, they are written in one way, and a broken one is never a 500."""

from __future__ import annotations

import random
from io import BytesIO
from typing import Any
from urllib.parse import quote, unquote

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from django.urls import resolve, reverse
from pytest_django.fixtures import Settings

from tests.builders import article, author, original, source, tag

pytestmark = pytest.mark.django_db

ADDRESSES = [
    # name, arguments, address
    ("home", [], "/"),
    ("article_list", [], "/articles/"),
    ("article", [7, "أسعار-القمح"], f"/articles/7/{quote('أسعار-القمح')}/"),
    ("article_short", [7], "/articles/7/"),
    ("original", [7], "/originals/7/"),
    ("tag_list", [], "/tags/"),
    ("tag", ["اقتصاد"], f"/tags/{quote('اقتصاد')}/"),
    *(
        (f"{noun}_{part}", ["اسم", *time], f"/{noun}s/{quote('اسم')}/{written}/")
        for noun in ("tag", "source", "author", "place")
        for part, time, written in (
            ("undated", [], "unknown"),
            ("year", [2020], "2020"),
            ("month", [2020, 3], "2020/03"),
        )
    ),
    ("tags_together", ["a", "b"], "/tags/a+b/"),
    ("tags_together", ["a", "b", "c"], "/tags/a+b+c/"),
    ("source_list", [], "/sources/"),
    ("source", ["الجريدة"], f"/sources/{quote('الجريدة')}/"),
    ("author_list", [], "/authors/"),
    ("author", ["كاتب"], f"/authors/{quote('كاتب')}/"),
    ("place_list", [], "/places/"),
    ("place", ["بغداد"], f"/places/{quote('بغداد')}/"),
    ("date_list", [], "/dates/"),
    ("year", [2020], "/dates/2020/"),
    ("month", [2020, 10], "/dates/2020/10/"),
    ("month", [2020, 3], "/dates/2020/03/"),
    ("day", [2020, 3, 7], "/dates/2020/03/07/"),
    ("year_alone", [2020], "/dates/2020/unknown/"),
    ("month_alone", [2020, 3], "/dates/2020/03/unknown/"),
    ("undated", [], "/dates/unknown/"),
    ("hijri_list", [], "/dates/hijri/"),
    ("hijri_year", [1432], "/dates/hijri/1432/"),
    ("hijri_month", [1432, 3], "/dates/hijri/1432/03/"),
    ("written_date", ["2011-2"], "/dates/2011-2/"),
    ("search", [], "/search/"),
    ("search_help", [], "/search/help/"),
    ("suggest", [], "/suggest/"),
    ("opensearch_suggestions", [], "/suggest/opensearch/"),
    ("opensearch", [], "/opensearch.xml"),
    ("sitemap", [], "/sitemap.xml"),
    ("sitemap_pages", [], "/sitemaps/pages.xml"),
    ("sitemap_articles", [2], "/sitemaps/articles-2.xml"),
    ("sitemap_names", ["tags", 1], "/sitemaps/tags-1.xml"),
    ("twin", [7, "md"], "/articles/7.md"),
    ("twin", [7, "txt"], "/articles/7.txt"),
    ("llms", [], "/llms.txt"),
    ("favicon", [], "/favicon.ico"),
    ("oai", [], "/oai/"),
    ("feed", [], "/atom/"),
    ("feed_of", ["tags", "اقتصاد"], f"/tags/{quote('اقتصاد')}/atom/"),
    ("versions", [7], "/versions/7/"),
    ("versions_between", [7, 1, 2], "/versions/7/1/2/"),
    ("cite", [7], "/cite/7/"),
    ("cite_file", [7, "bib"], "/cite/7/bib/"),
    ("cite_named", ["tags", "اقتصاد", "ris"], f"/cite/tags/{quote('اقتصاد')}/ris/"),
    ("search_feed", [], "/search/atom/"),
    ("search_table", [], "/search/csv/"),
    ("search_cite", ["json"], "/search/cite/json/"),
    ("about", [], "/about/"),
    ("api_search", [], "/api/search/"),
    ("api_article", [7], "/api/articles/7/"),
    ("healthz", [], "/healthz"),
    ("robots", [], "/robots.txt"),
]


@pytest.mark.parametrize(("name", "arguments", "address"), ADDRESSES)
def test_address_of(name: str, arguments: list[Any], address: str) -> None:
    assert reverse(name, args=arguments) == address
    assert resolve(unquote(address)).url_name == name


def test_month_is_understood_with_one_digit(client: Client) -> None:
    article(published="2020-03-05")
    answer = client.get("/dates/2020/3/", follow=True)
    assert (answer.status_code, answer.redirect_chain) == (200, [("/dates/2020/03/", 301)])


def test_admin_lies_at_the_path_of_the_settings(settings: Settings) -> None:
    assert reverse("admin:index") == f"/{settings.ADMIN_PATH}"


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/",
        f"/articles/{10**30}/",
        f"/articles/{10**30}/x/",
        f"/articles/{2**63}/",
        f"/articles/{10**17}/",
        f"/articles/{'9' * 5000}/",
        "/articles/-1/",
        "/articles/1.5/",
        "/articles/1/a/b/",
        f"/versions/{10**17}/",
        f"/originals/{10**30}/",
        f"/originals/{10**17}/",
        f"/api/articles/{10**30}/",
        f"/api/articles/{10**17}/",
        "/tags/لا-وسم/",
        f"/tags/{'و' * 5000}/",
        "/sources/لا-مصدر/",
        "/authors/لا-كاتب/",
        "/places/لا-مكان/",
        "/dates/0/",
        "/dates/0000/",
        "/dates/99999/",
        "/dates/20200/",
        "/dates/2020/0/",
        "/dates/2020/00/",
        "/dates/2020/13/",
        "/dates/2020/10/10/",
        "/dates/1850/",
        "/dates/1850/01/",
        "/dates/1850/01/01/",
        "/dates/2021/02/29/",
        "/dates/1850/unknown/",
        "/dates/1850/01/unknown/",
        "/dates/hijri/1342/",
        "/dates/hijri/1501/",
        "/dates/hijri/1400/",
        "/dates/hijri/1400/13/",
        "/dates/hijri/1400/01/",
        "/dates/شباط/",
    ],
)
def test_address_of_nothing_is_not_found(path: str, client: Client) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    if not path.startswith("/api/"):
        assert 'lang="ar"' in answer.content.decode()


@pytest.mark.parametrize("name", ["search", "robots", "healthz", "home"])
def test_fixed_pages_answer(name: str, client: Client) -> None:
    assert client.get(reverse(name)).status_code == 200


def test_address_without_its_last_slash_leads_to_the_one_with_it(client: Client) -> None:
    tag("اقتصاد")
    answer = client.get(f"/tags/{quote('اقتصاد')}")
    assert (answer.status_code, answer.url) == (301, f"/tags/{quote('اقتصاد')}/")


@pytest.mark.parametrize(
    "path", ["//evil.example/articles", "///evil.example", "/\\evil.example/tags"]
)
def test_redirect_never_leaves_the_site(path: str) -> None:
    status, headers = raw(path.encode())
    location = headers.get("Location", "/")
    assert status < 500
    assert location.startswith("/") and not location.startswith(("//", "/\\"))


def raw(path: bytes, **environ: str) -> tuple[int, dict[str, str]]:
    """Status and headers for the bytes of a path as a WSGI server hands them over."""
    started: list[Any] = []
    request = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path.decode("latin-1"),
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        **environ,
    }
    response = APPLICATION(request, lambda status, headers: started.extend([status, headers]))
    b"".join(response)
    return int(started[0][:3]), dict(started[1])


APPLICATION = WSGIHandler()

BROKEN = [
    b"\xff\xfe",
    b"\xd8",  # half a letter
    b"\xd8/\xa7",
    b"\xed\xa0\x80",  # a lone surrogate
    b"\xc0\xaf",  # a slash in two bytes
    b"\xf4\x90\x80\x80",  # beyond Unicode
    b"\x00",
    b"a\x00b",
    b"\n",
    b"a\r\nSet-Cookie: a=b",
    b"%",
    b"%zz",
    b"%25%30%30",
    b"..",
    b"../../etc/passwd",
    "\u202e\u2066\ufeff".encode(),
    "\ud800".encode("utf-8", "surrogatepass"),
    b"'; DROP TABLE archive_article; --",
    b"{{ 7 }}",
    b"*" * 4000,
]


@pytest.mark.parametrize("piece", BROKEN, ids=lambda piece: ascii(piece[:20]))
@pytest.mark.parametrize(
    "before",
    [
        b"/",
        b"/articles/",
        b"/articles/1/",
        b"/tags/",
        b"/sources/",
        b"/authors/",
        b"/places/",
        b"/dates/",
    ],
)
def test_broken_path_is_not_found_or_bad(before: bytes, piece: bytes) -> None:
    with_slash, without = raw(before + piece + b"/")[0], raw(before + piece)[0]
    assert with_slash in {400, 404}
    assert without in {301, 400, 404}


def test_no_mutation_of_a_good_address_is_a_server_error(settings: Settings) -> None:
    settings.SEARCH_RATE = 0
    known = article("أسعار القمح", tags=["اقتصاد"], source="الجريدة", published="2020-10-17")
    original(known, b"x")
    good = [
        unquote(known.get_absolute_url()),
        "/tags/اقتصاد/",
        "/sources/الجريدة/",
        "/dates/2020/10/",
    ]
    chance = random.Random(3)
    pieces = [*BROKEN, b"/", b"//", b"1", "ا".encode(), "\u064e".encode(), b" ", b"-", b"?"]
    for _ in range(300):
        path = bytearray(chance.choice(good).encode())
        at = chance.randrange(1, len(path))
        path[at : at + chance.randrange(3)] = chance.choice(pieces)
        status, headers = raw(bytes(path))
        assert status < 500, bytes(path)
        assert not headers.get("Location", "/").startswith("//"), bytes(path)


@pytest.mark.parametrize(
    "query",
    [
        "page=%ff",
        "page=%00",
        "kind=%00",
        "kind=%ed%a0%80",
        "page=%D9",
        "&&==;;",
        "page[]=1",
        "a=b" * 500,
    ],
)
def test_broken_query_is_answered(query: str) -> None:
    assert raw(b"/tags/", QUERY_STRING=query)[0] in {200, 404}


def test_too_many_parameters_are_a_bad_request() -> None:
    assert raw(b"/tags/", QUERY_STRING="&".join(f"a{n}=1" for n in range(2000)))[0] == 400


@pytest.mark.parametrize("host", ["evil.example", "localhost:80:80", "a b", "", "\xff"])
def test_forged_host_is_a_bad_request_with_a_page(host: str, client: Client) -> None:
    answer = client.get("/articles", HTTP_HOST=host)
    assert answer.status_code == 400
    assert 'lang="ar"' in answer.content.decode()


def test_public_pages_set_no_cookie_and_do_not_vary_by_it(client: Client) -> None:
    known = article(
        "أسعار القمح", tags=["اقتصاد"], authors=["كاتب"], source="الجريدة", published="2020-10"
    )
    rows = [known, tag("اقتصاد"), source("الجريدة"), author("كاتب")]
    paths = ["/", "/articles/", "/tags/", "/dates/", "/dates/2020/10/", "/about/", "/missing/"]
    for path in [*paths, *(row.get_absolute_url() for row in rows)]:
        answer = client.get(path)
        assert not answer.cookies, path
        assert "Cookie" not in answer.headers.get("Vary", ""), path


@pytest.mark.parametrize(
    "path", ["/", "/articles/", "/tags/", "/dates/", "/about/", "/robots.txt", "/healthz"]
)
def test_pages_only_answer_reading(path: str, client: Client) -> None:
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405
