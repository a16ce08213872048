"""What is known beforehand of a batch: where its records were read from, and who has its texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from archive import bulk
from archive.ingest.document import Record
from archive.ingest.extraction.repair import RECIPE
from archive.models import Original


class Known(NamedTuple):
    """An original of an origin, and its article."""

    origin: str
    sha256: str
    size: int
    text_hash: str
    current: bool
    is_sound: bool
    article_id: int
    title: str
    recipe: str


_COLUMNS = (*Known._fields[:-2], "article__title", "article__recipe")


def known_originals(origins: Iterable[str]) -> dict[str, Known]:
    """The current original of each origin, else the newest."""
    rows = Original.objects.order_by("current", "pk").values_list(*_COLUMNS)
    found = (rows.filter(origin__in=some) for some in bulk.chunks(list(dict.fromkeys(origins))))
    return {row[0]: Known._make(row) for some in found for row in some}


def is_known(record: Record, known: dict[str, Known]) -> bool:
    """Whether these very bytes were already read by the cleaning recipe of today."""
    original = known.get(record.origin)
    return (
        original is not None
        and original.size == len(record.data)
        and original.recipe == RECIPE
        and original.sha256 == record.sha256
    )


def is_unsound(record: Record, known: dict[str, Known]) -> bool:
    """Whether these are the bytes of an original that was found to be no longer as it was."""
    original = known.get(record.origin)
    return original is not None and not original.is_sound and original.sha256 == record.sha256


class Holder(NamedTuple):
    """The article that has a text."""

    key: int
    title: str
    state: str


def holders(hashes: Iterable[str]) -> dict[str, Holder]:
    columns = ("text_hash", "article_id", "article__title", "article__state")
    rows = Original.objects.filter(current=True).values_list(*columns)
    found = (rows.filter(text_hash__in=some) for some in bulk.chunks(list(dict.fromkeys(hashes))))
    return {text: Holder(*holder) for some in found for text, *holder in some}
