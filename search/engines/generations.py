"""Generations of an index: a folder each, and a pointer that is only ever replaced whole.

A rebuild fills a new folder beside the one in use and then moves the pointer; readers
never see an index that is half built. One earlier generation is kept.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

POINTER = "current"
MANIFEST = "manifest.json"
LOCK = "writer.lock"


def current(root: Path) -> Path | None:
    """The folder of the generation in use, if there is one."""
    try:
        folder = root / (root / POINTER).read_text("ascii").strip()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return None
    return folder if (folder / MANIFEST).is_file() else None


def manifest(folder: Path) -> dict[str, Any]:
    try:
        told = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def fresh(root: Path) -> Path:
    """A new empty folder for a generation."""
    folder = root / f"g{time.time_ns():020d}"
    folder.mkdir(parents=True, mode=0o700)
    return folder


def publish(folder: Path, told: dict[str, Any]) -> None:
    """Make this generation the one in use; all its files are on the disk before it is."""
    (folder / MANIFEST).write_text(json.dumps(told, indent=1), "utf-8")
    for path in (*folder.iterdir(), folder):
        _sync(path)
    pointer = folder.parent / f"{POINTER}.new"
    pointer.write_text(folder.name, "ascii")
    _sync(pointer)
    pointer.replace(folder.parent / POINTER)
    _sync(folder.parent)
    prune(folder.parent)


def prune(root: Path) -> None:
    """Remove all generations but the one in use and the one before it."""
    used = current(root)
    earlier = sorted(
        folder for folder in root.glob("g*") if folder != used and (folder / MANIFEST).is_file()
    )
    keep = {used, *earlier[-1:]}
    for folder in root.glob("g*"):
        if folder not in keep:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def writer_lock(root: Path, *, wait: bool = True) -> Iterator[bool]:
    """Hold the one writer's lock. Yields False when it is taken and `wait` is False."""
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (root / LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
