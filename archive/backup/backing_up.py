"""One consistent set of the archive in a folder, while the site runs.

The database is copied first: originals are written before the rows that name them and never changed,
so that those copied afterwards are all that it names. What the set before has of them is linked, not
copied. A set is made under another name, and has its own when the copies were read and found to be
what the originals were.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from archive import __version__
from archive.backup import bag, files
from archive.backup.archive_files import ArchiveFiles
from archive.files import sync

DATABASE, ORIGINALS, SETTINGS, KEY = (
    f"{bag.PAYLOAD}/{name}"
    for name in ("database.sqlite3", "originals", "settings.txt", "secret_key")
)
NAME = "%Y-%m-%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """The set, and how many originals were copied and linked."""

    folder: Path
    copied: int
    linked: int


class Former(NamedTuple):
    """The set before, and its checksums."""

    folder: Path
    checksums: bag.Checksums


def back_up(
    archive: ArchiveFiles,
    destination: Path,
    settings: tuple[str, ...] = (),
    *,
    with_key: bool = False,
    now: datetime | None = None,
) -> BackedUp:
    """`settings` are names. Raises OSError, sqlite3.Error, and bag.Unsound for a copy that is not
    what was read."""
    now = now or datetime.now(UTC)
    former, name = _former(destination), now.strftime(NAME)
    partial = destination / f"{name}{files.PARTIAL}"
    shutil.rmtree(partial, ignore_errors=True)
    (partial / bag.PAYLOAD).mkdir(parents=True, mode=0o700)
    copy_database(archive.database, partial / DATABASE)
    (partial / SETTINGS).write_text("".join(f"{one}\n" for one in settings), "utf-8")
    checksums = {name: bag.sha256_of(partial / name) for name in (DATABASE, SETTINGS)}
    if with_key:
        checksums[KEY] = files.copy(archive.key, partial / KEY)
    copied, linked = _originals(archive.originals, partial, former)
    bag.close(partial, checksums | copied | linked, _info(now))
    bag.verify(partial, copied)
    files.sync_tree(partial)
    partial.rename(destination / name)
    sync(destination)
    return BackedUp(destination / name, len(copied), len(linked))


def sets(destination: Path) -> list[Path]:
    """Those that are whole, the oldest first."""
    folders = destination.glob("*/") if destination.is_dir() else ()
    return sorted(one for one in folders if _is_set(one))


def prune(destination: Path, kept: int) -> list[Path]:
    """Remove all sets but the newest `kept`, and what is left of some that were never whole."""
    for partial in destination.glob(f"*{files.PARTIAL}"):
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
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)


def _is_set(folder: Path) -> bool:
    try:
        datetime.strptime(folder.name, NAME)
    except ValueError:
        return False
    return (folder / bag.TAG_MANIFEST).is_file()


def _former(destination: Path) -> Former | None:
    """None where the newest set is no longer what it was: nothing is linked to it then."""
    for folder in sets(destination)[-1:]:
        with suppress(bag.Unsound):
            return Former(folder, bag.checksums_of(folder))
    return None


def _originals(
    source: Path, partial: Path, former: Former | None
) -> tuple[dict[str, str], dict[str, str]]:
    """The checksums of those that were copied, and of those that were linked."""
    copied, linked = dict[str, str](), dict[str, str]()
    for path in files.files_below(source):
        name = f"{ORIGINALS}/{path.relative_to(source).as_posix()}"
        if former and name in former.checksums and files.is_same(path, former.folder / name):
            files.link(former.folder / name, partial / name)
            linked[name] = former.checksums[name]
        else:
            copied[name] = files.copy(path, partial / name)
    return copied, linked


def _info(now: datetime) -> dict[str, str]:
    return {
        "Bagging-Date": now.strftime("%Y-%m-%d"),
        "Bag-Software-Agent": f"Khizana {__version__}",
    }
