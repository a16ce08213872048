"""Spoilt text in files of several formats, from bytes to the article that is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from archive.ingest.defaults import Defaults
from archive.ingest.document import Document
from archive.ingest.parsing import parse_record
from archive.ingest.spoilt.mending import EXCHANGED, MISREAD, REVERSED
from tests.archive.ingest.builders import record
from tests.archive.ingest.spoilt.texts import (
    ARTICLE,
    FIRST,
    SECOND,
    TITLE,
    exchanged,
    misread,
    visual,
)

SOURCE = "صحيفة الصباح"


@dataclass(frozen=True, slots=True)
class Shape:
    """A format, and how the article is written in it."""

    media_type: str
    write: Callable[[str, list[str]], str]
    has_fields: bool = True


def _front_matter(title: str, paragraphs: list[str]) -> str:
    return f"---\ntitle: {title}\nsource: {SOURCE}\n---\n\n" + "\n\n".join(paragraphs)


def _arabic_front_matter(title: str, paragraphs: list[str]) -> str:
    return f"العنوان: {title}\nالمصدر: {SOURCE}\n\n" + "\n\n".join(paragraphs)


def _json(title: str, paragraphs: list[str], *, is_ascii: bool = False) -> str:
    article = {"title": title, "source": SOURCE, "text": "\n".join(paragraphs)}
    return json.dumps(article, ensure_ascii=is_ascii)


def _escaped(title: str, paragraphs: list[str]) -> str:
    return _json(title, paragraphs, is_ascii=True)


def _plain(title: str, paragraphs: list[str]) -> str:
    return "\n\n".join((title, *paragraphs))


def _heading(title: str, paragraphs: list[str]) -> str:
    return f"# {title}\n\n" + "\n\n".join(paragraphs)


SHAPES = {
    "plain text": Shape("text/plain", _plain, has_fields=False),
    "front matter": Shape("text/plain", _front_matter),
    "Arabic front matter": Shape("text/plain", _arabic_front_matter),
    "Markdown": Shape("text/markdown", _front_matter),
    "Markdown with a heading": Shape("text/markdown", _heading, has_fields=False),
    "JSON": Shape("application/json", _json),
    "JSON Lines": Shape("application/jsonl", _json),
}


def kept(data: bytes, media_type: str) -> Document:
    (parsed,), lines = parse_record(record(data, media_type), Defaults())
    assert lines == []
    return parsed.document


def expect(document: Document, shape: Shape, *repairs: str) -> None:
    assert (document.title, document.paragraphs) == (TITLE, (FIRST, SECOND))
    assert document.source == (SOURCE if shape.has_fields else "")
    assert document.repairs == repairs
    assert set(repairs) <= set(document.notes)
    assert document.review == ""
    assert document.as_found[1] != document.body


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("read", ["latin-1", "cp1256", "cp437", "mac_roman", "cp850"])
def test_a_file_that_was_misread_as_a_whole(name: str, read: str) -> None:
    shape = SHAPES[name]
    spoilt = misread(shape.write(TITLE, [FIRST, SECOND]), read).encode()
    said = {"latin-1": "windows-1252", "cp1256": "windows-1256"}.get(read, read)
    expect(kept(spoilt, shape.media_type), shape, MISREAD.format(f"utf-8 قُرئ {said}"))


@pytest.mark.parametrize("name", SHAPES)
def test_a_file_that_was_misread_twice(name: str) -> None:
    shape = SHAPES[name]
    spoilt = misread(shape.write(TITLE, [FIRST, SECOND]), "latin-1", "latin-1").encode()
    note = MISREAD.format("utf-8 قُرئ windows-1252")
    document = kept(spoilt, shape.media_type)
    assert document.encoding == "utf-8/cp1252/cp1252"
    assert (document.title, document.body) == (TITLE, f"{FIRST}\n\n{SECOND}")
    assert set(document.repairs) == {note}


@pytest.mark.parametrize("name", [name for name in SHAPES if SHAPES[name].has_fields])
@pytest.mark.parametrize("read", ["latin-1", "cp1256"])
def test_fields_that_were_misread_before_they_were_written(name: str, read: str) -> None:
    shape = SHAPES[name]
    if "front matter" in name.lower() or "Markdown" in name:
        paragraphs = [misread(FIRST, read).replace("\x85", "…"), SECOND]
        written = shape.write(TITLE, paragraphs)
        document = kept(written.encode(), shape.media_type)
        assert (document.title, document.body) == (TITLE, f"{FIRST}\n\n{SECOND}")
        return
    written = shape.write(misread(TITLE, read), [misread(FIRST, read), SECOND])
    document = kept(written.encode(), shape.media_type)
    assert (document.title, document.source) == (TITLE, SOURCE)
    assert document.paragraphs == (FIRST, SECOND)


def test_json_that_escapes_what_was_misread() -> None:
    written = _escaped(misread(TITLE, "latin-1"), [misread(FIRST, "latin-1"), SECOND])
    assert written.isascii()
    document = kept(written.encode(), "application/json")
    assert (document.title, document.paragraphs) == (TITLE, (FIRST, SECOND))


@pytest.mark.parametrize("name", SHAPES)
def test_lines_in_visual_order(name: str) -> None:
    shape = SHAPES[name]
    written = shape.write(visual(TITLE), [visual(FIRST), visual(SECOND)])
    expect(kept(written.encode(), shape.media_type), shape, REVERSED)


@pytest.mark.parametrize("name", SHAPES)
def test_exchanged_letters(name: str) -> None:
    shape = SHAPES[name]
    written = shape.write(exchanged(TITLE), [exchanged(FIRST), exchanged(SECOND)])
    expect(kept(written.encode(), shape.media_type), shape, EXCHANGED)


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_sound_file_is_nothing_but_read(name: str, codec: str) -> None:
    shape = SHAPES[name]
    if shape.media_type == "application/jsonl" and codec.startswith("utf-16"):
        pytest.skip("lines of JSON are parted by bytes, before they are decoded")
    document = kept(shape.write(TITLE, [FIRST, SECOND]).encode(codec), shape.media_type)
    assert (document.title, document.paragraphs) == (TITLE, (FIRST, SECOND))
    assert (document.repairs, document.as_found, document.review) == ((), ("", ""), "")


def test_spoilt_articles_of_a_list_are_mended_each_by_itself() -> None:
    second = {"title": "خبر ثان", "text": SECOND}
    articles = [{"title": visual(TITLE), "text": visual(FIRST)}, second]
    parsed, lines = parse_record(
        record(json.dumps(articles, ensure_ascii=False), "application/json"), Defaults()
    )
    assert lines == []
    assert [each.document.title for each in parsed] == [TITLE, "خبر ثان"]
    assert [each.document.repairs for each in parsed] == [(REVERSED,), ()]


def test_of_a_list_only_what_lost_its_letters_is_refused() -> None:
    lost = {"title": "??? ????", "text": "????? ??? ?? ????? ??????? ??? ???? ?? ???"}
    sound = {"title": ARTICLE[0], "text": FIRST}
    parsed, (line,) = parse_record(
        record(json.dumps([lost, sound], ensure_ascii=False), "application/json"), Defaults()
    )
    assert [each.document.title for each in parsed] == [TITLE]
    assert (line.outcome, "ضاعت حروف" in line.detail) == ("refused", True)
