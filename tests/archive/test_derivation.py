"""What is derived follows every change, however it is made, in the transaction of the change."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from random import Random

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from archive import changes, editing, repair
from archive.models import (
    Article,
    ListedArticle,
    Named,
    PeriodCount,
    RelatedList,
    Tag,
)
from archive.relations import RELATIONS, Relation
from tests.builders import article, name_of, original, source, tag, withdrawn

pytestmark = pytest.mark.django_db
MODELS = sorted(RELATIONS, key=lambda model: model.__name__)
by_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)

NAMES = ["ألف", "باء", "جيم"]
DAYS = ["", "2019", "2020-01", "2020-01-01", "2020-12-31"]


def any_article() -> Article | None:
    return Article.objects.order_by("?").first()


def new(chance: Random) -> None:
    state = chance.choice(["published", "published", "withdrawn"])
    some = {
        key: chance.sample(NAMES, chance.randint(0, 3)) for key in ("tags", "authors", "places")
    }
    article(state=state, published=chance.choice(DAYS), source=chance.choice(["", *NAMES]), **some)


def dated_anew(chance: Random) -> None:
    if one := any_article():
        made = article(published=chance.choice(DAYS))
        one.published_at, one.published_precision = made.published_at, made.published_precision
        one.save()


def withdrawn_or_back(chance: Random) -> None:
    keys = list(Article.objects.values_list("pk", flat=True))
    some = Article.objects.filter(pk__in=chance.sample(keys, min(3, len(keys))))
    chance.choice([lambda: editing.withdraw(some, "سبب"), lambda: editing.publish_again(some)])()


def linked(chance: Random) -> None:
    if one := any_article():
        one.tags.set([tag(name) for name in chance.sample(NAMES, chance.randint(0, 3))])
        one.source = source(chance.choice(NAMES)) if chance.random() < 0.7 else None
        one.save()


def merged(chance: Random) -> None:
    model = chance.choice(MODELS)
    rows = list(model.objects.all()[:2])
    if len(rows) == 2:
        editing.merge(rows[:1], rows[1])


def moved(chance: Random) -> None:
    """A link that is changed in place."""
    links = Article.tags.through.objects
    spare = Tag.objects.create(name="آخر", key=f"k{chance.random()}", slug=f"s{chance.random()}")
    links.filter(pk__in=links.order_by("?").values("pk")[:1]).update(tag_id=spare.pk)


def deleted(chance: Random) -> None:
    if one := any_article():
        one.delete()


CHANGES: list[Callable[[Random], None]] = [
    *(new, new, new, dated_anew, withdrawn_or_back, linked, merged, moved, deleted),
]


@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_nothing_is_to_be_repaired(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        chance.choice(CHANGES)(chance)
    assert repair.rebuild() == 0


def test_what_a_transaction_takes_back_is_not_counted() -> None:
    article(tags=["نفط"])
    with suppress(ZeroDivisionError), transaction.atomic():
        article(tags=["نفط"])
        raise ZeroDivisionError
    assert tag("نفط").article_count == 1
    assert repair.rebuild() == 0


def test_an_article_that_is_written_after_its_links_is_listed() -> None:
    """As a restored dump may have it."""
    made = article(tags=["نفط"])
    row = Article.objects.filter(pk=made.pk).values().get()
    with connection.cursor() as cursor, connection.constraint_checks_disabled():
        cursor.execute("DELETE FROM archive_article WHERE id = %s", [made.pk])
        assert (tag("نفط").article_count, ListedArticle.objects.count()) == (0, 0)
        Article.objects.bulk_create([Article(**row)])
    assert Tag.objects.get().article_count == 1
    assert repair.rebuild() == 0


def test_what_is_wrong_is_repaired_and_counted() -> None:
    kept = article(tags=["نفط"], source="نشرة", published="2020-10")
    gone = withdrawn(tags=["نفط"])
    ListedArticle.objects.filter(article_id=kept.pk, relation="tags").delete()
    ListedArticle.objects.create(
        relation="tags",
        named_id=tag("نفط").pk,
        day="2020-10-01",
        year=2020,
        month=0,
        article_id=gone.pk,
    )
    PeriodCount.objects.filter(relation="source").update(articles=7)
    PeriodCount.objects.filter(relation="").update(articles=0)
    Tag.objects.update(article_count=9)
    RelatedList.objects.filter(article_id=kept.pk).delete()
    assert repair.rebuild() > 0
    assert Tag.objects.get().article_count == 1
    assert set(ListedArticle.objects.values_list("relation", "article_id")) == {
        *(("", kept.pk), ("days", kept.pk), ("source", kept.pk), ("tags", kept.pk)),
    }
    assert dict(PeriodCount.objects.filter(articles__gt=0).values_list("relation", "articles")) == {
        "": 1,
        "days": 1,
        "source": 1,
        "tags": 1,
    }
    assert set(RelatedList.objects.values_list("article_id", flat=True)) == {kept.pk, gone.pk}
    assert repair.rebuild() == 0


def test_the_command_says_how_many_rows_were_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    article(tags=["نفط"])
    Tag.objects.update(article_count=9)
    call_command("rebuild_counts")
    call_command("rebuild_counts")
    assert capsys.readouterr().out.splitlines() == [
        "أُصلح من الأعداد والقوائم المحفوظة: 1",
        "الأعداد والقوائم المحفوظة صحيحة.",
    ]
    assert Tag.objects.get().article_count == 1


# Changes have numbers.


def touched_by(change: Callable[[], object]) -> set[changes.Key]:
    before = changes.latest().number
    change()
    return set(changes.touched_since(before))


def test_an_edit_touches_the_article_alone() -> None:
    made, _ = article(tags=["نفط"]), article(tags=["نفط"])
    assert touched_by(lambda: Article.objects.filter(pk=made.pk).update(title="آخر")) == {
        *(("article", made.pk), ("article", 0))
    }


def test_a_new_article_touches_its_lists_and_its_neighbours() -> None:
    older, newer = article(published="2020"), article(published="2022")
    article(published="2019")
    named = tag("نفط")
    made: list[Article] = []
    assert touched_by(lambda: made.append(article(tags=["نفط"], published="2021"))) == {
        *(("article", one.pk) for one in (older, newer, *made)),
        ("article", 0),
        *(("", 0), ("tags", 0), ("tags", named.pk), ("days", 0), ("days", 2021_00_00)),
    }


def test_neighbours_of_one_source_are_touched_with_it() -> None:
    older, newer = (article(source="نشرة", published=day) for day in ("2010", "2030"))
    nearer = article(published="2021-05")
    made: list[Article] = []
    touched = touched_by(lambda: made.append(article(source="نشرة", published="2021")))
    assert touched >= {("article", one.pk) for one in (older, newer, nearer)}
    assert touched_by(lambda: editing.withdraw(Article.objects.filter(pk=made[0].pk), "")) == {
        *(("article", one.pk) for one in (older, newer, nearer, *made)),
        ("article", 0),
        *(("", 0), ("source", 0), ("source", source("نشرة").pk)),
        *(("days", 0), ("days", 2021_00_00)),
    }


@by_model
def test_a_renamed_row_touches_its_articles(model: type[Named]) -> None:
    row, relation, made = name_of(model, "بغداد"), RELATIONS[model], article()
    article()
    if relation.is_single:
        Article.objects.filter(pk=made.pk).update(**{relation.field: row})
    else:
        getattr(made, relation.field).add(row)
    assert touched_by(lambda: editing.rename(row, "مدينة بغداد")) >= {
        *(("article", made.pk), (relation.field, row.pk), (relation.field, 0)),
    }
    assert touched_by(lambda: model.objects.filter(pk=row.pk).update(slug="b")) == {
        *(("article", made.pk), (relation.field, row.pk), (relation.field, 0)),
    }


@pytest.mark.parametrize(("model", "relation"), RELATIONS.items())
def test_other_names_touch_the_page_of_their_row(model: type[Named], relation: Relation) -> None:
    named = name_of(model, "نفط")
    touched = touched_by(lambda: editing.add_alias(named, "بترول"))
    assert touched == {(relation.field, named.pk), (relation.field, 0)}
    assert touched_by(lambda: named.aliases.all().delete()) == touched


def test_rows_that_a_page_shows_touch_it() -> None:
    made = article()
    assert touched_by(lambda: original(made)) == {("article", made.pk)}
    lists = RelatedList.objects.filter(pk=made.pk)
    assert touched_by(lambda: lists.update(related="7,9")) == {("article", made.pk)}
    assert touched_by(lambda: lists.update(archive_size=5)) == set()


def test_a_change_that_is_taken_back_has_no_number() -> None:
    before = changes.latest()
    with suppress(ZeroDivisionError), transaction.atomic():
        article()
        raise ZeroDivisionError
    assert changes.latest() == before


def test_what_no_trigger_sees_is_touched_by_hand() -> None:
    assert touched_by(lambda: changes.touch(("index", 0), ("tags", 5))) == {
        *(("index", 0), ("tags", 5)),
    }
    assert touched_by(lambda: changes.touch(("index", 0))) == {("index", 0)}


def test_an_archive_without_a_change_has_the_number_0() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM archive_revision")
    assert changes.latest() == changes.NO_CHANGE
    article()
    assert changes.latest().number > 0


# Related lists ask to be looked for.


def test_a_new_text_asks_for_its_related_list() -> None:
    made, other = article(), article()
    RelatedList.objects.update(archive_size=8)
    Article.objects.filter(pk=made.pk).update(slug="آخر")
    assert not RelatedList.objects.filter(archive_size=0).exists()
    Article.objects.filter(pk=made.pk).update(body="نص آخر")
    sizes = RelatedList.objects.values_list("article_id", "archive_size")
    assert dict(sizes) == {made.pk: 0, other.pk: 8}
    made.delete()
    assert list(RelatedList.objects.values_list("pk", flat=True)) == [other.pk]


def test_changes_of_lists_are_told_from_others() -> None:
    made = article(tags=["نفط"])
    before = changes.latest().number
    assert not changes.are_touched_since(before, ["", "tags", "source"])
    Article.objects.filter(pk=made.pk).update(title="آخر")
    assert not changes.are_touched_since(before, ["", "tags", "source"])
    article(tags=["طاقة"])
    assert changes.are_touched_since(before, [""])
    assert changes.are_touched_since(before, ["tags"])
    assert not changes.are_touched_since(before, ["source"])
    assert not changes.are_touched_since(changes.latest().number, ["", "tags", "source"])
