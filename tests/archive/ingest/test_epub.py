"""EPUB: chapters begin where the contents of the book say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.ingest import packages
from archive.ingest.document import Document, Record, Refusal
from archive.ingest.formats import parse
from archive.ingest.parsers import epub_package
from archive.ingest.parsers.chapters import NOT_READ
from archive.ingest.parsers.epub import LOST
from archive.ingest.parsers.epub_package import NOT_A_BOOK, PROTECTED
from archive.ingest.parsers.plain_text import NO_TEXT
from archive.ingest.readers import read
from tests.archive.ingest.books import ABOUT, epub, nav, ncx, page
from tests.archive.ingest.builders import BODY, day, record
from tests.archive.ingest.test_tables import OTHER

FIRST, SECOND = page(f"<h1>الميناء</h1><p>{BODY}</p>"), page(f"<h1>السوق</h1><p>{OTHER}</p>")
PARTS = {"a.xhtml": FIRST, "b.xhtml": SECOND}
ENTRIES = (("الميناء", "a.xhtml"), ("السوق", "b.xhtml"))


def documents(data: bytes) -> list[Document]:
    return list(parse(record(data, "application/epub+zip")))


def reason(data: bytes) -> str:
    with pytest.raises(Refusal) as raised:
        documents(data)
    return str(raised.value)


def chapter(title: str, *paragraphs: str, key: str = "", section: str = "") -> Document:
    return Document(
        paragraphs,
        title=title,
        external_id=key,
        source="كتاب الساحل",
        authors=("هدى سالم",),
        section=section,
    )


@pytest.mark.parametrize("contents", [nav(*ENTRIES), ncx(*ENTRIES), ""])
def test_each_entry_of_the_contents_is_an_article_of_its_book(contents: str) -> None:
    assert documents(epub(PARTS, contents)) == [
        chapter("الميناء", BODY, key="OEBPS/a.xhtml"),
        chapter("السوق", OTHER, key="OEBPS/b.xhtml"),
    ]


def test_chapters_may_begin_within_a_part_and_go_on_over_several() -> None:
    parts = {
        "a.xhtml": page(f"<h2 id='c1'>الميناء</h2><p>{BODY}</p><p>وفي المساء عاد</p>"),
        "b.xhtml": page(f'<p>الصيادون كلهم.</p><a id="c2"></a><h2>السوق</h2><p>{OTHER}</p>'),
    }
    contents = nav(("الميناء", "a.xhtml#c1"), ("السوق", "b.xhtml#c2"))
    assert documents(epub(parts, contents)) == [
        chapter("الميناء", BODY, "وفي المساء عاد الصيادون كلهم.", key="OEBPS/a.xhtml#c1"),
        chapter("السوق", OTHER, key="OEBPS/b.xhtml#c2"),
    ]


def test_a_title_in_another_spelling_is_not_repeated_in_the_text() -> None:
    parts = {"a.xhtml": page(f"<p>الميناءُ:</p><p>{BODY}</p>"), "b.xhtml": SECOND}
    assert documents(epub(parts, nav(*ENTRIES)))[0].paragraphs == (BODY,)


def test_parts_of_a_book_are_the_sections_of_their_chapters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("archive.ingest.parsers.chapters.TYPICAL", 100)
    contents = nav(("العدد 1", "n.xhtml"), *((f" {title}", href) for title, href in ENTRIES))
    found = documents(epub({"n.xhtml": page("<p>العدد 1</p>"), **PARTS}, contents))
    assert found == [
        chapter("الميناء", BODY, key="OEBPS/a.xhtml", section="العدد 1"),
        chapter("السوق", OTHER, key="OEBPS/b.xhtml", section="العدد 1"),
    ]


def test_articles_of_a_journal_have_the_day_of_their_issue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("archive.ingest.parsers.chapters.TYPICAL", 100)
    about = ABOUT.replace("كتاب الساحل", "مجلة الساحل")
    contents = nav(("العدد 1", "n.xhtml"), *((f" {title}", href) for title, href in ENTRIES))
    issue = page("<p>العدد 1 - بتاريخ: 7 - 8 - 1910</p>")
    found = documents(epub({"n.xhtml": issue, **PARTS}, contents, about))
    assert [(each.title, each.section, each.published) for each in found] == [
        ("الميناء", "العدد 1", day(1910, 8, 7)),
        ("السوق", "العدد 1", day(1910, 8, 7)),
    ]


def test_heads_and_feet_of_pages_are_no_text() -> None:
    parts = {
        f"{at}.xhtml": page(f"<div>كتاب الساحل</div><p>{BODY} {word}.</p><div>الصفحة: {at}</div>")
        for at, word in enumerate(("أول", "ثان", "ثالث", "رابع", "خامس"))
    }
    (made,) = documents(epub(parts, nav(("الميناء", "0.xhtml"))))
    words = ("أول", "ثان", "ثالث", "رابع", "خامس")
    assert made.paragraphs == tuple(f"{BODY} {word}." for word in words)


def test_covers_cards_and_contents_are_not_read_and_that_is_said() -> None:
    parts = {"c.xhtml": page("<p>بطاقة</p>"), **PARTS}
    first, second = documents(epub(parts, nav(("بطاقة الكتاب", "c.xhtml"), *ENTRIES)))
    assert (first.title, first.notes) == ("الميناء", (NOT_READ.format("بطاقة الكتاب"),))
    assert second.notes == ()


def test_the_editor_of_a_journal_is_not_the_author_of_its_articles() -> None:
    about = ABOUT.replace("كتاب الساحل", "مجلة الساحل")
    assert {each.authors for each in documents(epub(PARTS, nav(*ENTRIES), about))} == {()}


@pytest.mark.parametrize(
    ("about", "authors", "language", "extra"),
    [
        ("<dc:title>ع</dc:title><dc:creator>هدى</dc:creator><dc:creator>منى</dc:creator>", ("هدى", "منى"), "ar", {}),
        ('<dc:creator opf:role="trl" xmlns:opf="x">منى</dc:creator><dc:creator>هدى</dc:creator>', ("هدى",), "ar", {}),
        ('<dc:creator id="c">منى</dc:creator><meta refines="#c" property="role">edt</meta>', (), "ar", {}),
        ("<dc:language>en-GB</dc:language>", (), "en-GB", {}),
        ("<dc:language>عربي</dc:language>", (), "ar", {}),
        ("<dc:publisher>دار</dc:publisher><dc:date>2014-08-20</dc:date>", (), "ar", {"publisher": "دار", "date": "2014-08-20"}),
    ],
)  # fmt: skip
def test_what_the_book_says_of_itself(
    about: str, authors: tuple[str, ...], language: str, extra: dict[str, object]
) -> None:
    made, _ = documents(epub(PARTS, nav(*ENTRIES), about))
    assert (made.authors, made.language, made.extra, made.published) == (
        authors,
        language,
        extra,
        None,
    )


def test_a_book_of_one_chapter_is_one_article() -> None:
    (made,) = documents(epub({"a.xhtml": page(f"<p>{BODY}</p>")}))
    assert made == Document((BODY,), title="كتاب الساحل", authors=("هدى سالم",))


def test_names_of_parts_may_be_escaped_and_in_folders() -> None:
    parts = {"text/فصل 1.xhtml": FIRST}
    contents = nav(("الميناء", "text/%D9%81%D8%B5%D9%84%201.xhtml"))
    (made,) = documents(epub(parts, contents))
    assert (made.title, made.paragraphs) == ("الميناء", (BODY,))


def test_a_part_that_is_missing_or_no_text_leaves_the_others_and_is_told() -> None:
    parts = {"a.xhtml": FIRST, "b.xhtml": "\x00\x01", "c.xhtml": SECOND}
    contents = nav(ENTRIES[0], ("تالف", "b.xhtml"), ("السوق", "c.xhtml"), ("غائب", "gone.xhtml"))
    first, second = documents(epub(parts, contents))
    assert (first.title, second.title) == ("الميناء", "السوق")
    assert first.notes == (LOST.format("b.xhtml"),)
    (only,) = documents(epub(PARTS).replace(b"OEBPS/b.xhtml", b"OEBPS/z.xhtml"))
    assert (only.title, only.notes) == ("الميناء", (LOST.format("b.xhtml"),))


def encryption(method: str) -> dict[str, str]:
    return {
        epub_package.ENCRYPTION: '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        f'<enc:EncryptionMethod Algorithm="{method}"/></enc:EncryptedData></encryption>'
    }


def test_a_protected_book_is_refused_and_one_with_hidden_fonts_is_read() -> None:
    aes = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    assert reason(epub(PARTS, others=aes)) == PROTECTED
    assert len(documents(epub(PARTS, others=encryption(epub_package.FONTS[0])))) == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04", packages.NOT_A_PACKAGE),
        (epub(PARTS)[:200], packages.NOT_A_PACKAGE),
        (epub(PARTS).replace(b"META-INF/container.xml", b"META-INF/contained.xml"), NOT_A_BOOK),
        (epub(PARTS).replace(b"OEBPS/content.opf", b"OEBPS/contents.op"), NOT_A_BOOK),
        (epub({}), NO_TEXT),
        (epub({"a.xhtml": page('<img src="a.png"/>')}), NO_TEXT),
    ],
)
def test_what_is_no_book_is_refused(data: bytes, said: str) -> None:
    assert reason(data) == said


def test_parts_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub_package, "PART", 100)
    assert "أكبر من الحد" in reason(epub(PARTS))


@pytest.mark.parametrize("name", ["a.epub", "a.txt", "a"])
def test_a_book_is_one_record_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    data = epub(PARTS)
    (tmp_path / name).write_bytes(data)
    expected = Record(data, "application/epub+zip", str(tmp_path / name), name)
    assert list(read(tmp_path / name)) == [expected]
