"""A commit that a power cut or a kill cannot leave half done.

New files first, brought to the disk; then the manifest that names them, replaced whole;
what it does not name is removed when the next writer begins. So readers that just read
the manifest before still find its files, and a file is never rewritten in place.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from haystack.constants import ID
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from search.analysis import VERSION
from search.engines.whoosh.schema import SCHEMA_VERSION, schema
from search.engines.whoosh.store import generations, manifest
from search.engines.whoosh.store.manifest import CHECKSUMS, Entry, Manifest
from search.engines.whoosh.store.open_indexes import ManifestIndex
from search.engines.whoosh.writing.writer import GatheringWriter


class CommittingWriter(GatheringWriter):
    """Writes the manifest where Whoosh would remove the files of the commit before."""

    def __init__(self, index: Any, known: dict[str, Entry]) -> None:
        self.known = known
        super().__init__(index)

    def remove(self, identifiers: Iterable[str]) -> None:
        """Take documents out; Whoosh would open the index anew for each of them."""
        reader = self.reader()
        for identifier in identifiers:
            if (ID, identifier) in reader:
                for number in list(reader.postings(ID, identifier).all_ids()):
                    self.delete_document(number)
        reader.close()

    def add_reader(self, reader: Any) -> None:
        """Merge a segment, after reading it in full: its damage would else become lawful."""
        names = self._files([reader.segment()])
        CHECKSUMS.forget(self.folder, *names)
        entries = {name: self.known[name] for name in names}
        CHECKSUMS.check(self.folder, Manifest("", "", 0, 0, entries))
        super().add_reader(reader)

    @property
    def folder(self) -> Path:
        return Path(self.storage.folder)

    def _commit_toc(self, segments: Iterable[Any]) -> None:
        TOC(self.schema, segments, self.generation).write(self.storage, self.indexname)
        names = [TOC._filename(self.indexname, self.generation), *self._files(segments)]
        told = Manifest(
            schema=SCHEMA_VERSION,
            analysis=VERSION,
            articles=sum(segment.doc_count() for segment in segments),
            commit=self.generation,
            files={n: self.known.get(n) or CHECKSUMS.take(self.folder / n) for n in names},
        )
        manifest.write(self.folder, told)

    def _files(self, segments: Iterable[Any]) -> list[str]:
        return sorted(name for segment in segments for name in segment.list_files(self.storage))


def writer_in(folder: Path, told: Manifest) -> CommittingWriter:
    """For changes of a sound generation; removes first what does not belong to it."""
    generations.sweep(folder, told.files)
    return CommittingWriter(ManifestIndex(folder, told, readonly=False), dict(told.files))


def commit_new(folder: Path, segments: list[Any]) -> None:
    """Make a generation of the segments that were written into the folder."""
    writer = CommittingWriter(FileStorage(str(folder)).create_index(schema()), {})
    writer.segments = segments
    writer.commit(merge=False)
