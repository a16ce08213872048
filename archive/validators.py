"""What an answer is known by: its entity tag and the time of its last change.

Both are made of the number of a change and of the address, so that they are known before a page
is rendered.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from django.utils.http import http_date, parse_http_date_safe

from archive import release
from archive.changes import Change

# The longest time, in seconds, from the last change of a transaction to its commit. Within it
# another change of the same second may come to light.
COMMIT = 60
TAG = re.compile(r'"([0-9]{1,19})\.([0-9a-f]{1,16})-([0-9a-f]{16})"')


class Tag(NamedTuple):
    """An entity tag: the page of the address `digest` by this release, as of a change.

    `at` is the time of the change in microseconds since 1970. It tells this change from that of
    the same number in an archive that was restored from a copy.
    """

    number: int
    at: int
    digest: str

    def __str__(self) -> str:
        return f'W/"{self.number}.{self.at:x}-{self.digest}"'


def tag_of(change: Change, address: str) -> Tag:
    """Weak: the page may travel compressed or plain."""
    page = f"{release.digest()} {address}".encode("utf-8", "backslashreplace")
    digest = hashlib.blake2b(page, digest_size=8).hexdigest()
    return Tag(change.number, microseconds(change), digest)


def tags_in(if_none_match: str) -> list[Tag]:
    """Those of the header that may be ours."""
    return [
        Tag(int(number), int(at, 16), digest) for number, at, digest in TAG.findall(if_none_match)
    ]


def microseconds(change: Change) -> int:
    return round(change.at.timestamp() * 1_000_000)


def settled(change: Change, began: float) -> int:
    """The second from which on a copy is known to hold the change, and all before it.

    `began`: when this release began to answer, for what it changed in pages.
    """
    return int(max(change.at.timestamp(), began)) + COMMIT + 1


def last_modified(settled: int, now: float) -> str:
    """Dates have whole seconds, and two changes may share one.

    Until a change is settled the answer has its own time, which `is_not_modified` takes for too
    early; then that from which on it does.
    """
    return http_date(settled if now >= settled else settled - COMMIT - 1)


def is_not_modified(if_modified_since: str, settled: int) -> bool:
    """Of a copy made at or after that time, by the clock of the site."""
    since = parse_http_date_safe(if_modified_since)
    return since is not None and since >= settled
