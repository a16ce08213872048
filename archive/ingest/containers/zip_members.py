"""ZIP: its members in the order of its directory. WACZ is a ZIP with web archives in a folder."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable, Iterator
from typing import IO

from archive.ingest.containers.budget import Budget
from archive.ingest.containers.member import LINK, Member, fault
from archive.ingest.document import Refusal
from archive.ingest.encoding import decode

LOCKED = "محمي بكلمة سر"
_UTF_8 = 0x800  # general purpose bit 11 (APPNOTE.TXT 4.4.4)
_ENCRYPTED = 0x1


def members(
    stream: IO[bytes], name: str, budget: Budget, wanted: Callable[[str], bool] = lambda name: True
) -> Iterator[Member]:
    """`stream` can be sought in; of its members those whose name is `wanted`."""
    with zipfile.ZipFile(stream) as archive:
        for entry in archive.infolist():
            name = name_of(entry)
            if not entry.is_dir() and wanted(name):
                budget.count_member()
                yield from _member(archive, entry, name, budget)


def captures(stream: IO[bytes], name: str, budget: Budget) -> Iterator[Member]:
    """The web archives alone: the other members of a WACZ are lists of what these hold."""
    return members(stream, name, budget, lambda name: name.startswith("archive/"))


def name_of(entry: zipfile.ZipInfo) -> str:
    """The name of a member; where it is not marked as UTF-8, read as texts are."""
    if entry.flag_bits & _UTF_8:
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return decode(raw)[0]
    except Refusal:
        return entry.filename


def _member(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, budget: Budget
) -> Iterator[Member]:
    if (refused := fault(name)) is not None:
        yield refused
    elif stat.S_ISLNK(entry.external_attr >> 16):
        yield Member(name, reason=LINK)
    elif entry.flag_bits & _ENCRYPTED:
        yield Member(name, reason=LOCKED)
    else:
        with archive.open(entry) as opened:
            yield Member(name, budget.opened(opened))
