"""Postings in blocks: the bytes that Whoosh would write, and arrays again."""

from __future__ import annotations

import pickle
import struct
from array import array
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from search.engines.whoosh.codec.block_rows import RARE, block_rows, by_shape
from search.engines.whoosh.codec.blocks import (
    BLOCK,
    HEAD_SIZE,
    Block,
    FieldPostings,
    PackedValues,
    SortedPostings,
    block_bytes,
    block_head,
    blocks,
)
from search.engines.whoosh.codec.terms import TERM_INFO

NUMBERS, DOCUMENTS = st.integers(0, 2**32 - 1), st.integers(0, 2**31 - 1)
# (document, positions) of a term, as they lie in a text.
POSTINGS = st.lists(
    st.tuples(DOCUMENTS, st.lists(NUMBERS, min_size=1, max_size=5)),
    min_size=1,
    max_size=20,
    unique_by=lambda posting: posting[0],
).map(sorted)
POSITIONS, COUNTS, NEITHER = None, 4, 0  # the value size of a field, as Whoosh tells it

Postings = Sequence[tuple[int, Sequence[int]]]


def uints(some: Sequence[int]) -> np.ndarray:
    return np.array(some, np.uint32)


def field_of(terms: Sequence[Postings], value_size: int | None) -> tuple[FieldPostings, np.ndarray]:
    """A field with these terms, and the first posting of each, with one more for the end."""
    postings = [(n, *posting) for n, one in enumerate(terms) for posting in one]
    sizes = np.array([len(positions) for _, _, positions in postings], np.int64)
    ends = np.cumsum(sizes)
    firsts = np.cumsum([0, *map(len, terms)])
    ordered = SortedPostings(
        [b"%d" % n for n in range(len(terms))],
        uints([n for n, _, _ in postings]),
        uints([document for _, document, _ in postings]),
        ends - sizes,
        ends,
        uints([place for _, _, positions in postings for place in positions]),
    )
    lengths = np.array([document % 251 for _, document, _ in postings], np.uint8)
    return (
        FieldPostings(ordered, ordered.counts, lengths, ordered.deltas(firsts[:-1]), value_size),
        firsts,
    )


def statistics_of(field: FieldPostings, first: int, last: int) -> np.ndarray:
    """What is kept beside the term of these postings, as far as its blocks need it."""
    statistics = np.zeros(1, TERM_INFO)
    statistics["df"], statistics["weight"] = last - first, field.counts[first:last].sum()
    heaviest, shortest, longest = field.block_statistics(first, last)
    statistics["heaviest"], statistics["shortest"] = heaviest, shortest
    statistics["longest"], statistics["greatest"] = longest, field.postings.documents[last - 1]
    return statistics


def written(postings: Postings, value_size: int | None) -> bytes:
    """The bytes of a term that is written by itself."""
    field, (first, last) = field_of([postings], value_size)
    statistics = statistics_of(field, first, last)[0]
    return b"".join(block_bytes(field, int(first), int(last), statistics))


def read(encoded: bytes) -> list[Block]:
    return list(blocks(memoryview(encoded)))


# Values.


@given(values=st.lists(st.lists(NUMBERS, max_size=4), max_size=6))
def test_packed_values_are_a_sequence_of_bytes(values: list[list[int]]) -> None:
    packed = b"".join(array("I", one).tobytes() for one in values)
    ends = array("I", np.cumsum([len(one) for one in values]).tolist() if values else [])
    made = PackedValues(packed, ends.tobytes())
    for one in (made, pickle.loads(pickle.dumps(made))):
        assert [array("I", one[n]).tolist() for n in range(len(one))] == values


@given(
    count=st.integers(1, BLOCK),
    greatest=st.integers(0, 2**31 - 1),
    heaviest=st.integers(1, 10**6),
    lengths=st.tuples(st.integers(0, 255), st.integers(0, 255)),
)
def test_a_head_is_the_pickle_of_its_statistics(
    count: int, greatest: int, heaviest: int, lengths: tuple[int, int]
) -> None:
    """Number of postings, greatest document, heaviest weight, compression, codes of lengths."""
    head = block_head(count, greatest, heaviest, *lengths)
    assert len(head) == HEAD_SIZE
    assert pickle.loads(head) == (count, greatest, float(heaviest), 0, *lengths)


# A term written and read.


@settings(max_examples=50)
@given(postings=POSTINGS)
@pytest.mark.parametrize("value_size", [POSITIONS, COUNTS, NEITHER])
def test_what_is_written_is_read(value_size: int | None, postings: Postings) -> None:
    (block,) = read(written(postings, value_size))
    assert block.ids.tolist() == [document for document, _ in postings]
    assert block.weights.tolist() == [len(positions) for _, positions in postings]
    assert (block.ids.dtype, block.weights.dtype) == (np.int64, np.float32)
    firsts = [positions[0] if value_size is POSITIONS else 0 for _, positions in postings]
    assert block.firsts().tolist() == firsts
    if value_size is POSITIONS:
        documents, places = block.positions()
        assert list(zip(documents.tolist(), places.tolist(), strict=True)) == [
            (document, place) for document, positions in postings for place in positions
        ]


def test_values_of_no_fixed_size_are_positions() -> None:
    """To Whoosh, None and less than 0 say so alike."""
    postings = [(1, [4, 5]), (3, [0])]
    assert written(postings, -1) == written(postings, POSITIONS) != written(postings, COUNTS)


@pytest.mark.parametrize("count", [1, BLOCK, BLOCK + 1, 3 * BLOCK])
@pytest.mark.parametrize("value_size", [POSITIONS, COUNTS, NEITHER])
def test_a_term_of_many_postings_has_several_blocks(value_size: int | None, count: int) -> None:
    postings = [(7 * n, [n] * (1 + n % 2)) for n in range(count)]
    encoded = written(postings, value_size)
    found = read(encoded)
    assert [len(block.ids) for block in found] == [
        min(BLOCK, count - start) for start in range(0, count, BLOCK)
    ]
    assert [n for block in found for n in block.ids.tolist()] == [n for n, _ in postings]
    assert encoded.startswith(WHOOSH3_HEADER_MAGIC)


def test_the_last_block_says_so_by_the_sign_of_its_size() -> None:
    encoded, sizes = written([(n, [0]) for n in range(2 * BLOCK + 1)], POSITIONS), list[int]()
    at = len(WHOOSH3_HEADER_MAGIC)
    while at < len(encoded):
        (size,) = struct.unpack_from("!i", encoded, at)
        sizes.append(size)
        at += 4 + abs(size)
    assert [size > 0 for size in sizes] == [True, True, False]


def test_each_block_has_the_statistics_of_its_own_postings() -> None:
    """The greatest document and weight, the shortest and longest length, as codes."""
    of_blocks = [(3, 100, 150), (1, 120, 120), (2, 10, 200)]
    postings = [
        (251 * (BLOCK * number + n) + (shortest, longest)[n % 2], [0] * (heaviest if n == 5 else 1))
        for number, (heaviest, shortest, longest) in enumerate(of_blocks)
        for n in range(BLOCK)
    ]
    encoded, heads = written(postings, COUNTS), []
    at = len(WHOOSH3_HEADER_MAGIC)
    while at < len(encoded):
        (size,) = struct.unpack_from("!i", encoded, at)
        heads.append(pickle.loads(encoded[at + 4 : at + 4 + HEAD_SIZE]))
        at += 4 + abs(size)
    assert heads == [
        (BLOCK, postings[BLOCK * (number + 1) - 1][0], float(heaviest), 0, shortest, longest)
        for number, (heaviest, shortest, longest) in enumerate(of_blocks)
    ]


def test_weights_of_one_are_not_written() -> None:
    one, two = (written([(n, [0] * times) for n in range(9)], NEITHER) for times in (1, 2))
    assert len(one) < len(two)
    assert read(one)[0].weights.tolist() == [1.0] * 9


# Rare terms, by the row.


@settings(max_examples=50)
@given(terms=st.lists(POSTINGS, min_size=1, max_size=8))
@pytest.mark.parametrize("value_size", [POSITIONS, COUNTS, NEITHER])
def test_a_row_has_the_bytes_of_the_term_by_itself(
    value_size: int | None, terms: list[Postings]
) -> None:
    field, firsts = field_of(terms, value_size)
    statistics = np.concatenate(
        [statistics_of(field, int(first), int(last)) for first, last in pairwise(firsts)]
    )
    alike, others = by_shape(statistics, field.has_positions)
    found = dict[int, bytes]()
    for shape, members in alike:
        rows = block_rows(shape, field, firsts[members], statistics[members])
        found |= {n: row.tobytes() for n, row in zip(members.tolist(), rows, strict=True)}
    assert sorted([*found, *others.tolist()]) == list(range(len(terms)))
    for number, row in found.items():
        first, last = int(firsts[number]), int(firsts[number + 1])
        assert row == b"".join(block_bytes(field, first, last, statistics[number]))


@pytest.mark.parametrize(
    ("postings", "positions", "has_positions", "is_rare"),
    [
        (1, 1, True, True),
        (RARE, RARE, True, True),
        (1, RARE, True, True),
        (1, RARE + 1, True, False),
        (RARE + 1, RARE + 1, True, False),
        (RARE, 9 * RARE, False, True),
        (RARE + 1, RARE + 1, False, False),
    ],
)
def test_a_term_is_rare_by_its_postings_and_by_the_positions_that_are_kept(
    postings: int, positions: int, has_positions: bool, is_rare: bool
) -> None:
    statistics = np.zeros(1, TERM_INFO)
    statistics["df"], statistics["weight"], statistics["heaviest"] = postings, positions, 2
    alike, others = by_shape(statistics, has_positions)
    shapes = [(tuple(shape), members.tolist()) for shape, members in alike]
    values = positions if has_positions else 0
    assert shapes == ([((postings, True, values), [0])] if is_rare else [])
    assert others.tolist() == ([] if is_rare else [0])


def test_terms_of_one_shape_stay_in_order_however_many_they_are() -> None:
    """So that their blocks lie in the order in which a prefix asks for them."""
    statistics = np.zeros(300, TERM_INFO)
    statistics["df"] = statistics["weight"] = np.arange(300) % 3 + 1
    statistics["heaviest"] = 1
    alike, _ = by_shape(statistics, has_positions=True)
    members = [numbers.tolist() for _, numbers in alike]
    assert members == [list(range(start, 300, 3)) for start in range(3)]


def test_terms_of_one_shape_are_together_whatever_lies_between_them() -> None:
    statistics = np.zeros(5, TERM_INFO)
    statistics["df"] = [1, 2, 1, 2, 1]
    statistics["weight"] = [1, 3, 1, 3, 2]
    statistics["heaviest"] = [1, 2, 1, 2, 2]
    alike, others = by_shape(statistics, has_positions=True)
    assert {tuple(shape): members.tolist() for shape, members in alike} == {
        (1, False, 1): [0, 2],
        (1, True, 2): [4],
        (2, True, 3): [1, 3],
    }
    assert others.tolist() == []
    nothing, others = by_shape(np.zeros(0, TERM_INFO), has_positions=True)
    assert (list(nothing), others.tolist()) == ([], [])
