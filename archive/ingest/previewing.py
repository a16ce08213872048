"""What an import would understand of its first documents, and where each value is from. Pure.

Run as a program (`python -m archive.ingest.previewing`) it reads what to look at from its standard
input and answers in JSON: a process that looks at somebody's files grows and may fail, and the
one that serves the site does neither.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path
from typing import Any

from archive.ingest.defaults import DATE_NOTE, SOURCE_NOTE, Defaults
from archive.ingest.document import Document, Record, Refused
from archive.ingest.extraction.opening_lines import OpeningLines
from archive.ingest.headers import TABLES, header_of
from archive.ingest.origins import NOWHERE, Place
from archive.ingest.parsing import Parsed, parse_batch
from archive.ingest.preview import Preview, Seen
from archive.ingest.readers import read
from search.analysis import fold_text

MOST = 20  # documents, and as many refusals
LEAD = 300  # characters
MOST_TABLES = 5

FROM_FILE = "من حقول الملف"
FROM_LINE = "من السطر {}"
FROM_TEXT = "من النص"
FROM_PATH = "من مسار الملف"
FROM_DEFAULTS = "مما حُدّد لهذا الاستيراد"
FROM_BOTH = "من الملف ومما حُدّد لهذا الاستيراد"
GENERATED = "صيغ من أول النص، إذ لا عنوان له"
SUGGESTED = "مقترحة من النص"


def preview(
    paths: Iterable[Path], defaults: Defaults, where: Place = NOWHERE, most: int = MOST
) -> Preview:
    """The first documents and the first refusals among them."""
    paths, columns = list(paths), defaults.columns
    found = (where.located(each) for path in paths for each in read(path, columns=columns))
    looked_at = list(islice(found, most + 1))
    records = [each for each in looked_at if isinstance(each, Record)]
    refused = [each for each in looked_at if isinstance(each, Refused)]
    parsed, lines = parse_batch(records, OpeningLines(), defaults, most + 1)
    refused += [Refused(line.file_name, line.file_name, line.detail) for line in lines]
    return Preview(
        tuple(map(_seen, parsed[:most])),
        tuple(refused[:most]),
        _columns(paths),
        is_cut=max(len(looked_at), len(parsed), len(refused)) > most,
    )


def _columns(paths: Iterable[Path]) -> tuple[str, ...]:
    """Of the first tables, each name once."""
    tables = [path for path in paths if path.suffix.lower() in TABLES][:MOST_TABLES]
    return tuple(dict.fromkeys(chain.from_iterable(map(header_of, tables))))


def _seen(parsed: Parsed) -> Seen:
    document, text = parsed.document, " ".join(parsed.document.paragraphs)
    return Seen(
        parsed.record.file_name,
        parsed.origin,
        parsed.record.sha256,
        document.text_hash,
        document.title,
        text if len(text) <= LEAD else f"{text[:LEAD].rpartition(' ')[0]}…",
        len(document.paragraphs),
        document.published.date.isoformat() if document.published else "",
        document.published.precision if document.published else "",
        document.source,
        document.authors,
        document.places,
        document.tags,
        document.notes,
        "draft" if document.draft else "review" if document.review else "published",
        reasons_of(parsed.given or document, document),
    )


def reasons_of(given: Document, kept: Document) -> dict[str, str]:
    """Where the values of a document are from that the file has given so."""
    reasons = {
        "title": _reason(given, "title", [kept.title], GENERATED),
        "authors": _reason(given, "authors", kept.authors),
        "places": _reason(given, "places", kept.places),
        "published": FROM_PATH
        if DATE_NOTE in kept.notes
        else _reason(given, "published", _years(kept)),
        "source": FROM_DEFAULTS
        if SOURCE_NOTE in kept.notes
        else _reason(given, "source", [kept.source]),
        "tags": FROM_FILE if given.tags else SUGGESTED,
    }
    if set(kept.tags) - set(given.tags) and given.tags:
        reasons["tags"] = FROM_BOTH
    return {name: why for name, why in reasons.items() if getattr(kept, name)}


def _reason(given: Document, name: str, values: Iterable[str], otherwise: str = FROM_TEXT) -> str:
    """The file's own fields, else the first line that holds one of the values."""
    if getattr(given, name):
        return FROM_FILE
    wanted = [fold_text(value) for value in values]
    for number, line in enumerate(given.paragraphs, 1):
        if any(value and value in fold_text(line) for value in wanted):
            return FROM_LINE.format(number)
    return otherwise


def _years(document: Document) -> list[str]:
    return [str(document.published.date.year)] if document.published else []


def answer(question: Mapping[str, Any]) -> Preview:
    paths = [Path(path) for path in question["paths"]]
    where = Place(question["folder"], question["collection"])
    return preview(paths, Defaults.of(question["defaults"]), where)


def main() -> None:
    json.dump(asdict(answer(json.load(sys.stdin))), sys.stdout)


if __name__ == "__main__":
    main()
