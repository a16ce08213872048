"""The queries of the archive's pages, each named once.

Conditions on dates are ranges, and what is counted by date is grouped by whole days: both
are answered from the index `article_latest` alone, without reading an article.
"""

from __future__ import annotations

import calendar
import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models
from django.db.models import Count, F, Q

if TYPE_CHECKING:
    from archive.models import Article, Author, Named, Place, Source, Tag

_N = TypeVar("_N", bound="Named")

LATEST = (F("published_at").desc(nulls_last=True), "-id")
EARLIEST = (F("published_at").asc(nulls_first=True), "id")


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles; `published()` starts every public page, feed and index."""

    def published(self) -> ArticleQuerySet:
        return self.filter(state="published")

    def latest_first(self) -> ArticleQuerySet:
        return self.order_by(*LATEST)

    def for_cards(self) -> ArticleQuerySet:
        """Articles with all that a card of a list shows, in a fixed number of queries."""
        return self.select_related("source").prefetch_related("authors").defer("extra")

    def published_in_bulk(self, keys: Iterable[int]) -> dict[int, Article]:
        """Those of the keys that are published.

        Looked up by key alone: with the state as a condition, SQLite walks through all published ones.
        """
        articles = self.in_bulk(list(keys))
        return {key: article for key, article in articles.items() if article.state == "published"}

    def cards_of(self, keys: Iterable[int]) -> list[Article]:
        """The articles with these primary keys, in this order."""
        keys = list(keys)
        articles = self.for_cards().in_bulk(keys)
        return [articles[key] for key in keys if key in articles]

    def tagged(self, tag: Tag) -> ArticleQuerySet:
        return self.filter(tags=tag)

    def by_source(self, source: Source) -> ArticleQuerySet:
        return self.filter(source=source)

    def by_author(self, author: Author) -> ArticleQuerySet:
        return self.filter(authors=author)

    def from_place(self, place: Place) -> ArticleQuerySet:
        return self.filter(places=place)

    def dated(self) -> ArticleQuerySet:
        return self.filter(published_at__isnull=False)

    def undated(self) -> ArticleQuerySet:
        return self.filter(published_at__isnull=True)

    def in_year(self, year: int) -> ArticleQuerySet:
        return self.filter(published_at__range=year_bounds(year))

    def in_month(self, year: int, month: int) -> ArticleQuerySet:
        return self.filter(published_at__range=month_bounds(year, month)).exclude(
            _only_year_known(year)
        )

    def month_known(self) -> ArticleQuerySet:
        return self.exclude(published_precision="year")

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

    def months_of(self, year: int) -> list[tuple[int, int]]:
        """(month from 1 to 12, number of articles) of those with any, in order."""
        months: Counter[int] = Counter()
        for day, count in self.in_year(year).exclude(_only_year_known(year)).days().items():
            months[day.month] += count
        return sorted(months.items())

    def nearest_days(
        self, first: datetime.date, last: datetime.date
    ) -> tuple[datetime.date | None, datetime.date | None]:
        """The last day with articles before `first`, and the first one after `last`."""
        dated = self.dated().values_list("published_at", flat=True)
        before = dated.filter(published_at__lt=first).order_by("-published_at")
        after = dated.filter(published_at__gt=last).order_by("published_at")
        return before.first(), after.first()

    def neighbours_of(self, article: Article) -> tuple[Article | None, Article | None]:
        """The next older and the next newer article, in the order of `latest_first()`."""
        day, same_day = article.published_at, Q(published_at=article.published_at)
        older, newer = self.order_by(*LATEST), self.order_by(*EARLIEST)
        if day is None:
            return (
                older.undated().filter(id__lt=article.id).first(),
                newer.undated().filter(id__gt=article.id).first() or newer.dated().first(),
            )
        return (
            older.filter(published_at__lte=day).exclude(same_day, id__gte=article.id).first()
            or older.undated().first(),
            newer.filter(published_at__gte=day).exclude(same_day, id__lte=article.id).first(),
        )


def year_bounds(year: int) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a year."""
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def month_bounds(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a month."""
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, 1), datetime.date(year, month, last)


def _only_year_known(year: int) -> Q:
    """Articles kept under the first of January because no more than the year is known.

    The day comes first: the precision is not in the index, and is read for that day only.
    """
    return Q(published_at=datetime.date(year, 1, 1)) & Q(published_precision="year")


class NamedQuerySet(models.QuerySet[_N]):
    """Tags, sources, authors and places."""

    def most_used(self) -> MostUsed:
        """Those with published articles, each with its `article_count`, most used first."""
        counts = self._article_counts()
        used = [(-counts[pk], key, pk) for pk, key in self._keys() if counts[pk] > 0]
        return MostUsed(self, [(pk, -less) for less, _, pk in sorted(used)])

    def _keys(self) -> Iterable[tuple[int, str]]:
        return self.order_by().values_list("pk", "key")

    def _article_counts(self) -> Counter[int]:
        """The number of published articles by primary key.

        All articles are counted in the narrow table of links, and the few withdrawn ones are
        taken off: to join the names and read the state of each article takes ten times
        as long (400 ms for 86,000 links, measured).
        """
        field: Any = self.model._meta.get_field("articles").remote_field
        if field.many_to_many:
            links, name = field.remote_field.through.objects.all(), field.m2m_reverse_field_name()
        else:
            links, name = field.model.objects.order_by(), field.name
        withdrawn = rows_of(self.model).order_by().filter(Q(articles__state="withdrawn"))
        counts = Counter(dict(links.values_list(name).annotate(Count("pk"))))
        counts.subtract(dict(withdrawn.values_list("pk").annotate(Count("articles"))))
        return counts


def rows_of(model: type[_N]) -> NamedQuerySet[_N]:
    """All rows of a model that only its variable names.

    A type checker takes `model.objects` of such a model for rows of the abstract `Named`.
    """
    return NamedQuerySet[_N](model)


class MostUsed(Sequence["Named"]):
    """Names in the order of their use; only those of the slice are read.

    To read all of 18,000 tags for the thirty on the front page took 200 ms, measured.
    """

    def __init__(self, names: NamedQuerySet[Any], counts: list[tuple[int, int]]) -> None:
        self._names, self._counts = names, counts

    def __len__(self) -> int:
        return len(self._counts)

    def __getitem__(self, part: Any) -> Any:
        wanted = self._counts[part] if isinstance(part, slice) else [self._counts[part]]
        rows = self._names.in_bulk([pk for pk, _ in wanted])
        for pk, count in wanted:
            rows[pk].article_count = count
        names = [rows[pk] for pk, _ in wanted]
        return names if isinstance(part, slice) else names[0]
