"""Feeds by their addresses: each is kept as a file, and asked for again only when it has changed.

DATA_DIR/feeds holds of each address its last bytes, and what to ask with the next time. An article
knows an entry by the address of its feed and the entry's own id, not by that file.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from django.conf import settings

from archive import __version__
from archive.ingest.document import Record, Refused, Unchanged
from archive.ingest.fetching import WAIT, Answer, NotFetched, fetch

AGENT = f"Khizana/{__version__} (archive of articles; manage.py import_articles)"

R = TypeVar("R", bound=Record | Refused | Unchanged)


def root() -> Path:
    return Path(settings.DATA_DIR) / "feeds"


def brought(address: str) -> Path:
    """The file of a feed, as it stands at its address now. Raises NotFetched.

    It is read again even where nothing has changed: an import before may have ended too early.
    """
    file, known = _file(address), _known(address)
    now = datetime.datetime.now(datetime.UTC)
    if (wait := _moment(known)) and wait > now:
        raise NotFetched(WAIT.format(wait), wait)
    try:
        answer = fetch(address, AGENT, _answer(known) if file.exists() else None)
    except NotFetched as error:
        if error.wait:
            _note(address, known | {"wait": error.wait.isoformat()})
        raise
    file.parent.mkdir(parents=True, exist_ok=True)
    if answer.data is not None:
        file.write_bytes(answer.data)
    _note(address, {"etag": answer.etag, "last_modified": answer.last_modified})
    return file


def named(found: R) -> R:
    """What was found in the file of a feed, under the address of the feed; else as it is."""
    folder = f"{root()}/"
    if not found.origin.startswith(folder):
        return found
    file, mark, rest = found.origin.partition("#")
    address = json.loads(Path(file).with_suffix(".json").read_text("utf-8"))["address"]
    shown = address.split("://", 1)[1].rstrip("/") + found.file_name.removeprefix(Path(file).name)
    return replace(found, origin=f"{address}{mark}{rest}", file_name=shown)


def _file(address: str) -> Path:
    return root() / f"{hashlib.sha256(address.encode()).hexdigest()[:24]}.xml"


def _known(address: str) -> dict[str, str]:
    try:
        return dict(json.loads(_file(address).with_suffix(".json").read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def _answer(known: dict[str, str]) -> Answer:
    return Answer(None, known.get("etag", ""), known.get("last_modified", ""))


def _moment(known: dict[str, str]) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(known["wait"]) if known.get("wait") else None


def _note(address: str, known: dict[str, str]) -> None:
    file = _file(address).with_suffix(".json")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({**known, "address": address}, ensure_ascii=False), "utf-8")
