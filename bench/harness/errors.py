"""What ends a bench with one line instead of a traceback."""

from __future__ import annotations


class BenchError(Exception):
    """Says in one line what is missing, wrong or failed, and where."""


class BadCorpus(BenchError):
    """A corpus cannot be read, or a line of it is not what a line should be."""


class WorkerFailed(BenchError):
    """A worker ended without an answer; its reason stands on standard error."""


class ServerFailed(BenchError):
    """A server did not start, or gave an answer that no reader should get."""
