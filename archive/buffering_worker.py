"""A worker of gunicorn whose threads never wait for a slow client.

The `gthread` of gunicorn 27.0.1 gives a thread to a connection as soon as it is made, and a client that
sends a byte now and then keeps it: a few of them keep all. Here the one loop that waits for all
connections gathers what arrives, and a thread is given what is whole. Large bodies are read as they
come, by threads of their own, and for as long as their length allows.
"""

from __future__ import annotations

import selectors
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from gunicorn import util
from gunicorn.workers.gthread import TConn, ThreadWorker

from archive.incoming import Incoming, State

CHUNK = 64 * 1024
LEAST_RATE = 50_000  # bytes a second of a large body
LARGE_THREADS = 2


class Deadlines(NamedTuple):
    """Seconds for a head, and for a body besides what its length takes at the least rate."""

    head: float
    body: float


class Arriving(NamedTuple):
    """A connection that a request is expected on, since a time of `time.monotonic`."""

    connection: Any
    incoming: Incoming
    since: float

    def is_late(self, deadlines: Deadlines, now: float) -> bool:
        allowed = deadlines.body if self.incoming.has_head else deadlines.head
        return now - self.since > allowed


class BufferingWorker(ThreadWorker):  # type: ignore[misc]
    deadlines: Deadlines  # deploy/gunicorn.conf.py gives them

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._arriving: dict[Any, Arriving] = {}
        self._large: dict[Any, float] = {}
        self._large_pool = ThreadPoolExecutor(LARGE_THREADS)

    def accept(self, listener: Any) -> None:
        if self.cfg.is_ssl:  # bytes that are encrypted tell nothing
            super().accept(listener)
            return
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        self._expect(TConn(self.cfg, client, address, listener.getsockname()))

    def on_client_socket_readable(self, conn: Any, client: Any) -> None:
        if self.cfg.is_ssl:
            super().on_client_socket_readable(conn, client)
            return
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._expect(conn)

    def finish_request(self, conn: Any, fs: Any) -> None:
        """The beginning of a next request may have come with the one that was answered."""
        self._large.pop(conn, None)
        if rest := self._behind(conn, fs):
            self._expect(conn, rest)
        else:
            super().finish_request(conn, fs)

    def murder_pending(self) -> None:
        """Called by the loop once a second, and while it stops."""
        super().murder_pending()
        now = time.monotonic()
        for arriving in list(self._arriving.values()):
            is_silent = not self.alive and not arriving.incoming.data
            if is_silent or arriving.is_late(self.deadlines, now):
                self._close(arriving)
        for conn, until in list(self._large.items()):
            if until < now:
                with suppress(OSError):  # its thread meets the end of what is sent
                    conn.sock.shutdown(socket.SHUT_RDWR)

    def _behind(self, conn: Any, future: Any) -> bytes:
        """What has come behind a request after which the connection goes on."""
        is_open = not future.cancelled() and not future.exception() and future.result() is True
        if self.cfg.is_ssl or not is_open:
            return b""
        return bytes(conn.parser.unreader.take_buffered())

    def _expect(self, conn: Any, begun: bytes = b"") -> None:
        """Wait for a request on a connection, without a thread."""
        conn.sock.setblocking(False)
        arriving = Arriving(conn, Incoming(), time.monotonic())
        self._arriving[conn] = arriving
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._on_bytes, arriving))
        if begun:
            self._take(arriving, begun)

    def _on_bytes(self, arriving: Arriving, client: Any) -> None:
        try:
            data = client.recv(CHUNK)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if data:
            self._take(arriving, data)
        else:
            self._close(arriving)

    def _take(self, arriving: Arriving, data: bytes) -> None:
        state = arriving.incoming.take(data)
        if state is State.ENDLESS:
            util.write_error(arriving.connection.sock, 431, "Request Header Fields Too Large", "")
            self._close(arriving)
        elif state is not State.PARTIAL:
            self._leave(arriving)
            self._begin(arriving, state)

    def _begin(self, arriving: Arriving, state: State) -> None:
        """Give a thread what has arrived, as if it had just been read."""
        conn, incoming = arriving.connection, arriving.incoming
        conn.init()
        conn.parser.unreader.unread(incoming.encoded)
        conn.data_ready = True
        if state is State.WHOLE:
            self.enqueue_req(conn)
            return
        seconds = self.deadlines.body + incoming.length / LEAST_RATE
        self._large[conn] = time.monotonic() + seconds
        answer = self._large_pool.submit(self.handle, conn)
        answer.add_done_callback(
            lambda future: self.method_queue.defer(self.finish_request, conn, future)
        )

    def _close(self, arriving: Arriving) -> None:
        self._leave(arriving)
        self.nr_conns -= 1
        arriving.connection.close()

    def _leave(self, arriving: Arriving) -> None:
        del self._arriving[arriving.connection]
        self.poller.unregister(arriving.connection.sock)
