"""Indexes for tests of the engine's parts, in one line: index_of(folder, [document(1, "نهر")])."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import FileIndex

from search.engines.whoosh.codec.blocks import BLOCK
from search.engines.whoosh.codec.terms import TermsWriter
from search.engines.whoosh.reading.postings import PostingsReader
from search.engines.whoosh.schema import IDENTITY, identity, schema
from search.engines.whoosh.writing.document import fields_of
from search.engines.whoosh.writing.fields import Tokens, write_field
from search.engines.whoosh.writing.writer import GatheringWriter
from search.index_document import IndexDocument

WORDS = [
    "نهر",
    "جبل",
    "مدينة",
    "كتاب",
    "قهوة",
    "نخلة",
    "بحر",
    "صحراء",
    "طريق",
    "سوق",
    "قلعة",
    "ورق",
    "حبر",
    "شعر",
]
ROOM = 32_000_000  # bytes that are kept decoded


def document(pk: int, text: str = "", title: str = "", **others: object) -> IndexDocument:
    return IndexDocument(pk, title, text, **others)  # type: ignore[arg-type]


def index_of(
    folder: Path, *segments: Iterable[IndexDocument], removed: Iterable[int] = ()
) -> FileIndex:
    """An index with a segment for each run of documents, of which some are removed again."""
    index = FileStorage(str(folder)).create_index(schema())
    for documents in segments:
        writer = GatheringWriter(index)
        for one in documents:
            writer.add_document(**fields_of(one))
        writer.commit(merge=False)
    writer = GatheringWriter(index)
    for pk in removed:
        writer.delete_by_term(IDENTITY, identity(pk))
    writer.commit(merge=False)
    return index.refresh()


def postings_of(
    folder: Path, *segments: Iterable[IndexDocument], removed: Iterable[int] = ()
) -> PostingsReader:
    return PostingsReader(index_of(folder, *segments, removed=removed).reader(), ROOM)


def random_index(folder: Path, seed: int, segments: int) -> FileIndex:
    """Some hundreds of texts in several segments, with some of them deleted."""
    chance, number = random.Random(seed), 0
    parts: list[list[IndexDocument]] = []
    for _ in range(segments):
        parts.append([])
        for _ in range(chance.randint(1, 150)):
            number += 1
            text = " ".join(chance.choices(WORDS, k=chance.randint(1, 40)))
            parts[-1].append(document(number, text, chance.choice(WORDS)))
    gone = chance.sample(range(1, number + 1), number // 10)
    return index_of(folder, *parts, removed=gone)


def tokens_of(postings: Iterable[tuple[bytes, int, int]]) -> Tokens:
    """From (word, document, position) in the order of document and position."""
    found = list(postings)
    numbers = {word: n for n, word in enumerate(dict.fromkeys(word for word, _, _ in found))}
    columns = [
        [numbers[word] for word, _, _ in found],
        [document for _, document, _ in found],
        [position for _, _, position in found],
    ]
    return Tokens(list(numbers), *(np.array(column, np.uint32) for column in columns))


def terms_of(fields: dict[str, Tokens], coded_lengths: Iterable[int]) -> Any:
    """Whoosh's reader of the terms of one segment, of which our writer wrote these fields.

    `coded_lengths`: of each document the byte that Whoosh keeps of its length.
    """
    storage, codec = RamStorage(), W3Codec(blocklimit=BLOCK, compression=0)
    segment, lengths = codec.new_segment(storage, "MAIN"), np.array(list(coded_lengths), np.uint8)
    writer = codec.field_writer(storage, segment)
    writer._tindex = TermsWriter(writer)
    kept = schema()
    for name, tokens in sorted(fields.items()):
        writer.start_field(name, kept[name])
        write_field(writer, kept[name].format, tokens, lengths)
        writer.finish_field()
    writer.close()
    return codec.terms_reader(storage, segment)
