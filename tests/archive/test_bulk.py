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
from archive.derived import CompanionCount
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
        "companions": sorted(
            CompanionCount.objects.filter(articles__gt=0).values_list(
                "relation", "named_id", "other", "other_id", "articles"
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


# Single rows


def test_links_are_written_in_their_order_once_each() -> None:
    made, (one, two) = article(), (tag(name) for name in NAMES[:2])
    links = [(made.pk, two.pk), (made.pk, one.pk), (made.pk, two.pk)]
    bulk.link(Article.tags.through, iter(links), "article_id", "tag_id")
    rows = Article.tags.through.objects.order_by("pk").values_list("article_id", "tag_id")
    assert list(rows) == links[:2]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_so_many_keys_are_given_each_higher_than_the_last(count: int) -> None:
    last = article().pk
    with transaction.atomic():
        assert bulk.next_keys(Article, count) == list(range(last + 1, last + 1 + count))


def test_rows_may_name_their_columns_in_any_order_and_leave_others_out() -> None:
    keys = bulk.next_keys(Article, 2)
    first, second = row(id=keys[0], title="الأول"), row(id=keys[1], title="الثاني")
    bulk.insert(Article, [first, dict(reversed(second.items()))])
    assert list(Article.objects.order_by("pk").values_list("pk", "title", "state")) == [
        (keys[0], "الأول", "published"),
        (keys[1], "الثاني", "published"),
    ]


@pytest.mark.parametrize(
    "extra",
    [{}, {"notes": ["«نص»", 'a"b', "100%"]}, {"deep": {"أ": [1, None, True, 2.5]}}],
)
def test_json_is_read_as_it_was_written(extra: dict[str, Any]) -> None:
    (key,) = written([row(extra=extra)])
    assert Article.objects.get(pk=key).extra == extra


@pytest.mark.parametrize("text", [".", "100% و%s", "'; DROP TABLE", "سطر\nوسطر", "\u200f«نص»"])
def test_text_is_no_part_of_a_statement(text: str) -> None:
    (key,) = written([row(title=text, body=text)])
    assert Article.objects.values_list("title", "body").get(pk=key) == (text, text)


def test_a_row_without_a_column_of_the_first_is_refused_and_none_is_written() -> None:
    keys = bulk.next_keys(Article, 2)
    other = {name: value for name, value in row(id=keys[1]).items() if name != "slug"}
    with pytest.raises(KeyError, match="slug"), transaction.atomic():
        bulk.insert(Article, [row(id=keys[0]), other])
    assert not Article.objects.exists()


def test_an_unknown_column_is_refused() -> None:
    with pytest.raises(KeyError, match="colour"):
        bulk.insert(Article, [row(colour="أزرق")])


def test_no_articles_at_once_change_nothing() -> None:
    article(tags=NAMES[:1], published="2020")
    IndexChange.objects.all().delete()
    before = derived([])
    touched = touched_by(lambda: written([]))
    assert (derived([]), touched) == (before, set())


def test_drafts_and_withdrawn_ones_are_counted_by_no_name() -> None:
    named = tag("نفط")
    written([row(state=state) for state in ("draft", "withdrawn", "review")], tags=[named.pk])
    named.refresh_from_db()
    assert named.article_count == 0
    written([row(), row()], tags=[named.pk])
    named.refresh_from_db()
    assert named.article_count == 2


def kilobytes_in_memory() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        return -int(cursor.fetchone()[0])


@pytest.mark.skipif(connection.vendor != "sqlite", reason="connections to servers keep nothing")
def test_room_is_given_back_whatever_ends_the_import() -> None:
    before = kilobytes_in_memory()
    with suppress(KeyError), bulk.larger_cache():
        within = kilobytes_in_memory()
        raise KeyError
    assert (before, within, kilobytes_in_memory()) == (
        bulk.USUAL_CACHE,
        bulk.LARGER_CACHE,
        bulk.USUAL_CACHE,
    )
