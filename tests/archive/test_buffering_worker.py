"""Slow clients take nobody's turn: gunicorn with a single thread, and clients that hold it up."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.incoming import LARGEST_BODY, LARGEST_HEAD
from bench.harness.process import HANG
from tests.test_run import ROOT, free_port

PATIENT = (10 * HANG, 10 * HANG)  # a server that would wait longer than any test
APPLICATION = """
def application(environ, start_response):
    body = environ["wsgi.input"].read()
    answer = b"%s %d" % (environ["PATH_INFO"].encode("latin-1"), len(body))
    start_response("200 OK", [("Content-Length", str(len(answer)))])
    return [answer]
"""
CONFIGURATION = """
from archive.buffering_worker import Deadlines
bind = "127.0.0.1:{port}"
worker_class = "archive.buffering_worker.BufferingWorker"
workers, threads, keepalive, graceful_timeout = 1, 1, 600, 1
control_socket_disable = True
def post_fork(server, worker):
    worker.deadlines = Deadlines({head}, {body})
"""


@contextlib.contextmanager
def serving(folder: Path, head: float, body: float) -> Iterator[int]:
    port = free_port()
    (folder / "echo.py").write_text(APPLICATION, "utf-8")
    configuration = folder / "conf.py"
    configuration.write_text(CONFIGURATION.format(port=port, head=head, body=body), "utf-8")
    command = [sys.executable, "-m", "gunicorn", "-c", str(configuration), "echo:application"]
    environment = os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}
    served = subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        assert served.stderr
        while b"Booting worker" not in served.stderr.readline():
            assert served.poll() is None
        yield port
    finally:
        os.killpg(served.pid, signal.SIGKILL)
        served.communicate()


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with serving(tmp_path_factory.mktemp("patient"), *PATIENT) as port:
        yield port


def connected(port: int, data: bytes = b"") -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port), timeout=HANG)
    client.sendall(data)
    return client


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()


def post(path: str, body: int) -> bytes:
    return f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {body}\r\n\r\n".encode()


def answers(client: socket.socket, count: int = 1) -> list[bytes]:
    """The bodies of so many answers, in order."""
    read, bodies = client.makefile("rb"), []
    for _ in range(count):
        length = 0
        while (line := read.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        bodies.append(read.read(length))
    return bodies


SLOW = {
    "silent": b"",
    "half a head": get("/")[:-2],
    "half a body": post("/", 10) + b"12345",
    "half a large body": post("/", LARGEST_BODY + 1) + b"12345",
}


@pytest.mark.parametrize("sent", SLOW.values(), ids=SLOW)
def test_who_is_slow_keeps_nobody_else_waiting(patient: int, sent: bytes) -> None:
    with contextlib.ExitStack() as clients:
        for _ in range(50):
            clients.enter_context(connected(patient, sent))
        with connected(patient, get("/quick")) as quick:
            assert answers(quick) == [b"/quick 0"]


def test_what_comes_by_drops_is_answered_when_it_is_whole(patient: int) -> None:
    request = post("/drops", 5) + b"12345"
    with connected(patient) as client:
        for byte in request[:-1]:
            client.sendall(bytes([byte]))
        with connected(patient, get("/quick")) as quick:
            assert answers(quick) == [b"/quick 0"]
        client.sendall(request[-1:])
        assert answers(client) == [b"/drops 5"]


@pytest.mark.parametrize("size", [0, 1, LARGEST_BODY, LARGEST_BODY + 1, 3_000_000])
def test_bodies_of_every_size_arrive_whole(patient: int, size: int) -> None:
    with connected(patient, post("/body", size) + b"x" * size) as client:
        assert answers(client) == [b"/body %d" % size]


def test_a_body_in_chunks_arrives_whole(patient: int) -> None:
    head = b"POST /chunks HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    with connected(patient, head + b"3\r\nabc\r\n") as client:
        client.sendall(b"4\r\ndefg\r\n0\r\n\r\n")
        assert answers(client) == [b"/chunks 7"]


def test_requests_on_one_connection_are_answered_in_order(patient: int) -> None:
    requests = get("/1") + post("/2", 3) + b"abc" + get("/3")
    with connected(patient, requests + get("/4")[:8]) as client:
        assert answers(client, 3) == [b"/1 0", b"/2 3", b"/3 0"]
        client.sendall(get("/4")[8:])
        assert answers(client) == [b"/4 0"]


def test_an_address_may_have_letters_as_they_are(patient: int) -> None:
    with connected(patient, get("/وسم/مصر")) as client:
        assert answers(client) == ["/وسم/مصر 0".encode()]


def test_what_is_no_request_is_refused(patient: int) -> None:
    for sent, status in (
        (b"nonsense\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + b"x" * LARGEST_HEAD, 431),
    ):
        with connected(patient, sent) as client:
            assert client.makefile("rb").readline().startswith(b"HTTP/1.1 %d " % status)


@pytest.mark.parametrize("sent", SLOW.values(), ids=SLOW)
def test_who_is_too_slow_is_cut_off(tmp_path: Path, sent: bytes) -> None:
    with serving(tmp_path, 0.1, -6.0) as port, connected(port, sent) as client:
        received = client.makefile("rb").read()
        assert received == b"" or received.startswith(b"HTTP/1.1 400 ")
        with connected(port, get("/quick")) as quick:
            assert answers(quick) == [b"/quick 0"]
