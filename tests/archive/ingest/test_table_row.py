"""The cells of a row to the fields of an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.formats import parse
from archive.ingest.parsers.table_row import NOTHING, SHORT, fields
from archive.ingest.tables import written
from tests.archive.ingest.builders import BODY


def row(header: tuple[str, ...], cells: tuple[str, ...], encoding: str = "") -> Document:
    record = Record(written(header, cells), "text/csv", "/a.csv#1", "a.csv:2", encoding)
    (document,) = parse(record)
    return document


@pytest.mark.parametrize(
    ("header", "cells", "values"),
    [
        (["a", "b"], ["1", "2"], {"a": "1", "b": "2"}),
        (["a", "b"], [" 1 ", "\n2\n"], {"a": "1", "b": "2"}),
        (["a", "b"], ["1", ""], {"a": "1"}),
        (["a", "b"], ["NaN", "nil"], {}),
        (["a", "b"], ["1"], {"a": "1"}),
        (["a"], ["1", "2"], {"a": "1"}),
        (["a", "a", "a"], ["1", "2", "3"], {"a": "1", "a (2)": "2", "a (3)": "3"}),
        (["tags", "tags"], ["بحر", "صيد، ملح"], {"tags": "بحر, صيد، ملح"}),
        (["text", "text"], ["أول", "ثان"], {"text": "أول\nثان"}),
        (["text", "text"], ["أول وثان", "ثان"], {"text": "أول وثان"}),
        (["النص", "النص"], ["", "ثان"], {"النص": "ثان"}),
    ],
)
def test_cells_that_hold_something_are_values(
    header: list[str], cells: list[str], values: dict[str, object]
) -> None:
    assert fields(header, cells) == values


@pytest.mark.parametrize("nothing", sorted(NOTHING))
def test_each_sign_of_an_empty_cell_is_nothing(nothing: str) -> None:
    for written_so in (nothing, nothing.upper(), f" {nothing} "):
        assert fields(["a"], [written_so]) == {}


@pytest.mark.parametrize("word", ["نان", "null island", "لا شيء", "--", "0", "N"])
def test_words_that_look_like_nothing_are_something(word: str) -> None:
    assert fields(["a"], [word]) == {"a": word}


def test_the_encoding_is_that_of_the_file() -> None:
    assert row(("text",), (BODY,), "windows-1256").encoding == "windows-1256"
    assert row(("text",), (BODY,)).encoding == "utf-8"


def test_markup_in_cells_is_read_and_lines_are_paragraphs() -> None:
    made = row(("title", "text"), ("<b>الميناء</b> &amp; السوق", f"<p>{BODY}</p><p>ثان</p>"))
    assert (made.title, made.paragraphs) == ("الميناء & السوق", (BODY, "ثان"))
    assert row(("text",), (f"{BODY}\r\n\r\nثان\n",)).paragraphs == (BODY, "ثان")


def test_a_short_row_says_so() -> None:
    assert row(("text", "title"), (BODY,)).notes == (SHORT,)
    assert row(("text", "title"), (BODY, "")).notes == ()


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=20)), max_size=6))
def test_no_cell_is_an_error(pairs: list[tuple[str, str]]) -> None:
    header = tuple(name.replace("\x00", "") for name, _ in pairs)
    cells = tuple(value.replace("\x00", "") for _, value in pairs)
    try:
        made = row(("text", *header), (BODY, *cells))
    except Refusal:
        return
    assert BODY in "\n".join(made.paragraphs)
