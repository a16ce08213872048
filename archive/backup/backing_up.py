"""One consistent set of the archive in a folder, while the site runs.

The database is copied first: originals are written before the rows that name them and never changed,
so that those copied afterwards are all that it names. What the set before has of them is linked, not
copied. A set is made under another name and has its own when it was read back.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from archive import __version__
from archive.backup import bag
from archive.files import sync

DATABASE, ORIGINALS, SETTINGS, KEY = "database.sqlite3", "originals", "settings.txt", "secret_key"
NAME = "%Y-%m-%dT%H%M%SZ"
PARTIAL = ".partial"  # ends the name of a set that is being made


@dataclass(frozen=True, slots=True)
class Sources:
    """What there is to copy: files and folders, the names of settings, and the key if it is wished."""

    database: Path
    originals: Path
    settings: tuple[str, ...]
    key: Path | None = None


@dataclass(frozen=True, slots=True)
class BackedUp:
    """The set, and how many originals were copied and linked."""

    folder: Path
    copied: int
    linked: int


def back_up(sources: Sources, destination: Path, now: datetime | None = None) -> BackedUp:
    """Raises OSError, sqlite3.Error, and bag.Unsound for what was read back as something else."""
    before = next(reversed(sets(destination)), None)
    name = (now or datetime.now(UTC)).strftime(NAME)
    partial = destination / f"{name}{PARTIAL}"
    shutil.rmtree(partial, ignore_errors=True)
    payload = partial / bag.PAYLOAD
    payload.mkdir(parents=True, mode=0o700)
    copy_database(sources.database, payload / DATABASE)
    linked = _originals(sources.originals, payload / ORIGINALS, before)
    (payload / SETTINGS).write_text("".join(f"{one}\n" for one in sources.settings), "utf-8")
    if sources.key:
        shutil.copy2(sources.key, payload / KEY)
    checksums, own = _checksums(partial, linked, before)
    bag.close(partial, checksums, _info(now or datetime.now(UTC)))
    bag.verify(partial, {path: checksums[path] for path in own})
    _sync(partial)
    partial.rename(destination / name)
    sync(destination)
    copied = sum(path.startswith(f"{bag.PAYLOAD}/{ORIGINALS}/") for path in own)
    return BackedUp(destination / name, copied, len(linked))


def sets(destination: Path) -> list[Path]:
    """Those that are whole, the oldest first."""
    folders = destination.glob("*/") if destination.is_dir() else ()
    return sorted(one for one in folders if _is_set(one))


def prune(destination: Path, kept: int) -> list[Path]:
    """Remove all sets but the newest `kept`, and what is left of some that were never whole."""
    for partial in destination.glob(f"*{PARTIAL}"):
        shutil.rmtree(partial)
    removed = sets(destination)[:-kept]
    for folder in removed:
        shutil.rmtree(folder)
    return removed


def copy_database(source: Path, target: Path) -> None:
    """As it is at one moment, whoever writes meanwhile. Raises sqlite3.Error."""
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=rw", uri=True, timeout=20)) as database,
        closing(sqlite3.connect(target)) as copy,
    ):
        database.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, whole by itself
        (found,) = copy.execute("PRAGMA integrity_check").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(found)


def _is_set(folder: Path) -> bool:
    try:
        datetime.strptime(folder.name, NAME)
    except ValueError:
        return False
    return (folder / bag.TAG_MANIFEST).is_file()


def _originals(source: Path, target: Path, before: Path | None) -> set[str]:
    """Copies them, and gives the paths of those that were linked, below the set."""
    linked, former = set(), before / bag.PAYLOAD / ORIGINALS if before else None
    for path in _files(source):
        name = path.relative_to(source)
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if former and _is_same(path, former / name):
            os.link(former / name, target / name)
            linked.add(f"{bag.PAYLOAD}/{ORIGINALS}/{name.as_posix()}")
        else:
            shutil.copy2(path, target / name)
    return linked


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def _is_same(path: Path, former: Path) -> bool:
    """Of files that are never changed in place."""
    try:
        now, then = path.stat(), former.stat()
    except FileNotFoundError:
        return False
    return (now.st_size, now.st_mtime_ns) == (then.st_size, then.st_mtime_ns)


def _checksums(
    partial: Path, linked: set[str], before: Path | None
) -> tuple[Mapping[str, str], list[str]]:
    """Of all of the payload; and the paths of what was written for this set."""
    known = bag.checksums_of(before) if before and linked else {}
    paths = [path.relative_to(partial).as_posix() for path in _files(partial / bag.PAYLOAD)]
    own = [path for path in paths if path not in linked]
    return {path: known.get(path) or bag.sha256_of(partial / path) for path in linked} | {
        path: bag.sha256_of(partial / path) for path in own
    }, own


def _info(now: datetime) -> dict[str, str]:
    return {
        "Bagging-Date": now.strftime("%Y-%m-%d"),
        "Bag-Software-Agent": f"Khizana {__version__}",
    }


def _sync(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        sync(path)
