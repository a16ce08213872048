"""The hits of a search as entries of a feed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from archive.feed import EVER, Entry
from search.highlighting import highlighted
from search.results import Hit


def entries(hits: Iterable[Hit], updated: Mapping[int, datetime.datetime]) -> Iterator[Entry]:
    """`updated`: when each hit was last changed."""
    for hit in hits:
        yield Entry(
            hit.id,
            hit.language,
            hit.title.text,
            hit.url,
            highlighted(hit.snippet),
            updated.get(hit.id, EVER),
            hit.published_at,
            tuple(author.name for author in hit.authors),
            tuple(tag.name for tag in hit.tags),
        )
