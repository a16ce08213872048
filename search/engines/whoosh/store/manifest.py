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
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from search.engine import IndexDamaged, IndexUnavailable, IndexUnreadable
from search.engines.whoosh.store.files import replace_whole, sync

MANIFEST = "manifest.json"
DAY = 24 * 60 * 60.0
CHUNK = 1 << 20
DAMAGE = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EIO}


def unreadable(path: Path, error: OSError) -> IndexUnavailable:
    """Damage is what a rebuild mends; a want of rights or of file descriptors is not."""
    kind = IndexDamaged if error.errno in DAMAGE else IndexUnreadable
    return kind(f"{path}: {error}")


class FileEntry(NamedTuple):
    size: int
    sha256: str


class Fingerprint(NamedTuple):
    """What a write in place cannot leave as it was."""

    size: int
    changed: int
    inode: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """`commit` is the number of the commit it tells of, `articles` how many are in it."""

    schema: str
    analysis: str
    articles: int
    commit: int
    files: Mapping[str, FileEntry]


def fingerprint(path: Path | str) -> Fingerprint:
    """Raises OSError."""
    found = os.stat(path)  # noqa: PTH116 -- before every search, of every file
    return Fingerprint(found.st_size, found.st_mtime_ns, found.st_ino)


def read(folder: Path) -> Manifest:
    """Raises IndexDamaged when it is missing or is not the manifest that was written."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
        seal = told.pop("seal")
        if seal != _seal(told):
            raise ValueError("the seal is broken")
        files = {name: FileEntry(*entry) for name, entry in told.pop("files").items()}
        return Manifest(files=files, **told)
    except OSError as error:
        raise unreadable(folder / MANIFEST, error) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexDamaged(f"{folder / MANIFEST}: {error}") from error


def write(folder: Path, manifest: Manifest) -> None:
    """Bring the files of the manifest to the disk, then put it in place, whole."""
    for name in manifest.files:
        sync(folder / name)
    sync(folder)
    told = asdict(manifest)
    replace_whole(
        folder / MANIFEST,
        json.dumps(told | {"seal": _seal(told)}, indent=1, ensure_ascii=True).encode("ascii"),
    )


def _seal(told: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode("ascii")).hexdigest()


class Checksums:
    """What this process has read of the files and found to be as the manifest says.

    A file is read again when its fingerprint changes, and once a day: decay changes no fingerprint.
    """

    def __init__(self, clock: Any = time.monotonic) -> None:
        self._clock = clock
        self._seen: dict[Path, dict[str, tuple[Fingerprint, str, float]]] = {}

    def check(self, folder: Path, manifest: Manifest) -> None:
        """Raises IndexDamaged when a file is missing or differs."""
        seen = self._seen.setdefault(folder, {})
        for gone in seen.keys() - manifest.files.keys():
            seen.pop(gone, None)
        prefix = f"{folder}{os.sep}"
        for name, entry in manifest.files.items():
            try:
                self._check(prefix + name, name, entry, seen)
            except OSError as error:
                raise unreadable(folder / name, error) from error

    def seen(self, folder: Path) -> tuple[tuple[tuple[str, Fingerprint], ...], float]:
        """Path and fingerprint of the files that were found sound, and when one is to be read again."""
        prefix, seen = f"{folder}{os.sep}", dict(self._seen.get(folder, {}))
        stamps = tuple((prefix + name, now) for name, (now, _, _) in seen.items())
        return stamps, min((read for _, _, read in seen.values()), default=0.0) + DAY

    def take(self, path: Path) -> FileEntry:
        """The entry of a file that was just written."""
        now, sha256 = fingerprint(path), _sha256(path)
        self._seen.setdefault(path.parent, {})[path.name] = (now, sha256, self._clock())
        return FileEntry(now.size, sha256)

    def forget(self, folder: Path, *names: str) -> None:
        """Read these files again at the next check, or all of them."""
        seen = self._seen.get(folder, {})
        for name in names or list(seen):
            seen.pop(name, None)

    def _check(self, path: str, name: str, entry: FileEntry, seen: dict[str, Any]) -> None:
        now, known = fingerprint(path), seen.get(name)
        if now.size != entry.size:
            raise IndexDamaged(f"{path}: {now.size} bytes in place of {entry.size}")
        if known and (known[0] != now or self._clock() - known[2] >= DAY):
            known = None
        sha256 = known[1] if known else _sha256(path)
        if sha256 != entry.sha256:
            raise IndexDamaged(f"{path}: not the bytes that were written")
        if not known:
            seen[name] = (now, sha256, self._clock())


def _sha256(path: Path | str) -> str:
    digest = hashlib.sha256()
    with Path(path).open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


CHECKSUMS = Checksums()
