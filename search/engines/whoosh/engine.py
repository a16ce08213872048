"""The embedded engine: our schema, ranking and store over Whoosh's format of files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from whoosh.codec.base import Segment
from whoosh.filedb.filestore import FileStorage

from search.engine import IndexUnavailable
from search.engines.whoosh.ranking.ranker import Ranker
from search.engines.whoosh.reading.postings import PostingsReader
from search.engines.whoosh.reading.words import KeptWords
from search.engines.whoosh.schema import IDENTITY, identity, schema
from search.engines.whoosh.store import generations, manifest
from search.engines.whoosh.store.commit import Commit
from search.engines.whoosh.store.manifest import Manifest
from search.engines.whoosh.store.open_indexes import ManifestIndex, OpenIndexes
from search.engines.whoosh.writing.committing import CommittingWriter
from search.engines.whoosh.writing.document import fields_of
from search.engines.whoosh.writing.segments import write_segments
from search.engines.whoosh.writing.workers import write_side_by_side
from search.index_document import IndexDocument
from search.pairing import NO_ORIGIN, UNPAIRED, Origin, Pairing
from search.parsing import Term
from search.request import Request
from search.results import Ranking
from search.vocabulary import Vocabulary

WORTH_PROCESSES = 2_000  # documents that a single process indexes as soon as several would
CACHE_BYTES = 1_000  # for each article: some hundred long queries
LEAST_CACHE_BYTES = 32_000_000

T = TypeVar("T")
Fields = dict[str, Any]


def default_cache_bytes(articles: int) -> int:
    return max(LEAST_CACHE_BYTES, CACHE_BYTES * articles)


def one_process() -> int:
    return 1


class WhooshEngine:
    """An index in the folder `root`; `search.engine.Engine` says what is asked of it.

    `cache_bytes`: how much of an index of so many articles is kept decoded; `processes`: how
    many build an index; `pairing`: what ties it to its database.
    """

    def __init__(
        self,
        root: Path,
        cache_bytes: Callable[[int], int] = default_cache_bytes,
        processes: Callable[[], int] = one_process,
        pairing: Pairing = UNPAIRED,
    ) -> None:
        self.root, self._cache_bytes, self._processes = root, cache_bytes, processes
        self._pairing = pairing
        self.indexes = OpenIndexes(root, self._open, pairing)
        self._words = KeptWords()

    def ask(self, question: Callable[[Ranker], T]) -> T:
        """The answer of the open index, of the generation before if need be."""
        return self.indexes.ask(question)[0]

    def rank(self, request: Request) -> Ranking:
        (ranker, ranking), is_stale = self.indexes.ask(lambda each: (each, each.rank(request)))
        notices = (*ranking.notices, "stale") if is_stale else ranking.notices
        is_behind = not self.indexes.is_latest(ranker)
        return replace(ranking, notices=notices, is_behind=is_behind)

    def most_telling(self, terms: Iterable[Term], count: int) -> list[Term]:
        terms = list(terms)
        return self.ask(lambda ranker: ranker.most_telling(terms, count))

    def frequency(self, term: Term) -> int:
        return self.ask(lambda ranker: ranker.frequency(term))

    def vocabulary(self) -> Vocabulary:
        return self.ask(lambda ranker: self._words.of(ranker.postings))

    def writing(self, *, wait: bool = True) -> AbstractContextManager[bool]:
        return generations.lock(self.root, wait=wait)

    def rebuilding(self, *, wait: bool = True) -> AbstractContextManager[bool]:
        return generations.lock(self.root, generations.REBUILDER, wait=wait)

    def apply(self, documents: Iterable[IndexDocument], removed: Iterable[int]) -> None:
        writer = self._writer(*self.indexes.checked())
        with _cancelled_on_failure(writer):
            written = [fields_of(document) for document in documents]
            writer.remove(identity(key) for key in removed)
            writer.remove(fields[IDENTITY] for fields in written)
            for fields in written:
                writer.add_document(**fields)
            writer.commit()

    def build(self, documents: Iterable[IndexDocument]) -> str:
        generations.prune(self.root, self.indexes.is_sound)
        folder = generations.fresh(self.root)
        written = _Counted(map(fields_of, documents))
        self._commit(folder, self._segments(folder, written))
        built = self.indexes.prove(folder)
        if built.articles != written.count:
            generations.discard(folder)
            raise IndexUnavailable(
                f"{folder} holds {built.articles} of the {written.count} articles written to it"
            )
        generations.sweep(folder, built.files)
        return folder.name

    def publish(self, generation: str) -> int:
        folder = self.root / generation
        self._pairing.expect(manifest.read(folder).origin, self._origin_in_use())
        generations.publish(folder, self.indexes.is_sound)
        return self.indexes.checked()[1].articles

    def check(self) -> int:
        return self.indexes.checked()[1].articles

    def document_hashes(self, generation: str | None = None) -> list[tuple[int, str]]:
        folder = self.root / generation if generation else None
        reader = self.indexes.index(folder).reader()
        documents = [stored for _, stored in reader.iter_docs()]
        reader.close()
        return [(int(stored[IDENTITY]), stored["content_hash"]) for stored in documents]

    def forget(self) -> None:
        """Close what is open, as after a change of files that nothing here has made."""
        self._words = KeptWords()
        self.indexes.forget()

    def _origin_in_use(self) -> Origin:
        """Of an index that cannot be read, none."""
        folder = generations.current(self.root)
        with suppress(IndexUnavailable):
            return manifest.read(folder).origin if folder else NO_ORIGIN
        return NO_ORIGIN

    def _writer(self, folder: Path, known: Manifest) -> CommittingWriter:
        """For changes of a sound generation; removes first what does not belong to it."""
        generations.sweep(folder, known.files)

        def origin() -> Origin:
            commit = self._pairing.next_commit()
            self._pairing.expect(commit, known.origin)
            return commit

        index = ManifestIndex(folder, known, readonly=False)
        return CommittingWriter(index, Commit(folder, known.files, origin))

    def _commit(self, folder: Path, segments: list[Segment]) -> None:
        """Make a generation of the segments that were written into the folder."""
        index = FileStorage(str(folder)).create_index(schema())
        writer = CommittingWriter(index, Commit(folder, {}, self._pairing.next_commit))
        writer.segments = segments
        writer.commit(merge=False)

    def _open(self, index: ManifestIndex, known: Manifest) -> Ranker:
        return Ranker(PostingsReader(index.reader(), self._cache_bytes(known.articles)))

    def _segments(self, folder: Path, documents: Iterator[Fields]) -> list[Segment]:
        first, processes = list(islice(documents, WORTH_PROCESSES)), self._processes()
        every = chain(first, documents)
        if processes == 1 or len(first) < WORTH_PROCESSES:
            return write_segments(folder, every)
        return write_side_by_side(folder, every, processes)


class _Counted(Iterator[T]):
    """Counts what is taken of it."""

    def __init__(self, items: Iterator[T]) -> None:
        self._items, self.count = items, 0

    def __next__(self) -> T:
        item = next(self._items)
        self.count += 1
        return item


@contextmanager
def _cancelled_on_failure(writer: Any) -> Iterator[None]:
    """Whoosh's writer gives its lock back only when it is told to."""
    try:
        yield
    except BaseException:
        with suppress(Exception):
            writer.cancel()
        raise
