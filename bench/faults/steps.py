"""The steps by which a folder's files change, each of which may be watched, failed or filled.

They are watched where all writers pass, at `open` and in `os`: ours, Whoosh's and whatever
comes later. So no one escapes by not calling a layer of ours, and the files are real.
"""

from __future__ import annotations

import builtins
import errno
import io
import itertools
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

# Functions of `os` that change names -> (kind of step, which argument is the name).
NAMES = {
    "mkdir": ("make", 0),
    "link": ("link", 1),
    "rename": ("rename", 1),
    "replace": ("rename", 1),
    "rmdir": ("remove", 0),
    "unlink": ("remove", 0),
    "remove": ("remove", 0),
}
KINDS = {"write", "fsync", "sql", *(kind for kind, _ in NAMES.values())}


class Step(NamedTuple):
    """`kind` is one of KINDS; `what` is a path, or a statement."""

    kind: str
    what: str


class Watcher:
    """Hears of every step before it is taken, and of an fsync after it, too."""

    def before(self, step: Step) -> None: ...

    def synced(self, path: Path) -> None: ...


class At(Watcher):
    """Does something before the step of a number, counted from 0; `reached` if there was one."""

    def __init__(self, number: int, act: Callable[[Step], None], kinds: Collection[str]) -> None:
        self._number, self._act, self._kinds, self._taken = number, act, kinds, 0

    def before(self, step: Step) -> None:
        if step.kind in self._kinds:
            self._taken += 1
            if self._taken == self._number + 1:
                self._act(step)

    @property
    def reached(self) -> bool:
        return self._taken > self._number


def every_step(
    folder: Path, act: Callable[[Step], None], kinds: Collection[str] = KINDS
) -> Iterator[AbstractContextManager[None]]:
    """Contexts to do the same work in: `act` comes before its first step, its second, and so on.

    In the last of them the work has no such step, and is done undisturbed.
    """
    for number in itertools.count():
        at = At(number, act, kinds)
        yield watched(folder, at)
        if not at.reached:
            return


def failing(step: Step) -> None:
    """To be done at a step that a full or broken disk refuses."""
    if step.kind == "sql":
        from django.db import OperationalError

        raise OperationalError("disk I/O error")
    raise OSError(errno.EIO, os.strerror(errno.EIO), step.what)


@contextmanager
def watched(folder: Path, watcher: Watcher) -> Iterator[None]:
    """While this lasts, `watcher` hears of the steps below the folder, and of SQL statements."""
    from django.db import connection

    def sql(run: Any, statement: str, *rest: Any) -> Any:
        watcher.before(Step("sql", statement))
        return run(statement, *rest)

    with ExitStack() as patches:
        patches.enter_context(connection.execute_wrapper(sql))
        for name, (kind, place) in NAMES.items():
            real = getattr(os, name)
            heard = partial(_name_changes, real, kind, place, folder, watcher)
            patches.enter_context(patch.object(os, name, heard))
        patches.enter_context(patch.object(os, "fsync", partial(_fsync, os.fsync, folder, watcher)))
        opened = partial(_open, open, folder, watcher)
        patches.enter_context(patch.object(io, "open", opened))
        patches.enter_context(patch.object(builtins, "open", opened))
        yield


def path_of(descriptor: int) -> Path:
    return Path(f"/proc/self/fd/{descriptor}").readlink()


def _name_changes(
    real: Callable[..., None],
    kind: str,
    place: int,
    folder: Path,
    watcher: Watcher,
    *names: Any,
    **options: Any,
) -> None:
    opened = options.get("dir_fd")  # names are then names in this folder
    path = (Path() if opened is None else path_of(opened)) / names[place]
    if path.is_relative_to(folder):
        watcher.before(Step(kind, str(path)))
    real(*names, **options)


def _fsync(real: Callable[[int], None], folder: Path, watcher: Watcher, descriptor: int) -> None:
    path = path_of(descriptor)
    ours = path.is_relative_to(folder)
    if ours:
        watcher.before(Step("fsync", str(path)))
    real(descriptor)
    if ours:
        watcher.synced(path)


def _open(
    real: Callable[..., Any],
    folder: Path,
    watcher: Watcher,
    file: Any,
    mode: str = "r",
    *rest: Any,
    **options: Any,
) -> Any:
    path = path_of(file) if isinstance(file, int) else Path(file)
    if not set(mode) & set("wax+") or not path.is_relative_to(folder):
        return real(file, mode, *rest, **options)
    raw = WatchedFile(file, mode.replace("b", "").replace("t", ""))
    raw.watcher, raw.path = watcher, str(path)
    buffered = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
    return buffered if "b" in mode else io.TextIOWrapper(buffered, options.get("encoding"))


class WatchedFile(io.FileIO):
    """A file whose writes are steps."""

    watcher: Watcher
    path: str

    def write(self, data: Any) -> int:
        self.watcher.before(Step("write", self.path))
        return super().write(data)
