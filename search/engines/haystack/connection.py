"""The engine behind Haystack's connection: the site, its indexer and the commands share it."""

from __future__ import annotations

from haystack import connections

from search.engine import Engine


def engine(using: str = "default") -> Engine:
    """Of the connection; `archive.settings` lets no other be named than those of ENGINES."""
    found: Engine = connections[using].get_backend().engine
    return found
