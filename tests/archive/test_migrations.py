"""What is in a database of an earlier release is there after the upgrade, and after the way back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from archive.models import Article, ImportRun, Place, Tag
from archive.stories import refreshing
from tests.builders import article

pytestmark = pytest.mark.django_db(transaction=True)


def migrate(*target: str) -> None:
    call_command("migrate", "archive", *target, verbosity=0)


def model_at(migration: str, name: str) -> Any:
    """A model as it was after a migration."""
    loader = MigrationLoader(connection)
    return loader.project_state(("archive", migration)).apps.get_model("archive", name)


@pytest.fixture
def before_places() -> Iterator[Any]:
    """The model of an article that had its places in one text."""
    migrate("0002")
    yield model_at("0002_text_hash", "Article")
    migrate()


def test_places_in_one_text_become_rows_that_spellings_share(before_places: Any) -> None:
    texts = ["بيروت، دمشق", "دِمَشق", "", "دمشق ،  بيروت", "،"]
    for number, text in enumerate(texts):
        edited = ["place", "title"] if number == 1 else []
        before_places.objects.create(title=text or "-", slug="-", place=text, edited_fields=edited)
    migrate()
    assert {
        article.title: {place.key for place in article.places.all()}
        for article in Article.objects.all()
    } == {
        "بيروت، دمشق": {"بيروت", "دمشق"},
        "دِمَشق": {"دمشق"},
        "-": set(),
        "دمشق ،  بيروت": {"بيروت", "دمشق"},
        "،": set(),
    }
    assert Place.objects.count() == 2
    assert [one.edited_fields for one in Article.objects.order_by("pk")] == [
        [],
        ["places", "title"],
        [],
        [],
        [],
    ]


def test_on_the_way_back_the_places_of_an_article_are_one_text(before_places: Any) -> None:
    made = before_places.objects.create(
        title="-", slug="-", place="بيروت، دمشق", edited_fields=["place"]
    )
    migrate()
    migrate("0002")
    kept = before_places.objects.get(pk=made.pk)
    assert (kept.place, kept.edited_fields) == ("بيروت، دمشق", ["place"])


def test_imports_of_earlier_releases_have_ended_too() -> None:
    migrate("0008")
    runs = model_at("0008_words_of_editors", "ImportRun").objects
    runs.create(finished=timezone.now(), paths=["/whole"])
    runs.create(paths=["/interrupted"])
    migrate()
    kept = {run.paths[0]: run for run in ImportRun.objects.all()}
    assert {path: (run.state, run.reason) for path, run in kept.items()} == {
        "/whole": ("finished", ""),
        "/interrupted": ("failed", "انقطع قبل أن يكتمل."),
    }
    assert all(run.created == run.started for run in kept.values())
    ImportRun.objects.all().delete()


def test_articles_of_earlier_releases_wait_to_be_compared() -> None:
    one, two = article("خبر", body="نص"), article("آخر", body="نص")
    migrate("0011")
    migrate()
    assert set(refreshing.waiting().values_list("pk", flat=True)) == {one.pk, two.pk}
    assert refreshing.refresh() == 2


def test_other_names_of_tags_stay_and_lead_to_their_tag() -> None:
    migrate("0015")
    tag = model_at("0015_read_files", "Tag").objects.create(name="نفط", key="نفط", slug="نفط")
    aliases = model_at("0015_read_files", "TagAlias").objects
    aliases.create(tag_id=tag.pk, name="بترول", key="بترول", slug="بترول")
    migrate()
    assert [alias.name for alias in Tag.objects.get(pk=tag.pk).aliases.all()] == ["بترول"]
    migrate("0015")
    assert aliases.get().tag_id == tag.pk
    migrate()
    Tag.objects.all().delete()
