"""A function that is changed where it lies: whoever holds it holds the mutant."""

from __future__ import annotations

import functools
import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType, FrameType, FunctionType
from typing import Any


def put_in_place(path: str, function: str, source: str) -> bool:
    """Give the functions of this name the code that the source has for them; False if none is there.

    What functions have remembered is forgotten.
    """
    code = next(_codes(compile(source, path, "exec"), function))
    functions = [one for one in gc.get_objects() if _is(one, path, function)]
    for one in functions:
        one.__code__ = code
    for remembered in gc.get_objects():
        if isinstance(remembered, functools._lru_cache_wrapper):
            remembered.cache_clear()
    return bool(functions)


@contextmanager
def called(path: str) -> Iterator[set[str]]:
    """The outermost functions of a file that are called meanwhile, by qualified name."""
    names = set[str]()

    def hear(frame: FrameType, event: str, argument: Any) -> None:
        if event == "call" and frame.f_code.co_filename == path:
            names.add(frame.f_code.co_qualname.split(".<locals>")[0])

    before = sys.getprofile()
    sys.setprofile(hear)
    threading.setprofile(hear)
    try:
        yield names
    finally:
        sys.setprofile(before)
        threading.setprofile(before)


def _codes(code: CodeType, function: str) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            if constant.co_qualname == function:
                yield constant
            yield from _codes(constant, function)


def _is(one: Any, path: str, function: str) -> bool:
    if not isinstance(one, FunctionType):
        return False
    return one.__code__.co_filename == path and one.__code__.co_qualname == function
