"""Whatever changes what is found of an article leaves a note of it for the index."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.db import connection, transaction

from archive import triggers
from archive.dialect import DIALECTS, IN_BULK, dialect_of
from archive.models import Article, BulkArticle, IndexChange, Named, Tag
from archive.relations import RELATIONS
from tests.builders import article, name_of, original

pytestmark = pytest.mark.django_db
MODELS = sorted(RELATIONS, key=lambda model: model.__name__)
by_model = pytest.mark.parametrize("model", MODELS)


@pytest.fixture(autouse=True)
def nothing_noted(db: None) -> None:
    """Where a test has committed, taking its articles away afterwards has noted them."""
    IndexChange.objects.all().delete()


def noted() -> set[int]:
    """The articles that were noted, and none of them is any longer."""
    keys = set(IndexChange.objects.values_list("article_id", flat=True))
    IndexChange.objects.all().delete()
    return keys


def of(named: Named) -> Article:
    """An article that has the row."""
    made = article(f"مقال {named.name}")
    relation = RELATIONS[type(named)]
    if relation.is_single:
        Article.objects.filter(pk=made.pk).update(**{relation.field: named})
    else:
        getattr(made, relation.field).add(named)
    return made


def test_articles_are_noted_when_they_come_change_and_go() -> None:
    made = article()
    assert noted() == {made.pk}
    Article.objects.filter(pk=made.pk).update(title="آخر")
    assert noted() == {made.pk}
    Article.objects.filter(pk=made.pk).delete()
    assert noted() == {made.pk}


@by_model
def test_a_new_name_is_noted_at_all_articles_that_have_it(model: type[Named]) -> None:
    row, other = name_of(model, "بغداد"), name_of(model, "دمشق")
    having, _ = {of(row).pk, of(row).pk}, of(other)
    noted()
    model._default_manager.filter(pk=row.pk).update(name="مدينة بغداد")
    assert noted() == having
    model._default_manager.filter(pk=row.pk).update(slug="baghdad")
    assert noted() == set()


@by_model
def test_a_name_given_and_taken_is_noted(model: type[Named]) -> None:
    relation, made = RELATIONS[model], article()
    row = name_of(model, "بغداد")
    noted()
    for rows in ([row], []):
        if relation.is_single:
            one = rows[0] if rows else None
            Article.objects.filter(pk=made.pk).update(**{relation.field: one})
        else:
            getattr(made, relation.field).set(rows)
        assert noted() == {made.pk}


def test_each_change_raises_the_revision_by_one() -> None:
    """So that a change of what is being indexed is not taken for the one before it."""
    made, other = article(), article()
    noted()
    for revision in (1, 2, 3):
        Article.objects.filter(pk=made.pk).update(title=f"عنوان {revision}")
        assert list(IndexChange.objects.values_list()) == [(made.pk, revision)]
    Article.objects.filter(pk=other.pk).update(title="آخر")
    assert dict(IndexChange.objects.values_list()) == {made.pk: 3, other.pk: 1}


def test_a_change_that_is_taken_back_takes_back_its_note() -> None:
    made = article()
    noted()
    with suppress(ZeroDivisionError), transaction.atomic():
        Article.objects.filter(pk=made.pk).update(title="آخر")
        raise ZeroDivisionError
    assert noted() == set()


def test_what_is_written_past_the_models_is_noted_too() -> None:
    row = article()
    noted()
    made = Article.objects.bulk_create([Article(title="أول"), Article(title="ثان")])
    assert noted() == {one.pk for one in made}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_article SET body = 'نص' WHERE id = %s", [row.pk])
    assert noted() == {row.pk}


def test_triggers_are_taken_away_only_where_migrations_run() -> None:
    def is_noted() -> bool:
        made = article()
        return noted() == {made.pk}

    triggers.remove(plan=[])
    assert is_noted()
    triggers.remove(plan=["a migration"])
    assert not is_noted()
    triggers.install()
    assert is_noted()
    triggers.install()
    assert is_noted()


def test_triggers_of_another_release_are_gone_when_ours_are_installed() -> None:
    create = {
        "sqlite": "CREATE TRIGGER index_change_7 AFTER UPDATE ON archive_tag"
        " BEGIN DELETE FROM archive_indexchange; END",
        "postgresql": "CREATE TRIGGER index_change_7 AFTER UPDATE ON archive_tag"
        " FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    }
    with connection.cursor() as cursor:
        cursor.execute(dialect_of(connection).installed)
        before = sorted(cursor.fetchall())
        cursor.execute(create[connection.vendor])
        triggers.install()
        cursor.execute(dialect_of(connection).installed)
        assert sorted(cursor.fetchall()) == before
    noting = [name for name, _ in before if name.startswith("index_change_")]
    assert len(noting) == 3 + sum(1 if one.is_single else 3 for one in RELATIONS.values())


def test_while_articles_are_written_in_bulk_only_triggers_of_what_is_new_wait() -> None:
    row, other = article(tags=["نفط"]), article()
    noted()
    BulkArticle.objects.create(article_id=0)
    article("مقال جديد", authors=["ليلى"])
    original(other)
    assert noted() == set()
    named = Tag.objects.get()
    row.tags.remove(named)
    assert noted() == {row.pk}
    Article.objects.filter(pk=other.pk).update(title="آخر")
    assert noted() == {other.pk}
    named.refresh_from_db()
    assert named.article_count == 0
    BulkArticle.objects.all().delete()
    row.tags.add(named)
    assert noted() == {row.pk}


@pytest.mark.parametrize("vendor", sorted(DIALECTS))
def test_only_triggers_of_what_is_new_ask_whether_it_is_in_bulk(vendor: str) -> None:
    asking = {
        (trigger.table, trigger.event)
        for trigger in triggers.triggers()
        if any(IN_BULK in statement for statement in DIALECTS[vendor].creation(trigger))
    }
    assert asking == {(table, "INSERT") for table in triggers.IN_BULK}
    assert {
        *("archive_article", "archive_listedarticle", "archive_original"),
        *("archive_article_authors", "archive_article_places", "archive_article_tags"),
    } == triggers.IN_BULK
