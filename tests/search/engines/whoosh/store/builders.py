"""Generations on the disk for the tests of the store, and damage to them."""

from __future__ import annotations

import os
from pathlib import Path

from search.engines.whoosh.store import generations, manifest
from search.engines.whoosh.store.manifest import Checksums, Manifest


def folders(root: Path, *names: str) -> list[Path]:
    """Generations, each with a manifest."""
    made = [root / name for name in names]
    for folder in made:
        folder.mkdir(parents=True)
        (folder / manifest.MANIFEST).write_text("{}")
    return made


def used(root: Path) -> Path:
    folder = generations.current(root)
    assert folder is not None
    return folder


def segment(root: Path) -> Path:
    return next(used(root).glob("*.seg"))


def flip(path: Path, *, unseen: bool = False) -> None:
    """Change one bit in place; `unseen` as a disk does that decays, without a trace."""
    before, data = path.stat(), bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    with path.open("r+b") as file:
        file.write(data)
    if unseen:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def commit(folder: Path, *names: str) -> Manifest:
    """Write the files that are not there, and a manifest of all."""
    for name in names:
        if not (folder / name).exists():
            (folder / name).write_bytes(f"the segment {name}".encode())
    files = {name: Checksums().take(folder / name) for name in names}
    made = Manifest("2/x", "x", len(names), len(names), files)
    manifest.write(folder, made)
    return made


def whole(folder: Path) -> Manifest:
    """The manifest of a folder whose files are all as it says."""
    found = manifest.read(folder)
    Checksums().check(folder, found)
    return found
