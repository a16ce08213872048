"""What an editor or operator says of all texts of a run: it fills what a text leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from archive.ingest.columns import Columns
from archive.ingest.document import Document
from archive.ingest.path_dates import date_of_path

DATE_NOTE = "التاريخ من مسار الملف"
SOURCE_NOTE = "المصدر مما حُدّد لهذا الاستيراد"


@dataclass(frozen=True, slots=True)
class Defaults:
    """`source` is for texts that name none, `tags` are for all, beside their own.

    With `date_from_path` the path of a text gives the date that it does not say; `columns` says
    which column of a table is which field (archive.ingest.columns).
    """

    source: str = ""
    tags: tuple[str, ...] = ()
    date_from_path: bool = False
    columns: Columns = field(default_factory=dict)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Defaults:
        """From what `as_json` gave."""
        return cls(**{**kept, "tags": tuple(kept.get("tags", ()))})

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"tags": list(self.tags)}

    def complete(self, document: Document, path: str) -> Document:
        """The document after extraction, with what it left open."""
        if self.source and not document.source:
            document = replace(document, source=self.source).with_notes(SOURCE_NOTE)
        published = date_of_path(path) if self.date_from_path and not document.published else None
        if published is not None:
            document = replace(document, published=published).with_notes(DATE_NOTE)
        return document

    def with_tags(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        """The tags of a document and those of the run, each once."""
        return tuple(dict.fromkeys((*tags, *self.tags)))


NO_DEFAULTS = Defaults()
