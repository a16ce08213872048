"""Which pages hold an article, and what is said of those that hold none."""

from __future__ import annotations

from typing import Any

import pytest

from archive.ingest.parsers.html_text import Line
from archive.ingest.parsers.page.kind import (
    ERROR_PAGE,
    FRONT_PAGE,
    LIST_PAGE,
    NO_ARTICLE,
    Page,
    refusal_of,
)

RUNNING = "وصل الوفد إلى الميناء عند الفجر، واستقبله أهل الحي بالتمر والقهوة قبل أن يبدأ الاجتماع في القاعة الكبيرة."
LINK = "خبر آخر من أخبار اليوم"


def page(*texts: str, **fields: Any) -> Page:
    whole: dict[str, Any] = {
        "title": "عودة الصيادين",
        "lines": [Line(text) for text in texts],
        "address": "https://paper.example/2015/03/21/fishers",
        "said": (),
        "all_text": False,
        "titled": True,
        "headline": True,
        "leads": False,
    }
    return Page(**whole | fields)


@pytest.mark.parametrize(
    "made",
    [
        page(RUNNING),
        page(RUNNING, *[LINK] * 20),
        page(*[LINK] * 20, said=("article",)),
        page(LINK * 2, all_text=True),
        page(RUNNING, address=""),
        page(RUNNING, address="https://paper.example/", said=()),
        page(RUNNING * 5, title="خطأ 404 في حياتي"),
    ],
)
def test_pages_that_hold_an_article(made: Page) -> None:
    assert refusal_of(made) == ""


@pytest.mark.parametrize(
    "title",
    [
        *("404", "404 Not Found", "403 - ممنوع", "Page not found", "Error 404", "خطأ 500"),
        *("الصفحة غير موجودة", "الصفحة المطلوبة ليست هنا", "لم يتم العثور على الصفحة"),
        *("Access Denied", "Just a moment...", "Attention Required!", "503 Service Unavailable"),
    ],
)
def test_titles_of_error_pages(title: str) -> None:
    assert refusal_of(page(LINK * 3, title=title)) == ERROR_PAGE


@pytest.mark.parametrize("title", ["404 يوما في البحر" + " ثم عودة", "أربعة أخطاء", "غرفة 404"])
def test_a_long_text_is_no_error_page_whatever_its_title(title: str) -> None:
    assert refusal_of(page(*[RUNNING] * 6, title=title)) == ""


@pytest.mark.parametrize("texts", [(), ("",), ("قصير",), ("x" * 24,)])
def test_a_page_with_hardly_a_word_holds_no_article(texts: tuple[str, ...]) -> None:
    assert refusal_of(page(*texts)) == NO_ARTICLE


@pytest.mark.parametrize(
    "path", ["", "/", "/ar", "/ar/", "/index.html", "/ar/index.php", "/home", "/default.aspx"]
)
def test_front_pages_by_their_address(path: str) -> None:
    address = f"https://paper.example{path}"
    assert refusal_of(page(*[LINK] * 20, address=address)) == FRONT_PAGE
    assert refusal_of(page(RUNNING, address=address, said=("website",))) == FRONT_PAGE


@pytest.mark.parametrize("path", ["/about", "/ar/2015", "/index.html/1", "/homes"])
def test_other_addresses_are_of_no_front_page(path: str) -> None:
    made = page(RUNNING, address=f"https://paper.example{path}", said=("website",))
    assert refusal_of(made) == ""


def test_a_page_of_links_that_calls_itself_a_site_is_a_list() -> None:
    links = [LINK * 2] * 12
    assert refusal_of(page(*links, RUNNING, said=("website",))) == LIST_PAGE
    assert refusal_of(page(*links, RUNNING)) == ""
    assert refusal_of(page(*[RUNNING] * 12, said=("website",))) == ""


def test_a_little_without_running_text_is_no_article() -> None:
    assert refusal_of(page(LINK, LINK)) == NO_ARTICLE
    assert refusal_of(page(LINK, LINK, all_text=True)) == ""


def test_headings_are_no_running_text() -> None:
    made = page(said=("website",), lines=[Line(RUNNING, 2)] * 10, address="https://p.example/a")
    assert refusal_of(made) == LIST_PAGE


@pytest.mark.parametrize(
    ("headline", "leads", "refusal"),
    [(True, True, ""), (False, True, LIST_PAGE), (False, False, ""), (True, False, "")],
)
def test_a_page_whose_headings_lead_elsewhere_is_a_list(
    headline: bool, leads: bool, refusal: str
) -> None:
    assert refusal_of(page(RUNNING, headline=headline, leads=leads)) == refusal
