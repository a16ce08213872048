"""JSON: one article a line, or a file of one article or of several."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

from archive.ingest.document import Document, Record, Refusal, replace
from archive.ingest.encoding import decode
from archive.ingest.parsers.aliases import renamed
from archive.ingest.parsers.draft import take_draft
from archive.ingest.parsers.fields import metadata, text
from archive.ingest.parsers.markup import paragraphs_of, without_cut, without_source

NOT_JSON = "ليس JSON صحيحا: {}"
TOO_DEEP = "بنية JSON أعمق من الحد"
NOT_AN_OBJECT = "ليس كائن JSON"
NO_TEXT = "لا نص في الحقل text"
NO_ARTICLES = "لا مقالات في الملف"
LISTED = 10  # bad articles of a list that are named one by one
DEPTH = 100
KEY_LENGTH = 200

ESCAPE = "\\u"
_LONE = re.compile("[\\x00\\ud800-\\udfff]")


class Read(NamedTuple):
    """What bytes hold as JSON, and the name of their encoding."""

    value: object
    encoding: str


def parse_line(record: Record) -> Iterator[Document]:
    """The article of one line."""
    read = record.read if isinstance(record.read, Read) else _loads(record.data)
    yield replace(article(read.value), encoding=read.encoding)


def parse_file(record: Record) -> Iterator[Document]:
    """The articles of an object, of a list of objects, or of an object with a list of them."""
    value, encoding = _loads(record.data)
    items, faults = _items(value), list[str]()
    if not items:
        raise Refusal(NO_ARTICLES)
    for number, item in enumerate(items, 1):
        try:
            yield replace(article(item), encoding=encoding)
        except Refusal as refusal:
            faults.append(f"المقال {number}: {refusal}" if len(items) > 1 else str(refusal))
    if faults:
        raise Refusal(
            "؛ ".join(faults[:LISTED])
            + (f"؛ و{len(faults) - LISTED} غيرها" if faults[LISTED:] else "")
        )


def article(value: object) -> Document:
    """The document of one JSON object. Raises Refusal."""
    if not isinstance(value, dict):
        raise Refusal(NOT_AN_OBJECT)
    values, draft = take_draft(value)
    values = renamed(values)
    body, notes = without_cut(paragraphs_of(values.get("text")))
    if not body:
        raise Refusal(NO_TEXT)
    document = Document(body, notes=notes, draft=draft, **metadata(values))
    return replace(document, title=without_source(document.title, document.source))


def _items(value: object) -> list[object]:
    """What may be articles; of Telegram's export, the messages with a text, from their channel."""
    if isinstance(value, dict):
        if isinstance(messages := value.get("messages"), list):
            source = {"source": value.get("name")}
            return [
                source | message
                for message in messages
                if isinstance(message, dict) and message.get("text")
            ]
        if isinstance(articles := value.get("articles"), list):
            return articles
    return value if isinstance(value, list) else [value]


def read_line(line: bytes) -> tuple[str, Read | None]:
    """What names a line for ever, and what it holds, where it is JSON: the name is the article's
    own id, else the start of the line's SHA-256."""
    read = None
    try:
        read = _loads(line)
        value = read.value
        key = text(renamed(value), "id", numbers=True) if isinstance(value, dict) else ""
    except Refusal:
        key = ""
    if key and len(key) <= KEY_LENGTH and key.isprintable():
        return key, read
    return hashlib.sha256(line).hexdigest()[:16], read


def _loads(data: bytes) -> Read:
    source, encoding = decode(data)
    try:
        value = json.loads(source, parse_constant=_refuse_constant)
        return Read(_whole(value, has_escapes=ESCAPE in source), encoding)
    except RecursionError:
        raise Refusal(TOO_DEEP) from None
    except json.JSONDecodeError as error:
        raise Refusal(NOT_JSON.format(f"السطر {error.lineno} العمود {error.colno}")) from None
    except ValueError as error:  # an integer of thousands of digits
        raise Refusal(NOT_JSON.format(error)) from None


def _refuse_constant(name: str) -> NoReturn:
    raise Refusal(NOT_JSON.format(name))


def _whole(value: object, depth: int = 0, *, has_escapes: bool = True) -> object:
    """The value without the halves of surrogate pairs and the NULs that escapes can smuggle in.

    Raises Refusal for what could not be stored as JSON again.
    """
    if depth > DEPTH:
        raise Refusal(TOO_DEEP)
    if isinstance(value, str):
        return _paired(value) if has_escapes else value
    if isinstance(value, list):
        return [_whole(item, depth + 1, has_escapes=has_escapes) for item in value]
    if isinstance(value, dict):
        return {
            _paired(key): _whole(item, depth + 1, has_escapes=has_escapes)
            for key, item in value.items()
        }
    if isinstance(value, float) and not math.isfinite(value):
        raise Refusal(NOT_JSON.format("عدد بلا نهاية"))
    return value


def _paired(text: str) -> str:
    return _LONE.sub("", text)
