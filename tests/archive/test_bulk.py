"""Rows written many at a time are the rows that one at a time would be, and so is what follows."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive import bulk, changes, repair
from archive.bulk_derivation import articles_in_bulk
from archive.models import (
    Article,
    BulkArticle,
    Fingerprint,
    IndexChange,
    ListedArticle,
    Named,
    PeriodCount,
    RelatedList,
    Tag,
)
from archive.relations import RELATIONS
from tests.builders import article, author, name_of, place, source, tag

pytestmark = pytest.mark.django_db

NAMES = ["ألف", "باء", "جيم"]
DAYS = ["", "2019-01-01", "2020-01-01", "2020-01-01", "2020-12-31"]
MODELS = sorted(RELATIONS, key=lambda model: model.__name__)


@pytest.fixture(autouse=True)
def nothing_noted(db: None) -> None:
    IndexChange.objects.all().delete()


def row(**values: object) -> dict[str, object]:
    plain = {"title": "عنوان", "slug": "عنوان", "body": "نص", "text_hash": "-"}
    return (
        plain | {"published_at": None, "published_precision": "unknown", "source_id": None} | values
    )


def dated(day: str) -> dict[str, object]:
    date = datetime.date.fromisoformat(day) if day else None
    return {"published_at": date, "published_precision": "day" if day else "unknown"}


def written(rows: list[dict[str, object]], **links: list[int]) -> list[int]:
    """The keys of articles that were written at once; each has all of the links."""
    with transaction.atomic():
        keys = bulk.next_keys(Article, len(rows))
        with articles_in_bulk(keys):
            bulk.insert(Article, [{"id": key} | one for key, one in zip(keys, rows, strict=True)])
            for relation in RELATIONS.values():
                pairs = [(key, pk) for key in keys for pk in links.get(relation.field, ())]
                if not relation.is_single:
                    bulk.link(relation.through, pairs, relation.article, relation.named)
    return keys


def test_columns_that_are_not_given_have_their_defaults() -> None:
    (key,) = written([row(extra={"pages": 3}, **dated("2020-01-01"))])
    made, plain = Article.objects.get(pk=key), Article()
    given = {"id", "title", "slug", "body", "text_hash", "extra", "created", "updated"}
    given |= {"published_at", "published_precision"}
    names = [field.attname for field in Article._meta.local_concrete_fields]
    others = [name for name in names if name not in given]
    assert [getattr(made, name) for name in others] == [getattr(plain, name) for name in others]
    assert (made.extra, made.published_at) == ({"pages": 3}, datetime.date(2020, 1, 1))
    now = timezone.now()
    assert all(0 <= (now - moment).total_seconds() < 60 for moment in (made.created, made.updated))


def test_keys_go_on_from_those_that_there_were() -> None:
    last = article().pk
    Article.objects.all().delete()
    keys = written([row(), row(), row()])
    assert keys == [last + 1, last + 2, last + 3]
    assert article().pk == keys[-1] + 1


def test_a_link_that_is_given_twice_is_one() -> None:
    named = tag("نفط").pk
    (key,) = written([row()], tags=[named, named])
    assert list(Article.objects.get(pk=key).tags.values_list("pk", flat=True)) == [named]


def test_nothing_to_write_is_no_statement(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        bulk.insert(Tag, [])
        bulk.link(Article.tags.through, [], "article_id", "tag_id")


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (500, [500]), (501, [500, 1]), (1001, [500, 500, 1])]
)
def test_a_statement_takes_so_many_values(count: int, sizes: list[int]) -> None:
    some = list(bulk.chunks(range(count)))
    assert [len(one) for one in some] == sizes
    assert [value for one in some for value in one] == list(range(count))


# What follows from new articles is what the triggers of each would have made of it.


def derived(keys: list[int]) -> dict[str, object]:
    """All that follows, with articles as their places among `keys`."""
    place_of = {key: at for at, key in enumerate(keys)}
    listed = ListedArticle.objects.filter(article_id__in=keys)
    rows = listed.values_list("relation", "named_id", "day", "year", "month", "article_id")
    return {
        "listed": sorted((*one, place_of[key]) for *one, key in rows),
        "periods": sorted(
            PeriodCount.objects.filter(articles__gt=0).values_list(
                "relation", "named_id", "year", "month", "articles"
            )
        ),
        "counts": [
            sorted(model._default_manager.values_list("pk", "article_count")) for model in MODELS
        ],
        "related": RelatedList.objects.filter(article_id__in=keys, archive_size=0).count(),
        "compared": Fingerprint.objects.filter(article_id__in=keys, scheme="").count(),
        "noted": {place_of.get(key) for key in IndexChange.objects.values_list("pk", flat=True)},
    }


def some_rows(chance: Random) -> list[dict[str, object]]:
    return [
        row(
            source_id=chance.choice([None, *(source(name).pk for name in NAMES)]),
            state=chance.choice(["published", "published", "withdrawn"]),
            **dated(chance.choice(DAYS)),
        )
        for _ in range(12)
    ]


def links(chance: Random) -> dict[str, list[int]]:
    makers: dict[str, Callable[[str], Named]] = {"tags": tag, "authors": author, "places": place}
    return {
        field: [make(name).pk for name in chance.sample(NAMES, chance.randint(0, 3))]
        for field, make in makers.items()
    }


def one_by_one(rows: list[dict[str, object]], **links: list[int]) -> list[int]:
    made = [Article.objects.create(**one) for one in rows]
    for one in made:
        for field, keys in links.items():
            getattr(one, field).set(keys)
    return [one.pk for one in made]


@pytest.mark.parametrize("seed", range(8))
def test_what_follows_is_what_triggers_make_of_each(seed: int) -> None:
    chance = Random(seed)
    for name in NAMES:
        name_of(chance.choice(MODELS), name)
    article(published="2020", tags=NAMES[:1], source=NAMES[0])
    rows, linked = some_rows(chance), links(chance)
    expected = dict[str, object]()
    with suppress(ZeroDivisionError), transaction.atomic():
        IndexChange.objects.all().delete()
        expected = derived(one_by_one(rows, **linked))
        raise ZeroDivisionError
    IndexChange.objects.all().delete()
    assert derived(written(rows, **linked)) == expected
    assert repair.rebuild() == 0
    assert not BulkArticle.objects.exists()


def touched_by(change: Callable[[], object]) -> set[changes.Key]:
    before = changes.latest().number
    change()
    return set(changes.touched_since(before))


@pytest.mark.parametrize("seed", range(8))
def test_the_same_pages_are_touched_as_by_triggers(seed: int) -> None:
    """Pages of neighbours, too; those of the new ones as they follow each other in time."""
    chance = random.Random(seed)
    for _ in range(6):
        some = {"published": chance.choice(DAYS), "source": chance.choice(["", *NAMES])}
        article(**some)
    rows, linked, keys = some_rows(chance)[:1], links(chance), list[int]()
    touched = set[changes.Key]()
    with suppress(ZeroDivisionError), transaction.atomic():
        touched = touched_by(lambda: keys.extend(one_by_one(rows, **linked)))
        raise ZeroDivisionError
    again = list[int]()
    assert touched_by(lambda: again.extend(written(rows, **linked))) == {
        (kind, again[0] if (kind, row) == ("article", keys[0]) else row) for kind, row in touched
    }


def test_what_is_taken_back_leaves_nothing() -> None:
    number = changes.latest()
    with suppress(ZeroDivisionError), transaction.atomic():
        written([row()], tags=[])
        raise ZeroDivisionError
    assert changes.latest() == number
    assert not BulkArticle.objects.exists() and not IndexChange.objects.exists()


def test_afterwards_triggers_see_every_change_again() -> None:
    written([row()])
    IndexChange.objects.all().delete()
    named = tag("نفط")
    made = article(tags=["نفط"])
    named.refresh_from_db()
    assert set(IndexChange.objects.values_list("pk", flat=True)) == {made.pk}
    assert named.article_count == 1


def test_many_articles_cost_no_more_statements_than_a_few(django_assert_num_queries: Any) -> None:
    named = tag("نفط").pk
    with CaptureQueriesContext(connection) as few:
        written([row(**dated("2020-01-01")) for _ in range(2)], tags=[named])
    with django_assert_num_queries(len(few)):
        written([row(**dated("2020-01-01")) for _ in range(40)], tags=[named])
