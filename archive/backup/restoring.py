"""From a set back to an archive, in a folder that holds none."""

from __future__ import annotations

import shutil
from pathlib import Path

from archive.backup import bag, files
from archive.backup.archive_files import ArchiveFiles
from archive.backup.backing_up import DATABASE, KEY, ORIGINALS, sets
from archive.files import make_private, sync


class Occupied(Exception):
    """There is an archive, or a part of one, where it is to be restored: the path of it."""


def chosen(source: Path) -> Path:
    """The set itself, or the newest one in a folder of them. Raises FileNotFoundError."""
    if (source / bag.TAG_MANIFEST).is_file():
        return source
    if found := sets(source):
        return found[-1]
    raise FileNotFoundError(str(source))


def restore(folder: Path, archive: ArchiveFiles) -> None:
    """The database comes last: until then a start stops and says that it is missing.

    Raises Occupied, bag.Unsound and OSError; there is no database then, and originals are all there
    or none.
    """
    for path in (archive.database, archive.originals):
        if path.is_file() or (path.is_dir() and any(path.iterdir())):
            raise Occupied(str(path))
    bag.verify(folder)
    archive.originals.parent.mkdir(parents=True, exist_ok=True)
    if (folder / ORIGINALS).is_dir():
        _put_tree(folder / ORIGINALS, archive.originals)
    if (folder / KEY).is_file():
        _put(folder / KEY, archive.key)
    _put(folder / DATABASE, archive.database)


def _put_tree(source: Path, target: Path) -> None:
    made = target.with_name(f"{target.name}{files.PARTIAL}")
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(source, made)
    files.sync_tree(made)
    if target.is_dir():
        target.rmdir()
    made.rename(target)


def _put(source: Path, target: Path) -> None:
    made = target.with_name(f"{target.name}{files.PARTIAL}")
    shutil.copyfile(source, made)
    make_private(made)
    sync(made)
    made.rename(target)
    sync(target.parent)
