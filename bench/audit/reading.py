"""The pages of a running archive, read over HTTP."""

from __future__ import annotations

import urllib.error
import urllib.request
from typing import NamedTuple
from urllib.parse import quote

SECONDS = 60
SAFE = "/?&=%:;,+~#@!$'()*[]"


class Read(NamedTuple):
    status: int
    media_type: str
    text: str


class Archive:
    """`root`: scheme, host and port."""

    def __init__(self, root: str) -> None:
        self.root = root

    def get(self, path: str) -> Read:
        """What is answered in the end, after redirects; an error status is no error here."""
        address = path if path.startswith("http") else self.root + path
        try:
            with urllib.request.urlopen(quote(address, SAFE), timeout=SECONDS) as answer:
                return Read(answer.status, answer.headers.get_content_type(), _text(answer))
        except urllib.error.HTTPError as error:
            return Read(error.code, error.headers.get_content_type(), _text(error))


def _text(answer: object) -> str:
    data: bytes = answer.read()  # type: ignore[attr-defined]
    return data.decode("utf-8", "replace")
