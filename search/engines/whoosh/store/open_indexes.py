"""Open indexes, shared by all threads of a process, and the one seam at which damage is met.

Nothing is opened before its checksums were compared with the manifest: Whoosh unpickles
what it reads. Readers only open; they never make, change or remove anything.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex

from search.engines.whoosh.ranking.ranker import Scorer
from search.engines.whoosh.reading.postings import PostingsReader
from search.engines.whoosh.schema import SCHEMA_VERSION, schema
from search.engines.whoosh.store import generations, manifest
from search.engines.whoosh.store.freshness import Look
from search.engines.whoosh.store.manifest import (
    CHECKSUMS,
    IndexDamaged,
    IndexOutdated,
    Manifest,
    Stamp,
)
from search.limits import cache_bytes
from search.results import IndexUnavailable

TRIES = 5  # a commit or a rebuild may take away what was about to be opened
DOUBT = 60.0  # seconds between two full readings of an index because a question failed

T = TypeVar("T")
log = logging.getLogger(__name__)


class ManifestIndex(FileIndex):
    """Whoosh's index as the manifest tells it, not as the newest file in the folder would."""

    def __init__(self, folder: Path, told: Manifest, *, readonly: bool = True) -> None:
        self.storage = FileStorage(str(folder), readonly=readonly)
        self._schema, self.indexname, self.manifest = schema(), "MAIN", told

    def latest_generation(self) -> int:
        return self.manifest.commit

    def reader(self, reuse: Any = None) -> Any:
        toc = self._read_toc()
        return self._reader(self.storage, toc.schema, toc.segments, toc.generation, reuse)

    def _read_toc(self) -> TOC:
        return TOC.read(self.storage, self.indexname, self.manifest.commit, self._schema)


class Readers:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._looks: dict[Path, Look] = {}
        self._manifests: dict[Path, tuple[Stamp, Manifest]] = {}
        self._opened: dict[Path, tuple[Stamp, Scorer]] = {}
        self._bad: dict[Path, str] = {}
        self._doubted: dict[Path, float] = {}

    def ask(self, root: Path, question: Callable[[Scorer], T]) -> tuple[T, bool]:
        """The answer, and whether it comes from an earlier generation than the one in use.

        Raises IndexUnavailable when no generation can answer, whatever went wrong.
        """
        look = self._looks.get(root)
        if look and look.holds():
            with suppress(Exception):  # what goes wrong is looked into below
                return question(look.scorer), False
        pointer = self._stamp(generations.pointer(root))
        used = generations.current(root)
        try:
            answer = self._answer(used, question), False
            self._remember(root, pointer, used)
            return answer
        except IndexUnavailable as error:
            if generations.current(root) != used:
                return self.ask(root, question)
            for folder in generations.earlier(root):
                try:
                    return self._answer(folder, question), True
                except IndexUnavailable:
                    continue
            raise error

    def checked(self, root: Path) -> tuple[Path, Manifest]:
        """The generation in use and its manifest. Raises IndexUnavailable if it is not sound."""
        folder = generations.current(root)
        if folder is None:
            raise IndexUnavailable(f"{root}: there is no index")
        return folder, self._checked(folder)[1]

    def index(self, root: Path) -> ManifestIndex:
        """For Whoosh's own search. Raises IndexUnavailable."""
        return ManifestIndex(*self.checked(root))

    def index_in(self, folder: Path) -> ManifestIndex:
        """The index in a generation that need not be in use. Raises IndexUnavailable."""
        return ManifestIndex(folder, self._checked(folder)[1])

    def is_sound(self, folder: Path) -> bool:
        try:
            self._checked(folder)
        except IndexUnavailable:
            return False
        return True

    def prove(self, folder: Path) -> Manifest:
        """Read all of a generation and open it. Raises IndexUnavailable."""
        CHECKSUMS.forget(folder)
        self._scorer(folder)
        return self._checked(folder)[1]

    def forget(self, root: Path) -> None:
        self._looks.pop(root, None)
        for known in (self._manifests, self._opened, self._bad, self._doubted):
            for folder in [folder for folder in known if folder.parent == root]:
                known.pop(folder)

    def _remember(self, root: Path, pointer: Stamp | None, folder: Path | None) -> None:
        """What the next look need not read again; all stamps are older than what was read."""
        told, opened = self._manifests.get(folder), self._opened.get(folder)
        if pointer and told and opened and opened[0] == told[0]:
            seen, until = CHECKSUMS.seen(folder)
            first = (generations.pointer(root), pointer), (_manifest_path(folder), told[0])
            self._looks[root] = Look(opened[1], (*first, *seen), until)
            if folder in self._bad:  # another thread has found damage meanwhile
                self._looks.pop(root, None)

    def _answer(self, folder: Path | None, question: Callable[[Scorer], T]) -> T:
        if folder is None:
            raise IndexUnavailable("there is no index")
        while True:
            scorer = self._scorer(folder)
            try:
                return question(scorer)
            except IndexUnavailable:
                raise
            except Exception as error:
                log.exception("%s: a question failed", folder)
                if not self._doubt(folder):
                    raise IndexUnavailable(f"{folder}: {error!r}") from error

    def _doubt(self, folder: Path) -> bool:
        """Have the index read in full and opened again, unless that was done just now."""
        now = time.monotonic()
        if now - self._doubted.get(folder, -DOUBT) < DOUBT:
            return False
        self._doubted[folder] = now
        CHECKSUMS.forget(folder)
        self._looks.pop(folder.parent, None)
        self._opened.pop(folder, None)
        return True

    def _checked(self, folder: Path) -> tuple[Stamp, Manifest]:
        """The manifest, after a look at the stamp of each file: microseconds, as a rule."""
        for _ in range(TRIES):
            if folder in self._bad:
                raise IndexDamaged(self._bad[folder])
            before = self._stamp(_manifest_path(folder))
            try:
                told = self._manifest(folder, before)
                CHECKSUMS.check(folder, told)
                return before, told
            except IndexDamaged as error:
                if self._stamp(_manifest_path(folder)) == before:
                    self._mark(folder, error)
        raise IndexUnavailable(f"{folder} changes too quickly")

    def _mark(self, folder: Path, error: Exception) -> None:
        log.error("the index is damaged: %s", error)
        self._bad[folder] = str(error)
        self._looks.pop(folder.parent, None)  # decay changes no stamp
        self._opened.pop(folder, None)

    def _stamp(self, path: str) -> Stamp | None:
        try:
            return manifest.stamp(path)
        except OSError:
            return None

    def _manifest(self, folder: Path, stamp: Stamp | None) -> Manifest:
        known = self._manifests.get(folder)
        if known and known[0] == stamp:
            return known[1]
        told = manifest.read(folder)
        if told.schema != SCHEMA_VERSION:
            raise IndexOutdated(f"{folder} was built by {told.schema}, not by {SCHEMA_VERSION}")
        if stamp is not None:
            self._manifests[folder] = (stamp, told)
        return told

    def _scorer(self, folder: Path) -> Scorer:
        """A scorer over the newest commit; while another thread opens it, the one before."""
        stamp, told = self._checked(folder)
        opened = self._opened.get(folder)
        if opened and (opened[0] == stamp or self._lock.locked()):
            return opened[1]
        with self._lock:
            opened = self._opened.get(folder)
            return opened[1] if opened and opened[0] == stamp else self._open(folder, stamp, told)

    def _open(self, folder: Path, stamp: Stamp, told: Manifest) -> Scorer:
        for _ in range(TRIES):
            try:
                index = ManifestIndex(folder, told)
                scorer = Scorer(PostingsReader(index.reader(), cache_bytes(told.articles)))
            except FileNotFoundError:
                stamp, told = self._checked(folder)
            except OSError as error:
                raise manifest.unreadable(folder, error) from error
            except Exception as error:
                self._mark(folder, error)
            else:
                self._keep(folder, stamp, scorer)
                return scorer
        raise IndexUnavailable(f"{folder} changes too quickly")

    def _keep(self, folder: Path, stamp: Stamp, scorer: Scorer) -> None:
        """Keep one generation open: the memory of the others is given back."""
        for other in [other for other in self._opened if other.parent == folder.parent]:
            self._opened.pop(other, None)
        self._looks.pop(folder.parent, None)
        self._opened[folder] = (stamp, scorer)


def _manifest_path(folder: Path) -> str:
    return f"{folder}{os.sep}{manifest.MANIFEST}"


READERS = Readers()
