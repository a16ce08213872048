"""What is read, in batches: those of a text's own length are written together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from archive.ingest.document import Record, Refused, Unchanged

Item = Record | Refused | Unchanged


def distinct(items: Iterable[Item]) -> Iterator[Item]:
    """A file may use one id twice: the second text is then an article too, and none is lost.

    Origins are remembered by their hashes: eight bytes and their place for each.
    """
    seen, again = set[int](), dict[str, int]()
    for item in items:
        name = hash(item.origin)
        if name not in seen or not isinstance(item, Record):
            seen.add(name)
            yield item
        else:
            again[item.origin] = again.get(item.origin, 1) + 1
            yield replace(item, origin=f"{item.origin}~{again[item.origin]}")


def batches(items: Iterator[Item], most: int, most_bytes: int) -> Iterator[list[Item]]:
    """So many items, or so many bytes and one item more."""
    while batch := list(islice(items, 1)):
        size = 0
        for item in islice(items, most - 1):
            batch.append(item)
            size += bytes_of(item)
            if size > most_bytes:
                break
        yield batch


def bytes_of(item: Item) -> int:
    return len(item.data) if isinstance(item, Record) else 0
