"""Corpora: one JSON object a line, in UTF-8, packed by gzip or not."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from bench.harness.errors import BadCorpus


def objects(path: Path, keys: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The objects of a .jsonl or .jsonl.gz file, all of which have the `keys`. Raises BadCorpus."""
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _object(line, keys, f"{path}, line {number}")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise BadCorpus(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _object(line: str, keys: Sequence[str], where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        value = None
    if not isinstance(value, dict) or not value.keys() >= set(keys):
        names = " and ".join(f"`{key}`" for key in keys)
        raise BadCorpus(f"{where}: not a JSON object with {names}")
    return value
