"""Collections in SGML: what each article is called, and where its text and its bounds are."""

from __future__ import annotations

import hashlib
import io

import pytest

from archive.ingest import sgml, streams
from archive.ingest.document import Record, Refused
from archive.ingest.parsers.sgml import lines
from archive.ingest.sgml import (
    HEAD,
    KEY_LENGTH,
    NAMED,
    PAGES,
    TOLD,
    Piece,
    element_of,
    pieces,
    read_collection,
    read_in_xml,
)
from archive.ingest.streams import Labels
from tests.archive.ingest.builders import BODY

LABELS = Labels("/a.sgml", "a.sgml", "text/sgml")


def read(data: bytes | str) -> list[Record | Refused]:
    raw = data if isinstance(data, bytes) else data.encode()
    return list(read_collection(io.BufferedReader(io.BytesIO(raw)), LABELS))  # type: ignore[arg-type]


def record(text: str, key: str, number: int = 1) -> Record:
    return Record(text.encode(), "text/sgml", f"/a.sgml#{key}", f"a.sgml:{number}", "utf-8")


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize(
    ("inner", "key"),
    [
        ("<DOCNO>س-1</DOCNO>", "س-1"),
        ("<docno> س-1 </docno>", "س-1"),
        ("<ID>\n7\n</ID>", "7"),
        ("<DOCNO>7", "7"),
        ("<TITLE>أ</TITLE><DOCNO>7</DOCNO>", "7"),
        ("<DOCNO>7</DOCNO><ID>8</ID>", "7"),
        ("<DOCNO>a&amp;b</DOCNO>", "a&b"),
        (f"<ID>{'x' * KEY_LENGTH}</ID>", "x" * KEY_LENGTH),
        (f"<ID>{'x' * (KEY_LENGTH + 1)}</ID>", ""),
        ("<ID>7\n8</ID>", "7"),
        ("<ID></ID>", ""),
        ("</ID>7", ""),
        ("<TITLE>أ</TITLE>", ""),
        ("", ""),
    ],
)
def test_an_article_is_named_by_its_own_id(inner: str, key: str) -> None:
    text = f"<DOC>{inner}<TEXT>{BODY}</TEXT></DOC>"
    assert read(text) == [record(text, key or hashed(text))]


@pytest.mark.parametrize(
    ("attributes", "key"),
    [
        (' id="7"', "7"),
        (" id='7'", "7"),
        (" id=7", "7"),
        (' ID = "خبر 7" lang="ar"', "خبر 7"),
        (' lang="ar" id="7"', "7"),
        (' docid="7"', "9"),
        (' id=""', "9"),
        ("", "9"),
    ],
)
def test_an_id_among_the_attributes_outranks_one_within(attributes: str, key: str) -> None:
    text = f"<DOC{attributes}><DOCNO>9</DOCNO><TEXT>{BODY}</TEXT></DOC>"
    (only,) = read(text)
    assert only == record(text, key)


def test_an_id_far_below_is_none() -> None:
    for blanks in (10, HEAD):
        text = f"<DOC><TEXT>{BODY}</TEXT>{' ' * blanks}<DOCNO>9</DOCNO></DOC>"
        (only,) = read(text)
        assert only.origin == f"/a.sgml#{'9' if blanks == 10 else hashed(text)}"


@pytest.mark.parametrize("name", sorted(NAMED))
@pytest.mark.parametrize("told", sorted(TOLD))
def test_an_element_of_a_name_and_a_text_is_an_article(name: str, told: str) -> None:
    fields = f"<{name}>1</{name}><{told}>نص</{told}>"
    assert element_of(f"<خبر/><items><story>{fields}</story></items>") == "story"
    assert element_of(f"<story><{told}>نص</{told}><x>1</x></story>") == ""
    assert element_of(f"<story><{name}>1</{name}><x>1</x></story>") == ""
    assert element_of(fields) == ""


@pytest.mark.parametrize("page", sorted(PAGES))
def test_pages_feeds_and_books_are_no_collections(page: str) -> None:
    fields = "<id>1</id><text>نص</text>"
    assert element_of(f"<{page}><story>{fields}</story></{page}>") == ""
    assert element_of(f"<{page.upper()}><story>{fields}</story>") == ""


@pytest.mark.parametrize(
    ("head", "element"),
    [
        ("<DOC>", "doc"),
        ("<doc id='1'>", "doc"),
        ("<DOCS><DOC>", "doc"),
        ("<story><id>1</id><text>نص</text><DOC>", "story"),
        ("<a></a><story><url>1</url><title>أ</title>", "story"),
        ("<a><b></b></a><story><url>1</url><title>أ</title>", "story"),
        ("<a><b><story><url>1</url><title>أ</title>", "story"),
        ("</a><story><url>1</url><title>أ</title>", "story"),
        ("", ""),
    ],
)
def test_the_element_is_the_innermost_that_is_open(head: str, element: str) -> None:
    assert element_of(head) == element


@pytest.mark.parametrize("size", [1, 4, 1000])
@pytest.mark.parametrize(
    ("text", "cut_into"),
    [
        ("<doc>أ<doc>ب", [Piece("<doc>أ"), Piece("<doc>ب")]),
        ("x<DOC id=1>أ", [Piece("<DOC id=1>أ")]),
        ("<docs><doc\n>أ<document>", [Piece("<doc\n>أ<document>")]),
        ("<docs>", []),
        ("<doc", []),
        ("", []),
        ("<doc>" + "أ" * 15, [Piece("<doc>" + "أ" * 15)]),
        ("<doc>" + "أ" * 16, [Piece("", lost=True)]),
        ("<doc>أ<doc>" + "ب" * 40 + "<doc>ج", [Piece("<doc>أ"), Piece("", lost=True), Piece("<doc>ج")]),
        ("ب" * 40 + "<doc>ج", [Piece("<doc>ج")]),
    ],
)  # fmt: skip
def test_articles_are_cut_where_they_begin_up_to_the_limit(
    text: str, cut_into: list[Piece], size: int
) -> None:
    parts = (text[at : at + size] for at in range(0, len(text), size))
    assert list(pieces(parts, "doc", 20)) == cut_into


def test_an_article_over_the_limit_is_told_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LIMIT", 30)
    small = "<DOC id=1>نص</DOC>"
    assert read(f"{small}<DOC>{'x' * 40}</DOC>{small.replace('1', '3')}") == [
        record(small, "1"),
        Refused("/a.sgml#2", "a.sgml:2", sgml.TOO_LARGE),
        record(small.replace("1", "3"), "3", 3),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", streams.EMPTY), (b" \n", streams.EMPTY), (b"<a>x</a>", sgml.NO_ARTICLES)],
)
def test_a_file_without_articles_is_told_once(data: bytes, reason: str) -> None:
    assert read(data) == [Refused("/a.sgml", "a.sgml", reason)]


def test_of_a_file_called_xml_the_records_are_what_they_are() -> None:
    stream = io.BufferedReader(io.BytesIO(b"<DOC id=1>x</DOC>"))  # type: ignore[arg-type]
    labels = Labels("/a.sgml", "a.sgml", "application/xml")
    assert list(read_in_xml(stream, labels)) == [record("<DOC id=1>x</DOC>", "1")]


def test_a_stream_that_goes_one_way_is_read_too() -> None:
    class OneWay(io.BufferedReader):
        def seekable(self) -> bool:
            return False

    text = f"<DOC id=1>{BODY}</DOC>"
    stream = OneWay(io.BytesIO(text.encode()))  # type: ignore[arg-type]
    assert list(read_collection(stream, LABELS)) == [record(text, "1")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", []),
        ("  \n ", []),
        ("أ\nب", ["أ", "ب"]),
        (" أ  ب \n\n ج ", ["أ ب", "ج"]),
        ("<p>أ\nب</p><p>ج</p>", ["أ ب", "ج"]),
        ("<P>أ<P>ب", ["أ", "ب"]),
        ("أ<br>ب<BR/>ج", ["أ", "ب", "ج"]),
        ("<para>أ</para>", ["أ"]),
        ("<price>أ</price>\nب", ["أ", "ب"]),
        ("أ <b>ب</b>ج", ["أ بج"]),
        ("أ &amp; ب &#1632; &lt;ج&gt;", ["أ & ب ٠ <ج>"]),
        ("أ<!-- خفي\n --> ب", ["أ ب"]),
        ("<![CDATA[أ]]> ب", ["أ ب"]),
        ("أ < ب > ج", ["أ < ب > ج"]),
    ],
)
def test_a_text_is_its_lines_or_its_paragraphs(value: str, expected: list[str]) -> None:
    assert lines(value) == expected
