"""The manifest of a generation: what built it, and the size and SHA-256 of each of its files.

It is the one truth of what belongs to the index. A commit writes its files, brings them to
the disk, and only then replaces the manifest; what the manifest does not name is not there.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from search.engine import IndexDamaged, IndexUnavailable, IndexUnreadable
from search.engines.whoosh.store.files import replace_whole, sync
from search.pairing import NO_ORIGIN, Origin

MANIFEST = "manifest.json"
CHECKSUM = "seal"  # the name in the manifest of its own checksum
DAY = 24 * 60 * 60.0
CHUNK = 1 << 20
DAMAGE = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EIO}


def unreadable(path: Path, error: OSError) -> IndexUnavailable:
    """Damage is what a rebuild mends; a want of rights or of file descriptors is not."""
    kind = IndexDamaged if error.errno in DAMAGE else IndexUnreadable
    return kind(f"{path}: {error}")


class FileEntry(NamedTuple):
    """What the manifest says of a file."""

    size: int
    sha256: str


class Fingerprint(NamedTuple):
    """What a write in place cannot leave as it was. `changed`: nanoseconds."""

    size: int
    changed: int
    inode: int


class Reading(NamedTuple):
    """What was read of a file, and when by the clock, in seconds."""

    fingerprint: Fingerprint
    sha256: str
    time: float


@dataclass(frozen=True, slots=True)
class Manifest:
    """`commit` is the number of the commit that wrote it, `articles` how many are in it, `origin`
    the database that they come from."""

    schema: str
    analysis: str
    articles: int
    commit: int
    files: Mapping[str, FileEntry]
    origin: Origin = NO_ORIGIN


def fingerprint(path: Path | str) -> Fingerprint:
    """Raises OSError."""
    status = os.stat(path)  # noqa: PTH116 -- before every search, of every file
    return Fingerprint(status.st_size, status.st_mtime_ns, status.st_ino)


def read(folder: Path) -> Manifest:
    """Raises IndexDamaged when it is missing or is not the manifest that was written."""
    try:
        values = json.loads((folder / MANIFEST).read_bytes())
        if values.pop(CHECKSUM) != _checksum(values):
            raise ValueError("not the manifest that was written")
        files = {name: FileEntry(*entry) for name, entry in values.pop("files").items()}
        origin = Origin(*values.pop("origin", ()))
        return Manifest(files=files, origin=origin, **values)
    except OSError as error:
        raise unreadable(folder / MANIFEST, error) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexDamaged(f"{folder / MANIFEST}: {error}") from error


def write(folder: Path, manifest: Manifest) -> None:
    """Bring the files of the manifest to the disk, then put it in place, whole. Raises OSError."""
    for name in manifest.files:
        sync(folder / name)
    sync(folder)
    values = asdict(manifest)
    text = json.dumps(values | {CHECKSUM: _checksum(values)}, indent=1)
    replace_whole(folder / MANIFEST, text.encode("ascii"))


def _checksum(values: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode("ascii")).hexdigest()


class Checksums:
    """What this process has read of the files and found to be as the manifest says.

    A file is read again when its fingerprint changes, and once a day: decay changes no fingerprint.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._readings: dict[Path, dict[str, Reading]] = {}

    def check(self, folder: Path, manifest: Manifest) -> None:
        """Raises IndexDamaged when a file is missing or differs, IndexUnreadable."""
        known = self._readings.setdefault(folder, {})
        for gone in known.keys() - manifest.files.keys():
            known.pop(gone, None)
        for name, entry in manifest.files.items():
            known[name] = self._sound(folder, name, entry, known.get(name))

    def verify(self, folder: Path, files: Mapping[str, FileEntry]) -> None:
        """As `check`, whatever is known of these files; of one that differs nothing is, after it."""
        known = self._readings.setdefault(folder, {})
        for name, entry in files.items():
            known.pop(name, None)
            known[name] = self._sound(folder, name, entry, None)

    def seen(self, folder: Path) -> tuple[tuple[tuple[str, Fingerprint], ...], float]:
        """Path and fingerprint of the files that were found sound, and when one is to be read again."""
        prefix, readings = f"{folder}{os.sep}", dict(self._readings.get(folder, {}))
        files = tuple((prefix + name, reading.fingerprint) for name, reading in readings.items())
        return files, min((reading.time for reading in readings.values()), default=0.0) + DAY

    def take(self, path: Path) -> FileEntry:
        """The entry of a file that was just written. Raises OSError."""
        reading = self._read(path, fingerprint(path))
        self._readings.setdefault(path.parent, {})[path.name] = reading
        return FileEntry(reading.fingerprint.size, reading.sha256)

    def forget(self, folder: Path) -> None:
        """Read the files again at the next check."""
        self._readings.pop(folder, None)

    def _sound(self, folder: Path, name: str, entry: FileEntry, known: Reading | None) -> Reading:
        """What is known of a file, if that is still so, else what is read of it now."""
        path = f"{folder}{os.sep}{name}"
        try:
            now = fingerprint(path)
            if now.size != entry.size:
                raise IndexDamaged(f"{path}: {now.size} bytes in place of {entry.size}")
            if not known or known.fingerprint != now or self._clock() - known.time >= DAY:
                known = self._read(path, now)
        except OSError as error:
            raise unreadable(folder / name, error) from error
        if known.sha256 != entry.sha256:
            raise IndexDamaged(f"{path}: not the bytes that were written")
        return known

    def _read(self, path: Path | str, now: Fingerprint) -> Reading:
        digest, time = hashlib.sha256(), self._clock()
        with Path(path).open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
        return Reading(now, digest.hexdigest(), time)


CHECKSUMS = Checksums()
