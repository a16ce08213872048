"""A server answers while its block lasts, and nothing of it is left behind."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from bench.harness.errors import ServerFailed
from bench.harness.server import Address, free_address, server
from tests.bench.harness.test_process import has_ended, runs

# It starts another process that would go on for ever.
LISTENING = """
import socket, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open("child", "w").write(str(child.pid))
listening = socket.create_server(("127.0.0.1", int(sys.argv[1])))
while True:
    listening.accept()[0].sendall(b"here")
"""


def command(script: str, address: Address) -> list[str]:
    return [sys.executable, "-c", script, str(address[1])]


def test_a_server_takes_connections_and_ends_with_all_it_started(tmp_path: Path) -> None:
    address = free_address()
    with server(command(LISTENING, address), address, tmp_path, os.environ) as number:
        with socket.create_connection(address) as connection:
            assert connection.recv(4) == b"here"
        assert runs(number)
    assert not runs(number)
    assert has_ended(int((tmp_path / "child").read_text()))


def test_it_ends_when_the_block_fails(tmp_path: Path) -> None:
    address = free_address()
    with (
        pytest.raises(ZeroDivisionError),
        server(command(LISTENING, address), address, tmp_path, os.environ) as number,
    ):
        1 / 0  # noqa: B018
    assert not runs(number)


def test_a_server_that_does_not_start_is_told(tmp_path: Path) -> None:
    address = free_address()
    with (
        pytest.raises(ServerFailed, match="ended with status 3"),
        server(command("raise SystemExit(3)", address), address, tmp_path, os.environ),
    ):
        pass
