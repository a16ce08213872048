"""Columns read as arrays hold what Whoosh's own readers of columns say."""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3Codec
from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.filedb.filestore import RamStorage

from search.engines.whoosh.codec.columns import coded_lengths, lists, numbers, raw_column
from tests.search.engines.whoosh.builders import document, index_of

INTS, LONGS = NumericColumn("i"), NumericColumn("q")
KEYS = VarBytesColumn()


class Column:
    """One column of a segment in memory, with None for the documents that have no value."""

    def __init__(self, column: Any, values: list[Any]) -> None:
        self.column, self.count = column, len(values)
        storage, codec = RamStorage(), W3Codec()
        segment = codec.new_segment(storage, "MAIN")
        writer = codec.per_document_writer(storage, segment)
        for number, value in enumerate(values):
            writer.start_doc(number)
            if value is not None:
                writer.add_column_value("name", column, value)
            writer.finish_doc()
        writer.close()
        segment.set_doc_count(len(values))
        self.reader = codec.per_document_reader(storage, segment)

    def theirs(self) -> list[Any]:
        found = self.reader.column_reader("name", self.column)
        return [found[number] for number in range(self.count)]


@settings(max_examples=50)
@given(data=st.data(), column=st.sampled_from([INTS, LONGS]))
def test_numbers_are_those_of_the_column_and_0_where_there_is_none(
    data: st.DataObject, column: NumericColumn
) -> None:
    bits = 31 if column is INTS else 63
    value = st.none() | st.integers(-(2**bits), 2**bits - 1)
    values = data.draw(st.lists(value, max_size=12))
    made = Column(column, values)
    found = numbers(made.reader, "name", column, made.count)
    assert found.tolist() == [value or 0 for value in values]
    assert found.dtype == np.int64
    if any(value is not None for value in values):
        assert found.tolist() == made.theirs()


def test_a_column_that_ends_early_is_filled_up() -> None:
    made = Column(INTS, [5, None, 7, None, None])
    assert numbers(made.reader, "name", INTS, 5).tolist() == [5, 0, 7, 0, 0]
    assert numbers(made.reader, "another", INTS, 5).tolist() == [0] * 5
    assert raw_column(made.reader, "name", np.dtype(">i4"), 9).tolist() == [5, 0, 7, *[0] * 6]


@settings(max_examples=50)
@given(values=st.lists(st.none() | st.lists(st.integers(0, 2**32 - 1), max_size=4), max_size=12))
def test_lists_are_their_sizes_and_all_numbers_in_a_row(values: list[list[int] | None]) -> None:
    made = Column(KEYS, [one if one is None else array("I", one).tobytes() for one in values])
    sizes, every = lists(made.reader, "name", KEYS, made.count)
    assert sizes.tolist() == [len(one or ()) for one in values]
    assert every.tolist() == [number for one in values for number in one or ()]
    assert (sizes.dtype, every.dtype) == (np.int64, np.int64)


def test_of_a_column_that_there_is_not_every_list_is_empty() -> None:
    made = Column(KEYS, [array("I", [3]).tobytes(), None])
    sizes, every = lists(made.reader, "another", KEYS, 2)
    assert (sizes.tolist(), every.tolist()) == ([0, 0], [])


def test_a_column_is_closed_when_it_is_read_or_cannot_be(monkeypatch: pytest.MonkeyPatch) -> None:
    made, opened = Column(KEYS, [array("I", [3, 4]).tobytes(), b"odd"]), list[Any]()
    open_column = made.reader._get_column_file

    def watched(name: str) -> Any:
        found = open_column(name)
        opened.append(found[0])
        return found

    monkeypatch.setattr(made.reader, "_get_column_file", watched)
    raw_column(made.reader, "name", np.dtype("B"), 99)
    for read in (
        lambda: raw_column(made.reader, "name", np.dtype("V99"), 2),
        lambda: lists(made.reader, "name", KEYS, 2),
    ):
        with pytest.raises(ValueError, match="buffer"):
            read()
    assert [file.is_closed for file in opened] == [True] * 3


@pytest.mark.parametrize("field", ["text", "title"])
def test_lengths_are_the_bytes_that_whoosh_keeps(tmp_path: Path, field: str) -> None:
    documents = [document(n, "نهر " * 3 * n, title="بحر " * n) for n in (0, 1, 5, 40)]
    with index_of(tmp_path, documents).reader() as reader:
        ((leaf, _),) = reader.leaf_readers()
        found = coded_lengths(leaf._perdoc, field, 4)
        column = leaf._perdoc.column_reader(f"_{field}_len", NumericColumn("B"))
        assert found.tolist() == [column[number] for number in range(4)]
        assert found.tolist() == sorted(found.tolist()) and found[0] == 0 < found[1]
        assert coded_lengths(leaf._perdoc, "nowhere", 4).tolist() == [0] * 4
