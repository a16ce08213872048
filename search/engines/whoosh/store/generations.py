"""Generations of an index: a folder each, and a pointer that is only ever replaced whole.

A rebuild fills a new folder beside the one in use and then moves the pointer; readers
never see an index that is half built. One earlier generation is kept.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from search.engines.whoosh.store.files import replace_whole, sync
from search.engines.whoosh.store.manifest import MANIFEST

POINTER = "current"
WRITER, REBUILDER = "writer.lock", "rebuild.lock"
NAME = re.compile(r"g\d{20}")


def current(root: Path) -> Path | None:
    """The folder of the generation in use, if there is one."""
    try:
        with open(pointer(root), "rb", buffering=0) as file:  # noqa: PTH123
            name = file.read(64)
    except OSError:
        return None
    folder = _named(root, name.strip())
    return folder if folder and os.path.isdir(folder) else None  # noqa: PTH112


@lru_cache(16)
def pointer(root: Path) -> str:
    """The file that names the generation in use."""
    return str(root / POINTER)


@lru_cache(16)
def _named(root: Path, name: bytes) -> Path | None:
    text = name.decode("ascii", "replace")
    return root / text if NAME.fullmatch(text) else None


def earlier(root: Path) -> list[Path]:
    """The other whole generations, newest first. A folder without manifest is half built."""
    used = current(root)
    return sorted(
        (folder for folder in _folders(root) if folder != used and (folder / MANIFEST).is_file()),
        reverse=True,
    )


def fresh(root: Path) -> Path:
    """A new empty folder for a generation; only its owner may look into it."""
    make_private(root)
    folder = root / f"g{time.time_ns():020d}"
    folder.mkdir(mode=0o700)
    return folder


def publish(folder: Path, sound: Callable[[Path], bool]) -> None:
    """Make this generation the one in use; keep the newest `sound` one of the others."""
    sync(folder.parent.parent)
    sync(folder.parent)
    replace_whole(folder.parent / POINTER, folder.name.encode("ascii"))
    prune(folder.parent, sound)


def prune(root: Path, sound: Callable[[Path], bool]) -> None:
    """Remove all generations but the one in use and one `sound` one before it."""
    kept = {current(root), next(filter(sound, earlier(root)), None)}
    for folder in _folders(root):
        if folder not in kept:
            discard(folder)


def discard(folder: Path) -> None:
    """Remove a generation: readers shall not fall back on one that is not whole."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep(folder: Path, kept: Iterable[str]) -> None:
    """Remove what a writer that was killed, or the commit before, left in the folder."""
    kept = {MANIFEST, *kept}
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name not in kept:
            with suppress(FileNotFoundError):
                path.unlink()


@contextmanager
def lock(root: Path, name: str = WRITER, *, wait: bool = True) -> Iterator[bool]:
    """Hold a lock among all processes. Yields False when it is taken and `wait` is False."""
    make_private(root)
    with (root / name).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True


def make_private(root: Path) -> None:
    """Whoosh unpickles what it reads: nobody else may write or read here."""
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    if root.stat().st_mode & 0o077:
        root.chmod(0o700)


def _folders(root: Path) -> list[Path]:
    return [folder for folder in root.glob("g*") if NAME.fullmatch(folder.name)]
