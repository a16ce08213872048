"""Feeds by their addresses, from a server on this machine."""

from __future__ import annotations

import datetime
import gzip
import threading
from collections.abc import Callable, Iterator
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from archive.ingest import feeds, fetching
from archive.ingest.document import Record
from archive.ingest.fetching import Answer, NotFetched, fetch, is_address
from archive.models import Article, Original
from tests.archive.ingest.builders import BODY

AGENT = "Khizana/test"
RSS = '<rss version="2.0"><channel><title>الواحة</title>{}</channel></rss>'
ENTRY = (
    "<item><title>خبر {0}</title><guid>g{0}</guid><description>"
    + BODY
    + " {0}</description></item>"
)


class Server:
    """What it answers to each path, and what it was asked with."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[dict[str, str]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append({"path": self.path, **dict(self.headers.items())})
                status, headers, body = server.answers.get(self.path, (404, {}, b""))
                if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"

    def gives(self, path: str, body: str | bytes = "", status: int = 200, **headers: str) -> str:
        data = body if isinstance(body, bytes) else body.encode()
        self.answers[path] = (
            status,
            {name.replace("_", "-"): value for name, value in headers.items()},
            data,
        )
        return self.url + path


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.http.shutdown()
    thread.join()
    server.http.server_close()


def feed(*numbers: int) -> str:
    return RSS.format("".join(ENTRY.format(number) for number in numbers))


def reason(act: Callable[[], object]) -> str:
    with pytest.raises(NotFetched) as refused:
        act()
    return str(refused.value)


# One request


def test_a_feed_is_asked_for_with_a_name_and_what_is_known_of_it(server: Server) -> None:
    url = server.gives("/feed", feed(1), ETag='"a"', Last_Modified="Wed, 09 Jun 2021 10:00:00 GMT")
    first = fetch(url, AGENT)
    assert first == Answer(feed(1).encode(), '"a"', "Wed, 09 Jun 2021 10:00:00 GMT")
    assert fetch(url, AGENT, first) == Answer(None, '"a"', "Wed, 09 Jun 2021 10:00:00 GMT")
    assert [
        (each["User-Agent"], each.get("If-None-Match"), each.get("If-Modified-Since"))
        for each in server.asked
    ] == [(AGENT, None, None), (AGENT, '"a"', "Wed, 09 Jun 2021 10:00:00 GMT")]


def test_a_packed_answer_is_unpacked(server: Server) -> None:
    url = server.gives("/feed", gzip.compress(feed(1).encode()), Content_Encoding="gzip")
    assert fetch(url, AGENT).data == feed(1).encode()


def test_an_address_may_hold_arabic_letters(server: Server) -> None:
    server.gives("/%D8%AE%D8%A8%D8%B1?q=%D8%A3", feed(1))
    assert fetch(f"{server.url}/خبر?q=أ#x", AGENT).data == feed(1).encode()


def test_redirects_are_followed_a_few_times(server: Server) -> None:
    url = server.gives("/a", status=301, Location="/b")
    server.gives("/b", status=302, Location=f"{server.url}/feed")
    server.gives("/feed", feed(1))
    assert fetch(url, AGENT).data == feed(1).encode()


@pytest.mark.parametrize(
    "target", ["/loop", "file:///etc/hostname", "ftp://127.0.0.1/x", "//", "javascript:1"]
)
def test_redirects_in_a_circle_or_out_of_the_web_are_not(server: Server, target: str) -> None:
    url = server.gives("/loop", status=302, Location=target)
    assert reason(lambda: fetch(url, AGENT)) == fetching.ELSEWHERE
    assert len(server.asked) <= fetching.REDIRECTS + 1


@pytest.mark.parametrize(
    ("status", "said"),
    [(404, fetching.STATUS.format(404)), (500, fetching.STATUS.format(500)), (410, fetching.GONE), (304, fetching.ELSEWHERE)],
)  # fmt: skip
def test_a_refusal_is_told(server: Server, status: int, said: str) -> None:
    assert reason(lambda: fetch(server.gives("/feed", status=status), AGENT)) == said


@pytest.mark.parametrize(
    "address", ["ftp://a.example/x", "file:///etc/hostname", "https://", "http://[x", "feed"]
)
def test_what_is_no_address_of_the_web_is_never_asked_for(address: str) -> None:
    assert reason(lambda: fetch(address, AGENT)) == fetching.NOT_AN_ADDRESS


def test_no_server_is_a_sentence() -> None:
    assert reason(lambda: fetch("http://127.0.0.1:9/feed", AGENT)).startswith("لم يجب الموقع")


def test_limits_of_size_hold_packed_or_not(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SIZE", 1000)
    plain = server.gives("/plain", feed(*range(20)))
    packed = server.gives("/packed", gzip.compress(b" " * 5000), Content_Encoding="gzip")
    for url in (plain, packed):
        assert reason(lambda url=url: fetch(url, AGENT)) == fetching.TOO_LARGE  # type: ignore[misc]


def test_limits_of_time_hold(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "WHOLE_SECONDS", -1)
    assert reason(lambda: fetch(server.gives("/feed", feed(1)), AGENT)) == fetching.TOO_SLOW
    monkeypatch.setattr(fetching, "SOCKET_SECONDS", 0.05)
    slow = server.gives("/slow", feed(1), Content_Length="99999")
    assert fetching.TOO_SLOW in reason(lambda: fetch(slow, AGENT))


@pytest.mark.parametrize("data", [b"no gzip", gzip.compress(b"x" * 999, mtime=0)[:-10]])
def test_a_damaged_answer_is_told(server: Server, data: bytes) -> None:
    url = server.gives("/feed", data, Content_Encoding="gzip")
    assert reason(lambda: fetch(url, AGENT)) == fetching.NOT_PACKED


def test_a_page_is_no_feed_but_may_name_its_own(server: Server) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed/">'
    page = server.gives("/a", f"<!doctype html><html><head>{link}</head></html>")
    bare = server.gives("/b", "<html><p>صفحة</p></html>")
    assert reason(lambda: fetch(page, AGENT)) == fetching.HAS_FEED.format(f"{server.url}/feed/")
    assert reason(lambda: fetch(bare, AGENT)) == fetching.NOT_A_FEED


NOW = datetime.datetime.now(datetime.UTC)


@pytest.mark.parametrize(
    ("after", "hours"),
    [
        ("3600", 1),
        ("in two hours", 2),
        ("99999999999", 7 * 24),
        ("0", None),
        ("two hours ago", None),
        ("soon", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_server_may_ask_to_wait(
    server: Server, after: str, hours: int | None, status: int
) -> None:
    moments = {"in two hours": 2, "two hours ago": -2}
    if after in moments:
        after = format_datetime(NOW + datetime.timedelta(hours=moments[after]))
    url = server.gives("/feed", status=status, Retry_After=after)
    with pytest.raises(NotFetched) as refused:
        fetch(url, AGENT)
    wait = refused.value.wait
    assert (wait is None) == (hours is None)
    if wait is not None and hours is not None:
        assert abs(wait - NOW - datetime.timedelta(hours=hours)) < datetime.timedelta(minutes=10)


def test_addresses_are_told_from_paths() -> None:
    assert [is_address(each) for each in ("https://a.example/x", "HTTP://a", "/a/https://x", "ftp://a", "a.xml")] == [
        *(True, True, False, False, False)
    ]  # fmt: skip


# The command


def run(*paths: str) -> tuple[str, str, int]:
    """What the command says, what it complains of, and its exit status."""
    said, complained = StringIO(), StringIO()
    try:
        call_command("import_articles", *paths, stdout=said, stderr=complained)
    except SystemExit as end:
        return said.getvalue(), complained.getvalue(), int(str(end.code))
    return said.getvalue(), complained.getvalue(), 0


@pytest.mark.django_db
def test_entries_are_articles_known_by_the_address_of_their_feed(server: Server) -> None:
    url = server.gives("/feed", feed(1, 2), ETag='"1"')
    said, complained, status = run(url)
    assert (complained, status) == ("", 0) and "جديد: 2" in said
    assert sorted(Article.objects.values_list("title", "source__name", "external_id")) == [
        ("خبر 1", "الواحة", "g1"),
        ("خبر 2", "الواحة", "g2"),
    ]
    host = server.url.removeprefix("http://")
    assert sorted(Original.objects.values_list("origin", "file_name")) == [
        (f"{url}#g1", f"{host}/feed:1"),
        (f"{url}#g2", f"{host}/feed:2"),
    ]


@pytest.mark.django_db
def test_a_second_run_brings_what_is_new_and_keeps_the_rest(server: Server) -> None:
    url = server.gives("/feed", feed(1, 2), ETag='"1"')
    run(url)
    assert "كما هو: 2" in run(url)[0], "nothing has changed: 304"
    server.gives("/feed", feed(3, 2), ETag='"2"')
    said, _, status = run(url)
    assert status == 0 and "جديد: 1" in said and "كما هو: 1" in said
    assert sorted(Article.objects.values_list("external_id", flat=True)) == ["g1", "g2", "g3"]
    assert [each.get("If-None-Match") for each in server.asked] == [None, '"1"', '"1"']


@pytest.mark.django_db
def test_a_server_that_asks_to_wait_is_not_asked_before(server: Server) -> None:
    url = server.gives("/feed", status=429, Retry_After="3600")
    for _ in range(2):
        said, complained, status = run(url)
        assert (said, status) == ("", 1)
        assert "طلب الموقع ألا يُسأل قبل" in complained
    assert len(server.asked) == 1


@pytest.mark.django_db
def test_a_feed_that_does_not_come_keeps_nothing_else_back(server: Server, tmp_path: Path) -> None:
    text = tmp_path / "texts" / "a.txt"
    text.parent.mkdir()
    text.write_text(BODY)
    said, complained, status = run(server.url + "/none", str(text))
    assert (complained.strip(), status) == (f"{server.url}/none: {fetching.STATUS.format(404)}", 1)
    assert "جديد: 1" in said


@pytest.mark.django_db
def test_what_was_kept_of_a_feed_may_be_damaged(server: Server) -> None:
    url = server.gives("/feed", feed(1))
    file = feeds.brought(url)
    file.with_suffix(".json").write_text("{")
    assert feeds.brought(url) == file
    assert [each.get("If-None-Match") for each in server.asked] == [None, None]


def test_what_is_no_feed_keeps_its_origin() -> None:
    record = Record(b"x", "text/plain", "/texts/a.txt", "a.txt")
    assert feeds.named(record) is record
