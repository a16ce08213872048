"""OpenITI mARkdown: a chapter is an article of its book, without a mark in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest import streams
from archive.ingest.document import Document, Record, Refusal, Refused
from archive.ingest.formats import parse
from archive.ingest.parsers.plain_text import NO_TEXT
from archive.ingest.readers import read
from tests.archive.ingest.builders import BODY, record
from tests.archive.ingest.test_tables import OTHER

HEADER = (
    "######OpenITI#\n\n#META# 010.AuthorNAME\t:: صالح السروجي (المتوفى: 920هـ)\n"
    "#META# 010.AuthorAKA\t:: السروجي\n#META# 020.BookTITLE\t:: رسالة في العدل\n"
    "#META# 043.EdPUBLISHER\t:: دار الساحل :: بيروت\n#META# 045.EdYEAR\t:: NODATA\n"
    "#META#Header#End#\n\n"
)


def book(text: str, header: str = HEADER) -> list[Document]:
    return list(parse(record(header + text, "text/x-openiti-markdown")))


def chapter(title: str, *paragraphs: str, **fields: str) -> Document:
    return Document(
        paragraphs,
        title=title,
        source="رسالة في العدل",
        authors=("صالح السروجي",),
        extra={"publisher": "دار الساحل"},
        **fields,  # type: ignore[arg-type]
    )


def test_each_heading_is_an_article_of_its_book() -> None:
    text = f"### | باب العدل\n# {BODY} PageV01P003\n### | باب الشورى\n# {OTHER}\n# {BODY}\n"
    assert book(text) == [
        chapter("باب العدل", BODY, external_id="V00P000"),
        chapter("باب الشورى", OTHER, BODY, external_id="V01P003"),
    ]


def test_chapters_that_begin_on_one_page_have_names_of_their_own() -> None:
    text = "".join(f"### | باب {number}\n# {BODY}\n" for number in (1, 2, 3))
    names = [document.external_id for document in book(f"# PageV02P010\n{text}")]
    assert names == ["V02P010", "V02P010-2", "V02P010-3"]


def test_a_book_without_headings_is_one_article() -> None:
    assert book(f"# {BODY}\n# {OTHER}\n") == [
        Document(
            (BODY, OTHER),
            title="رسالة في العدل",
            authors=("صالح السروجي",),
            extra={"publisher": "دار الساحل"},
        )
    ]


@pytest.mark.parametrize(
    ("line", "paragraph"),
    [
        ("# أول السطر ms12 وآخره", "أول السطر وآخره"),
        ("# أول السطر PageV01P012 وآخره", "أول السطر وآخره"),
        ("# أول السطر [ 12 ] PageV01P012 وآخره", "أول السطر وآخره"),
        ("# أول السطر PageBegV01P012 FolioV01P3A وآخره", "أول السطر وآخره"),
        ("# أول السطر\n~~وآخره", "أول السطر وآخره"),
        ("#~~ سطر وحده", "سطر وحده"),
        ("# صدر البيت %~% وعجزه", "صدر البيت وعجزه"),
        ("# % صدر البيت % % وعجزه %", "صدر البيت وعجزه"),
        ("# $RWY$ حدثنا فلان @MATN@ قال", "حدثنا فلان قال"),
        ("# قال @QB@ إن الدين @QE@ وقال", "قال إن الدين وقال"),
        ("# توفي @YD0450 في @TOP01@ بلده", "توفي في بلده"),
        ('# <span class="matn">هذا ذكر</span> بيان', "هذا ذكر بيان"),
        ("# ![صورة](a.png) تحتها", "تحتها"),
        ("سطر بلا علامة", "سطر بلا علامة"),
        ("# سعره 5 دنانير [تقريبا]", "سعره 5 دنانير [تقريبا]"),
    ],
)
def test_no_mark_stays_in_the_text(line: str, paragraph: str) -> None:
    (document,) = book(f"### | باب\n{line}\n")
    assert (document.title, document.paragraphs) == ("باب", (paragraph,))


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("### | باب العدل", "باب العدل"),
        ("### |  باب العدل ms003 PageV01P001", "باب العدل"),
        ("### || فصل", "فصل"),
        ("### $ 12 - صالح بن محمد", "12 - صالح بن محمد"),
        ("### $BIO_MAN$ صالح بن محمد", "صالح بن محمد"),
        ("### $$$ صالح بن محمد", "صالح بن محمد"),
        ("### @ سنة عشرين", "سنة عشرين"),
        ("### |EDITOR| تنبيه", "تنبيه"),
        ("### |EDITOR|", "رسالة في العدل"),
        ("###| باب", "باب"),
    ],
)
def test_headings_of_every_kind_lose_their_marks(heading: str, title: str) -> None:
    (document,) = book(f"{heading}\n# {BODY}\n")
    assert document.title == title


def test_lines_that_are_pages_alone_are_no_text_and_no_headings() -> None:
    text = f"### | باب\n# [ 5 ] PageV01P005\n# {BODY}\n### | [ص: 16]\n# 17\n~~{OTHER} PageV01P017\n"
    (document,) = book(text)
    assert document.paragraphs == (f"{BODY} {OTHER}",)


@pytest.mark.parametrize(
    ("header", "title", "authors"),
    [
        ("#META# BookTITLE :: العدل\n#META# AuthorAKA:: السروجي\n", "العدل", ("السروجي",)),
        ("#META# 020.BookTITLE\t:: العدل\n#META# 010.AuthorNAME :: NODATA\n", "العدل", ()),
        ("#META# الكتاب: العدل\n#META# المؤلف: صالح (ت 920 هـ)\n", "العدل", ("صالح",)),
        ("#META# 020.BookTITLE :: NODATA\n", "", ()),
        ("", "", ()),
    ],
)
def test_the_header_says_what_it_knows(header: str, title: str, authors: tuple[str, ...]) -> None:
    whole = f"######OpenITI#\n{header}#META#Header#End#\n"
    (document,) = book(f"# {BODY}\n", whole)
    assert (document.title, document.authors) == (title, authors)


def test_the_page_of_the_title_is_no_chapter_and_a_preface_is() -> None:
    chapters = f"### | باب\n# {BODY}\n### | آخر\n# {OTHER}\n"
    short, long = (
        book(f"# رسالة في العدل\n{chapters}"),
        book(f"# {BODY} {OTHER} {BODY}\n{chapters}"),
    )
    assert [document.title for document in short] == ["باب", "آخر"]
    assert [document.title for document in long] == ["", "باب", "آخر"]


@pytest.mark.parametrize("text", ["", "### | باب\n", "# PageV01P001\n", "### | باب\n# ms1\n"])
def test_a_book_without_text_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match=NO_TEXT):
        book(text)


@pytest.mark.parametrize(
    "name",
    [
        "0920Saruji.Adl.JK001-ara1",
        "a.mARkdown",
        "a.completed",
        "a.inProgress",
        "a.txt",
        "a.openiti",
    ],
)
def test_a_book_is_known_by_its_first_line(tmp_path: Path, name: str) -> None:
    data = f"{HEADER}### | باب\n# {BODY}\n".encode()
    (tmp_path / name).write_bytes(data)
    path = tmp_path / name
    assert list(read(path)) == [Record(data, "text/x-openiti-markdown", str(path), name)]


def test_a_book_may_be_larger_than_an_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.openiti").write_text(f"{HEADER}# {BODY}\n")
    monkeypatch.setattr(streams, "LIMIT", 10)
    assert isinstance(next(read(tmp_path / "a.openiti")), Record)
    monkeypatch.setattr(streams, "BOOK_LIMIT", 10)
    (found,) = read(tmp_path / "a.openiti")
    assert isinstance(found, Refused) and found.reason == streams.OVER.format(0)


PARTS = ("### | ", "### || ", "### $ ", "# ", "~~", "\n", "PageV01P001", " ms1 ", "%~%", "@QB@ ", "كلمة ", "[ 5 ]")  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_no_mixture_of_its_marks_is_an_error_or_stays(text: str) -> None:
    try:
        documents = book(text)
    except Refusal:
        return
    for document in documents:
        shown = "\n".join((document.title, *document.paragraphs))
        assert document.paragraphs and not any(mark in shown for mark in ("PageV", "ms1", "%~%"))


def test_a_byte_that_is_spoilt_leaves_the_book() -> None:
    data = f"{HEADER}### | باب\n# {BODY}\n### | آخر\n# {OTHER} #\n".encode()
    documents = list(parse(record(data[:-2] + b"\xff\n", "text/x-openiti-markdown")))
    assert [each.paragraphs for each in documents] == [(BODY,), (f"{OTHER} \ufffd",)]
