"""tar: its members in their order, as a stream that is never gone back in."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import IO, Self

from archive.ingest.containers.budget import Budget
from archive.ingest.containers.member import LINK, Member, fault

IRREGULAR = "ليس ملفا عاديا"
CUT = "الملف تالف أو مقطوع"


class _Entry(tarfile.TarInfo):
    """tarfile (Python 3.11) takes a damaged header, or none, for the end unless it is the first."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise
        except tarfile.HeaderError:
            raise tarfile.ReadError(CUT) from None


def members(stream: IO[bytes], name: str, budget: Budget) -> Iterator[Member]:
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Entry) as archive:
        for entry in archive:
            archive.members = []  # type: ignore[attr-defined]  # else a long archive fills the memory
            if not entry.isdir():
                budget.count_member()
                yield _member(archive, entry, budget)


def _member(archive: tarfile.TarFile, entry: tarfile.TarInfo, budget: Budget) -> Member:
    name = entry.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    if (refused := fault(name)) is not None:
        return refused
    if entry.issym() or entry.islnk():
        return Member(name, reason=LINK)
    opened = archive.extractfile(entry) if entry.isreg() else None
    if opened is None:
        return Member(name, reason=IRREGULAR)
    return Member(name, budget.opened(opened))
