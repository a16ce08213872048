"""The values of ingest: joined and taken apart in one place, hashed when it is needed."""

from __future__ import annotations

import dataclasses
import hashlib
import pickle

import pytest

from archive.ingest.document import Document, Record, replace, text_hash

THREE = Document(("أ", "ب", "ج"), title="عنوان", notes=("قديم",))


def test_a_body_is_its_paragraphs_with_a_blank_line_between() -> None:
    assert THREE.body == "أ\n\nب\n\nج"


@pytest.mark.parametrize(
    ("count", "lines"), [(None, "أ\nب\nج"), (2, "أ\nب"), (0, ""), (9, "أ\nب\nج")]
)
def test_lines_are_the_first_paragraphs_or_all(count: int | None, lines: str) -> None:
    assert THREE.lines(count) == lines


@pytest.mark.parametrize(
    ("lines", "count", "paragraphs"),
    [
        ("د", None, ("د",)),
        ("د\n \n\nه", 2, ("د", "ه", "ج")),
        ("", 1, ("ب", "ج")),
        ("", None, ()),
    ],
)
def test_lines_take_the_place_of_paragraphs(
    lines: str, count: int | None, paragraphs: tuple[str, ...]
) -> None:
    assert THREE.with_lines(lines, count).paragraphs == paragraphs


def test_a_note_is_kept_once() -> None:
    assert THREE.with_notes("جديد", "قديم", "جديد").notes == ("قديم", "جديد")


def test_a_hash_is_of_the_value_that_carries_it() -> None:
    record = Record("نص".encode(), "text/plain", "/a", "a")
    assert record.sha256 == hashlib.sha256("نص".encode()).hexdigest()
    assert THREE.text_hash is THREE.text_hash == text_hash("عنوان", THREE.body)
    assert THREE.with_lines("د").text_hash == text_hash("عنوان", "د")


def test_white_space_is_no_part_of_a_texts_identity() -> None:
    assert text_hash(" عنوان \n طويل", "نص\n\nآخر ") == text_hash("عنوان طويل", "نص آخر")
    assert text_hash("أ ب", "ج") != text_hash("أ", "ب ج")


def test_what_a_reader_has_read_of_the_bytes_stays_in_its_process() -> None:
    record = Record(b"{}", "application/jsonl", "/a#1", "a:1", read={"id": 1})
    sent = pickle.loads(pickle.dumps(record))
    assert (sent, sent.read, record.read) == (record, None, {"id": 1})
    assert "read" not in repr(record)


def test_what_is_replaced_is_as_dataclasses_have_it_and_no_hash_is_kept() -> None:
    document = Document(("البحر",), title="عنوان", notes=("أ",))
    before = document.text_hash
    changed = replace(document, title="آخر", notes=())
    assert changed == dataclasses.replace(document, title="آخر", notes=())
    assert (document.title, document.text_hash) == ("عنوان", before)
    assert changed.text_hash == text_hash("آخر", "البحر") != before


def test_only_fields_are_replaced() -> None:
    with pytest.raises(TypeError, match="heading"):
        replace(Document(()), heading="عنوان")
