"""Filters and facets of the engine: what they let through and count is what the database says."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import pytest

from archive.models import Article
from search.engines.haystack.connection import engine
from search.facets import BY_NAME, NAMED
from search.filters import NO_FILTERS, Filters
from search.parsing import parse
from search.request import Page, Request
from search.results import Ranking
from tests.builders import article, withdrawn

Indexed = Callable[[], None]
SOURCES, AUTHORS = ["نشرة", "صحيفة", ""], ["سلمى", "سامر", "ليلى"]
TAGS = ["قهوة", "نخيل", "بحار", "مدن", "كتب", "شعر", "طرق", "أسواق", "قلاع", "ورق"]
PLACES = ["بغداد", "دمشق", "عدن", "تونس"]
DAYS = ["", "1999", "2014-12-31", "2015-01-01", "2015-06", "2015-12-31", "2016-02-29"]
ALL, YEAR = 1_000, "year"


def ranked(text: str = "النيل", filters: Filters = NO_FILTERS, buckets: int = ALL) -> Ranking:
    return engine().rank(Request(parse(text), filters, page=Page(0, ALL), facets=buckets))


def hits(filters: Filters) -> set[int]:
    return {hit.id for hit in ranked(filters=filters).ranked}


def counts(filters: Filters = NO_FILTERS, **options: Any) -> dict[str, dict[int, int]]:
    """Without the values that only stand there because they are applied."""
    facets = ranked(filters=filters, **options).facets
    return {one.name: {key: count for key, count in one.counts if count} for one in facets}


def values(one: Article, facet: str) -> set[int]:
    if facet == YEAR:
        return {one.published_at.year} if one.published_at else set()
    held = getattr(one, BY_NAME[facet].field)
    rows = held.all() if hasattr(held, "all") else [held] if held else []
    return {row.pk for row in rows}


def passes(one: Read, filters: Filters, facet: str) -> bool:
    if facet != YEAR:
        wanted = filters.keys.get(facet)
        return not wanted or bool(wanted & one.values[facet])
    first, last = filters.since or datetime.date.min, filters.until or datetime.date.max
    return not filters.is_dated or bool(one.day and first <= one.day <= last)


class Read(NamedTuple):
    """An article as the database has it: its values by facet, and its day."""

    pk: int
    values: dict[str, set[int]]
    day: datetime.date | None


def articles() -> list[Read]:
    """All that answer the word that the tests look for."""
    found = Article.objects.published().filter(body__contains="النيل")
    return [
        Read(one.pk, {name: values(one, name) for name in BY_NAME}, one.published_at)
        for one in found
    ]


def found_naively(filters: Filters, every: list[Read] | None = None) -> set[int]:
    every = every or articles()
    return {one.pk for one in every if all(passes(one, filters, name) for name in BY_NAME)}


def counted_naively(filters: Filters, every: list[Read] | None = None) -> dict[str, dict[int, int]]:
    counts, every = {}, every or articles()
    for name in BY_NAME:
        others = [other for other in BY_NAME if other != name]
        matching = (one for one in every if all(passes(one, filters, o) for o in others))
        counts[name] = dict(Counter(value for one in matching for value in one.values[name]))
    return counts


@pytest.fixture
def archive(indexed: Indexed) -> random.Random:
    """Sixty articles of all kinds, in two segments of the index, some taken out of it again."""
    chance = random.Random(7)
    for number in range(60):
        article(
            f"مقال {number}",
            body=chance.choice(["عن النيل", "عن النيل والفرات", "عن الجبال"]),
            source=chance.choice(SOURCES),
            authors=chance.sample(AUTHORS, chance.randrange(3)),
            tags=chance.sample(TAGS, chance.randrange(len(TAGS))),
            places=chance.sample(PLACES, chance.randrange(3)),
            published=chance.choice(DAYS),
        )
        if number == 40:
            indexed()
    indexed()
    Article.objects.filter(pk__in=chance.sample(sorted(found_naively(NO_FILTERS)), 5)).delete()
    indexed()
    return chance


def some(chance: random.Random, values: Iterable[int]) -> frozenset[int]:
    """None, one or two of the values."""
    known = sorted(values)
    return frozenset(chance.sample(known, min(chance.choice([0, 0, 1, 2]), len(known))))


def random_filters(chance: random.Random, every: list[Read] | None = None) -> Filters:
    known = counted_naively(NO_FILTERS, every)
    keys = {facet.name: some(chance, known[facet.name]) for facet in NAMED}
    days = [datetime.date(2014, 12, 31), datetime.date(2015, 1, 1), datetime.date(2016, 2, 29)]
    return Filters(keys, chance.choice([None, *days]), chance.choice([None, *days]))


def test_hits_and_counts_are_those_of_the_database(archive: random.Random) -> None:
    every = articles()
    for _ in range(500):
        filters = random_filters(archive, every)
        assert hits(filters) == found_naively(filters, every), filters
        assert counts(filters) == counted_naively(filters, every), filters


def test_the_total_of_a_facet_tells_the_hits_without_its_filter(archive: random.Random) -> None:
    for _ in range(20):
        filters = random_filters(archive)
        for one in ranked(filters=filters).facets:
            keys = {name: keys for name, keys in filters.keys.items() if name != one.name}
            days = () if one.name == YEAR else (filters.since, filters.until)
            assert one.total == ranked(filters=Filters(keys, *days)).total


def test_a_value_more_brings_as_many_hits_as_its_count_says(archive: random.Random) -> None:
    first, second, *_ = counts()["tag"]
    one, other, both = (
        Filters({"tag": frozenset(tags)}) for tags in ([first], [second], [first, second])
    )
    assert counts(one)["tag"][second] == ranked(filters=other).total
    assert hits(both) == hits(one) | hits(other)


def test_the_most_frequent_values_come_first_and_the_applied_ones_are_always_there(
    archive: random.Random,
) -> None:
    tags = next(one.counts for one in ranked().facets if one.name == "tag")
    assert list(tags) == sorted(tags, key=lambda pair: (-pair[1], pair[0]))
    rare, unknown = tags[-1], 10**9
    filters = Filters({"tag": frozenset([rare[0], unknown])})
    found = {one.name: one.counts for one in ranked(filters=filters, buckets=3).facets}
    assert found["tag"] == (*tags[:3], rare, (unknown, 0))


def test_facets_are_counted_only_when_they_are_wanted(archive: random.Random) -> None:
    assert ranked(buckets=0).facets == ()


def test_a_withdrawn_article_is_not_counted(indexed: Indexed) -> None:
    withdrawn("مسحوب", body="عن النيل", source="نشرة", places=["عدن"], published="2014")
    kept = article("باق", body="عن النيل", source="نشرة", places=["عدن"], published="2015")
    gone = article("زائل", body="عن النيل", source="نشرة", places=["عدن"], published="2016")
    indexed()
    assert counts()[YEAR] == {2015: 1, 2016: 1}
    Article.objects.filter(pk=gone.pk).update(state="withdrawn")
    indexed()
    found = {name: values for name, values in counts().items() if values}
    place = kept.places.get()
    assert found == {"source": {kept.source_id: 1}, "place": {place.pk: 1}, YEAR: {2015: 1}}


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2015-01-01", None, {"2015-01-01", "2015-06", "2015-12-31", "2016-02-29"}),
        (None, "2014-12-31", {"1999", "2014-12-31"}),
        ("2015-01-01", "2015-12-31", {"2015-01-01", "2015-06", "2015-12-31"}),
        ("2015-06-01", "2015-06-01", {"2015-06"}),
        ("2016-03-01", None, set()),
        ("0001-01-01", "9999-12-31", {day for day in DAYS if day}),
    ],
)
def test_bounds_of_dates_are_inclusive_and_leave_out_what_has_no_date(
    indexed: Indexed, since: str | None, until: str | None, found: set[str]
) -> None:
    made = {article(f"مقال {day}", body="عن النيل", published=day).pk: day for day in DAYS}
    indexed()
    bounds = (day and datetime.date.fromisoformat(day) for day in (since, until))
    assert {made[key] for key in hits(Filters({}, *bounds))} == found
