"""Processes beside that of a scenario: forked from it, killed, or at work until it is over."""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any


def fork(work: Callable[[], Any]) -> int:
    """Run `work` in a child process; its number. Database connections are not shared."""
    from django.db import connections

    connections.close_all()
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def kill(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def ended_well(child: int) -> bool:
    """Whether it did, as soon as it has ended."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def all_ended_well(children: list[int]) -> None:
    """Wait for all. Raises ChildProcessError when one of them failed."""
    well = [ended_well(child) for child in children]
    if not all(well):
        raise ChildProcessError("a child that should have ended by itself did not")


@contextmanager
def beside(
    work: Callable[[Callable[[], bool]], dict[str, Any]], folder: Path, count: int
) -> Iterator[list[dict[str, Any]]]:
    """`count` children that work until the block ends; then the list holds their answers.

    `work` gets a function that says whether it is time to end. Raises ChildProcessError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    end, answers = folder / "end", list[dict[str, Any]]()
    files = [folder / f"{number}.json" for number in range(count)]

    def working(file: Path) -> None:
        file.write_text(json.dumps(work(end.exists)), "utf-8")

    children = [fork(partial(working, file)) for file in files]
    try:
        yield answers
    finally:
        end.touch()
        all_ended_well(children)
        answers += [json.loads(file.read_text("utf-8")) for file in files]
