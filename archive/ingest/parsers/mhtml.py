"""MHTML: a page and its pictures as browsers save them, a message of MIME."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from archive.ingest.declared import decode_markup
from archive.ingest.document import Document, Record, Refusal
from archive.ingest.parsers.web_page import document_of

NO_PAGE = "لا صفحة في الملف"


def parse(record: Record) -> Iterator[Document]:
    """The article of the first page in it. Raises PassedOver where it holds none, and Refusal."""
    message = message_from_bytes(record.data)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    data = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(data, bytes):
        raise Refusal(NO_PAGE)
    html, encoding = decode_markup(_declaring(page, data))
    document = document_of(html)
    # A head with bytes beyond ASCII is no text to the library, and names no address.
    place = page.get("Content-Location", "")
    url = document.url or (place if isinstance(place, str) else "")
    yield replace(document, url=url, encoding=encoding)


def _declaring(page: Message, data: bytes) -> bytes:
    """The page with the encoding that its head in the message declares, where it has no mark."""
    charset = page.get_content_charset() or ""
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    known = marked or not charset.isascii() or not charset
    return data if known else b"<!-- charset=%s -->" % charset.encode() + data
