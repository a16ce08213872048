"""The other articles of an article's story, as pages name them: where else it was printed."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import F

from archive.addresses import address
from archive.dependencies import note
from archive.statements import Statement
from archive.stories.models import StoryMember


class Copy(NamedTuple):
    """A published article with the same text. `source` is its name, or empty."""

    pk: int
    slug: str
    title: str
    language: str
    published_at: datetime.date | None
    published_precision: str
    source: str

    @property
    def url(self) -> str:
        return address("article", self.pk, self.slug)


_COLUMNS = (*Copy._fields[: Copy._fields.index("source")], "source__name")
_copies = Statement(
    StoryMember.objects.order_by(F("article__published_at").asc(nulls_last=True), "article"),
    "story__members",
    ("story__members", "article__state", *(f"article__{column}" for column in _COLUMNS)),
)


def copies_of(articles: Iterable[int]) -> dict[int, tuple[Copy, ...]]:
    """Of those of the articles that have a story: the others of it, the oldest first, those without
    a date last. One query.

    Pages that are read from it change with every article of the story, published or not.
    """
    copies = defaultdict[int, tuple[Copy, ...]](tuple)
    for article, state, *columns, source in _copies.rows(articles):
        copy = Copy._make((*columns, source or ""))
        note(("article", copy.pk))
        if copy.pk != article and state == "published":
            copies[article] += (copy,)
    return dict(copies)
