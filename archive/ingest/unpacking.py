"""An open file to records, by its name and its first bytes; containers in containers too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from pathlib import PurePosixPath

from archive.ingest.containers import Container, container_of
from archive.ingest.containers.budget import TOO_DEEP, Budget
from archive.ingest.containers.member import DAMAGE
from archive.ingest.document import Record, Refused
from archive.ingest.formats import SUFFIXES, format_of
from archive.ingest.signatures import PEEKED, advice, family, suffix_by, suffix_in_zip, text_suffix
from archive.ingest.streams import Labels, seekable

UNKNOWN = "نوع غير معروف؛ المقبول: " + " ".join(SUFFIXES)
DAMAGED = "الملف تالف أو مقطوع"
SEPARATOR = "!/"  # in origins, between a container and its member, as in addresses of JAR files

Found = Iterator[Record | Refused]


def records(stream: BufferedReader, labels: Labels, budget: Budget, depth: int = 0) -> Found:
    """The records of an open file, of which `labels` says the name alone.

    Raises OverLimit when nothing more of the named file may be read, and OSError.
    """
    head = stream.peek(PEEKED)[:PEEKED]
    suffix = PurePosixPath(labels.file_name).suffix.lower()
    if words := advice(head):
        yield Refused(labels.origin, labels.file_name, words)
        return
    shown = suffix_by(head)
    if shown == ".zip" and not stream.seekable():
        with seekable(stream) as whole:
            yield from records(whole, labels, budget, depth)
    elif container := container_of(suffix := _suffix(stream, suffix, shown, head)):
        yield from _contained(container, stream, labels, budget, depth + 1)
    elif format := format_of(suffix):
        yield from format.reader(stream, replace(labels, media_type=format.media_type))
    else:
        yield Refused(labels.origin, labels.file_name, UNKNOWN, skipped=True)


def _suffix(stream: BufferedReader, named: str, shown: str, head: bytes) -> str:
    """The suffix of what a file is: its name's, unless its first bytes say otherwise."""
    if shown:
        if named in family(shown):
            return named
        return suffix_in_zip(stream) if shown == ".zip" else shown
    unsaid = named in ("", ".txt") or format_of(named) is None
    return (text_suffix(head) if unsaid else "") or named


def _contained(
    container: Container, stream: BufferedReader, labels: Labels, budget: Budget, depth: int
) -> Found:
    if depth > budget.limits.depth:
        yield Refused(labels.origin, labels.file_name, TOO_DEEP.format(budget.limits.depth))
        return
    try:
        for member in container.members(stream, labels.file_name, budget):
            inner = replace(
                labels,
                origin=f"{labels.origin}{SEPARATOR}{member.name}",
                file_name=f"{labels.file_name}/{member.name}",
            )
            if member.stream is None:
                yield Refused(inner.origin, inner.file_name, member.reason, member.skipped)
            else:
                yield from _member(member.stream, inner, budget, depth)
    except DAMAGE:
        yield Refused(labels.origin, labels.file_name, DAMAGED)


def _member(stream: BufferedReader, labels: Labels, budget: Budget, depth: int) -> Found:
    """Damage ends one member; whether others can be read is for their container to find."""
    try:
        yield from records(stream, labels, budget, depth)
    except DAMAGE:
        yield Refused(labels.origin, labels.file_name, DAMAGED)
