"""A server on a port of this machine, for as long as it is needed."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.harness.errors import ServerFailed
from bench.harness.process import HANG

Address = tuple[str, int]
STANDARD_ERROR = 2
GRACE = 20  # seconds that a server is given to end by itself


def free_address() -> Address:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address: Address = probe.getsockname()
    return address


@contextlib.contextmanager
def server(
    command: Sequence[str], address: Address, folder: Path, environment: Mapping[str, str]
) -> Iterator[int]:
    """The number of the server's process, once it takes connections at the address.

    It works in `folder`, and what it prints goes to standard error. It ends with the block, and
    all that it started with it. Raises ServerFailed when it ends before it takes connections,
    or takes none.
    """
    started = subprocess.Popen(
        command, cwd=folder, env=dict(environment), stdout=STANDARD_ERROR, process_group=0
    )
    try:
        _wait_for(started, shlex.join(command), address)
        yield started.pid
    finally:
        started.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            started.wait(timeout=GRACE)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()


def _wait_for(started: subprocess.Popen[bytes], name: str, address: Address) -> None:
    ends = time.monotonic() + HANG
    while time.monotonic() < ends:
        if started.poll() is not None:
            raise ServerFailed(f"{name} ended with status {started.returncode}: see above")
        with contextlib.suppress(OSError), socket.create_connection(address, timeout=1):
            return
        time.sleep(0.1)
    raise ServerFailed(f"{name} takes no connections")
