"""What a book says of its parts: their order, and its contents in either version of EPUB."""

from __future__ import annotations

import io
import zipfile

import pytest

from archive.ingest.document import Refusal
from archive.ingest.packages import open_package
from archive.ingest.parsers import epub_package
from archive.ingest.parsers.epub_package import Book, Entry, book_of, read_part
from tests.archive.ingest.books import epub, nav, ncx, page

PARTS = {"a.xhtml": page("<p>أ</p>"), "b.xhtml": page("<p>ب</p>")}


def book(data: bytes) -> Book:
    with open_package(data) as package:
        return book_of(package)


def contents(table: str, **parts: str) -> tuple[Entry, ...]:
    return book(epub(PARTS | parts, table)).contents


def test_parts_are_in_the_order_of_the_spine_each_once() -> None:
    data = epub(PARTS)
    assert book(data).parts == ("OEBPS/a.xhtml", "OEBPS/b.xhtml")
    turned = replaced(data, "OEBPS/content.opf", '<itemref idref="p0"/>', "")
    assert book(turned).parts == ("OEBPS/b.xhtml",)
    twice = replaced(data, "OEBPS/content.opf", "</spine>", '<itemref idref="p0"/></spine>')
    assert book(twice).parts == ("OEBPS/a.xhtml", "OEBPS/b.xhtml")


def replaced(data: bytes, member: str, old: str, new: str) -> bytes:
    """The book with other text in one of its members."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name).decode() for name in package.namelist()}
    assert old in members[member]
    members[member] = members[member].replace(old, new)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in members.items():
            package.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize("idref", ["p9", "", "toc"])
def test_what_the_spine_names_and_the_book_does_not_have_is_passed_over(idref: str) -> None:
    data = replaced(epub(PARTS), "OEBPS/content.opf", 'idref="p0"', f'idref="{idref}"')
    assert book(data).parts == ("OEBPS/b.xhtml",)


def test_a_picture_in_the_spine_is_no_part() -> None:
    old = 'href="a.xhtml" media-type="application/xhtml+xml"'
    data = replaced(
        epub(PARTS), "OEBPS/content.opf", old, 'href="a.svg" media-type="image/svg+xml"'
    )
    assert book(data).parts == ("OEBPS/b.xhtml",)


def test_contents_have_levels() -> None:
    table = nav(
        ("باب", "a.xhtml"), (" فصل", "a.xhtml#f1"), (" آخر", "b.xhtml"), ("خاتمة", "b.xhtml#k")
    )
    assert contents(table) == (
        Entry(1, "باب", "OEBPS/a.xhtml"),
        Entry(2, "فصل", "OEBPS/a.xhtml", "f1"),
        Entry(2, "آخر", "OEBPS/b.xhtml"),
        Entry(1, "خاتمة", "OEBPS/b.xhtml", "k"),
    )


def test_points_of_the_older_contents_nest() -> None:
    inner = '<navPoint><navLabel><text>فصل</text></navLabel><content src="b.xhtml"/></navPoint>'
    table = ncx(("باب", "a.xhtml")).replace("</navPoint></navMap>", f"{inner}</navPoint></navMap>")
    assert contents(table) == (
        Entry(1, "باب", "OEBPS/a.xhtml"),
        Entry(2, "فصل", "OEBPS/b.xhtml"),
    )


@pytest.mark.parametrize(
    ("body", "entries"),
    [
        ("<nav><ol><li><a href='a.xhtml'>باب</a></li></ol></nav>", ["باب"]),
        ("<nav><ul><li><a href='a.xhtml'>باب <b>غليظ</b></a></li></ul></nav>", ["باب غليظ"]),
        ("<nav><ol><li><span>قسم</span><ol><li><a href='a.xhtml'>باب</a></li></ol></li></ol></nav>", ["باب"]),
        (
            "<nav xmlns:e='http://www.idpf.org/2007/ops' e:type='landmarks'><ol><li><a href='a.xhtml'>غلاف</a></li></ol></nav>"
            "<nav xmlns:e='http://www.idpf.org/2007/ops' e:type='toc'><ol><li><a href='b.xhtml'>باب</a></li></ol></nav>",
            ["باب"],
        ),
        ("<nav><h1>المحتويات</h1></nav>", []),
        ("<p>لا شيء</p>", []),
    ],
)  # fmt: skip
def test_contents_of_many_shapes(body: str, entries: list[str]) -> None:
    shaped = page(body) + "<!--<nav-->"  # the builder knows contents of EPUB 3 by this
    assert [entry.title for entry in contents(shaped)] == entries


def test_a_part_over_the_limit_is_refused_and_one_that_is_damaged_empty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = epub(PARTS)
    with open_package(data) as package:
        assert read_part(package, "OEBPS/gone.xhtml") == b""
        monkeypatch.setattr(epub_package, "PART", 10)
        with pytest.raises(Refusal):
            read_part(package, "OEBPS/a.xhtml")


@pytest.mark.parametrize("at", [0.2, 0.5, 0.8])
def test_bytes_that_are_spoilt_cost_a_part_and_raise_nothing(at: float) -> None:
    with open_package(epub(PARTS)) as package:
        info = package.getinfo("OEBPS/b.xhtml")
        start = info.header_offset + 30 + len(info.filename)
    data = bytearray(epub(PARTS))
    data[start + int(at * info.compress_size)] ^= 0xFF
    with open_package(bytes(data)) as package:
        assert read_part(package, "OEBPS/b.xhtml") == b""
        assert read_part(package, "OEBPS/a.xhtml")
