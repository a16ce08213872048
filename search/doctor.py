"""Does the index hold what the database holds? Compare by article and content hash, and repair.

An article is missing when it should be found and is not indexed; extra when it is indexed
and should not be found (deleted, withdrawn); stale when the hash over its index document
(title, text, tags, authors, source, date) is not that of today, or when it is indexed twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MOST_REMOVED = 0.1  # of all that is indexed, without being told


@dataclass(frozen=True, slots=True)
class Findings:
    """Primary keys of articles, ascending; `indexed` counts the documents of the index."""

    missing: tuple[int, ...] = ()
    extra: tuple[int, ...] = ()
    stale: tuple[int, ...] = ()
    indexed: int = 0

    @property
    def all(self) -> tuple[int, ...]:
        return tuple(sorted({*self.missing, *self.extra, *self.stale}))

    def only(self, articles: Iterable[int]) -> Findings:
        kept = set(articles)
        missing, extra, stale = (
            tuple(key for key in keys if key in kept)
            for keys in (self.missing, self.extra, self.stale)
        )
        return Findings(missing, extra, stale, self.indexed)

    def removes_too_much(self, allowed: int) -> bool:
        """Whether the repair takes away more than a tenth, and more than was `allowed`."""
        return len(self.extra) > max(self.indexed * MOST_REMOVED, allowed)


def compare(database: Mapping[int, str], indexed: Iterable[tuple[int, str]]) -> Findings:
    """Both sides give (article, content hash)."""
    documents = list(indexed)
    hashes, times = dict(documents), Counter(key for key, _ in documents)
    stale = (
        key
        for key in database.keys() & hashes.keys()
        if database[key] != hashes[key] or times[key] > 1
    )
    return Findings(
        missing=tuple(sorted(database.keys() - hashes.keys())),
        extra=tuple(sorted(hashes.keys() - database.keys())),
        stale=tuple(sorted(stale)),
        indexed=len(documents),
    )
