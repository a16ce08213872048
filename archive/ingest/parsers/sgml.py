"""SGML: an article of a collection, as TREC, the LDC and newspapers' corpora write them.

`<DOC>` or another element holds elements for the fields, which need not be closed, in letters of
either case; text within may have entities and elements of its own.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.encoding import decode
from archive.ingest.parsers.aliases import key_of, spelling
from archive.ingest.parsers.html_text import text_lines
from archive.ingest.parsers.jsonl import article
from archive.ingest.parsers.plain_text import NO_TEXT
from archive.ingest.parsers.table_row import fields
from search.analysis.dates.days import parse_date

CUT_OFF = "لا وسم يختم المقال، فقد يكون مقطوعا"
ABSTRACT_ONLY = "لا نص في الملف إلا الملخص"

TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w.-]{0,60})(?P<rest>[^<>]{0,999})>")
_ATTRIBUTE = re.compile(
    r"""([A-Za-z][\w.-]{0,60})\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))"""
)
_BLOCK = re.compile(r"<(?:p|br|para|li|div)\b[^<>]{0,99}>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[A-Za-z][^<>]{0,999}>|<!--.*?-->|<!\[CDATA\[|\]\]>", re.DOTALL)
# AFP_ARB_20010115.0001: agency, language, day and number, as the LDC names its articles.
_DATED_ID = re.compile(r"[A-Z]{2,4}_[A-Z]{3}_(\d{8})\.\d{4}")


def parse(record: Record) -> Iterator[Document]:
    """One document."""
    text, encoding = _decoded(record)
    opening = TAG.search(text)
    if opening is None:
        raise Refusal(NO_TEXT)
    body, closed = _inside(text, opening)
    values = _fields(opening["rest"], body)
    notes = () if closed else (CUT_OFF,)
    if "text" not in map(key_of, values) and (abstract := values.pop("abstract", "")):
        values["text"], notes = abstract, (*notes, ABSTRACT_ONLY)
    if "text" not in map(key_of, values):
        raise Refusal(NO_TEXT)
    yield replace(article(values), encoding=encoding).with_notes(*notes)


def _decoded(record: Record) -> tuple[str, str]:
    """One article may be too short to tell an encoding that the whole file has told."""
    if record.encoding == "windows-1256":
        return record.data.decode("cp1256"), record.encoding
    text, encoding = decode(record.data)
    return text, record.encoding or encoding


def _inside(text: str, opening: re.Match[str]) -> tuple[str, bool]:
    """What stands in an element, and whether it is closed."""
    *_, end = (None, *_closing(opening["name"]).finditer(text, opening.end()))
    return (text[opening.end() : end.start()], True) if end else (text[opening.end() :], False)


def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE)


def _fields(attributes: str, body: str) -> dict[str, object]:
    pairs = [
        (match[1], match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(attributes)
    ]
    pairs += _elements(body)
    if len(pairs) == len(_ATTRIBUTE.findall(attributes)):  # the text stands in no element
        pairs.append(("text", body))
    values = fields(
        [spelling(name) if key_of(name) else name.lower() for name, _ in pairs],
        ["\n".join(lines(value)) for _, value in pairs],
    )
    return _dated(values)


def _elements(body: str) -> Iterator[tuple[str, str]]:
    """The outer elements: one that is never closed ends where the next field begins."""
    at = 0
    while opening := TAG.search(body, at):
        at = opening.end()
        if opening["end"]:
            continue
        if (end := _closing(opening["name"]).search(body, at)) is None:
            until = _next_field(body, at)
            yield opening["name"], body[at:until]
            at = until
        else:
            yield opening["name"], body[at : end.start()]
            at = end.end()


def _next_field(body: str, at: int) -> int:
    starts = (tag.start() for tag in TAG.finditer(body, at) if key_of(tag["name"]))
    return next(starts, len(body))


def lines(value: str) -> list[str]:
    """The lines of a text with elements and entities: of its paragraphs, if it marks them."""
    if _BLOCK.search(value):
        return [line.text for line in text_lines(value)]
    plain = html.unescape(_ANY_TAG.sub("", value))
    return [line for each in plain.splitlines() if (line := " ".join(each.split()))]


def _dated(values: dict[str, object]) -> dict[str, object]:
    """With the day that stands in a dateline or in the id, where no other field says it."""
    if "date" in map(key_of, values):
        return values
    dateline = str(values.get("dateline", ""))
    if parse_date(dateline):
        return values | {"date": dateline}
    ids = (str(value) for name, value in values.items() if key_of(name) == "id")
    dated = next((match for each in ids if (match := _DATED_ID.fullmatch(each))), None)
    return values | {"date": dated[1]} if dated else values
