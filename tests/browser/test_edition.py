"""A static edition in a browser: read from a plain web server and from the disk, and searched."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from archive.export.exporting import export
from tests.builders import article

Visit = Callable[..., Any]

TEXTS = {
    "القهوة في المدينة": "شرب أهل المدينة القهوة في المقاهي.",
    "رفوف المكتبة": "على الرفوف كُتبٌ كثيرة، ومنها كتاب قديم.",
    "مساء في الحي": "جلسوا للقهوة بعد العشاء، ثم قرأ أحدهم من كتاب.",
}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: Any) -> None:
        """Nothing is said of single requests."""


@pytest.fixture
def edition(transactional_db: None, settings: Settings, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = tmp_path / "static"
    call_command("collectstatic", verbosity=0, interactive=False)
    for title, body in TEXTS.items():
        article(
            title,
            body=f"{body}\n\nفقرة أخيرة.",
            tags=["حياة"],
            source="الحي",
            published="2019-03-02",
        )
    export(tmp_path / "edition", "https://archive.example", lambda pages: None)
    return tmp_path / "edition"


@pytest.fixture
def served(edition: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(edition)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def ask(page: Any, text: str) -> None:
    page.fill("#q", text)
    page.press("#q", "Enter")
    page.wait_for_url("**/search/**")


@pytest.mark.parametrize(
    ("text", "titles", "marks"),
    [
        ("قهوة", ["القهوة في المدينة", "مساء في الحي"], {"القهوة", "للقهوة"}),
        ("وبالقهوة", ["القهوة في المدينة", "مساء في الحي"], {"القهوة", "للقهوة"}),
        ("الكتب", ["رفوف المكتبة", "مساء في الحي"], {"كُتبٌ", "كتاب"}),
        ("كتاب قهوه", ["مساء في الحي"], {"للقهوة", "كتاب"}),
        ("«أهل المدينة»", ["القهوة في المدينة"], {"أهل", "المدينة"}),
        ("في القهوة", ["القهوة في المدينة", "مساء في الحي"], {"القهوة", "للقهوة"}),
    ],
)
def test_words_are_found_however_they_are_written(
    text: str, titles: list[str], marks: set[str], served: str, visit: Visit
) -> None:
    page = visit(f"{served}/index.html")
    ask(page, text)
    page.locator("#search-hits li.entry").nth(len(titles) - 1).wait_for()
    assert sorted(page.locator(".entry-title").all_inner_texts()) == sorted(titles)
    assert set(page.locator("mark").all_inner_texts()) == marks
    page.locator(".entry-title a").first.click()
    page.locator("article h1").wait_for()
    assert page.complaints == []


def test_what_is_not_there_is_said(served: str, visit: Visit) -> None:
    page = visit(f"{served}/search/index.html?q=زرافة+قهوة")
    page.get_by_role("status").filter(has_text="نتيجتان").wait_for()
    assert page.locator("#search-unknown").inner_text() == "لم ترد في الأرشيف: زرافة"
    ask(page, "زرافة")
    page.get_by_role("status").filter(has_text="لا نتائج").wait_for()
    assert page.input_value("#q") == "زرافة" and not page.locator("#search-more").is_visible()


def test_on_the_disk_pages_are_read_and_the_search_says_what_it_needs(
    edition: Path, visit: Visit
) -> None:
    page = visit((edition / "index.html").as_uri())
    page.get_by_role("link", name="رفوف المكتبة").first.click()
    page.get_by_role("link", name="حياة").first.click()
    assert page.locator(".entry-title").count() == len(TEXTS)
    ask(page, "قهوة")
    page.get_by_text("والمتصفحات لا تسمح لصفحة كهذه بقراءة فهرس البحث").wait_for()


def test_without_scripts_the_search_leads_to_the_lists(served: str, visit: Visit) -> None:
    page = visit(f"{served}/search/index.html?q=قهوة", java_script_enabled=False)
    page.locator("noscript a").first.click()
    assert page.locator(".entry-title").count() == len(TEXTS)


def test_the_english_pages_search_too(served: str, visit: Visit) -> None:
    page = visit(f"{served}/en/index.html")
    ask(page, "قهوة")
    page.get_by_role("status").filter(has_text="2 results").wait_for()
    page.locator("#search-hits li.entry").nth(1).wait_for()
    assert page.locator(".facts-line li").first.inner_text() == "الحي"
    assert page.locator(".facts-line li").nth(1).inner_text() == "2 March 2019"
    page.locator(".entry-title a").first.click()
    page.locator("article h1").wait_for()
    assert page.locator("html").get_attribute("lang") == "en" and "/en/articles/" in page.url
