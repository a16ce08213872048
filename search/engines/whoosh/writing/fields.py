"""The postings of a field, from arrays of tokens to blocks in Whoosh's format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.system import pack_ushort

from search.engines.whoosh.arrays import Ints, Uints
from search.engines.whoosh.codec.block_rows import block_rows, by_shape
from search.engines.whoosh.codec.blocks import FieldPostings, SortedPostings, block_bytes
from search.engines.whoosh.codec.terms import TERM_INFO


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a field: number of the word, document, position.

    Those of one word come in the order of document and position.
    """

    words: Sequence[bytes]
    numbers: Uints
    documents: Uints
    positions: Uints


def write_field(fieldwriter: Any, form: Any, tokens: Tokens, lengths: NDArray[np.uint8]) -> None:
    """Write all terms of a field, sorted, each with its blocks and its statistics."""
    postings = in_order(tokens)
    firsts, lasts = _term_bounds(postings.terms)
    field = FieldPostings(
        postings,
        postings.counts,
        lengths[postings.documents],
        postings.deltas(firsts),
        form.fixed_value_size(),
    )
    statistics = _statistics(field, firsts, lasts)
    file = fieldwriter._postfile.file
    alike, others = by_shape(statistics, field.has_positions)
    for shape, members in alike:
        rows = block_rows(shape, field, firsts[members], statistics[members])
        statistics["offset"][members] = file.tell() + rows.shape[1] * np.arange(len(members))
        statistics["length"][members] = rows.shape[1]
        file.write(rows.tobytes())
    for number in others.tolist():
        written = b"".join(
            block_bytes(field, int(firsts[number]), int(lasts[number]), statistics[number])
        )
        statistics["offset"][number], statistics["length"][number] = file.tell(), len(written)
        file.write(written)
    fieldwriter._tindex.add_terms(pack_ushort(fieldwriter._fieldid), postings.words, statistics)


def _statistics(field: FieldPostings, firsts: Ints, lasts: Ints) -> NDArray[np.void]:
    """What Whoosh keeps beside each term, but for where its blocks lie."""
    statistics = np.zeros(len(firsts), TERM_INFO)
    if len(firsts):
        statistics["df"] = lasts - firsts
        statistics["weight"] = np.add.reduceat(field.counts, firsts)
        statistics["heaviest"] = np.maximum.reduceat(field.counts, firsts)
        statistics["shortest"] = np.minimum.reduceat(field.coded, firsts)
        statistics["longest"] = np.maximum.reduceat(field.coded, firsts)
        statistics["least"] = field.postings.documents[firsts]
        statistics["greatest"] = field.postings.documents[lasts - 1]
    return statistics


def in_order(tokens: Tokens) -> SortedPostings:
    words = tokens.words
    alphabet = sorted(range(len(words)), key=words.__getitem__)
    rank = np.empty(len(words), np.uint64)
    rank[alphabet] = np.arange(len(words), dtype=np.uint64)
    # Term above, place below: sorting numbers that differ is thrice as quick as a stable sort.
    keys = rank[tokens.numbers] << np.uint64(32) | np.arange(len(tokens.numbers), dtype=np.uint64)
    keys.sort()
    terms, order = (keys >> np.uint64(32)).astype(np.uint32), keys.astype(np.uint32)
    del keys
    documents = tokens.documents[order]
    begins = np.ones(len(terms), bool)
    begins[1:] = (terms[1:] != terms[:-1]) | (documents[1:] != documents[:-1])
    starts = np.flatnonzero(begins)
    ends = np.append(starts, len(terms))[1:]
    return SortedPostings(
        [words[number] for number in alphabet],
        terms[starts],
        documents[starts],
        starts,
        ends,
        tokens.positions[order],
    )


def _term_bounds(terms: Uints) -> tuple[Ints, Ints]:
    """The first posting of each term, and the one after its last."""
    changes = np.flatnonzero(terms[1:] != terms[:-1]) + 1
    firsts = np.concatenate([[0], changes]) if len(terms) else changes
    return firsts, np.append(firsts[1:], len(terms)) if len(terms) else firsts
