"""The fields that a file gives its article, checked and typed, of front matter and of JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from archive.ingest.document import Refusal
from archive.ingest.parsers.keys import KEYS, listed
from archive.ingest.parsers.markup import plain
from archive.ingest.parsers.numbered_dates import numbered_date
from search.analysis.dates.days import parse_date

KNOWN = frozenset(KEYS) | {"id", "text", "section"}
LANGUAGE = "ar"  # of what does not say its own
LONGEST_TAG = 12

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)


def metadata(values: Mapping[str, object]) -> dict[str, Any]:
    """Arguments of Document for these fields; keys that mean nothing to us go to `extra`.

    Raises Refusal when a known key holds a value of the wrong type. A date or a language that
    cannot be understood is kept in `extra`: an article without a date is better than none.
    """
    extra = {key: value for key, value in values.items() if key not in KNOWN}
    date = text(values, "date", numbers=True)
    published = parse_date(date) or numbered_date(date)
    if date and published is None:
        extra["date"] = date
    language = language_tag(values.get("language"))
    if values.get("language") and not language:
        extra["language"] = values["language"]
    section = _section(values)
    if values.get("section") and not section:
        extra["section"] = values["section"]
    return {
        "title": text(values, "title"),
        "external_id": text(values, "id", numbers=True),
        "source": text(values, "source"),
        "authors": texts(values, "author"),
        "published": published,
        "tags": texts(values, "tags"),
        "url": text(values, "url"),
        "section": section,
        "language": language or LANGUAGE,
        "extra": extra,
    }


def language_tag(value: object) -> str:
    """A tag of BCP 47 as it is usually written, `ar-EG` or `az-Arab`; "" for what is none."""
    tag = value.strip().replace("_", "-") if isinstance(value, str) else ""
    if len(tag) > LONGEST_TAG or not _TAG.fullmatch(tag):
        return ""
    language, *others = tag.lower().split("-")
    return "-".join((language, *map(_subtag, others)))


def _subtag(subtag: str) -> str:
    """A region of two letters, a script of four, or something else."""
    shapes = {2: subtag.upper(), 4: subtag.title()}
    return shapes.get(len(subtag), subtag)


def text(values: Mapping[str, object], key: str, *, numbers: bool = False) -> str:
    value = values.get(key)
    if value is None:
        return ""
    if numbers and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise Refusal(f"الحقل {key} ليس نصا")
    return plain(value).strip()


def _section(values: Mapping[str, object]) -> str:
    """The names of the sections; a number of one tells a reader nothing."""
    try:
        return "، ".join(texts(values, "section"))
    except Refusal:
        return ""


def texts(values: Mapping[str, object], key: str) -> tuple[str, ...]:
    """A list of strings or of objects with names, or one of either; of tags, and of what holds
    markup, commas part a string."""
    value = values.get(key)
    if value is None:
        return ()
    names = [
        name
        for item in (value if isinstance(value, list) else [value])
        for name in _names(item, key)
    ]
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def _names(item: object, key: str) -> list[str]:
    """Raises Refusal for what is no name."""
    if isinstance(item, Mapping):
        item = item.get("name") or " ".join(
            part for part in (item.get("given"), item.get("family")) if isinstance(part, str)
        )
    if not isinstance(item, str):
        raise Refusal(f"الحقل {key} ليس نصا ولا قائمة نصوص")
    seen = plain(item)
    return listed(seen) if key == "tags" or seen != item else [item]
