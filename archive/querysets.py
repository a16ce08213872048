"""Queries of articles and names, each named once. Lists of articles are in `archive.listings`."""

from __future__ import annotations

import calendar
import datetime
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.db.models import Count, F

if TYPE_CHECKING:
    from archive.models import Article, Named  # noqa: F401 - Article is named in a string

_N = TypeVar("_N", bound="Named")

LATEST = (F("published_at").desc(nulls_last=True), "-id")


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles; `published()` starts every public page, feed and index."""

    def published(self) -> ArticleQuerySet:
        return self.filter(state="published")

    def latest_first(self) -> ArticleQuerySet:
        return self.order_by(*LATEST)

    def dated(self) -> ArticleQuerySet:
        return self.filter(published_at__isnull=False)

    def undated(self) -> ArticleQuerySet:
        return self.filter(published_at__isnull=True)

    def in_year(self, year: int) -> ArticleQuerySet:
        return self.filter(published_at__range=year_bounds(year))

    def days(self) -> Counter[datetime.date]:
        """The number of articles of each day; what has no date is left out."""
        rows = self.dated().order_by("published_at").values_list("published_at")
        return Counter(dict(rows.annotate(count=Count("id"))))

    def years(self) -> list[tuple[int, int]]:
        """(year, number of articles), newest first."""
        years: Counter[int] = Counter()
        for day, count in self.days().items():
            years[day.year] += count
        return sorted(years.items(), reverse=True)


def year_bounds(year: int) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a year."""
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def month_bounds(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a month."""
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, 1), datetime.date(year, month, last)


class NamedQuerySet(models.QuerySet[_N]):
    """Tags, sources, authors and places."""


def rows_of(model: type[_N]) -> NamedQuerySet[_N]:
    """All rows of a model that only its variable names.

    A type checker takes `model.objects` of such a model for rows of the abstract `Named`.
    """
    return NamedQuerySet[_N](model)
