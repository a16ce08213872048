"""A commit that a power cut or a kill cannot leave half done.

New files first, brought to the disk; then the manifest that names them, replaced whole;
what it does not name is removed when the next writer begins. So readers that just read
the manifest before still find its files, and a file is never rewritten in place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from search.analysis import VERSION
from search.engines.whoosh.schema import SCHEMA_VERSION
from search.engines.whoosh.store import manifest
from search.engines.whoosh.store.manifest import CHECKSUMS, FileEntry, Manifest
from search.pairing import Origin


class Commit:
    """Into `folder`; `known` are the entries of the files that are there already, and `origin` is
    asked for where this commit comes from when all of its files are written."""

    def __init__(
        self, folder: Path, known: Mapping[str, FileEntry], origin: Callable[[], Origin]
    ) -> None:
        self.folder, self._known, self._origin = folder, dict(known), origin

    def verify(self, names: Iterable[str]) -> None:
        """Read these files in full before they are merged: their damage would else become lawful.

        Raises IndexDamaged.
        """
        CHECKSUMS.verify(self.folder, {name: self._known[name] for name in names})

    def write(self, number: int, articles: int, names: Iterable[str]) -> None:
        """Make these files, and no others, the index. Checksums of old files are carried over."""
        files = {n: self._known.get(n) or CHECKSUMS.take(self.folder / n) for n in names}
        made = Manifest(SCHEMA_VERSION, VERSION, articles, number, files, self._origin())
        manifest.write(self.folder, made)
