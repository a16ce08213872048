"""Marks of a page for programs: which names count, and which of them first."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement, document_fromstring

from archive.ingest.parsers.page.marked import META, address, marks, value_of


def page(head: str = "", body: str = "نص") -> HtmlElement:
    return document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")


def said(head: str = "", body: str = "نص", title: str = "") -> dict[str, list[str]]:
    return {field: values for field, values in marks(page(head, body), title).items() if values}


def meta(name: str, content: str, attribute: str = "name") -> str:
    return f'<meta {attribute}="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("field", "name"), [(field, name) for field, names in META.items() for name in names]
)
def test_every_name_of_the_table_says_its_field(field: str, name: str) -> None:
    assert said(meta(name, "قيمة"))[field] == ["قيمة"]
    assert said(meta(name.upper(), "قيمة", "property"))[field] == ["قيمة"]


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ("og:title", "twitter:title", "title"),
        ("article:published_time", "citation_date", "date"),
        ("citation_publication_date", "date", "date"),
        ("citation_author", "author", "author"),
        ("og:site_name", "publisher", "source"),
        ("article:section", "section", "section"),
        ("og:url", "dc.identifier", "url"),
    ],
)
def test_the_surest_name_comes_first_wherever_it_stands(
    first: str, second: str, field: str
) -> None:
    found = said(meta(second, "ثان") + meta(first, "أول"))[field]
    assert found[0] == "أول"


def test_each_author_and_tag_of_one_name_counts() -> None:
    head = "".join(meta("citation_author", name) for name in ("ليلى", "سامر"))
    head += "".join(meta("article:tag", name, "property") for name in ("بحر", "سفن"))
    found = said(head + meta("author", "آخر"))
    assert (found["author"], found["tags"]) == (["ليلى", "سامر"], ["بحر", "سفن"])


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author">',
        '<meta name="author" content="  ">',
        '<meta content="ليلى">',
        '<meta name="auth" content="ليلى">',
        "<!-- <meta name='author' content='ليلى'> -->",
    ],
)
def test_marks_that_say_nothing(head: str) -> None:
    assert "author" not in said(head)


@pytest.mark.parametrize(
    ("body", "field", "values"),
    [
        ('<h1 itemprop="headline">عودة</h1>', "title", ["عودة"]),
        ('<time itemprop="datePublished" datetime="2015-03-21">أمس</time>', "date", ["2015-03-21"]),
        ('<span itemprop="author">ليلى</span>', "author", ["ليلى"]),
        (
            '<div itemprop="author">كتبت <b itemprop="name">ليلى</b> من بيروت</div>',
            "author",
            ["ليلى"],
        ),
        (
            '<a itemprop="creator">ليلى</a><a itemprop="creator">سامر</a>',
            "author",
            ["ليلى", "سامر"],
        ),
        ('<span class="p-author h-card">ليلى</span>', "author", ["ليلى"]),
        ('<h1 class="p-name">عودة</h1>', "title", ["عودة"]),
        ('<h1 class="entry-title big">عودة</h1>', "title", ["عودة"]),
        ('<a class="p-category">بحر</a><a class="p-category">سفن</a>', "tags", ["بحر", "سفن"]),
        ('<a rel="tag nofollow" href="/t/1">بحر</a>', "tags", ["بحر"]),
        ('<time class="dt-published" datetime="2015-03-21">x</time>', "date", ["2015-03-21"]),
    ],
)
def test_marks_in_the_text(body: str, field: str, values: list[str]) -> None:
    assert said(body=body)[field] == values


@pytest.mark.parametrize(
    "body",
    [
        '<div class="comment"><span itemprop="author">زائر</span></div>',
        '<div itemprop="comment"><b itemprop="author">زائر</b></div>',
        '<ol class="comments-list"><li><i class="p-author">زائر</i></li></ol>',
    ],
)
def test_who_wrote_a_comment_did_not_write_the_article(body: str) -> None:
    assert "author" not in said(body=body)


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ('<meta itemprop="x" content="من  البرامج">', "من البرامج"),
        ('<time datetime="2015-03-21">أمس</time>', "2015-03-21"),
        ("<b> كلمات  \n في سطر </b>", "كلمات في سطر"),
        ('<div>قبل <i class="p-name">اسم</i> بعد</div>', "اسم"),
        ('<a class="u-url" href="https://a.example/1">الرابط</a>', "https://a.example/1"),
        ("<b></b>", ""),
    ],
)
def test_what_a_marked_element_says(element: str, value: str) -> None:
    (only,) = page(body=element).find("body")
    assert value_of(only) == value


@pytest.mark.parametrize(
    ("found", "saved_from", "expected"),
    [
        ({}, "", ""),
        ({"canonical": ["https://a.example/1"]}, "", "https://a.example/1"),
        ({"url": ["https://a.example/2"]}, "", "https://a.example/2"),
        (
            {"canonical": ["https://a.example/1"], "url": ["https://a.example/2"]},
            "https://a.example/3",
            "https://a.example/1",
        ),
        ({}, "https://a.example/3", "https://a.example/3"),
        ({"canonical": ["/1"], "url": ["https://a.example/2"]}, "", "https://a.example/1"),
        ({"canonical": ["/1"]}, "https://a.example/x/3", "https://a.example/1"),
        ({"canonical": ["/1"]}, "", ""),
        ({"canonical": ["https://a.example/"]}, "https://a.example/3", "https://a.example/3"),
        ({"canonical": ["https://a.example/"]}, "", "https://a.example/"),
        ({"canonical": ["ftp://a.example/1"]}, "", ""),
    ],
)
def test_the_address_of_a_page(found: dict[str, list[str]], saved_from: str, expected: str) -> None:
    assert address(found, saved_from) == expected
