"""A folder as the disk below it would hold it if the power went now.

What survives is POSIX taken at its word: a file holds what it held when it was last synced,
a folder the names that it had when it was last synced. What was done later may be there or
not, each name for itself, and a file that was never synced may be there in part. A kill
(`kill -9`) loses nothing of this; that is why it proves so little.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from bench.faults.steps import Step, Watcher, watched

Tree = dict[str, bytes | None]  # path from the folder -> content; None for a folder
Name = tuple[int, str]  # inode of the folder, name in it
T = TypeVar("T")


class Cut(NamedTuple, Generic[T]):
    """A moment at which the power may go: what survives, in one way, and what else was true."""

    before: Step | None
    survives: Tree
    beside: T


class Disk(Watcher, Generic[T]):
    """Gathers all `cuts` between two steps below the folder, no two of them alike.

    `beside` is asked at each moment for what else is to be known of it.
    """

    def __init__(self, folder: Path, beside: Callable[[], T]) -> None:
        self.cuts: list[Cut[T]] = []
        self._folder, self._beside, self._looks = folder, beside, False
        self._names: dict[int, dict[str, int]] = {}  # synced: folder -> its names and inodes
        self._contents: dict[int, bytes] = {}  # synced: file -> its bytes
        self._kept: dict[int, int] = {}  # descriptors: the inode of an open file is not used again

    @contextmanager
    def recording(self) -> Iterator[list[Cut[T]]]:
        """What is there now is on the disk; the moments of the block, and the one after it."""
        for path in (self._folder, *sorted(self._folder.rglob("*"))):
            self._sync(path)
        try:
            with watched(self._folder, self):
                yield self.cuts
            self._cut(None)
        finally:
            for descriptor in self._kept.values():
                os.close(descriptor)

    def before(self, step: Step) -> None:
        if not self._looks:  # what is asked beside may take steps of its own
            self._looks = True
            self._cut(step)
            self._looks = False

    def synced(self, path: Path) -> None:
        self._sync(path)

    def _cut(self, step: Step | None) -> None:
        beside = self._beside()
        for tree in self._survivors():
            if not any((tree, beside) == (cut.survives, cut.beside) for cut in self.cuts):
                self.cuts.append(Cut(step, tree, beside))

    def _sync(self, path: Path) -> None:
        inode = self._keep(path)
        if path.is_dir():
            self._names[inode] = {inside.name: self._keep(inside) for inside in path.iterdir()}
        else:
            self._contents[inode] = path.read_bytes()

    def _keep(self, path: Path) -> int:
        inode = path.stat().st_ino
        if inode not in self._kept:
            self._kept[inode] = os.open(path, os.O_RDONLY)
        return inode

    def _survivors(self) -> Iterator[Tree]:
        """None of the names that are not synced; all of them, with and without the bytes; each alone."""
        now = _Now(self._folder)
        unsure = {
            (folder, name)
            for folder in {*self._names, *now.names}
            for name in {*self._names.get(folder, {}), *now.names.get(folder, {})}
            if self._names.get(folder, {}).get(name) != now.names.get(folder, {}).get(name)
        }
        yield self._tree(now, unsure, now.contents)
        for some in (set[Name](), unsure, *({one} for one in unsure)):
            yield self._tree(now, some, self._contents)

    def _tree(self, now: _Now, new: Set[Name], contents: dict[int, bytes]) -> Tree:
        tree: Tree = {}

        def grow(folder: int, path: str) -> None:
            synced, seen = self._names.get(folder, {}), now.names.get(folder, {})
            for name in {*synced, *seen}:
                inode = (seen if (folder, name) in new else synced).get(name)
                if inode is None:
                    continue
                if inode in now.names or inode in self._names:
                    tree[path + name] = None
                    grow(inode, f"{path}{name}/")
                else:
                    torn = now.contents.get(inode, b"")
                    tree[path + name] = contents.get(inode, torn[: len(torn) // 2])

        grow(now.root, "")
        return tree


class _Now:
    """The names and contents that a process sees: those that nothing but a power cut takes away."""

    def __init__(self, folder: Path) -> None:
        self.names: dict[int, dict[str, int]] = {}
        self.contents: dict[int, bytes] = {}
        self.root = self._look(folder)

    def _look(self, path: Path) -> int:
        inode = path.stat().st_ino
        if path.is_dir():
            self.names[inode] = {inside.name: self._look(inside) for inside in path.iterdir()}
        else:
            self.contents[inode] = path.read_bytes()
        return inode


def restore(folder: Path, tree: Tree) -> None:
    """Have the folder hold the tree and nothing else, as after the power came back."""
    shutil.rmtree(folder)
    folder.mkdir()
    for path, content in sorted(tree.items()):
        if content is None:
            (folder / path).mkdir(mode=0o700)
        else:
            (folder / path).write_bytes(content)
