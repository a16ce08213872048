"""Pages of a book, cut where its contents lead, and what its package says of them."""

from __future__ import annotations

import pytest

from archive.ingest.packages import open_package
from archive.ingest.parsers import chapters as chapter_bounds
from archive.ingest.parsers.epub import HEADING, parse
from archive.ingest.parsers.epub_package import FONTS, PAGES, Book, Entry, book_of
from tests.archive.ingest.books import ABOUT, epub, nav, ncx, page
from tests.archive.ingest.builders import BODY, record
from tests.archive.ingest.test_epub import encryption
from tests.archive.ingest.test_epub_package import replaced
from tests.archive.ingest.test_tables import OTHER

PARTS = {"a.xhtml": page(f"<p>{BODY}</p>"), "b.xhtml": page(f"<p>{OTHER}</p>")}
OPF = "OEBPS/content.opf"


def told(parts: dict[str, str], contents: str = "") -> list[tuple[str, str, tuple[str, ...]]]:
    """Title, name and text of each chapter."""
    found = parse(record(epub(parts, contents), "application/epub+zip"))
    return [(each.title, each.external_id, each.paragraphs) for each in found]


def book(data: bytes) -> Book:
    with open_package(data) as package:
        return book_of(package)


@pytest.mark.parametrize(
    "mark",
    ['<a id="c2"></a>', "<a name='c2'/>", '<p class="x" id = "c2">', '<span\nid="c2">'],
)
def test_a_chapter_begins_at_the_tag_with_its_anchor(mark: str) -> None:
    body = f'<p id="c1">{BODY}</p>{mark}{OTHER}'
    contents = nav(("أ", "a.xhtml#c1"), ("ب", "a.xhtml#c2"))
    assert told({"a.xhtml": page(body)}, contents) == [
        ("أ", "OEBPS/a.xhtml#c1", (BODY,)),
        ("ب", "OEBPS/a.xhtml#c2", (OTHER,)),
    ]


def test_an_anchor_is_found_by_its_whole_name() -> None:
    body = f'<p id="c1x">{BODY}</p><p id="c1">{OTHER}</p>'
    contents = nav(("أ", "a.xhtml"), ("ب", "a.xhtml#c1"))
    assert told({"a.xhtml": page(body)}, contents) == [
        ("أ", "OEBPS/a.xhtml", (BODY,)),
        ("ب", "OEBPS/a.xhtml#c1", (OTHER,)),
    ]


def test_entries_in_another_order_than_the_text_follow_the_text() -> None:
    body = f'<p id="c1">{BODY}</p><p id="c2">{OTHER}</p>'
    contents = nav(("ب", "a.xhtml#c2"), ("أ", "a.xhtml#c1"))
    assert [title for title, *_ in told({"a.xhtml": page(body)}, contents)] == ["أ", "ب"]


def test_an_anchor_that_is_not_there_leads_to_the_beginning() -> None:
    contents = nav(("أ", "a.xhtml#gone"), ("ب", "b.xhtml"))
    assert told(PARTS, contents) == [
        ("أ", "OEBPS/a.xhtml#gone", (BODY,)),
        ("ب", "OEBPS/b.xhtml", (OTHER,)),
    ]


def test_a_part_that_no_entry_leads_to_goes_on_with_the_chapter_before_it() -> None:
    parts = {**PARTS, "c.xhtml": page(f"<p>{BODY}</p>")}
    assert told(parts, nav(("أ", "a.xhtml"), ("ج", "c.xhtml"))) == [
        ("أ", "OEBPS/a.xhtml", (BODY, OTHER)),
        ("ج", "OEBPS/c.xhtml", (BODY,)),
    ]


@pytest.mark.parametrize(("size", "kept"), [(5, False), (6, True)])
def test_what_stands_before_the_first_entry_is_kept_where_it_is_a_text(
    monkeypatch: pytest.MonkeyPatch, size: int, kept: bool
) -> None:
    monkeypatch.setattr(chapter_bounds, "TITLE_PAGE", 5)
    before = "ط" * size
    body = f'<p>{before}</p><p id="c1">{BODY}</p>'
    found = told(
        {"a.xhtml": page(body), "b.xhtml": PARTS["b.xhtml"]},
        nav(("أ", "a.xhtml#c1"), ("ب", "b.xhtml")),
    )
    assert [(title, text) for title, _, text in found] == [
        *([("", (before,))] if kept else []),
        ("أ", (BODY,)),
        ("ب", (OTHER,)),
    ]


@pytest.mark.parametrize("level", range(1, 7))
def test_without_contents_a_high_heading_begins_a_chapter(level: int) -> None:
    parts = {
        "a.xhtml": page(f"<h1>أ</h1><p>{BODY}</p>"),
        "b.xhtml": page(f"<h{level}>ب</h{level}><p>{OTHER}</p>"),
    }
    first, *rest = told(parts)
    if level <= HEADING:
        assert first == ("أ", "OEBPS/a.xhtml", (BODY,))
        assert rest == [("ب", "OEBPS/b.xhtml", (OTHER,))]
    else:
        assert (first[2], rest) == ((BODY, "ب", OTHER), [])


@pytest.mark.parametrize("method", FONTS)
def test_hidden_fonts_protect_no_book(method: str) -> None:
    assert book(epub(PARTS, others=encryption(method))).parts == ("OEBPS/a.xhtml", "OEBPS/b.xhtml")


@pytest.mark.parametrize("kind", [*PAGES, "text/css", "image/png", ""])
def test_parts_are_what_may_hold_a_text(kind: str) -> None:
    data = replaced(epub(PARTS), OPF, 'href="a.xhtml" media-type="application/xhtml+xml"', f'href="a.xhtml" media-type="{kind}"')  # fmt: skip
    assert ("OEBPS/a.xhtml" in book(data).parts) == (kind in PAGES)


@pytest.mark.parametrize(
    ("about", "authors"),
    [
        ("<dc:creator>هدى</dc:creator><dc:creator>هدى</dc:creator>", ("هدى",)),
        ("<dc:creator> هدى\n سالم </dc:creator><dc:creator/>", ("هدى سالم",)),
        ('<dc:creator role="aut">هدى</dc:creator><dc:creator role="ill">منى</dc:creator>', ("هدى",)),
        ('<dc:creator id="c">هدى</dc:creator><meta refines="#c" property="role">aut</meta>', ("هدى",)),
        ('<dc:creator id="c">هدى</dc:creator><meta refines="#c" property="file-as">trl</meta>', ("هدى",)),
        ('<dc:creator id="c">هدى</dc:creator><meta refines="#d" property="role">trl</meta>', ("هدى",)),
        ("<dc:contributor>هدى</dc:contributor>", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_creators_are_authors_unless_their_part_is_another(
    about: str, authors: tuple[str, ...]
) -> None:
    assert book(epub(PARTS, about=about)).authors == authors


def test_the_first_title_that_says_anything_is_that_of_the_book() -> None:
    about = "<dc:title/><dc:title>أ</dc:title><dc:title>ب</dc:title><dc:publisher> </dc:publisher>"
    made = book(epub(PARTS, about=about))
    assert (made.title, made.language, made.extra) == ("أ", "", {})


def test_the_newer_contents_count_where_they_lead_anywhere() -> None:
    item = '<item id="n" href="nav2.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>'
    old = ncx(("قديم", "a.xhtml"))
    for newer, titles in ((nav(("جديد", "a.xhtml")), ["جديد"]), (page("<nav/>"), ["قديم"])):
        data = replaced(
            epub(PARTS, old, others={"OEBPS/nav2.xhtml": newer}), OPF, "</manifest>", item
        )
        assert [entry.title for entry in book(data).contents] == titles


def test_contents_lead_from_their_own_folder() -> None:
    data = replaced(epub(PARTS, nav(("أ", "../a.xhtml#x%20y"))), OPF, 'href="nav.xhtml"', 'href="t/nav.xhtml"')  # fmt: skip
    moved = data.replace(b"OEBPS/nav.xhtml", b"OEBPS/t/nav.xht")
    assert book(moved).contents == ()
    made = epub(PARTS, others={"OEBPS/t/nav.xhtml": nav(("أ", "../a.xhtml#x%20y"))})
    item = '<item id="n" href="t/nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>'
    assert book(replaced(made, OPF, "</manifest>", item)).contents == (
        Entry(1, "أ", "OEBPS/a.xhtml", "x y"),
    )


def test_what_a_book_says_of_itself_as_the_builder_writes_it() -> None:
    made = book(epub(PARTS, nav(("أ", "a.xhtml")), ABOUT))
    assert made == Book(
        "كتاب الساحل",
        ("هدى سالم",),
        "ar",
        {},
        ("OEBPS/a.xhtml", "OEBPS/b.xhtml"),
        (Entry(1, "أ", "OEBPS/a.xhtml"),),
    )
