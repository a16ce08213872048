"""What is written of a field is read again through Whoosh's own readers, posting by posting."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.util.numeric import byte_to_length

from search.engines.whoosh.codec.block_rows import RARE
from search.engines.whoosh.codec.blocks import BLOCK
from search.engines.whoosh.schema import schema
from search.engines.whoosh.writing.fields import in_order
from tests.search.engines.whoosh.builders import terms_of, tokens_of

Posting = tuple[bytes, int, int]  # word, document, position

# One word is the beginning of another, one is not text, one is empty.
WORDS = st.sampled_from([b"", b"a", b"ab", "نهر".encode(), "نهرا".encode(), b"\xff\x00"])
POSITIONS = st.integers(0, 2**32 - 1)
# All postings of a field, in the order of document and position, as texts are read.
POSTINGS = st.sets(st.tuples(WORDS, st.integers(0, 9), POSITIONS), max_size=60).map(
    lambda found: sorted(found, key=lambda one: one[1:])
)


def by_term(postings: Iterable[Posting]) -> Iterator[tuple[bytes, list[tuple[int, list[int]]]]]:
    """Of each word, in order, the documents and in each of them the positions."""
    for word, found in groupby(sorted(postings), lambda one: one[0]):
        documents = groupby(found, lambda one: one[1])
        yield word, [(number, [place for *_, place in places]) for number, places in documents]


def read(terms: Any, field: str, word: bytes) -> list[tuple[int, float, list[int] | None]]:
    """(document, weight, positions if the field keeps them) as Whoosh reads them."""
    form = schema()[field].format
    matcher, found = terms.matcher(field, word, form), []
    while matcher.is_active():
        positions = matcher.value_as("positions") if form.supports("positions") else None
        found.append((matcher.id(), matcher.weight(), positions))
        matcher.next()
    return found


@given(postings=POSTINGS)
def test_tokens_are_brought_into_the_order_of_word_document_and_position(
    postings: list[Posting],
) -> None:
    ordered = in_order(tokens_of(postings))
    wanted = list(by_term(postings))
    assert ordered.words == [word for word, _ in wanted]
    every = [
        (number, document, places)
        for number, (_, documents) in enumerate(wanted)
        for document, places in documents
    ]
    assert ordered.terms.tolist() == [number for number, _, _ in every]
    assert ordered.documents.tolist() == [document for _, document, _ in every]
    spans = zip(ordered.starts.tolist(), ordered.ends.tolist(), strict=True)
    assert [ordered.positions[start:end].tolist() for start, end in spans] == [
        places for _, _, places in every
    ]


@settings(max_examples=60)
@given(postings=POSTINGS, lengths=st.lists(st.integers(0, 255), min_size=10, max_size=10))
@pytest.mark.parametrize("field", ["text", "title", "tags"])
def test_whoosh_reads_what_was_written(
    field: str, postings: list[Posting], lengths: list[int]
) -> None:
    """With positions, with numbers of occurrences, and with neither."""
    if field == "tags":
        postings = sorted({(word, document, 0) for word, document, _ in postings}, key=by_place)
    terms = terms_of({field: tokens_of(postings)}, lengths)
    wanted = list(by_term(postings))
    assert list(terms.terms()) == [(field, word) for word, _ in wanted]
    for word, documents in wanted:
        assert read(terms, field, word) == [
            (number, len(places), places if field == "text" else None)
            for number, places in documents
        ]
        info, numbers = terms.term_info(field, word), [number for number, _ in documents]
        weights = [len(places) for _, places in documents]
        assert (info.doc_frequency(), info.weight()) == (len(documents), sum(weights))
        assert (info.min_id(), info.max_id()) == (numbers[0], numbers[-1])
        assert info.max_weight() == max(weights)
        assert (info.min_length(), info.max_length()) == (
            byte_to_length(min(lengths[number] for number in numbers)),
            byte_to_length(max(lengths[number] for number in numbers)),
        )


def by_place(posting: Posting) -> tuple[int, int]:
    return posting[1:]


@pytest.mark.parametrize("field", ["text", "title", "tags"])
@pytest.mark.parametrize(
    "count", [1, RARE, RARE + 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 1]
)
def test_a_term_may_stand_in_any_number_of_documents(field: str, count: int) -> None:
    """In one block or several, and beside rare terms, whose blocks are made by the row."""
    chance = random.Random(count)
    often = 1 if field == "tags" else 3
    postings = [
        (word, number, place)
        for number in range(count)
        for place, word in enumerate(
            [b"common"] * chance.randint(1, often) + [b"rare %d" % number] * (number < 5)
        )
    ]
    lengths = [chance.randint(0, 255) for _ in range(count)]
    terms = terms_of({field: tokens_of(postings)}, lengths)
    for word, documents in by_term(postings):
        assert read(terms, field, word) == [
            (number, len(places), places if field == "text" else None)
            for number, places in documents
        ]


@pytest.mark.parametrize("count", [RARE, RARE + 1])
def test_a_term_may_stand_in_one_document_often(count: int) -> None:
    postings = [(b"word", 3, place * 7) for place in range(count)]
    terms = terms_of({"text": tokens_of(postings)}, [0, 0, 0, 9])
    assert read(terms, "text", b"word") == [(3, count, [place * 7 for place in range(count)])]


def test_each_block_keeps_the_bounds_of_its_own_postings() -> None:
    """Whoosh skips blocks by them: the heaviest weight, the shortest and longest length."""
    heavy, short, long = BLOCK + 5, 7, BLOCK + 9
    postings = [
        (b"word", number, place)
        for number in range(BLOCK + 10)
        for place in range(1 + (number == heavy))
    ]
    lengths = [{short: 3, long: 40}.get(number, 20) for number in range(BLOCK + 10)]
    terms = terms_of({"text": tokens_of(postings)}, lengths)
    matcher, bounds = terms.matcher("text", b"word", schema()["text"].format), []
    while matcher.is_active():
        last, weight = matcher.block_max_id(), matcher.block_max_weight()
        bounds.append((last, weight, matcher.block_min_length(), matcher.block_max_length()))
        matcher.skip_to(last + 1)
    assert bounds == [
        (BLOCK - 1, 1.0, byte_to_length(3), byte_to_length(20)),
        (BLOCK + 9, 2.0, byte_to_length(20), byte_to_length(40)),
    ]


def test_several_fields_lie_beside_each_other() -> None:
    fields = {
        "text": tokens_of([(b"a", 0, 5), (b"b", 1, 6)]),
        "title": tokens_of([(b"a", 1, 0), (b"a", 1, 0)]),
        "tags": tokens_of([(b"b", 0, 0)]),
        "authors": tokens_of([]),
    }
    terms = terms_of(fields, [1, 1])
    assert list(terms.terms()) == [
        ("tags", b"b"),
        ("text", b"a"),
        ("text", b"b"),
        ("title", b"a"),
    ]
    assert read(terms, "title", b"a") == [(1, 2.0, None)]
    assert read(terms, "text", b"a") == [(0, 1.0, [5])]
