"""A spoilt document is mended as a whole, by what its fields and paragraphs have together."""

from __future__ import annotations

import pytest

from archive.ingest.document import Document, Refusal
from archive.ingest.extraction import extract
from archive.ingest.spoilt import mending
from archive.ingest.spoilt.mending import DRAWN, EXCHANGED, MISREAD, REVERSED, mend
from archive.ingest.spoilt.misreading import Misreading
from tests.archive.ingest.builders import extracted_of, line, record
from tests.archive.ingest.spoilt.texts import (
    ARTICLE,
    FIRST,
    SECOND,
    SOUND,
    TITLE,
    drawn,
    exchanged,
    misread,
    visual,
)

LATIN = Misreading("utf-8", "cp1252")
SPOILT = {
    MISREAD.format(LATIN.name): LATIN.spoil,
    MISREAD.format("ISO-8859-6 قُرئ windows-1256"): Misreading("iso8859-6", "cp1256").spoil,
    REVERSED: visual,
    DRAWN: drawn,
    EXCHANGED: exchanged,
}


@pytest.mark.parametrize("name", SPOILT)
def test_each_repair_is_named(name: str) -> None:
    spoil = SPOILT[name]
    document = Document((spoil(FIRST), spoil(SECOND)), spoil(TITLE))
    mended = mend(document)
    assert (mended.title, mended.paragraphs) == (TITLE, (FIRST, SECOND))
    assert (mended.repairs, mended.notes) == ((name,), (name,))


def test_what_is_drawn_in_reverse_is_turned_before_it_is_named() -> None:
    document = Document(
        (drawn(FIRST)[::-1], drawn(SECOND)[::-1].replace("4102", "2014").replace("71", "17"))
    )
    mended = mend(document)
    assert mended.paragraphs == (FIRST, SECOND)
    assert mended.repairs == (REVERSED, DRAWN)


def test_fields_are_mended_with_the_text() -> None:
    fields = {
        "source": "الصباح",
        "authors": ("منى السروجي",),
        "tags": ("مكتبات",),
        "section": "ثقافة",
    }
    spoilt = Document(
        (LATIN.spoil(FIRST),),
        LATIN.spoil(TITLE),
        source=LATIN.spoil("الصباح"),
        authors=(LATIN.spoil("منى السروجي"),),
        tags=(LATIN.spoil("مكتبات"),),
        section=LATIN.spoil("ثقافة"),
    )
    mended = mend(spoilt)
    assert {name: getattr(mended, name) for name in fields} == fields


def test_lines_that_a_misread_meem_was_taken_for_an_end_of_are_whole_again() -> None:
    read = misread(FIRST, "latin-1")
    assert len(read.splitlines()) > 1
    assert mend(Document(tuple(read.splitlines()), TITLE)).paragraphs == (FIRST,)


@pytest.mark.parametrize("kind", SOUND)
def test_a_sound_document_is_the_same(kind: str) -> None:
    document = Document(tuple(SOUND[kind].split("\n")), TITLE)
    assert mend(document) is document
    assert mending.judge(document) is document


def test_the_text_as_it_came_is_kept_beside_the_mended_one() -> None:
    document = extract(Document((visual(FIRST), visual(SECOND)), visual(TITLE)))
    assert (document.title, document.body) == (TITLE, f"{FIRST}\n\n{SECOND}")
    assert document.as_found == (visual(TITLE), f"{visual(FIRST)}\n\n{visual(SECOND)}")
    assert extract(Document((FIRST,), TITLE)).as_found == ("", "")


def test_bytes_that_were_misread_are_mended_before_their_fields_are_sought() -> None:
    whole = f"العنوان: {TITLE}\nالمصدر: الصباح\n\n{FIRST}"
    document = extracted_of(record(misread(whole, "cp1256")))
    assert (document.title, document.source, document.body) == (TITLE, "الصباح", FIRST)
    assert document.encoding == "utf-8/cp1256"
    assert document.repairs == (MISREAD.format("utf-8 قُرئ windows-1256"),)
    assert document.as_found == (seen(misread(TITLE, "cp1256")), seen(misread(FIRST, "cp1256")))


def seen(spoilt: str) -> str:
    return spoilt.replace("\xad", "")  # the second byte of hah, which nobody sees


def test_what_json_escapes_is_mended_too() -> None:
    escaped = line(title=misread(TITLE, "latin-1"), text=misread(FIRST, "latin-1"))
    assert b"\\u" not in escaped.data
    document = extracted_of(
        record(
            escaped.data.decode().encode("ascii", "backslashreplace").replace(b"\\x", b"\\u00"),
            "application/jsonl",
        )
    )
    assert (document.title, document.body) == (TITLE, FIRST)


def test_a_text_that_lost_its_words_is_refused_and_one_that_lost_some_is_marked() -> None:
    with pytest.raises(Refusal, match="ضاعت"):
        extract(Document(("??? ???? ?? ????? ????? ???? ??????",), "????? ???"))
    marked = extract(Document((FIRST, SECOND, "قال ???? ?????? ???? ?????"), TITLE))
    assert marked.review in marked.notes
    assert (marked.review != "", marked.repairs) == (True, ())
    assert len(ARTICLE) == 3
