"""A closed loop: so many readers, each asking for a page as soon as the one before has come.

wrk is the client where it is installed, as it takes the least of the processor time that it
shares with the site; threads of this process take its place where it is not.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.harness.errors import ServerFailed
from bench.harness.process import HANG
from bench.harness.server import Address
from bench.harness.times import percentile
from bench.speed.site.reader import Reader

READERS = 16
SCRIPT = Path(__file__).with_name("wrk.lua")


@dataclass(frozen=True, slots=True)
class Answers:
    """`p50` and `p95` in ms; `client` is the client's own processor time, in seconds."""

    pages: int
    seconds: float
    p50: float
    p95: float
    client: float


# Requests are asked in their order, and again from the first when all have been.
Client = Callable[[Address, Sequence[str], float, Path], Answers]


def by_wrk(address: Address, requests: Sequence[str], seconds: float, folder: Path) -> Answers:
    """Raises ServerFailed for any answer but a page."""
    file = folder / "requests"
    file.write_text("\n".join(requests), "ascii")
    host, port = address
    command = ["wrk", "-t1", f"-c{READERS}", f"-d{max(1, round(seconds))}s", f"--timeout={HANG}s"]
    command += [f"--script={SCRIPT}", f"http://{host}:{port}", str(file)]
    before = _children()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    client = _children() - before
    line = next((line for line in done.stdout.splitlines() if line.startswith("khizana ")), "")
    if done.returncode or not line:
        raise ServerFailed(f"wrk: {done.stderr.strip() or done.stdout.strip()}")
    pages, lasted, p50, p95, broken, other, status = line.split()[1:]
    if int(broken) or int(other):
        raise ServerFailed(
            f"of {pages} answers, {other} were no page (the first a {status});"
            f" {broken} connections broke"
        )
    return Answers(int(pages), float(lasted), float(p50), float(p95), client)


def by_threads(address: Address, requests: Sequence[str], seconds: float, folder: Path) -> Answers:
    """Raises ServerFailed for any answer but a page."""
    begun, before = time.monotonic(), time.process_time()
    times = ask(address, _until(begun + seconds, requests))
    lasted = time.monotonic() - begun
    p50, p95 = (percentile(times, part) * 1000 for part in (0.5, 0.95))
    return Answers(len(times), lasted, p50, p95, time.process_time() - before)


CLIENTS: dict[str, Client] = {"wrk": by_wrk, "threads": by_threads}


def installed() -> str:
    """The best client of this machine."""
    return "wrk" if shutil.which("wrk") else "threads"


def ask(address: Address, requests: Iterator[str]) -> list[float]:
    """The seconds that each page took, when readers have asked for all. Raises ServerFailed."""
    times, failures, next_request = list[float](), list[Exception](), threading.Lock()

    def read() -> None:
        with closing(Reader(address)) as reader:
            while not failures:
                with next_request:
                    path = next(requests, None)
                if path is None:
                    return
                begun = time.monotonic()
                try:
                    reader.get(path)
                except Exception as error:  # told below, by the thread that may
                    failures.append(error)
                else:
                    times.append(time.monotonic() - begun)

    threads = [threading.Thread(target=read) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise ServerFailed(str(failures[0])) from failures[0]
    return times


def _until(ends: float, requests: Sequence[str]) -> Iterator[str]:
    number = 0
    while time.monotonic() < ends:
        yield requests[number % len(requests)]
        number += 1


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
