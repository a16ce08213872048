"""Links between pages become links between files."""

from __future__ import annotations

import pytest

from archive.export.links import linked, rooted

FILES = {
    "/": "index.html",
    "/tags/%D9%86/": "tags/%D9%86/index.html",
    "/tags/%D9%86/?page=2": "tags/%D9%86/page-2/index.html",
    "/search/": "search/index.html",
    "/search/?q=a&b": "search/index.html?q=a&b",
    "/cite/1/bib/": "data:text/plain;base64,YQ==",
    "/static/a.css": "static/a.css",
}


def target(address: str) -> str:
    return FILES.get(address.partition("#")[0], "")


def page(text: str) -> str:
    return linked(text, "/tags/%D9%86/", "tags/ن/index.html", target)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="/">', '<a href="../../index.html">'),
        ('<a class="b" href="/">', '<a class="b" href="../../index.html">'),
        ('<a href="?page=2">', '<a href="page-2/index.html">'),
        ('<a href="/tags/%D9%86/#top">', '<a href="index.html#top">'),
        ('<a href="#top">', '<a href="#top">'),
        ('<a href="https://other.example/">', '<a href="https://other.example/">'),
        ('<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'),
        ('<a href="/cite/1/bib/" download>', '<a href="data:text/plain;base64,YQ==" download>'),
        ('<script src="/static/a.css" defer>', '<script src="../../static/a.css" defer>'),
        ('<link rel="stylesheet" href="/static/a.css">', None),
        ('<a href="/search/?q=a&amp;b">', '<a href="../../search/index.html?q=a&amp;b">'),
        (
            '<form action="/search/" data-suggest="/suggest/">',
            '<form action="../../search/index.html">',
        ),
        ("نص فيه href=/ ولا رابط", "نص فيه href=/ ولا رابط"),
    ],
)
def test_a_link_leads_to_a_file(before: str, after: str | None) -> None:
    assert page(before) == (after or '<link rel="stylesheet" href="../../static/a.css">')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('أ<a class="b" href="/api/">ب</a>', 'أ<a class="b">ب</a>'),
        ('<link rel="search" href="/opensearch.xml">\n<meta>', "<meta>"),
        ('<link rel="alternate" type="a/b" title="ج" href="/oai/"><b>', "<b>"),
        ('أ<form action="/tags/" method="get"><input></form>ب', "أب"),
        ('<search class="c"><form action="/tags/"><p></p></form></search>ب', "ب"),
        ('<form action="/tags/"></form><form action="/search/"></form>', None),
    ],
)
def test_what_leads_nowhere_is_no_link(before: str, after: str | None) -> None:
    assert page(before) == (after or '<form action="../../search/index.html"></form>')


def test_a_page_that_is_shown_anywhere_is_linked_from_the_top() -> None:
    page = '<a href="tags/index.html">ا</a> <img src="/x.png"> <a href="#content">ب</a>'
    page += '<form action="search/index.html"></form><a href="https://a.example/">ج</a>'
    assert rooted(page) == (
        '<a href="/tags/index.html">ا</a> <img src="/x.png"> <a href="#content">ب</a>'
        '<form action="/search/index.html"></form><a href="https://a.example/">ج</a>'
    )
