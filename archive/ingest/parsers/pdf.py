"""PDF with a text layer: an article, its letters in the order of reading.

pypdf reads a page in two ways: in the order in which it was written, and in that of places on
the page, from left to right. Which of them gives Arabic is judged by its common words.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.parsers import pdf_worker
from archive.ingest.parsers.properties import authors, title_at
from archive.ingest.parsers.running_lines import without_running_lines
from archive.ingest.spoilt import lam_alef, presentation_forms, visual_order
from archive.ingest.spoilt.evidence import evidence, words_of

PAGES = 1_500
SECONDS = 300  # of the clock, for the whole file, whatever else the machine does
MEDIA_TYPE = "application/pdf"

FAULTS = {
    "encrypted": "الملف محمي بكلمة مرور",
    "broken": "ليس ملف PDF صحيحا، أو هو معطوب",
    "long": f"صفحات الملف أكثر من الحد ({PAGES})",
}
TOO_SLOW = "تجاوزت قراءة الملف حد الوقت أو الذاكرة"
NO_LAYER = "لا نص في الملف: صفحاته صور، فيحتاج إلى تعرّف ضوئي على الحروف (OCR) قبل استيراده"
EMPTY_PAGES = "صفحات بلا نص يُقرأ: {}"
LISTED = 10
SAMPLE = 8  # pages with text by which the way of reading is judged
BETTER = 0.02  # share of common words by which one way must be better
COLUMNS = 0.25  # of the lines that a gap parts, from which on a page is set in columns
SHORT, ENDING = 0.6, 0.85  # of a full line: what ends a paragraph, alone or after a full stop

_GAP = re.compile(r"\S {5,}\S")
_ENDS = re.compile(r"[.؟?!…»)\]”\"]\s*$")
_LAM_ALEF = re.compile("[اأإآ]ل|ل[اأإآ]")
_WORD = re.compile("[ء-ي\u064b-\u0652]+")
_HYPHEN = re.compile(r"[A-Za-z]-$")

Lines = list[str]


def parse(record: Record) -> Iterator[Document]:
    """One document. Raises Refusal when there is no text, or none that may be read."""
    about, pages = _read(record.data)
    texts = _in_order(pages)
    empty = [str(number) for number, lines in enumerate(texts, 1) if not any(lines)]
    paragraphs = _paragraphs(without_running_lines(texts))
    if not paragraphs:
        raise Refusal(NO_LAYER)
    at = title_at(about["title"], paragraphs) if len(paragraphs) > 1 else None
    title = "" if at is None else paragraphs[at]
    rest = paragraphs if at is None else [*paragraphs[:at], *paragraphs[at + 1 :]]
    shown = "، ".join(empty[:LISTED]) + ("…" if empty[LISTED:] else "")
    yield Document(
        tuple(rest),
        title=title,
        authors=authors(about["author"], paragraphs),
        notes=(EMPTY_PAGES.format(shown),) if empty else (),
    )


def _read(data: bytes) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """What the file says of itself, and its pages. Raises Refusal."""
    worker = [sys.executable, "-I", str(Path(pdf_worker.__file__)), str(PAGES)]
    try:
        run = subprocess.run(worker, input=data, capture_output=True, timeout=SECONDS)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise Refusal(TOO_SLOW) from None
    first, *pages = [json.loads(line) for line in run.stdout.splitlines()] or [{}]
    if "fault" in first:
        raise Refusal(FAULTS[first["fault"]])
    if not first or len(pages) < first["pages"]:
        raise Refusal(TOO_SLOW)
    return first, pages


def _in_order(pages: list[dict[str, str]]) -> list[Lines]:
    """The lines of each page in the order of reading, empty ones between paragraphs."""
    ways = {way: [page.get(way, "").splitlines() for page in pages] for way in ("plain", "layout")}
    sample = [at for at, lines in enumerate(ways["plain"]) if any(map(str.strip, lines))][:SAMPLE]
    looked = {way: [texts[at] for at in sample] for way, texts in ways.items()}
    shares = {
        way: evidence([line for lines in map(_read_lines, texts) for line in lines]).share
        for way, texts in looked.items()
    }
    by_place = shares["layout"] > shares["plain"] - BETTER and not _has_columns(looked["layout"])
    plain, placed = ([_read_lines(lines) for lines in ways[way]] for way in ("plain", "layout"))
    if not by_place:
        return plain
    spelt = _exchanged(plain) <= _exchanged(placed)
    return [_merged(*texts, spelt=spelt) for texts in zip(placed, plain, strict=True)]


def _exchanged(pages: list[Lines]) -> int:
    """Words in which lam and alef have changed places, as one glyph that is turned with its line."""
    words = {word for lines in pages for line in lines for word in words_of(line)}
    return sum(word != lam_alef.reading(word)[0] for word in words if _LAM_ALEF.search(word))


def _merged(placed: Lines, plain: Lines, *, spelt: bool) -> Lines:
    """Lines by their places, with the words of the other way.

    The blanks of a line are taken from there where it has the same letters, for marks over
    letters have no width, and by place they seem to end a word; and where `spelt`, the letters of
    a word that is not there, but another of the same letters.
    """
    twins = {_letters(line): line for line in plain}
    words = {word for line in plain for word in _WORD.findall(line)}
    by_letters = {tuple(sorted(word)): word for word in words if spelt}

    def respelt(found: re.Match[str]) -> str:
        word = found[0]
        return word if word in words else by_letters.get(tuple(sorted(word)), word)

    return [_WORD.sub(respelt, twins.get(_letters(line), line)) for line in placed]


def _letters(line: str) -> str:
    return "".join(line.split())


def _read_lines(lines: Lines) -> Lines:
    return [" ".join(presentation_forms.named(line).split()) for line in visual_order.mend(lines)]


def _has_columns(pages: list[Lines]) -> bool:
    lines = [line for page in pages for line in page if line.strip()]
    return sum(map(bool, map(_GAP.search, lines))) >= COLUMNS * len(lines)


def _paragraphs(pages: list[Lines]) -> Lines:
    """The paragraphs that lines were broken from; one may go on over the page."""
    lengths = [len(line) for page in pages for line in page if line]
    full = statistics.quantiles(lengths, n=10)[-2] if len(lengths) > 1 else 0
    spaced = list(map(_spaced, pages))
    gaps = [gap for page in spaced for gap, _ in page[1:]]
    usual = statistics.mode(gaps) if gaps else 0
    parted = any(gap > usual for gap in gaps)
    paragraphs: Lines = []
    for page in spaced:
        for at, (gap, line) in enumerate(page):
            last = paragraphs[-1] if paragraphs else ""
            before = page[at - 1][1] if at else ""
            heading = len(line) < SHORT * full and not _ENDS.search(line)
            if (
                not last
                or (heading and _ENDS.search(last))
                or _begins(gap > usual, before, last, full, parted=parted)
            ):
                paragraphs.append(line)
            else:
                paragraphs[-1] = _joined(last, line)
    return paragraphs


def _spaced(page: Lines) -> list[tuple[int, str]]:
    """The lines that hold anything, each with the number of empty ones above it."""
    found, gap = list[tuple[int, str]](), 0
    for line in page:
        if line:
            found.append((gap, line))
        gap = 0 if line else gap + 1
    return found


def _begins(apart: bool, before: str, last: str, full: float, *, parted: bool) -> bool:
    """Whether a paragraph begins below the line `before`, or on a new page, where that is ""."""
    ended = bool(_ENDS.search(last))
    if not before:
        return ended
    short = SHORT if not parted else 0  # where space parts paragraphs, short lines need not
    return apart or len(before) < short * full or (ended and len(before) < ENDING * full)


def _joined(last: str, line: str) -> str:
    return last[:-1] + line if _HYPHEN.search(last) else f"{last} {line}"
