"""By what an uploaded text is known: collection and name, whichever run it was uploaded for. Pure."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from archive.ingest.document import Record, Refused, Unchanged

R = TypeVar("R", bound=Record | Refused | Unchanged)


class Place(NamedTuple):
    """The folder that files were uploaded to, and the collection that they are of; or none."""

    folder: str
    collection: str

    def located(self, record: R) -> R:
        return replace(record, origin=self.origin(record.origin)) if self.collection else record

    def origin(self, path: str) -> str:
        inside = path.removeprefix(f"{os.path.realpath(self.folder)}{os.sep}")
        is_elsewhere = not self.collection or inside == path
        return path if is_elsewhere else f"upload:{self.collection}/{inside}"


NOWHERE = Place("", "")


def place(folder: Path, collection: str) -> Place:
    return Place(str(folder), collection) if collection else NOWHERE
