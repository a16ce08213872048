"""Indexes for tests of the engine's parts, in one line: index_of(folder, [document(1, "نهر")])."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from search.engines.whoosh.reading.postings import PostingsReader
from search.engines.whoosh.schema import IDENTITY, identity, schema
from search.engines.whoosh.writing.document import fields_of
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
