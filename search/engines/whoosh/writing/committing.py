"""A writer whose commit is the store's: Whoosh would remove the files of the commit before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from whoosh.index import TOC

from search.engines.whoosh.schema import IDENTITY
from search.engines.whoosh.writing.writer import GatheringWriter


class CommitTarget(Protocol):
    """Where files become the index."""

    def verify(self, names: Iterable[str]) -> None: ...

    def write(self, number: int, articles: int, names: Iterable[str]) -> None: ...


class CommittingWriter(GatheringWriter):
    def __init__(self, index: Any, target: CommitTarget) -> None:
        self._target = target
        super().__init__(index)

    def remove(self, identities: Iterable[str]) -> None:
        """Take documents out; Whoosh would open the index anew for each of them."""
        reader = self.reader()
        for identity in identities:
            if (IDENTITY, identity) in reader:
                for number in list(reader.postings(IDENTITY, identity).all_ids()):
                    self.delete_document(number)
        reader.close()

    def add_reader(self, reader: Any) -> None:
        """Merge a segment, after reading it in full."""
        self._target.verify(self._files([reader.segment()]))
        super().add_reader(reader)

    def _commit_toc(self, segments: Sequence[Any]) -> None:
        TOC(self.schema, segments, self.generation).write(self.storage, self.indexname)
        names = [TOC._filename(self.indexname, self.generation), *self._files(segments)]
        articles = sum(segment.doc_count() for segment in segments)
        self._target.write(self.generation, articles, names)

    def _files(self, segments: Iterable[Any]) -> list[str]:
        return sorted(name for segment in segments for name in segment.list_files(self.storage))
