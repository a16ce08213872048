"""Lines that stand above or below every page of a book: heads, feet, numbers of pages. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

EDGE = 2  # lines at the top and at the bottom of a page that may be such
SHARE = 0.3  # of the pages have the line, but for its numbers: left and right pages differ
PAGES = 4  # of fewer pages all

_NUMBERS = re.compile(r"\d+")
_NUMBER_ALONE = re.compile(r"[\s\W]*(?:\d{1,4}|[ivxl]{1,6})[\s\W]*")
_ENDS = re.compile(r"[.؟?!:؛…»)\]”\"]\s*$")


def without_running_lines(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of each page without those that return on others, and without its number."""
    counts = Counter(line for page in pages for line in {_shape(line) for line in _edges(page)})
    most = max(PAGES - 1, SHARE * len(pages)) if len(pages) >= PAGES else max(2, len(pages))
    running = {line for line, count in counts.items() if count >= most}
    return [_cleared(list(page), running) for page in pages]


def _cleared(page: list[str], running: set[str]) -> list[str]:
    for _ in range(EDGE):
        page = _trimmed(page)
        for at in (0, -1):
            if page and (_shape(page[at]) in running or _NUMBER_ALONE.fullmatch(page[at])):
                del page[at]
    return _trimmed(page)


def _edges(page: Sequence[str]) -> Sequence[str]:
    filled = [line for line in page if line.strip()]
    return [*filled[:EDGE], *filled[-EDGE:]]


def _trimmed(page: list[str]) -> list[str]:
    """The page without empty lines above and below."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    return page[filled[0] : filled[-1] + 1] if filled else []


def _shape(line: str) -> str:
    return " ".join(_NUMBERS.sub("0", line).split())


def joined(pages: Sequence[Sequence[str]]) -> list[str]:
    """The lines of all pages: a sentence that goes on over the page is one line."""
    lines: list[str] = []
    for page in pages:
        first, *rest = page or [""]
        if lines and first and not _ENDS.search(lines[-1]):
            lines[-1] = f"{lines[-1]} {first}"
        elif first:
            lines.append(first)
        lines += rest
    return lines
