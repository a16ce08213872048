"""The sample articles, served as `make run` serves them, for as long as they are read."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from bench.audit.reading import Archive
from bench.harness.process import environment
from bench.harness.record import ROOT
from bench.harness.server import free_address, server


@contextmanager
def samples() -> Iterator[Archive]:
    """In a folder of their own. Raises ServerFailed."""
    host, port = address = free_address()
    with tempfile.TemporaryDirectory(prefix="khizana-samples-") as folder:
        settings = environment(folder) | {"HOST": host, "PORT": str(port)}
        with server([sys.executable, "manage.py", "run"], address, ROOT, settings):
            yield Archive(f"http://{host}:{port}")
