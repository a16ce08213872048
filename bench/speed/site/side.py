"""One of the two sides: a checkout of the code, a Python to run it with, a folder for its data."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.harness.errors import BenchError, ServerFailed
from bench.harness.process import HANG, environment
from bench.harness.server import Address, free_address, server
from bench.speed.resources import children, cpu_seconds_of, has_ended, memory_of

DATABASE = "khizana.sqlite3"
OUR_GUNICORN = ("--config", "deploy/gunicorn.conf.py")
CACHE_OFF = {"PAGE_CACHE_MEGABYTES": "0"}  # a side that keeps no pages does not read it
AT_REST = 0.02  # seconds of processor time in a second


@dataclass(frozen=True, slots=True)
class Side:
    """`gunicorn`: what its server is started with; `settings`: what its environment has beside."""

    name: str
    root: Path
    python: str
    folder: Path
    gunicorn: tuple[str, ...] = OUR_GUNICORN
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    def environment(self, settings: Mapping[str, str] | None = None) -> dict[str, str]:
        return environment(str(self.folder)) | dict(self.settings) | dict(settings or {})

    def has_command(self, name: str) -> bool:
        """Whether the code of the site has a command of this name."""
        return any(self.root.glob(f"*/management/commands/{name}.py"))

    def manage(self, *arguments: str, accepted: tuple[int, ...] = (0,)) -> None:
        """Run a command of the site. Raises BenchError when it fails."""
        command = [self.python, "manage.py", *arguments]
        settings = self.environment({"INDEXER_PROCESSES": "0"})
        done = subprocess.run(
            command, cwd=self.root, env=settings, capture_output=True, text=True, check=False
        )
        if done.returncode not in accepted:
            words = " ".join(arguments)
            raise BenchError(f"{self.name}: manage.py {words} failed:\n{done.stdout}{done.stderr}")

    @contextlib.contextmanager
    def served(self, workers: int, settings: Mapping[str, str] | None = None) -> Iterator[Served]:
        """The site over gunicorn, at rest. Its workers stay the same. Raises ServerFailed."""
        address = free_address()
        options = ["--bind", "{}:{}".format(*address), "--workers", str(workers)]
        options += ["--max-requests", "0", *self.gunicorn]
        command = [self.python, "-m", "gunicorn", *options]
        own = self.environment({"WEB_WORKERS": str(workers), **(settings or {})})
        with server(command, address, self.root, own) as master:
            started = Served(address, master, workers)
            started.settle()
            yield started


@dataclass(frozen=True, slots=True)
class Served:
    """A site that answers at an address; the children of the process `master` are its workers."""

    address: Address
    master: int
    workers: int

    def cpu_seconds(self) -> float:
        """Processor time of all workers."""
        return sum(cpu_seconds_of(worker) for worker in children(self.master))

    def memory(self) -> tuple[float, float]:
        """Of the one worker: resident, and its share of it, in MB."""
        (worker,) = children(self.master)
        return memory_of(worker)

    def settle(self) -> None:
        """Wait until all workers have started, and none is at work. Raises ServerFailed."""
        ends = time.monotonic() + HANG
        while not has_ended(self.master) and time.monotonic() < ends:
            before = self.cpu_seconds()
            time.sleep(1)
            if len(children(self.master)) == self.workers and self.cpu_seconds() - before < AT_REST:
                return
        raise ServerFailed("the workers do not come to rest, or ended: see above")
