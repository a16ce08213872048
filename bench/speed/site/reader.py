"""A reader's browser: one connection that stays open, pages one after another, packed by gzip."""

from __future__ import annotations

import gzip
import http.client
from typing import NamedTuple

from bench.harness.errors import ServerFailed
from bench.harness.process import HANG
from bench.harness.server import Address

HEADERS = {"Accept-Encoding": "gzip"}
CLOSED = (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError)


class Page(NamedTuple):
    """The body is as it was sent: packed, where `encoding` is gzip."""

    body: bytes
    encoding: str

    @property
    def text(self) -> str:
        plain = gzip.decompress(self.body) if self.encoding == "gzip" else self.body
        return plain.decode("utf-8")


class Reader:
    def __init__(self, address: Address) -> None:
        self._connection = http.client.HTTPConnection(*address, timeout=HANG)

    def get(self, path: str) -> Page:
        """Raises ServerFailed for any answer but a page; an idle connection may have been closed."""
        try:
            return self._get(path)
        except CLOSED:
            self._connection.close()
            return self._get(path)

    def close(self) -> None:
        self._connection.close()

    def _get(self, path: str) -> Page:
        self._connection.request("GET", path, headers=HEADERS)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise ServerFailed(f"{answer.status} for {path}")
        return Page(body, answer.headers.get("Content-Encoding", ""))
