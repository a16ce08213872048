"""XML to a tree: nothing beyond the file is read, and what is damaged is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.ingest.document import Refusal
from archive.ingest.parsers.markup_tree import (
    BROKEN,
    attribute,
    child,
    name_of,
    tree_of,
    within,
    words,
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "declared", ["", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="latin-1"?>']
)
def test_the_encoding_is_that_of_the_bytes(encoding: str, declared: str) -> None:
    root, _, notes = tree_of(f"{declared}<a>الميناء القديم</a>".encode(encoding))
    assert (name_of(root), words(root), notes) == ("a", "الميناء القديم", ())


def test_names_and_attributes_are_known_without_their_namespaces() -> None:
    root, _, _ = tree_of(b'<x:a xmlns:x="urn:x"><x:b x:id=" 7 " lang="ar"/><c/></x:a>')
    first, second = root
    assert [name_of(root), name_of(first), name_of(second)] == ["a", "b", "c"]
    assert (attribute(first, "id"), attribute(first, "lang"), attribute(first, "n")) == (
        "7",
        "ar",
        "",
    )
    assert [name_of(each) for each in within(root, "b", "c")] == ["b", "c"]
    assert (child(root, "c") is second, child(root, "d")) == (True, None)


def test_words_are_all_text_in_one_line() -> None:
    root, _, _ = tree_of("<a> أ <b>ب\n ج</b>د<!-- خفي --></a>".encode())
    assert (words(root), words(None)) == ("أ ب جد", "")


def test_comments_and_instructions_are_no_elements() -> None:
    root, _, _ = tree_of(b"<a><!-- b --><?c d?><e/></a>")
    assert [name_of(each) for each in root] == ["e"]


@pytest.mark.parametrize("data", ["<a><b>نص</a>", "<a>نص", "<a>نص & آخر</a>", "<a>نص</a><a/>"])
def test_what_is_damaged_is_read_as_far_as_can_be_and_noted(data: str) -> None:
    root, _, notes = tree_of(data.encode())
    assert (words(root)[:2], notes) == ("نص", (BROKEN,))


@pytest.mark.parametrize("data", [b"", b"  ", b"\xff\xfe", "كلام".encode(), b"<", b"<>"])
def test_what_is_no_markup_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal):
        tree_of(data)


@pytest.mark.parametrize(
    "entity",
    [
        '<!ENTITY x SYSTEM "file://{}">',
        '<!ENTITY x SYSTEM "http://127.0.0.1:9/x">',
        '<!ENTITY y "كلمة"><!ENTITY x "&y;&y;">',
    ],
)
def test_no_entity_is_ever_read(tmp_path: Path, entity: str) -> None:
    (tmp_path / "secret").write_text("سر")
    declared = f"<!DOCTYPE a [{entity.format(tmp_path / 'secret')}]>"
    root, _, _ = tree_of(f"{declared}<a>قبل &x; بعد</a>".encode())
    assert "سر" not in words(root) and "كلمة" not in words(root)


def test_a_text_longer_than_the_library_allows_ends_there() -> None:
    root, _, notes = tree_of(b"<a><b>x</b><c>" + b"y" * 10_100_000 + b"</c></a>")
    assert (words(child(root, "b")), notes) == ("x", (BROKEN,))
