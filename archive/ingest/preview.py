"""What a look at files before an import tells: values without the code that finds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.ingest.document import Refused


@dataclass(frozen=True, slots=True)
class Seen:
    """One document as it would be kept. `reasons`: name of a field -> where its value is from."""

    file_name: str
    origin: str
    sha256: str
    text_hash: str
    title: str
    lead: str
    paragraphs: int
    published: str = ""
    precision: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    state: str = "published"
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preview:
    """`is_cut` says that there is more than was looked at, `fault` why nothing could be;
    `columns` are the names of those of the first tables."""

    documents: tuple[Seen, ...] = ()
    refusals: tuple[Refused, ...] = ()
    columns: tuple[str, ...] = ()
    is_cut: bool = False
    fault: str = ""

    @classmethod
    def of(cls, answer: Mapping[str, Any]) -> Preview:
        return cls(
            tuple(Seen(**one) for one in answer["documents"]),
            tuple(Refused(**one) for one in answer["refusals"]),
            tuple(answer["columns"]),
            answer["is_cut"],
            answer["fault"],
        )
