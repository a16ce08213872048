"""Collections in SGML to records: each `<DOC>`, or whatever element an article is in, is one.

Such files are seldom well-formed: they have no root or several, elements that are not closed,
and signs that XML forbids. So they are cut where an article begins.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BufferedReader

from archive.ingest import streams
from archive.ingest.declared import SAMPLE, encoding_of
from archive.ingest.document import Record, Refusal, Refused
from archive.ingest.encoding import nearly_utf_8
from archive.ingest.parsers.aliases import key_of
from archive.ingest.parsers.sgml import TAG, lines
from archive.ingest.streams import CHUNK, EMPTY, Labels
from archive.ingest.text_streams import text_records

NO_ARTICLES = "لا مقالات في الملف"
TOO_LARGE = f"مقال أطول من الحد ({streams.LIMIT // 1_000_000} ميغابايت)"
KEY_LENGTH = 200
HEAD = 8192  # characters in which the first article begins
# What a collection says of each article: a name and a text of some kind.
NAMED, TOLD = frozenset({"id", "url", "date"}), frozenset({"text", "title"})
PAGES = frozenset({"html", "head", "body", "rss", "channel", "feed", "tei"})
DOC = "doc"
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"<\x00", b"\x00<")  # how UTF-16 begins
MEDIA_TYPE = "text/sgml"
_ID = re.compile(r"""\bid\s*=\s*["']?([^"'<>]+)""", re.IGNORECASE)


def read_collection(stream: BufferedReader, labels: Labels) -> Iterator[Record | Refused]:
    """A record for each article."""
    return text_records(stream, labels, _encoding, _records)


def read_in_xml(stream: BufferedReader, labels: Labels) -> Iterator[Record | Refused]:
    """The same of a file that is XML by its name; its records are what they are."""
    yield from read_collection(stream, replace(labels, media_type=MEDIA_TYPE))


def _encoding(stream: BufferedReader) -> str:
    sample = stream.read(SAMPLE)
    stream.seek(0)
    if not sample.strip():
        raise Refusal(EMPTY)
    told = sample[:2] in WIDE or not nearly_utf_8(sample)
    return encoding_of(sample) if told else "utf-8"  # a byte that is spoilt costs its own article


def _records(text: io.TextIOWrapper, labels: Labels) -> Iterator[Record | Refused]:
    head = text.read(HEAD)
    element = element_of(head) or DOC
    number = 0
    for number, piece in enumerate(pieces(_parts(head, text), element, streams.LIMIT), 1):
        name = f"{labels.file_name}:{number}"
        if piece.lost:
            yield Refused(f"{labels.origin}#{number}", name, TOO_LARGE)
            continue
        codec = "cp1256" if labels.encoding == "windows-1256" else "utf-8"
        data = piece.text.strip().encode(codec, "surrogateescape")
        origin = f"{labels.origin}#{_key(piece.text, data)}"
        yield Record(data, labels.media_type, origin, name, labels.encoding)
    if not number:
        yield Refused(labels.origin, labels.file_name, NO_ARTICLES)


def _parts(head: str, text: io.TextIOWrapper) -> Iterator[str]:
    yield head
    while part := text.read(CHUNK):
        yield part


def element_of(head: str) -> str:
    """The element that articles are in, by the beginning of a file; "" for what is no collection."""
    keys = {key_of(tag["name"]) for tag in TAG.finditer(head)}
    open_elements = list[str]()
    for tag in TAG.finditer(head):
        name = tag["name"].lower()
        if tag["end"]:
            open_elements = open_elements[:-1]
        elif name == DOC:
            return DOC
        elif key_of(name) and open_elements:
            return open_elements[-1] if keys & NAMED and keys & TOLD else ""
        elif name in PAGES:
            return ""
        else:
            open_elements.append(name)
    return ""


@dataclass(frozen=True, slots=True)
class Piece:
    """An article, from its first tag to the next article; `lost` where it is too long."""

    text: str
    lost: bool = False


def pieces(parts: Iterator[str], element: str, limit: int) -> Iterator[Piece]:
    """The articles of a text, in order, each of at most `limit` characters."""
    start = re.compile(rf"<{re.escape(element)}(?=[\s>])", re.IGNORECASE)
    tail = len(element) + 2  # characters in which a tag may begin that the next part ends
    kept, inside, lost, at = "", False, False, 0
    for part in parts:
        kept += part
        while match := start.search(kept, at):
            if inside or lost:
                lost = lost or match.start() > limit
                yield Piece("" if lost else kept[: match.start()], lost)
            kept, inside, lost, at = kept[match.start() :], True, False, 1
        if inside and len(kept) > limit:
            inside, lost = False, True
        if not inside:
            kept = kept[-tail:]
        at = max(int(inside), len(kept) - tail)
    if inside or lost:
        yield Piece("" if lost else kept, lost)


def _key(text: str, data: bytes) -> str:
    """The article's own id, else the start of its SHA-256."""
    opening = TAG.search(text)
    attribute = _ID.search(opening["rest"]) if opening else None
    found = attribute[1].strip() if attribute else ""
    for tag in () if found else TAG.finditer(text[:HEAD]):
        if not tag["end"] and key_of(tag["name"]) == "id":
            found = "".join(lines(text[tag.end() :].partition("<")[0])[:1])
            break
    if found and len(found) <= KEY_LENGTH and found.isprintable():
        return found
    return hashlib.sha256(data).hexdigest()[:16]
