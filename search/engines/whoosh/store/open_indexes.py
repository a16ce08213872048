"""Open indexes, shared by all threads of a process, and the one seam at which damage is met.

Nothing is opened before its checksums were compared with the manifest: Whoosh unpickles
what it reads. What is here only reads; it never makes, changes or removes a file.
"""

from __future__ import annotations

import logging
import math
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex

from search.engine import IndexDamaged, IndexForeign, IndexOutdated, IndexUnavailable
from search.engines.whoosh.schema import SCHEMA_VERSION, schema
from search.engines.whoosh.store import generations, manifest
from search.engines.whoosh.store.freshness import FreshIndex
from search.engines.whoosh.store.manifest import CHECKSUMS, Fingerprint, Manifest
from search.pairing import UNPAIRED, Pairing

TRIES = 5  # a commit or a rebuild may take away what was about to be opened
SUSPICION = 60.0  # seconds between two full readings of an index because a question failed

T = TypeVar("T")  # what is opened over an index
A = TypeVar("A")  # what it answers
log = logging.getLogger(__name__)


class ManifestIndex(FileIndex):
    """Whoosh's index as the manifest tells it, not as the newest file in the folder would."""

    def __init__(self, folder: Path, manifest: Manifest, *, readonly: bool = True) -> None:
        self.storage = FileStorage(str(folder), readonly=readonly)
        self._schema, self.indexname, self.manifest = schema(), "MAIN", manifest

    def latest_generation(self) -> int:
        return self.manifest.commit

    def reader(self, reuse: Any = None) -> Any:
        toc = self._read_toc()
        return self._reader(self.storage, toc.schema, toc.segments, toc.generation, reuse)

    def _read_toc(self) -> TOC:
        return TOC.read(self.storage, self.indexname, self.manifest.commit, self._schema)


class Opened(NamedTuple, Generic[T]):
    """What was opened, and the fingerprint of the manifest it was opened by."""

    fingerprint: Fingerprint | None
    reader: T


class OpenIndexes(Generic[T]):
    """The generations in the folder `root`; `open` makes what is asked questions of an index, and
    `pairing` says which one belongs to the database."""

    def __init__(
        self,
        root: Path,
        open: Callable[[ManifestIndex, Manifest], T],
        pairing: Pairing = UNPAIRED,
    ) -> None:
        self.root, self._open, self._pairing = root, open, pairing
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        """Close what is open, and read everything anew."""
        self._fresh: FreshIndex[T] | None = None
        self._manifests: dict[Path, tuple[Fingerprint, Manifest]] = {}
        self._opened: dict[Path, Opened[T]] = {}
        self._damaged: dict[Path, str] = {}
        self._suspected: dict[Path, float] = {}
        self._paired: dict[Path, Fingerprint | None] = {}

    def forget_pairing(self) -> None:
        """Compare the index with its database anew before the next question."""
        self._fresh, self._paired = None, {}

    def ask(self, question: Callable[[T], A]) -> tuple[A, bool]:
        """The answer, and whether it comes from an earlier generation than the one in use.

        Raises IndexUnavailable when no generation can answer, whatever went wrong.
        """
        fresh = self._fresh
        if fresh and fresh.is_unchanged():
            with suppress(Exception):  # what goes wrong is looked into below
                return question(fresh.reader), False
        pointer = self._fingerprint(generations.pointer(self.root))
        current = generations.current(self.root)
        try:
            if current is None:
                raise IndexUnavailable("there is no index")
            if self._checked(current)[0] != self._paired.get(current):
                self._require_pair(current)
            answer = self._answer(current, question), False
            self._remember(pointer, current)
            return answer
        except IndexUnavailable as error:
            if generations.current(self.root) != current:
                return self.ask(question)
            if isinstance(error, IndexForeign):
                raise
            for folder in generations.earlier(self.root):
                try:
                    self._require_earlier(folder)
                    return self._answer(folder, question), True
                except IndexUnavailable:
                    continue
            raise error

    def is_latest(self, reader: T) -> bool:
        """Whether the index in use has no commit that this reader of it does not know."""
        fresh = self._fresh
        return fresh is not None and fresh.reader is reader and fresh.is_unchanged()

    def checked(self) -> tuple[Path, Manifest]:
        """The generation in use and its manifest. Raises IndexUnavailable if it is not sound."""
        folder = generations.current(self.root)
        if folder is None:
            raise IndexUnavailable(f"{self.root}: there is no index")
        return folder, self._require_pair(folder)

    def index(self, folder: Path | None = None) -> ManifestIndex:
        """Of a generation, or of the one in use. Raises IndexUnavailable."""
        if folder is None:
            return ManifestIndex(*self.checked())
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
        self._reader(folder)
        return self._checked(folder)[1]

    def _require_pair(self, folder: Path) -> Manifest:
        """The manifest of the generation in use, compared with the database. Raises
        IndexUnavailable: IndexForeign if the database has not noted its commit."""
        for _ in range(TRIES):
            before, known = self._checked(folder)
            if self._pairing.accepts(known.origin):
                self._paired = {folder: before}
                return known
            self.forget_pairing()
            # Two commits may have come between the look at the index and that at the database.
            if self._fingerprint(_manifest_path(folder)) == before:
                raise IndexForeign(f"{folder}: the database has not noted {known.origin}")
        raise IndexUnavailable(f"{folder} changes too quickly")

    def _require_earlier(self, folder: Path) -> None:
        """Raises IndexUnavailable."""
        origin = self._checked(folder)[1].origin
        if not self._pairing.accepts_earlier(origin):
            raise IndexForeign(f"{folder}: no earlier index of this database: {origin}")

    def _remember(self, pointer: Fingerprint | None, folder: Path | None) -> None:
        """What the next check need not read; all fingerprints are older than what was read."""
        if folder is None:
            return
        manifest, opened = self._manifests.get(folder), self._opened.get(folder)
        if pointer and manifest and opened and opened.fingerprint == manifest[0]:
            files, until = CHECKSUMS.seen(folder)
            first = (
                (generations.pointer(self.root), pointer),
                (_manifest_path(folder), manifest[0]),
            )
            self._fresh = FreshIndex(opened.reader, (*first, *files), until)
            if folder in self._damaged:  # another thread has found damage meanwhile
                self._fresh = None

    def _answer(self, folder: Path, question: Callable[[T], A]) -> A:
        while True:
            reader = self._reader(folder)
            try:
                return question(reader)
            except IndexUnavailable:
                raise
            except Exception as error:
                log.exception("%s: a question failed", folder)
                if not self._suspect(folder):
                    raise IndexUnavailable(f"{folder}: {error!r}") from error

    def _suspect(self, folder: Path) -> bool:
        """Have the index read in full and opened again, unless that was done just now."""
        now = time.monotonic()
        if now - self._suspected.get(folder, -math.inf) < SUSPICION:
            return False
        self._suspected[folder] = now
        CHECKSUMS.forget(folder)
        self._close(folder)
        return True

    def _checked(self, folder: Path) -> tuple[Fingerprint | None, Manifest]:
        """The manifest, after a look at the fingerprint of each file: microseconds, as a rule."""
        for _ in range(TRIES):
            if folder in self._damaged:
                raise IndexDamaged(self._damaged[folder])
            before = self._fingerprint(_manifest_path(folder))
            try:
                manifest = self._manifest(folder, before)
                CHECKSUMS.check(folder, manifest)
                return before, manifest
            except IndexDamaged as error:
                if self._fingerprint(_manifest_path(folder)) == before:
                    self._mark(folder, error)
        raise IndexUnavailable(f"{folder} changes too quickly")

    def _mark(self, folder: Path, error: Exception) -> None:
        log.error("the index is damaged: %s", error)
        self._damaged[folder] = str(error)
        self._close(folder)

    def _close(self, folder: Path) -> None:
        self._fresh = None  # decay changes no fingerprint
        self._opened.pop(folder, None)

    def _fingerprint(self, path: str) -> Fingerprint | None:
        try:
            return manifest.fingerprint(path)
        except OSError:
            return None

    def _manifest(self, folder: Path, fingerprint: Fingerprint | None) -> Manifest:
        known = self._manifests.get(folder)
        if known and known[0] == fingerprint:
            return known[1]
        read = manifest.read(folder)
        if read.schema != SCHEMA_VERSION:
            raise IndexOutdated(f"{folder} was built by {read.schema}, not by {SCHEMA_VERSION}")
        if fingerprint is not None:
            self._manifests[folder] = (fingerprint, read)
        return read

    def _reader(self, folder: Path) -> T:
        """Over the newest commit; while another thread opens it, over the one before."""
        fingerprint, manifest = self._checked(folder)
        opened = self._opened.get(folder)
        if opened and (opened.fingerprint == fingerprint or self._lock.locked()):
            return opened.reader
        with self._lock:
            opened = self._opened.get(folder)
            if opened and opened.fingerprint == fingerprint:
                return opened.reader
            return self._opening(folder, fingerprint, manifest)

    def _opening(self, folder: Path, fingerprint: Fingerprint | None, known: Manifest) -> T:
        for _ in range(TRIES):
            try:
                reader = self._open(ManifestIndex(folder, known), known)
            except FileNotFoundError:
                fingerprint, known = self._checked(folder)
            except OSError as error:
                raise manifest.unreadable(folder, error) from error
            except Exception as error:
                self._mark(folder, error)
                fingerprint, known = self._checked(folder)
            else:
                # One generation is kept open: the memory of the others is given back.
                self._fresh, self._opened = None, {folder: Opened(fingerprint, reader)}
                return reader
        raise IndexUnavailable(f"{folder} changes too quickly")


def _manifest_path(folder: Path) -> str:
    return f"{folder}{os.sep}{manifest.MANIFEST}"
