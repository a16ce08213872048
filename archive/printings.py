"""The articles of one story in the order in which they were printed, as far as that is known."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from archive.article_facts import ArticleFacts
from archive.copies import Copy
from archive.querysets import month_bounds, year_bounds


class Printing(NamedTuple):
    """An article of the story, dated as far as is known. `source` is a name or empty; `title` is its
    headline, empty where that is the one of the article whose page it is (`is_here`)."""

    url: str
    source: str
    title: str
    language: str
    published_at: datetime.date | None
    published_precision: str
    is_here: bool = False
    is_first: bool = False


def printings(article: ArticleFacts, url: str, copies: Sequence[Copy]) -> list[Printing]:
    """All of the story, the oldest first, those without a date last; none without copies.

    The first is called so only where its date ends before any other begins.
    """
    if not copies:
        return []
    facts = (article.language, article.published_at, article.published_precision)
    here = Printing(url, article.source.name if article.source else "", "", *facts, is_here=True)
    others = (_of_copy(copy, article.title) for copy in copies)
    every = sorted([here, *others], key=lambda one: one.published_at or datetime.date.max)
    return [every[0]._replace(is_first=_is_before(every[0], every[1:])), *every[1:]]


def _of_copy(copy: Copy, title: str) -> Printing:
    headline = "" if copy.title == title else copy.title
    return Printing(
        copy.url,
        copy.source,
        headline,
        copy.language,
        copy.published_at,
        copy.published_precision,
    )


def _is_before(first: Printing, others: Iterable[Printing]) -> bool:
    if first.published_at is None:
        return False
    last_day = _last_day(first.published_at, first.published_precision)
    dates = [one.published_at for one in others]
    return all(date is not None and date > last_day for date in dates)


def _last_day(date: datetime.date, precision: str) -> datetime.date:
    if precision == "year":
        return year_bounds(date.year)[1]
    return month_bounds(date.year, date.month)[1] if precision == "month" else date
