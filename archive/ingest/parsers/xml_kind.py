"""XML: what the root element of a file says that it holds. A new kind is one row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader

from archive.ingest.document import Document, Record, Refusal, Refused
from archive.ingest.pages import page_file
from archive.ingest.parsers import blogger, feed, sgml, tei, web_page, wordpress
from archive.ingest.sgml import element_of, read_in_xml
from archive.ingest.streams import Labels, Reader, whole_book

UNKNOWN = "ملف XML من نوع لا يُقرأ"
HEAD = 8192  # bytes in which the root element begins

_ROOT = re.compile(r"<(?:[\w.-]+:)?(?P<name>[A-Za-z][\w.-]*)[\s/>]")
_ABOVE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of XML: the name of its root, without a prefix, and a `mark` in its first lines."""

    root: str
    mark: str  # what tells it from others with this root; "" where nothing has to
    reader: Reader
    parser: Callable[[Record], Iterator[Document]]


# The first that fits counts: of two with one root, the one with a mark comes first.
KINDS = (
    Kind("rss", "wordpress.org/export", wordpress.ITEMS, wordpress.parse),
    Kind("feed", "schemas.google.com/blogger", blogger.ENTRIES, blogger.parse),
    Kind("feed", "blogger.com", blogger.ENTRIES, blogger.parse),
    Kind("rss", "", feed.ITEMS, feed.parse),
    Kind("feed", "", feed.ENTRIES, feed.parse),
    Kind("html", "", page_file, web_page.parse),
    Kind("RDF", "purl.org/rss", feed.ITEMS, feed.parse),
    Kind("TEI", "", whole_book, tei.parse),
    Kind("TEI.2", "", whole_book, tei.parse),
    Kind("teiCorpus", "", whole_book, tei.parse),
)
# What is XML by its name alone, whatever element its articles are in.
COLLECTION = Kind("", "", read_in_xml, sgml.parse)


def kind_of(data: bytes) -> Kind:
    """The kind of a file, by its first bytes. Raises Refusal for what is none of ours."""
    codec = "utf-16" if b"\x00" in data[:4] or data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    head = data[:HEAD].decode(codec, "ignore")
    root = _ROOT.search(_ABOVE.sub("", head))
    for kind in KINDS:
        if root and root["name"] == kind.root and kind.mark in head:
            return kind
    if element_of(head):
        return COLLECTION
    raise Refusal(f"{UNKNOWN}: <{root['name']}>" if root else UNKNOWN)


def read(stream: BufferedReader, labels: Labels) -> Iterator[Record | Refused]:
    """The records of a file, by its kind."""
    try:
        kind = kind_of(stream.peek(HEAD))
    except Refusal as refusal:
        yield Refused(labels.origin, labels.file_name, str(refusal))
    else:
        yield from kind.reader(stream, labels)


def parse(record: Record) -> Iterator[Document]:
    """The documents of a record, by its kind."""
    yield from kind_of(record.data).parser(record)
