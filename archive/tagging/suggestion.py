"""What goes out of tagging, and what the archive may tell it beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from search.analysis import fold


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A tag for an article. ``kind`` is topic, person, place or organisation."""

    name: str
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tags an archive has: key -> (name, kind), so that a spelling is used again.

    A tag may have several keys: the names it was merged from lead to it as well.
    """

    tags: Mapping[str, tuple[str, str]]

    @classmethod
    def of(
        cls, tags: Iterable[tuple[str, str]], aliases: Iterable[tuple[str, str, str]] = ()
    ) -> Vocabulary:
        """From tags (name, kind) and other names for them (other name, name, kind)."""
        known = {key(alias): (name, kind) for alias, name, kind in aliases}
        known |= {key(name): (name, kind) for name, kind in tags}
        return cls(MappingProxyType(known))

    def known(self, suggestion: Suggestion) -> Suggestion:
        """The suggestion under the name and kind that the archive has for it."""
        name, kind = self.tags.get(key(suggestion.name), (suggestion.name, suggestion.kind))
        return Suggestion(name, kind, suggestion.score)


def key(name: str) -> str:
    """One key for all spellings of a name: عبدالكريم and عبد الكريم have the same."""
    return " ".join(map(fold, name.split())).replace("عبد ال", "عبدال")
