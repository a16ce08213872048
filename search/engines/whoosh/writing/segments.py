"""Documents to segments: as few and large ones as fit in memory while they are made."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage

from search.engines.whoosh.schema import schema
from search.engines.whoosh.writing.writer import GatheringWriter

# What a segment in the making holds at most: pieces of text, and different ones.
MOST_UNITS, MOST_DISTINCT = 5_000_000, 500_000


class SegmentWriter(GatheringWriter):
    """Writes one segment and leaves it to others to tell of it."""

    def is_full(self) -> bool:
        return self.pool.size() >= MOST_UNITS or len(self.pool.chunks.ends) >= MOST_DISTINCT

    def finish(self) -> Any:
        segment = self._finalize_segment()
        self._finish()
        return segment


def write_segments(folder: Path, documents: Iterable[dict[str, Any]]) -> list[Any]:
    """The segments of all documents, written into a folder where nobody else writes."""
    index = FileStorage(str(folder)).create_index(schema())
    segments, writer = [], None
    try:
        for document in documents:
            writer = writer or SegmentWriter(index)
            writer.add_document(**document)
            if writer.is_full():
                segments.append(writer.finish())
                writer = None
        if writer:
            segments.append(writer.finish())
    except BaseException:
        if writer:
            with suppress(Exception):
                writer.cancel()  # Whoosh's writer gives its lock back only when it is told to
        raise
    return segments
