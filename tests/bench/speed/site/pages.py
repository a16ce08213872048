"""A small server of pages to read from: /good/… answers with a page, anything else with 404."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bench.harness.server import Address

BODY = "صفحة".encode()


@dataclass
class Pages:
    """`asked`: the paths, and what packing the reader takes; `connections`: how many there were."""

    address: Address
    asked: list[tuple[str, str]] = field(default_factory=list)
    connections: int = 0


@contextlib.contextmanager
def pages() -> Iterator[Pages]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body go together

        def setup(self) -> None:
            super().setup()
            served.connections += 1

        def do_GET(self) -> None:
            served.asked.append((self.path, self.headers["Accept-Encoding"]))
            self.send_response(200 if self.path.startswith("/good/") else 404)
            self.send_header("Content-Length", str(len(BODY)))
            self.end_headers()
            self.wfile.write(BODY)

        def log_message(self, *arguments: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        host, port, *_ = server.server_address
        served = Pages((str(host), port))
        threading.Thread(target=server.serve_forever).start()
        try:
            yield served
        finally:
            server.shutdown()
