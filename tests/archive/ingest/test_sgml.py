"""Collections in SGML: an article an element, however carelessly the file was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest import sgml, streams
from archive.ingest.document import Document, Record, Refusal
from archive.ingest.formats import parse
from archive.ingest.parsers.plain_text import NO_TEXT
from archive.ingest.parsers.sgml import ABSTRACT_ONLY, CUT_OFF
from archive.ingest.parsers.xml_kind import UNKNOWN
from archive.ingest.readers import read
from archive.ingest.sgml import Piece, element_of, pieces
from tests.archive.ingest.builders import BODY, day, only, record
from tests.archive.ingest.test_tables import OTHER, lines

FIRST = f"<DOC>\n<DOCNO>س-1</DOCNO>\n<TITLE>الميناء</TITLE>\n<TEXT>\n{BODY}\n</TEXT>\n</DOC>\n"
SECOND = f"<DOC>\n<DOCNO>س-2</DOCNO>\n<TEXT>\n{OTHER}\n</TEXT>\n</DOC>\n"


def document(body: str, attributes: str = "") -> Document:
    return only(record(f"<DOC{attributes}>\n{body}\n</DOC>", "text/sgml"))


def write(folder: Path, text: str, name: str = "a.sgml", encoding: str = "utf-8") -> Path:
    (folder / name).write_bytes(text.encode(encoding))
    return folder / name


@pytest.mark.parametrize(
    "fields",
    [
        "<DOCNO>7</DOCNO>\n<TITLE>الميناء</TITLE>\n<TIME>04/03/2015</TIME>\n<AUTHOR>هدى</AUTHOR>\n<SRC>الساحل</SRC>\n<CAT>محليات</CAT>\n<URL>https://a.example/7</URL>\n<TEXT>{}</TEXT>",
        "<ID>7</ID><URL>https://a.example/7</URL><Headline>الميناء</Headline><Date>2015-03-04</Date><Byline>هدى</Byline><Source>الساحل</Source><Category>محليات</Category><Text>{}</Text>",
        "<docid> 7 </docid>\n<heading>الميناء</heading>\n<date_time>20150304T101500Z</date_time>\n<writer>هدى</writer>\n<newspaper>الساحل</newspaper>\n<section>محليات</section>\n<link>https://a.example/7</link>\n<body>{}</body>",
        "<DOCNO>7\n<TITLE>الميناء\n<TIME>04/03/2015\n<AUTHOR>هدى\n<SRC>الساحل\n<CAT>محليات\n<URL>https://a.example/7\n<TEXT>{}",
        "<المعرف>7</المعرف>\n<ID>7</ID>\n<TITLE>الميناء</TITLE>\n<DATE>٤ آذار ٢٠١٥</DATE>\n<AUTHOR>هدى</AUTHOR>\n<SRC>الساحل</SRC>\n<CAT>محليات</CAT>\n<URL>https://a.example/7</URL>\n<TEXT>{}</TEXT>",
    ],
)  # fmt: skip
def test_fields_are_elements_of_any_known_name(fields: str) -> None:
    assert document(fields.format(BODY)) == Document(
        (BODY,),
        title="الميناء",
        external_id="7",
        source="الساحل",
        authors=("هدى",),
        published=day(2015, 3, 4),
        url="https://a.example/7",
        section="محليات",
    )


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("سطر\n \n\nآخر", ("سطر", "آخر")),
        ("<P>\nسطر\nيتبعه\n</P>\n<P>\nآخر\n</P>", ("سطر يتبعه", "آخر")),
        ("<P>سطر<P>آخر", ("سطر", "آخر")),
        ("سطر <b>غليظ</b> وآخر\nثم سطر", ("سطر غليظ وآخر", "ثم سطر")),
        ("ربح &amp; خسارة &lt;كبيرة&gt; &#8212; 5", ("ربح & خسارة <كبيرة> — 5",)),
        ("<![CDATA[ربح & خسارة]]>", ("ربح & خسارة",)),
        ("قبل <!-- خفي --> بعد", ("قبل بعد",)),
        ("5 < 6 و7 > 6", ("5 < 6 و7 > 6",)),
    ],
)
def test_markup_in_a_text_is_read_and_lines_are_kept(
    text: str, paragraphs: tuple[str, ...]
) -> None:
    assert document(f"<DOCNO>1</DOCNO><TEXT>\n{text}\n</TEXT>").paragraphs == paragraphs


def test_several_texts_are_one_and_other_elements_are_kept() -> None:
    made = document(f"<TEXT>{BODY}</TEXT><PAGE>3</PAGE><TEXT>{OTHER}</TEXT><AUTHOR></AUTHOR>")
    assert made == Document((BODY, OTHER), extra={"page": "3"})


def test_attributes_are_fields_and_the_text_may_stand_in_no_element() -> None:
    made = document(f"{BODY}\n\n{OTHER}", ' id="7" url="https://a.example/7" title="الميناء"')
    assert made == Document(
        (BODY, OTHER), title="الميناء", external_id="7", url="https://a.example/7"
    )


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ("<DATELINE>الرياض، 4 آذار 2015</DATELINE>", day(2015, 3, 4)),
        ("<DATELINE>الرياض</DATELINE>", None),
        ("<DATE>2016-01-02</DATE><DATELINE>4 آذار 2015</DATELINE>", day(2016, 1, 2)),
        ("<DOCNO>AFP_ARB_20150304.0012</DOCNO>", day(2015, 3, 4)),
        ("<DOCNO>AFP_ARB_20151304.0012</DOCNO>", None),
        ("<DOCNO>news-20150304</DOCNO>", None),
    ],
)
def test_the_day_is_where_collections_put_it(fields: str, published: object) -> None:
    assert document(f"{fields}<TEXT>{BODY}</TEXT>").published == published


def test_an_abstract_is_the_text_where_there_is_no_other() -> None:
    whole = document(f"<ABSTRACT>{BODY}</ABSTRACT><TEXT>{OTHER}</TEXT>")
    assert whole == Document((OTHER,), extra={"abstract": BODY})
    alone = document(f"<ABSTRACT>{BODY}</ABSTRACT><TEXT>\n</TEXT>")
    assert alone == Document((BODY,), notes=(ABSTRACT_ONLY,))


@pytest.mark.parametrize(
    "text", ["", "كلام بلا وسوم", "<DOC></DOC>", "<DOC><TITLE>أ</TITLE></DOC>"]
)
def test_an_article_without_text_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match=NO_TEXT):
        only(record(text, "text/sgml"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
@pytest.mark.parametrize("root", ["{}", "<DOCS>\n{}</DOCS>", '<?xml version="1.0"?>\n<a>{}</a>'])
def test_each_element_is_a_record_of_its_own(tmp_path: Path, encoding: str, root: str) -> None:
    path = write(tmp_path, root.format(FIRST + SECOND), encoding=encoding)
    name = {"utf-8-sig": "utf-8", "cp1256": "windows-1256"}.get(encoding, encoding)
    assert lines(path) == {
        "a.sgml:1": Document((BODY,), title="الميناء", external_id="س-1", encoding=name),
        "a.sgml:2": Document((OTHER,), external_id="س-2", encoding=name),
    }
    first, second = read(path)
    assert [first.origin, second.origin] == [f"{path}#س-1", f"{path}#س-2"]


def test_a_record_holds_the_very_bytes_of_its_element(tmp_path: Path) -> None:
    for encoding in ("utf-8", "cp1256"):
        first, _ = read(write(tmp_path, FIRST + SECOND, encoding=encoding))
        assert isinstance(first, Record) and first.data == FIRST.strip().encode(encoding)


@pytest.mark.parametrize("name", ["a.sgm", "a.xml", "a.txt", "a.dat", "a"])
def test_a_collection_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    assert [each.file_name for each in read(write(tmp_path, FIRST + SECOND, name))] == [
        f"{name}:1",
        f"{name}:2",
    ]


def test_articles_of_a_newspaper_may_be_in_elements_of_its_name(tmp_path: Path) -> None:
    one = "<Alsahel>\n<ID>ALS_{0}</ID>\n<URL>https://a.example/{0}</URL>\n<Headline>ميناء {0}</Headline>\n<Text>{1}</Text>\n</Alsahel>\n"
    path = write(tmp_path, one.format(1, BODY) + one.format(2, OTHER), "a.xml")
    assert lines(path) == {
        f"a.xml:{at}": Document(
            (text,), title=f"ميناء {at}", external_id=f"ALS_{at}", url=f"https://a.example/{at}"
        )
        for at, text in ((1, BODY), (2, OTHER))
    }


@pytest.mark.parametrize(
    ("head", "element"),
    [
        (FIRST, "doc"),
        ("<corpus><article><id>1</id><text>نص</text></article>", "article"),
        ("<article><id>1</id><x/></article>", ""),
        ("<html><head><title>أ</title></head><body><time>1</time>", ""),
        ("<TEI><teiHeader><title>أ</title><date>1</date>", ""),
        ("<note><to>1</to></note>", ""),
        ("نص", ""),
    ],
)
def test_the_element_of_articles_is_the_one_around_known_fields(head: str, element: str) -> None:
    assert element_of(head) == element


def test_xml_of_another_kind_is_no_collection(tmp_path: Path) -> None:
    assert lines(write(tmp_path, "<note><to>هدى</to></note>", "a.xml"))["a.xml"] == (
        f"{UNKNOWN}: <note>"
    )


def test_an_element_that_is_not_closed_ends_at_the_next(tmp_path: Path) -> None:
    path = write(tmp_path, FIRST.replace("</DOC>\n", "").replace("</TEXT>\n", "") + SECOND)
    found = lines(path)
    assert found["a.sgml:1"].paragraphs == (BODY,)  # type: ignore[union-attr]
    assert found["a.sgml:2"] == Document((OTHER,), external_id="س-2")


def test_a_file_that_is_cut_off_says_so(tmp_path: Path) -> None:
    found = lines(write(tmp_path, FIRST + SECOND[:-30]))
    assert found["a.sgml:2"].notes == (CUT_OFF,)  # type: ignore[union-attr]


def test_a_byte_that_is_spoilt_costs_its_own_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.sgml"
    path.write_bytes(FIRST.encode().replace(b"<TEXT>\n", b"<TEXT>\n\xff") + SECOND.encode())
    found = lines(path)
    assert found["a.sgml:1"].paragraphs[0].startswith("\ufffd")  # type: ignore[union-attr]
    assert found["a.sgml:2"] == Document((OTHER,), external_id="س-2")


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", streams.EMPTY), ("\n ", streams.EMPTY), ("كلام بلا وسوم", sgml.NO_ARTICLES)],
)
def test_a_file_without_articles_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    assert lines(write(tmp_path, text)) == {"a.sgml": reason}


def test_an_article_over_the_limit_is_refused_and_the_next_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "LIMIT", 300)
    monkeypatch.setattr(sgml, "CHUNK", 64)
    monkeypatch.setattr(sgml, "HEAD", 64)
    long = f"<DOC>\n<DOCNO>س-0</DOCNO>\n<TEXT>{'كلمة ' * 200}</TEXT>\n</DOC>\n"
    assert lines(write(tmp_path, long + SECOND + long)) == {
        "a.sgml:1": sgml.TOO_LARGE,
        "a.sgml:2": Document((OTHER,), external_id="س-2"),
        "a.sgml:3": sgml.TOO_LARGE,
    }


def in_parts(text: str, size: int) -> Iterator[str]:
    return (text[at : at + size] for at in range(0, len(text), size))


@pytest.mark.parametrize("size", [1, 3, 7, 50, 10_000])
def test_pieces_are_the_same_however_the_text_comes(size: int) -> None:
    text = f"x{FIRST}y{SECOND}<DOC id=3>"
    assert list(pieces(in_parts(text, size), "doc", 1000)) == [
        Piece(f"{FIRST}y"),
        Piece(SECOND),
        Piece("<DOC id=3>"),
    ]


PARTS = ("<DOC>", "</DOC>", "<TEXT>", "</TEXT>", "<ID>", "</ID>", "<P>", "<", ">", "&amp;", "\n", "كلمة ", "<DOC id='1'", BODY)  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join), st.integers(1, 40))
def test_no_mixture_of_its_marks_is_an_error_or_loses_a_beginning(text: str, size: int) -> None:
    found = list(pieces(in_parts(text, size), "doc", 10_000))
    assert (
        "".join(piece.text for piece in found) == text[text.find(found[0].text) :]
        if found
        else True
    )
    for piece in found:
        try:
            (made,) = parse(record(piece.text, "text/sgml"))
        except Refusal:
            continue
        assert made.paragraphs
