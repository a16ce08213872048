"""The list of terms: Whoosh reads what we write, and we find in it what Whoosh finds."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import count as numbers
from typing import Any
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engines.whoosh.codec.file_part import reads
from search.engines.whoosh.codec.terms import BATCH, ONE_KEY, TABLES, TermTable
from search.engines.whoosh.writing.fields import Tokens
from tests.search.engines.whoosh.builders import terms_of, tokens_of

# Words of which some begin alike, with bytes that are no text.
WORDS = st.one_of(
    st.binary(max_size=6),
    st.text("نهرab", max_size=4).map(str.encode),
    st.sampled_from([b"", b"\x00", b"\xff\xff\xff", "نهر".encode(), "نهرا".encode()]),
)
FIELDS = st.dictionaries(
    st.sampled_from(["text", "text_folded", "title"]), st.sets(WORDS, max_size=20)
)


def tokens(words: Iterable[bytes]) -> Tokens:
    """Each word in as many documents as it has bytes, and one more."""
    postings = [(word, number, 0) for word in words for number in range(len(word) + 1)]
    return tokens_of(sorted(postings, key=lambda posting: posting[1]))


def reader(fields: dict[str, set[bytes]]) -> object:
    return terms_of({name: tokens(words) for name, words in fields.items()}, [1] * 20)


@settings(max_examples=60)
@given(fields=FIELDS, unknown=st.sets(WORDS, max_size=5))
def test_a_term_is_found_where_whoosh_finds_it_and_no_other_is(
    fields: dict[str, set[bytes]], unknown: set[bytes]
) -> None:
    theirs = reader(fields)
    table = TermTable(theirs)
    for field in ("text", "text_folded", "title", "nowhere"):
        known = fields.get(field, set())
        for word in known | unknown:
            found = table.find(field, word)
            assert (found is not None) == (word in known)
            if found:
                info = theirs.term_info(field, word)
                offset, (length,) = info._offset, info._length
                assert found == (info.doc_frequency(), offset, offset + length)
                assert found.frequency == len(word) + 1


@settings(max_examples=60)
@given(fields=FIELDS, prefix=WORDS)
def test_terms_from_a_prefix_come_in_order_with_their_frequency(
    fields: dict[str, set[bytes]], prefix: bytes
) -> None:
    table = TermTable(reader(fields))
    for field, words in fields.items():
        assert list(table.terms_from(field, prefix)) == [
            (word, len(word) + 1) for word in sorted(words) if word.startswith(prefix)
        ]
    assert list(table.terms_from("nowhere", prefix)) == []


@settings(max_examples=30)
@given(fields=FIELDS)
def test_whoosh_lists_every_term_of_every_field_in_order(fields: dict[str, set[bytes]]) -> None:
    theirs = reader(fields)
    every = [(field, word) for field in sorted(fields) for word in sorted(fields[field])]
    assert list(theirs.terms()) == every
    for field in fields:
        assert list(theirs.terms_from(field, b"a")) == [
            one for one in every if one >= (field, b"a")
        ]


@pytest.mark.parametrize("size", [1, ONE_KEY - 8, ONE_KEY, 3 * ONE_KEY, BATCH, 3 * BATCH])
def test_terms_of_any_length_are_found_and_listed(size: int) -> None:
    words = [b"a", b"b" * size, b"c"]
    table = TermTable(reader_of_words(words))
    assert [table.find("title", word) is not None for word in words] == [True] * len(words)
    assert [word for word, _ in table.terms_from("title", b"")] == sorted(set(words))
    assert [word for word, _ in table.terms_from("title", b"b")] == sorted({*words[1:2]} - {b"a"})


def test_a_list_that_ends_within_a_term_is_no_list() -> None:
    terms = reader_of_words([b"a", b"b", b"c"])
    whole = reads(memoryview(terms._dbfile._buf))
    end = int(TermTable(terms)._places[-1]) + 4
    table = TermTable(terms, lambda start, size: whole(start, min(size, max(end - start, 0))))
    listed = table.terms_from("title", b"a")
    assert next(listed)[0] == b"a"
    with pytest.raises(EOFError):
        list(table.terms_from("title", b""))


def test_words_of_one_table_lie_side_by_side_and_are_all_found() -> None:
    """Of one and the same first slot too: the next ones are tried, from the end to the beginning."""
    chance = random.Random(1)
    prefix = b"\x00\x00"  # the number of the first field
    words = set[bytes]()
    while len(words) < 12:
        word = b"%06d" % chance.randrange(10**6)
        if crc32(prefix + word) % TABLES == 7:
            words.add(word)
    table = TermTable(reader({"text": words}))
    assert {word for word in words if table.find("text", word)} == words
    slots = {(crc32(prefix + word) >> 8) % (2 * len(words)) for word in words}
    assert len(slots) < len(words), "some want the same slot"
    assert table.find("text", b"another") is None


def test_a_term_is_told_from_another_of_the_same_hash() -> None:
    seen = dict[int, bytes]()
    for number in numbers():
        word = b"%d" % number
        other = seen.setdefault(crc32(b"\x00\x00" + word), word)
        if other != word:
            break
    table = TermTable(reader({"text": {word}}))
    assert table.find("text", word) and table.find("text", other) is None
    table = TermTable(reader({"text": {word, other}}))
    assert table.find("text", word) != table.find("text", other)


def reader_of_words(words: Iterable[bytes]) -> Any:
    """Of the field of titles, each in one document."""
    return terms_of({"title": tokens_of((word, 0, 0) for word in words)}, [1])


def places(words: Iterable[bytes]) -> np.ndarray:
    """Where the entries of the words lie in the file."""
    return TermTable(reader_of_words(words))._places


@pytest.mark.parametrize(("last", "size"), [(2**16 - 1, 2), (2**16, 4)])
def test_places_are_kept_in_two_bytes_while_the_last_fits(last: int, size: int) -> None:
    words = [b"%07d" % number for number in range(1_000)]
    missing = last - int(places(words)[-1])
    longer = [words[0] + b"0" * missing, *words[1:]]
    assert (int(places(longer)[-1]), places(longer).dtype.itemsize) == (last, size)


@pytest.mark.parametrize("count", [0, 1, 1_200, 1_300])
def test_however_long_the_list_is_its_places_are_kept(count: int) -> None:
    """In two bytes each, or four: some lists are longer than two bytes count."""
    words = {b"%07d" % (7 * number) for number in range(count)}
    table = TermTable(reader_of_words(words))
    assert len(table._places) == count
    assert sum(slots for _, slots in table._tables) == 2 * count, "each word has its two slots"
    assert table._places.dtype.itemsize == (2 if count < 1_300 else 4)
    assert [word for word, _ in table.terms_from("title", b"")] == sorted(words)
    for word in sorted(words)[:: max(count // 50, 1)]:
        assert table.find("title", word)
        assert [found for found, _ in table.terms_from("title", word)] == [word]
    assert table.find("title", b"0000001") is None
