"""What a batch changes of articles that are there is what one text at a time would change."""

from __future__ import annotations

import random
from itertools import product
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive import repair
from archive.ingest.parsing import Parsed
from archive.ingest.updating import Updates
from archive.models import Article, Original, TextVersion
from tests.archive.ingest.test_store import RIVER, SEA, parsed, stored

pytestmark = pytest.mark.django_db

TAGS = ["بحار", "أنهار", "سفن"]
EDITED = ("title", "tags", "source")


def text(number: int, version: int, random: Random) -> Parsed:
    """A file, as it is at one time."""
    tags = tuple(tag for tag in TAGS if random.random() < 0.5)
    fields: dict[str, Any] = {"title": f"البحر {version}", "tags": tags}
    fields["source"] = random.choice(["", "نشرة", "مجلة"])
    body = f"{SEA} {number} {version}"
    return parsed(body, origin=f"/{number}.txt", data=f"{body} {random.randint(0, 1)}", **fields)


def all_rows() -> list[object]:
    """What is kept, by the texts and names, whatever keys these have."""
    articles = Article.objects.order_by("pk")
    return [
        [
            (one.title, one.body, one.slug, str(one.source), one.text_hash, one.recipe)
            for one in articles
        ],
        [sorted(one.tags.values_list("name", "article_count")) for one in articles],
        sorted(Original.objects.values_list("origin", "sha256", "current", "text_hash")),
        sorted(TextVersion.objects.values_list("article__body", "title", "body", "sha256")),
    ]


def imported(seed: int, size: int) -> list[object]:
    """Files of several times, so many at once; some of their articles were edited before."""
    chance = random.Random(seed)
    stored(*(text(number, 0, chance) for number in range(6)))
    for article in Article.objects.order_by("pk")[:3]:
        article.edited_fields = [name for name in EDITED if chance.random() < 0.5]
        article.save()
    versions = [text(*one, chance) for one in product(range(8), (1, 2, 1))]
    chance.shuffle(versions)
    outcomes = list[str]()
    for start in range(0, len(versions), size):
        outcomes += [line.outcome for line in stored(*versions[start : start + size])]
    assert repair.rebuild() == 0
    return [outcomes, *all_rows()]


@pytest.mark.parametrize("seed", range(5))
def test_it_does_not_matter_how_many_are_written_at_once(seed: int) -> None:
    one_by_one = imported(seed, 1)
    Article.objects.all().delete()
    assert imported(seed, 7) == one_by_one
    Article.objects.all().delete()
    assert imported(seed, 100) == one_by_one


def queries_of(count: int) -> int:
    origins = [f"/{count}-{number}.txt" for number in range(count)]
    stored(*(parsed(f"{SEA} {one}", origin=one, tags=("بحار",)) for one in origins))
    changed = [parsed(f"{RIVER} {one}", origin=one, tags=("أنهار",)) for one in origins]
    with CaptureQueriesContext(connection) as queries:
        assert {line.outcome for line in stored(*changed)} == {"changed"}
    return len(queries)


def test_many_that_changed_are_asked_for_and_written_as_few_are() -> None:
    queries_of(1)  # makes the names
    assert queries_of(30) == queries_of(3)


def test_what_is_not_there_is_not_given() -> None:
    with pytest.raises(KeyError):
        Updates([]).article(1)


def test_a_row_is_written_whole_and_its_time_of_change_with_it() -> None:
    stored(parsed())
    before = Article.objects.get()
    updates = Updates([before.pk])
    article = updates.article(before.pk)
    article.title, article.extra = "النهر", {"pages": 3}
    updates.change(article, {})
    updates.flush()
    after = Article.objects.get()
    assert (after.title, after.extra, after.body) == ("النهر", {"pages": 3}, before.body)
    assert after.updated > before.updated
    updates.flush()
    assert Article.objects.get().updated == after.updated, "nothing waits any more"
