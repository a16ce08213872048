"""The walk over a running archive: its pages, its links, its lists for machines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from bench.audit.harvest import harvested
from bench.audit.links import complaints_of, links_of, walked
from bench.audit.pages import Page, pages_of
from bench.audit.reading import Archive, Read
from tests.builders import article

ATOM = "application/atom+xml"


@pytest.fixture
def archive(live_server: Any) -> Archive:
    for number in range(3):
        article(f"مقال {number}", tags=["قهوة"], published="2019-03-02", source="الحي")
    return Archive(live_server.url)


def test_there_is_a_page_of_each_kind_in_both_languages(archive: Archive) -> None:
    pages = pages_of(archive)
    assert len(pages) == 24 and len({page.path for page in pages}) == 24
    assert pages[0] == Page("home", "/") and Page("home, English", "/en/") in pages
    assert [page.name for page in pages if not page.is_listed] == [
        "results",
        "no results",
        "results, English",
        "no results, English",
    ]
    assert {archive.get(page.path).status for page in pages} == {200}


def test_an_archive_without_articles_has_none_to_look_at(live_server: Any) -> None:
    with pytest.raises(LookupError, match="has no link"):
        pages_of(Archive(live_server.url))


def test_links_of_pages_and_sitemaps_are_absolute() -> None:
    page = Read(200, "text/html", '<a href="?page=2&amp;a=b#c"><img src="/x.png">')
    assert links_of(page, "http://a.example/tags/") == [
        "http://a.example/tags/?page=2&a=b",
        "http://a.example/x.png",
    ]
    sitemap = Read(
        200, "application/xml", "<urlset><url><loc>http://a.example/b</loc></url></urlset>"
    )
    assert links_of(sitemap, "http://a.example/sitemap.xml") == ["http://a.example/b"]
    assert links_of(Read(200, "text/css", 'href="/a"'), "http://a.example/") == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Read(200, "text/html", ""), []),
        (Read(404, "text/html", ""), ["/a: 404"]),
        (Read(200, "application/xml", "<a/>"), []),
        (Read(200, "text/css", "<a"), []),
    ],
)
def test_an_answer_is_what_it_says_it_is(answer: Read, said: list[str]) -> None:
    assert complaints_of("http://a.example/a", answer) == said


@pytest.mark.parametrize("media_type", [ATOM, "application/xml"])
def test_what_is_not_well_formed_is_told(media_type: str) -> None:
    (said,) = complaints_of("http://a.example/a", Read(200, media_type, "<feed>"))
    assert said.startswith("/a: ")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[tuple[Path, Archive]]:
    """A folder, and the site that serves it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield tmp_path, Archive(f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    thread.join()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: Any) -> None:
        """Nothing is said of single requests."""


def test_the_walk_comes_to_every_page_once_and_tells_what_is_broken(
    folder: tuple[Path, Archive],
) -> None:
    place, archive = folder
    links = '<a href="/b.html#x"><a href="b.html"><a href="https://other.example/"><a href="/gone.html">'
    (place / "index.html").write_text(links)
    (place / "b.html").write_text('<a href="/">')
    (place / "sitemap.xml").write_text(
        f"<urlset><url><loc>{archive.root}/c.xml</loc></url></urlset>"
    )
    (place / "c.xml").write_text("<a>")
    met = [(address.removeprefix(archive.root), answer) for address, answer in walked(archive)]
    assert sorted(path for path, _ in met) == [
        "/",
        "/b.html",
        "/c.xml",
        "/gone.html",
        "/sitemap.xml",
    ]
    said = [one.partition(":")[0] for path, answer in met for one in complaints_of(path, answer)]
    assert sorted(said) == ["/c.xml", "/gone.html"]


def test_a_harvester_is_given_all_it_asks_for(archive: Archive) -> None:
    assert list(harvested(archive, "/oai/")) == []
