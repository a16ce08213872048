"""Articles as a book: what is in the EPUB, in which order, and from right to left."""

from __future__ import annotations

import re
import zipfile
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from lxml import etree

from archive.models import Article
from tests.builders import article, tag, withdrawn

pytestmark = pytest.mark.django_db

URL = "https://archive.example"


@pytest.fixture
def made(tmp_path: Path) -> Any:
    def make(**options: Any) -> dict[str, str]:
        """Name of a file of the book -> its text."""
        call_command(
            "export_epub", str(tmp_path / "book.epub"), url=URL, stdout=StringIO(), **options
        )
        assert [path.name for path in tmp_path.iterdir()] == ["book.epub"]
        with zipfile.ZipFile(tmp_path / "book.epub") as book:
            assert book.testzip() is None and book.namelist()[0] == "mimetype"
            names = [name for name in book.namelist() if not name.endswith(".woff2")]
            return {Path(name).name: book.read(name).decode() for name in names}

    return make


def filled() -> list[Article]:
    return [
        article(
            "القهوة في المدينة",
            body="شرب أهل المدينة القهوة.\n\nوفيها <مقاهٍ> & غيرها.",
            tags=["قهوة"],
            source="الحي",
            authors=["سلمى العطار", "كمال"],
            published="2019-03-02",
        ),
        article("رفوف المكتبة", tags=["كتب", "قهوة"], published="2020"),
        article("Tea", body="A text.", language="en", tags=["كتب"]),
    ]


def chapters(book: dict[str, str]) -> list[str]:
    return re.findall(r'<itemref idref="([^"]+)"', book["content.opf"])


def test_a_chapter_holds_an_article_with_its_facts_and_its_address(made: Any) -> None:
    first, *_ = filled()
    root = etree.fromstring(made()[f"article-{first.pk}.xhtml"].encode())
    html = "{http://www.w3.org/1999/xhtml}"
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    assert root.findtext(f".//{html}title") == "القهوة في المدينة"
    texts = ["".join(part.itertext()).split() for part in root.iter(f"{html}h1", f"{html}p")]
    assert [" ".join(words) for words in texts] == [
        "القهوة في المدينة",
        "الحي · سلمى العطار · كمال · 2 مارس/ آذار 2019",
        "شرب أهل المدينة القهوة.",
        "وفيها <مقاهٍ> & غيرها.",
        f"{URL}/articles/{first.pk}/",
    ]


def test_a_text_in_another_language_says_so(made: Any) -> None:
    *_, last = filled()
    chapter = made()[f"article-{last.pk}.xhtml"]
    assert 'lang="en"' in chapter and 'dir="auto"' in chapter


def test_the_book_reads_from_right_to_left_and_says_what_it_is(made: Any) -> None:
    filled()
    package = made(title="من الأرشيف")["content.opf"]
    for element in (
        'page-progression-direction="rtl"',
        "<dc:title>من الأرشيف</dc:title>",
        "<dc:language>ar</dc:language>",
        f"<dc:source>{URL}</dc:source>",
        ">سلمى العطار</dc:creator>",
        ">كمال</dc:creator>",
    ):
        assert element in package


def test_the_contents_name_the_chapters_in_their_order(made: Any) -> None:
    first, second, last = filled()
    book = made()
    keys = [second.pk, first.pk, last.pk]
    assert chapters(book) == ["front", "nav", *(f"article-{pk}" for pk in keys)]
    assert re.findall(r'href="article-(\d+)\.xhtml"', book["nav.xhtml"]) == [str(pk) for pk in keys]
    assert "3 مقالات من خزانة" in book["front.xhtml"]


@pytest.mark.parametrize(
    ("chosen", "titles"),
    [
        ({"tag": "قهوة"}, ["رفوف المكتبة", "القهوة في المدينة"]),
        ({"tag": "كتاب"}, ["رفوف المكتبة", "Tea"]),
        ({"source": "الحي"}, ["القهوة في المدينة"]),
        ({"author": "كمال"}, ["القهوة في المدينة"]),
    ],
)
def test_a_book_is_made_of_what_is_asked_for(
    chosen: dict[str, str], titles: list[str], made: Any
) -> None:
    filled()
    tag("كتب", aliases=["كتاب"])
    keys = {one.title: f"article-{one.pk}" for one in Article.objects.all()}
    book = made(**chosen)
    assert chapters(book)[2:] == [keys[title] for title in titles]


def test_single_articles_come_in_the_order_asked_for(made: Any) -> None:
    first, _, last = filled()
    assert chapters(made(articles=[last.pk, first.pk]))[2:] == [
        f"article-{last.pk}",
        f"article-{first.pk}",
    ]


def test_the_same_articles_are_the_same_book(made: Any) -> None:
    first, second, _ = filled()
    numbers = [
        re.findall("urn:uuid:[0-9a-f-]+", made(articles=keys)["content.opf"])[0]
        for keys in ([first.pk], [first.pk], [second.pk])
    ]
    assert numbers[0] == numbers[1] != numbers[2]


def test_signs_that_xml_forbids_are_left_out(made: Any) -> None:
    one = article("عنوان", body="نص\x01 فيه \x0bعلامة")
    assert "نص فيه  علامة" in made()[f"article-{one.pk}.xhtml"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "لا مقالات منشورة"),
        ({"tag": "لا-وسم"}, "ليس في الأرشيف: لا-وسم"),
        ({"articles": [999]}, "لا مقالات منشورة"),
        ({"url": "archive"}, "ليس عنوان موقع"),
    ],
)
def test_what_makes_no_book_is_said(options: dict[str, Any], said: str, tmp_path: Path) -> None:
    withdrawn("مقال مسحوب")
    with pytest.raises(CommandError, match=said):
        call_command("export_epub", str(tmp_path / "book.epub"), **{"url": URL} | options)
    assert not list(tmp_path.iterdir())


def test_a_long_list_gives_its_latest(
    made: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("archive.management.commands.export_epub.MOST", 1)
    filled()
    said = StringIO()
    call_command("export_epub", str(tmp_path / "book.epub"), url=URL, stdout=said)
    assert "في الكتاب أحدثها، وعددها كلها 3." in said.getvalue()
