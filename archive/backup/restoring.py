"""From a set back to an archive, in a folder that holds none."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from archive.backup import bag
from archive.backup.backing_up import DATABASE, KEY, ORIGINALS, sets
from archive.files import sync


class Occupied(Exception):
    """There is an archive, or a part of one, where it is to be restored: the path of it."""


@dataclass(frozen=True, slots=True)
class Targets:
    database: Path
    originals: Path
    key: Path


def chosen(source: Path) -> Path:
    """The set itself, or the newest one in a folder of them. Raises FileNotFoundError."""
    if (source / bag.TAG_MANIFEST).is_file():
        return source
    if found := sets(source):
        return found[-1]
    raise FileNotFoundError(str(source))


def restore(folder: Path, targets: Targets) -> None:
    """The database comes last: until then a start stops and says that it is missing.

    Raises Occupied, bag.Unsound and OSError; there is no database then, and originals are all there
    or none.
    """
    for path in (targets.database, targets.originals):
        if path.is_file() or (path.is_dir() and any(path.iterdir())):
            raise Occupied(str(path))
    bag.verify(folder)
    payload = folder / bag.PAYLOAD
    targets.originals.parent.mkdir(parents=True, exist_ok=True)
    if (payload / ORIGINALS).is_dir():
        _put_all(payload / ORIGINALS, targets.originals)
    if (payload / KEY).is_file():
        _put(payload / KEY, targets.key, 0o600)
    _put(payload / DATABASE, targets.database, 0o600)


def _put_all(source: Path, target: Path) -> None:
    made = target.with_name(f"{target.name}.partial")
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(source, made)
    for path in (*made.rglob("*"), made):
        sync(path)
    if target.is_dir():
        target.rmdir()
    made.rename(target)


def _put(source: Path, target: Path, mode: int) -> None:
    made = target.with_name(f"{target.name}.{os.getpid()}")
    shutil.copyfile(source, made)
    made.chmod(mode)
    sync(made)
    made.rename(target)
    sync(target.parent)
