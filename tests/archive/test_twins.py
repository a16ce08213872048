"""An article for programs: its whole text, and what is known of it, without a page around."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from archive.twins import markdown, plain
from tests.archive.citation.works import bare, work
from tests.builders import article, withdrawn

ROOT = "http://testserver"
TEXT = ["عاد الصيادون عند الفجر.", "وباعوا ما معهم في الميناء."]
HTML = MarkdownIt("commonmark")


def shown(text: str) -> list[tuple[str, str]]:
    """(element, text) of each block that Markdown makes."""
    tokens = HTML.parse(text)
    return [
        (opened.tag, "".join(child.content for child in inline.children or []))
        for opened, inline in pairwise(tokens)
        if inline.type == "inline"
    ]


def test_a_text_with_all_that_is_known() -> None:
    assert plain(work(), TEXT) == (
        "عودة الصيادين إلى الميناء\n\n"
        "المصدر: صحيفة الميناء\n"
        "الكاتب: ليلى الخطيب\n"
        "التاريخ: 21 مارس/ آذار 2015\n"
        "الوسوم: صيد الأسماك، البحر\n"
        "الرابط: https://example.org/articles/12/\n\n"
        "عاد الصيادون عند الفجر.\n\n"
        "وباعوا ما معهم في الميناء.\n"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert plain(bare(), TEXT[:1]) == (
        "عودة الصيادين إلى الميناء\n\n"
        "الرابط: https://example.org/articles/12/\n\n"
        "عاد الصيادون عند الفجر.\n"
    )


def test_in_markdown_the_title_is_a_heading_and_the_facts_a_list() -> None:
    assert shown(markdown(work(authors=(), tags=()), TEXT)) == [
        ("h1", "عودة الصيادين إلى الميناء"),
        ("p", "المصدر: صحيفة الميناء"),
        ("p", "التاريخ: 21 مارس/ آذار 2015"),
        ("p", "الرابط: https://example.org/articles/12/"),
        ("p", TEXT[0]),
        ("p", TEXT[1]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("# ليس عنوانا", "- ليس بندا", "+ ولا هذا", "* ولا ذاك", "1. ولا مرقما", "12) ولا هذا"),
        *("> لا اقتباس", "=====", "---", "***", "~~~", "```", "| لا | جدول |", "    لا شيفرة"),
        *(
            "*نجمة* و_سطر_ و`علامة`",
            "[نص](عنوان)",
            "<b>وسم</b>",
            "&amp; &lt;",
            "\\مائل\\",
            "![ص](س)",
        ),
        *("<!-- تعليق -->", "http://a.example/_x_", "a_b*c*d", "2015. سنة", "[1]: /عنوان"),
    ],
)
def test_no_sign_of_a_text_becomes_one_of_markdown(text: str) -> None:
    assert shown(markdown(bare(), [text]))[-1] == ("p", text.strip())


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).filter(str.strip))
def test_any_line_is_a_paragraph_of_itself(text: str) -> None:
    blocks = shown(markdown(bare(), [text]))
    assert blocks[-1] == ("p", text)
    assert len(blocks) == 3


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_any_title_is_a_heading_of_itself(title: str) -> None:
    assert shown(markdown(bare(title=title), []))[0] == ("h1", title)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("suffix", "media_type", "begins"),
    [("md", "text/markdown", "# "), ("txt", "text/plain", "")],
)
def test_each_published_article_has_its_twins(
    client: Client, suffix: str, media_type: str, begins: str
) -> None:
    made = article("عودة الصيادين", body="\n\n".join(TEXT), source="صحيفة الميناء")
    response = client.get(f"/articles/{made.pk}.{suffix}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response.headers["Link"] == f'<{ROOT}{made.get_absolute_url()}>; rel="canonical"'
    assert response.headers["X-Robots-Tag"] == "noindex"
    text = response.content.decode()
    assert text.startswith(f"{begins}عودة الصيادين\n")
    assert text.endswith("\n\n".join(TEXT) + "\n")
    page = client.get(made.get_absolute_url()).content.decode()
    assert f'type="{media_type}" href="/articles/{made.pk}.{suffix}"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/articles/999.md", "/articles/1.doc", "/articles/x.md"])
def test_what_is_not_there_has_no_twin(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_a_withdrawn_article_has_no_twin(client: Client) -> None:
    made = withdrawn("مقال سُحب")
    assert client.get(f"/articles/{made.pk}.md").status_code == 404


@pytest.mark.django_db
def test_programs_are_told_what_there_is(client: Client) -> None:
    made = article("عودة الصيادين")
    response = client.get("/llms.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    text = response.content.decode()
    assert text.startswith("# خزانة\n\n> ")
    named = {url.removeprefix(ROOT) for url in re.findall(r"http://[^\s)،]+", text)}
    for address in {one.replace("12", str(made.pk)) for one in named}:
        assert client.get(address, follow=True).status_code == 200, address
    assert named == {
        *("/articles/12/", "/articles/12.md", "/articles/12.txt", "/articles/", "/tags/"),
        *("/sitemap.xml", "/api/search/?q=", "/search/help/", "/cite/12/"),
    }
