"""What the site answers, asked in this process: no server, no port."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit

from django.core.handlers.wsgi import WSGIHandler

OK, MOVED = 200, (301, 302, 307, 308)


class Answer(NamedTuple):
    """`media_type` without parameters; `location` of a redirect, as sent."""

    status: int
    media_type: str
    location: str
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


class Site:
    """The archive as if it were served at `url`, scheme and host; nothing is sent anywhere."""

    def __init__(self, url: str) -> None:
        self.url: SplitResult = urlsplit(url)
        self._handler = WSGIHandler()

    def get(self, address: str) -> Answer:
        """`address`: an absolute path, with a query or without."""
        said: dict[str, Any] = {}

        def start_response(
            status: str, headers: list[tuple[str, str]], error: Any = None, /
        ) -> Callable[[bytes], object]:
            said["status"] = int(status.partition(" ")[0])
            said["headers"] = {name.lower(): value for name, value in headers}
            return io.BytesIO().write  # for applications older than what we serve

        answer = self._handler(self._environment(address), start_response)
        body = b"".join(answer)
        if close := getattr(answer, "close", None):
            close()
        headers = said["headers"]
        media_type = headers.get("content-type", "").partition(";")[0]
        return Answer(said["status"], media_type, headers.get("location", ""), body)

    def _environment(self, address: str) -> dict[str, Any]:
        parts = urlsplit(address)
        port = self.url.port or {"http": 80, "https": 443}[self.url.scheme]
        return {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(parts.path).decode("latin-1"),
            "QUERY_STRING": parts.query,
            "HTTP_HOST": self.url.netloc,
            "SERVER_NAME": self.url.hostname,
            "SERVER_PORT": str(port),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": self.url.scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
