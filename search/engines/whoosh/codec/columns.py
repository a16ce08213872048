"""Whoosh's column files read as arrays, at the cost of a copy of the bytes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def coded_lengths(perdoc: Any, field: str, count: int) -> NDArray[np.uint8]:
    """The length of the field in each document, as the one byte Whoosh keeps of it."""
    return raw_column(perdoc, f"_{field}_len", np.dtype("B"), count)


def numbers(perdoc: Any, field: str, column: Any, count: int) -> NDArray[np.int64]:
    """The value of a numeric column for each document, 0 where there is none."""
    return raw_column(perdoc, field, np.dtype(f">{column._typecode}"), count).astype(np.int64)


def lists(perdoc: Any, field: str, column: Any, count: int) -> tuple[Any, Any]:
    """Of a column of packed lists: how many numbers each document has, and all numbers in a row."""
    if not perdoc.has_column(field):
        return np.zeros(count, np.int64), np.empty(0, np.int64)
    file, start, length = perdoc._get_column_file(field)  # its own: Whoosh's is shared by threads
    try:
        reader = column.reader(file, start, length, count)
        sizes = np.asarray(reader._lengths, np.int64)
        numbers = np.frombuffer(bytes(file.get(start, int(sizes.sum()))), np.uint32)
    finally:
        file.close()
    return sizes // numbers.itemsize, numbers.astype(np.int64)


def raw_column(perdoc: Any, name: str, dtype: np.dtype[Any], count: int) -> NDArray[Any]:
    values = np.zeros(count, dtype)
    if perdoc.has_column(name):
        file, start, length = perdoc._get_column_file(name)
        try:
            stored = np.frombuffer(bytes(file.get(start, length)), dtype)
        finally:
            file.close()
        values[: len(stored)] = stored
    return values
