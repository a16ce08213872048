"""What has arrived of a request that is still on its way. Pure.

Only as much of HTTP/1.1 is read as it takes to know whether all of it is here (RFC 9112, sections 2.1
and 6.3), and it ends where it ends for gunicorn's parser, which would wait for more; what is odd counts
as whole, for that parser to refuse.
"""

from __future__ import annotations

import re
from enum import Enum

END_OF_HEAD = b"\r\n\r\n"
LENGTH = re.compile(rb"\ncontent-length[ \t]*:[ \t]*(\d{1,15})[ \t]*(?=\r\n)", re.I)
OF_UNKNOWN_LENGTH = re.compile(rb"\n(?:transfer-encoding|content-length)[ \t]*:", re.I)
WAITS = re.compile(rb"\nexpect[ \t]*:[ \t]*100-continue", re.I)  # before it sends a body
NOT_ASCII = re.compile(rb"[\x80-\xff]")
LARGEST_HEAD = 64 * 1024  # bytes; the address may have an eighth of them
LARGEST_BODY = 256 * 1024  # bytes of one that is waited for


class State(Enum):
    """PARTIAL: more is needed; WHOLE: all is here, or enough to be refused; LARGE: the head is here,
    and a body that is read as it comes; ENDLESS: a head that is too long."""

    PARTIAL = "partial"
    WHOLE = "whole"
    LARGE = "large"
    ENDLESS = "endless"


class Incoming:
    """The bytes of a request so far, and what comes behind it."""

    def __init__(self) -> None:
        self.data = bytearray()
        self._searched = 0
        self._end: int | None = None
        self._body = 0
        self._is_large = False

    def take(self, data: bytes) -> State:
        """What is known with these bytes, too."""
        self.data += data
        end = self.data.find(END_OF_HEAD, self._searched) if self._end is None else -1
        if end >= 0:
            self._end = end + len(END_OF_HEAD)
            self._read_head()
        self._searched = max(0, len(self.data) - 3)
        return self._state()

    @property
    def has_head(self) -> bool:
        return self._end is not None

    @property
    def length(self) -> int:
        """Of the body, as the head has it; 0 of one that comes in chunks."""
        return self._body

    @property
    def encoded(self) -> bytes:
        """All of it, with the letters of its address percent-encoded, as RFC 3987, section 3.1, has an
        IRI become a URI: gunicorn's parser refuses letters that are not ASCII."""
        end = self.data.find(b"\n") + 1
        line = NOT_ASCII.sub(lambda byte: b"%%%02X" % byte[0][0], bytes(self.data[:end]))
        return line + bytes(self.data[end:])

    def _state(self) -> State:
        if self._end is None:
            return State.ENDLESS if len(self.data) > LARGEST_HEAD else State.PARTIAL
        if self._is_large:
            return State.LARGE
        return State.WHOLE if len(self.data) - self._end >= self._body else State.PARTIAL

    def _read_head(self) -> None:
        head = self.data[: self._end]
        length = LENGTH.search(head)
        self._body = int(length[1]) if length else 0
        is_unknown = OF_UNKNOWN_LENGTH.search(LENGTH.sub(b"", head)) is not None
        is_waiting = WAITS.search(head) is not None
        self._is_large = is_unknown or is_waiting or self._body > LARGEST_BODY
