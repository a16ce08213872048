"""gzip, bzip2, xz: one file, whose name is that of the compressed one without its suffix."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, cast

from archive.ingest.containers.budget import Budget
from archive.ingest.containers.member import Member

# Suffix -> what is left of it when the file is unpacked.
INNER = {".gz": "", ".bz2": "", ".xz": "", ".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}

Opening = Callable[[IO[bytes]], IO[bytes]]


def _one(opening: Opening, stream: IO[bytes], name: str, budget: Budget) -> Iterator[Member]:
    budget.count_member()
    path = PurePosixPath(name)
    inner = path.stem + INNER.get(path.suffix.lower(), path.suffix)
    with opening(stream) as opened:
        yield Member(inner, budget.opened(opened))


def _gzip(raw: IO[bytes]) -> IO[bytes]:
    return cast(IO[bytes], gzip.GzipFile(fileobj=raw, mode="rb"))


def gzipped(stream: IO[bytes], name: str, budget: Budget) -> Iterator[Member]:
    return _one(_gzip, stream, name, budget)


def bzipped(stream: IO[bytes], name: str, budget: Budget) -> Iterator[Member]:
    return _one(lambda raw: bz2.BZ2File(raw), stream, name, budget)


def xzipped(stream: IO[bytes], name: str, budget: Budget) -> Iterator[Member]:
    return _one(lambda raw: lzma.LZMAFile(raw), stream, name, budget)
