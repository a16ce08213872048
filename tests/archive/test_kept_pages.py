"""A page that is kept is sent before Django looks at the request, and as Django would send it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from pytest_django.fixtures import Settings

from archive import changes, open_connections
from archive.derivation import REVISION
from archive.kept_pages import MOST_FORMS, KeptPages
from archive.models import Article, Tag
from tests.builders import article, original

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages")]


class Sent(NamedTuple):
    status: str
    headers: dict[str, str]
    body: bytes


class Server:
    """What a WSGI server asks of the site, and whether Django had a part in the answer."""

    def __init__(self) -> None:
        self.asks_django = False
        django = WSGIHandler()

        def application(environ: Any, start_response: Any) -> Any:
            self.asks_django = True
            return django(environ, start_response)

        self.application = KeptPages(application)

    def get(self, path: str, method: str = "GET", **environ: str) -> Sent:
        self.asks_django, started = False, list[Any]()
        path, _, query = path.partition("?")
        request = {
            "REQUEST_METHOD": method,
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "HTTP_HOST": "localhost",
            "HTTP_ACCEPT_ENCODING": "gzip",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            **environ,
        }
        body = self.application(request, lambda status, headers: started.extend([status, headers]))
        sent = Sent(started[0], dict(started[1]), b"".join(body))
        assert len(sent.headers) == len(started[1]), "no header is sent twice"
        return sent


@pytest.fixture(autouse=True)
def transaction_of_the_test(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Django closes a connection that is in a transaction when a request begins or ends; its own
    test client leaves that out, too."""
    signals = request_started, request_finished
    for signal in signals:
        signal.disconnect(close_old_connections)
    monkeypatch.setattr(open_connections, "close_old_connections", lambda: None)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def shown() -> Article:
    made = article("أسعار القمح", tags=["نفط"], source="الجريدة", published="2020-10-17")
    original(made, b"bytes" * 100)
    return made


def addresses(shown: Article) -> list[str]:
    of_original = shown.originals.get().get_absolute_url()
    return ["/", "/articles/", "/tags/نفط/", shown.get_absolute_url(), of_original, "/robots.txt"]


@pytest.mark.parametrize("encoding", ["gzip, br", "identity", ""])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_it_is_what_django_sends(
    method: str, encoding: str, server: Server, shown: Article
) -> None:
    for path in addresses(shown):
        by_django = server.get(path, method, HTTP_ACCEPT_ENCODING=encoding)
        assert server.asks_django
        kept = server.get(path, method, HTTP_ACCEPT_ENCODING=encoding)
        assert not server.asks_django
        assert kept == by_django, path
        assert by_django.status == "200 OK" and "Content-Security-Policy" in kept.headers
        assert bool(kept.body) == (method == "GET")


def test_a_current_copy_is_answered_with_304(server: Server, shown: Article) -> None:
    for path in addresses(shown):
        page = server.get(path)
        by_django = Server().get(path, HTTP_IF_NONE_MATCH=page.headers["ETag"])
        kept = server.get(path, HTTP_IF_NONE_MATCH=page.headers["ETag"])
        assert not server.asks_django
        assert kept == by_django, path
        assert (kept.status, kept.body) == ("304 Not Modified", b"")


def test_a_change_of_the_page_is_seen_at_once(server: Server, shown: Article) -> None:
    server.get("/tags/نفط/", HTTP_ACCEPT_ENCODING="")
    Tag.objects.filter(slug="نفط").update(name="النفط")
    page = server.get("/tags/نفط/", HTTP_ACCEPT_ENCODING="")
    assert server.asks_django and "النفط" in page.body.decode()
    changes.touch(("article", 10**9))
    assert server.get("/tags/نفط/", HTTP_ACCEPT_ENCODING="") == page
    assert not server.asks_django


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/nowhere/", "GET", "404 Not Found"),
        ("/about", "GET", "301 Moved Permanently"),
        ("/about/", "POST", "405 Method Not Allowed"),
        ("/healthz", "GET", "200 OK"),
        ("/admin/login/", "GET", "200 OK"),
    ],
)
def test_all_else_is_for_django(path: str, method: str, status: str, server: Server) -> None:
    server.get("/about/")
    for _ in range(2):
        assert server.get(path, method).status == status
        assert server.asks_django


def test_hosts_and_schemes_are_told_apart(
    server: Server, shown: Article, settings: Settings
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_HSTS_SECONDS = 60
    ways = [
        {},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_HOST": "127.0.0.1:80"},
        {"SCRIPT_NAME": "/archive"},
    ]
    server = Server()
    first = [server.get("/about/", **way) for way in ways]
    again = [server.get("/about/", **way) for way in ways]
    assert first == again and not server.asks_django
    assert ["Strict-Transport-Security" in sent.headers for sent in again] == [0, 1, 0, 0]
    assert len({sent.headers["ETag"] for sent in again}) == len(ways)
    assert server.get("/about/", HTTP_HOST="evil.example").status == "400 Bad Request"


def test_without_a_database_django_answers(server: Server) -> None:
    server.get("/search/help/")
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {REVISION} RENAME TO lost")
    assert server.get("/search/help/").status == "200 OK"
    assert server.asks_django


def test_connections_are_looked_after_though_no_request_of_django_starts(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.get("/about/")
    closed, started = [], []
    monkeypatch.setattr("archive.open_connections.refresh", lambda: closed.append(1))
    receiver = lambda **kwargs: started.append(1)  # noqa: E731
    request_started.connect(receiver)
    server.get("/about/")
    request_started.disconnect(receiver)
    assert (closed, started) == ([1], [])


def test_a_page_costs_one_query(
    server: Server, shown: Article, django_assert_num_queries: Any
) -> None:
    server.get("/")
    with django_assert_num_queries(1):
        server.get("/")
    with django_assert_num_queries(0):
        assert server.get("/healthz-or-so", method="OPTIONS").status == "404 Not Found"


def test_broken_paths_are_as_with_django(server: Server) -> None:
    server.get("/about/")
    for path in ("/about/%ff", "/%ff/", "/tags/%d8/", "/about/%00"):
        assert server.get(path).status == Server().get(path).status


def test_forms_of_headers_are_forgotten_when_there_are_many(server: Server) -> None:
    server.get("/about/")
    page = server.application._pages
    assert page is not None
    for number in range(MOST_FORMS):
        server.application._headers[f"{number}", ()] = ()
    server.get("/search/help/")
    assert len(server.application._headers) == 1
    server.get("/about/")
    assert not server.asks_django


def test_nothing_is_kept_where_the_setting_says_so(server: Server, settings: Settings) -> None:
    settings.PAGE_CACHE_MEGABYTES = 0
    for _ in range(2):
        assert server.get("/about/").status == "200 OK"
        assert server.asks_django


def test_headers_of_one_article_alone_are_sent_with_it_and_cost_no_other_its_place(
    server: Server,
) -> None:
    """Of captured articles each has its own; what the layers add is learnt once for all of them."""
    captured = [
        article(
            f"مقال {number}",
            extra={
                "captured_from": f"https://news.example/{number}",
                "captured_at": "2021-05-17T08:30:00+00:00",
            },
        )
        for number in range(MOST_FORMS + 2)
    ]
    first = [server.get(one.get_absolute_url()) for one in captured]
    again = [server.get(one.get_absolute_url()) for one in captured]
    assert not server.asks_django
    assert [one.headers for one in again] == [one.headers for one in first]
    assert [one.headers["Link"] for one in again] == [
        f'<https://news.example/{number}>; rel="original"' for number in range(len(captured))
    ]
    plain = server.get(article("بلا التقاط").get_absolute_url())
    assert "Link" not in plain.headers
