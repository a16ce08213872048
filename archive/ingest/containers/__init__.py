"""Containers: files that hold files. A new kind is one row of `CONTAINERS`.

Nothing is ever written under a name that a container gives: members are read as streams.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from archive.ingest.containers import compressed, tar_members, zip_members
from archive.ingest.containers.budget import Budget
from archive.ingest.containers.member import Member

Opener = Callable[[IO[bytes], str, Budget], Iterator[Member]]


@dataclass(frozen=True, slots=True)
class Container:
    """`members` yields what an open file of that name holds, in its order.

    Raises what `DAMAGE` lists when the file is damaged, and OverLimit.
    """

    suffix: str
    members: Opener


CONTAINERS = (
    Container(".zip", zip_members.members),
    Container(".wacz", zip_members.captures),
    Container(".tar", tar_members.members),
    Container(".tgz", compressed.gzipped),
    Container(".tbz2", compressed.bzipped),
    Container(".txz", compressed.xzipped),
    Container(".gz", compressed.gzipped),
    Container(".bz2", compressed.bzipped),
    Container(".xz", compressed.xzipped),
)
SUFFIXES = tuple(row.suffix for row in CONTAINERS)
_BY_SUFFIX = {row.suffix: row for row in CONTAINERS}


def container_of(suffix: str) -> Container | None:
    """The kind of container of files with this suffix, in whatever case, if it is one."""
    return _BY_SUFFIX.get(suffix.lower())
