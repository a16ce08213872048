"""The text layer of a PDF, read in a process of its own: `python pdf_worker.py PAGES` reads the
file from standard input and writes a JSON object a line.

The first line is {"pages": n, "title": …, "author": …} or {"fault": …}; each further line is a
page, {"plain": …, "layout": …}, of which one that could not be read is {}. What pypdf does with a
file that someone built to hurt is bounded by time and memory here, and ends with this process.
"""

from __future__ import annotations

import contextlib
import json
import logging
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import Any

import pypdf

OPENING, PAGE, EACH = 4.0, 2.0, 0.5  # seconds of processor: to open; of a page at most; on average
MEMORY = 1_500_000_000  # bytes


class _Slow(Exception):
    pass


def main(most: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGVTALRM, _stop)
    logging.disable(logging.CRITICAL)
    for each in read(sys.stdin.buffer.read(), most):
        sys.stdout.write(json.dumps(each) + "\n")


def read(data: bytes, most: int) -> Iterator[dict[str, Any]]:
    """What is written, one object a line."""
    reader = _within(OPENING, lambda: _opened(data))
    if not isinstance(reader, pypdf.PdfReader):
        yield {"fault": reader or "broken"}
        return
    about = _within(OPENING, lambda: _about(reader)) or {}
    pages = about.get("pages", 0)
    if not pages or pages > most:
        yield {"fault": "long" if pages else "broken"}
        return
    yield about
    left = OPENING + EACH * pages
    for number in range(pages):
        before = _used()
        yield (left > 0 and _within(PAGE, partial(_texts, reader, number))) or {}
        left -= _used() - before


def _opened(data: bytes) -> pypdf.PdfReader | str:
    reader = pypdf.PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return "encrypted"
    return reader


def _about(reader: pypdf.PdfReader) -> dict[str, Any]:
    told: Any = None
    with contextlib.suppress(Exception):
        told = reader.metadata
    names = ("title", "author")
    return {"pages": len(reader.pages)} | {
        name: str(getattr(told, name, "") or "") for name in names
    }


def _texts(reader: pypdf.PdfReader, number: int) -> dict[str, str]:
    page = reader.pages[number]
    texts = {"plain": page.extract_text()}
    with contextlib.suppress(Exception):
        texts["layout"] = page.extract_text(extraction_mode="layout")
    return texts


def _within(seconds: float, act: Callable[[], Any]) -> Any:
    """What an action gives within a time of the processor; None when it fails or is too slow."""
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        return act()
    except pypdf.errors.DependencyError:
        return "encrypted"
    except Exception:  # pypdf raises whatever meets it first
        return None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _used() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def _stop(number: int, frame: object) -> None:
    raise _Slow


if __name__ == "__main__":
    main(int(sys.argv[1]))
