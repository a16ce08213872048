"""How many articles two names share is kept, as seen from each of them."""

from __future__ import annotations

from typing import Any

import pytest

from archive import editing, repair
from archive.companion_counts import NAMES
from archive.derived import CompanionCount
from archive.models import Article, Named
from archive.relations import RELATIONS
from tests.builders import article, name_of, source, tag, withdrawn

pytestmark = pytest.mark.django_db

MODELS = {relation.field: model for model, relation in RELATIONS.items()}


def kept() -> dict[tuple[str, str], int]:
    """(a name, one that stands with it) -> articles that have both."""
    names = {(field, row.pk): row.name for field, model in MODELS.items() for row in rows_of(model)}
    return {
        (names[one.relation, one.named_id], names[one.other, one.other_id]): one.articles
        for one in CompanionCount.objects.filter(articles__gt=0)
    }


def rows_of(model: type[Named]) -> list[Named]:
    return list(model._default_manager.all())


def both_ways(**pairs: int) -> dict[tuple[str, str], int]:
    """As `بحر_نهر=2` names them."""
    found = {tuple(name.split("_")): count for name, count in pairs.items()}
    return {pair: count for one, count in found.items() for pair in (one, one[::-1])}


def test_every_two_names_of_an_article_stand_together_whatever_they_are() -> None:
    article(tags=["بحر"], source="نشرة", authors=["سلمى"], places=["عدن"])
    article(tags=["بحر"], source="نشرة")
    assert kept() == both_ways(
        بحر_نشرة=2,
        بحر_سلمى=1,
        بحر_عدن=1,
        نشرة_سلمى=1,
        نشرة_عدن=1,
        سلمى_عدن=1,
    )
    assert all(f"'{field}'" in NAMES for field in MODELS)


def test_a_tag_and_a_place_of_one_name_are_two() -> None:
    article(tags=["عدن"], places=["عدن"])
    rows = CompanionCount.objects.values_list("relation", "other", "articles")
    assert sorted(rows) == [("places", "tags", 1), ("tags", "places", 1)]


def test_what_is_not_published_has_no_companions() -> None:
    made = article(tags=["بحر", "نهر"])
    withdrawn(tags=["بحر", "نهر"])
    assert kept() == both_ways(بحر_نهر=1)
    editing.withdraw(Article.objects.filter(pk=made.pk), "سبب")
    assert kept() == {}
    editing.publish_again(Article.objects.filter(pk=made.pk))
    assert kept() == both_ways(بحر_نهر=1)


def test_links_that_come_and_go_are_counted_with_all_that_stay() -> None:
    made = article(tags=["بحر", "نهر"])
    made.tags.add(tag("جسر"))
    assert kept() == both_ways(بحر_نهر=1, بحر_جسر=1, نهر_جسر=1)
    made.tags.remove(tag("نهر"))
    assert kept() == both_ways(بحر_جسر=1)
    made.tags.set([tag("بحر"), tag("سد")])
    assert kept() == both_ways(بحر_سد=1)
    made.source = source("نشرة")
    made.save()
    assert kept() == both_ways(بحر_سد=1, بحر_نشرة=1, سد_نشرة=1)
    made.source = None
    made.save()
    assert kept() == both_ways(بحر_سد=1)
    made.delete()
    assert kept() == {}


@pytest.mark.parametrize("field", MODELS)
def test_merged_names_share_what_both_had(field: str) -> None:
    model = MODELS[field]
    for name in ("أول", "ثان"):
        links: dict[str, Any] = {"places": ["عدن"]}
        links[field] = name if field == "source" else [name, *links.get(field, [])]
        article(**links)
    editing.merge([name_of(model, "ثان")], name_of(model, "أول"))
    assert kept() == both_ways(أول_عدن=2)


def test_what_is_wrong_is_repaired() -> None:
    article(tags=["بحر", "نهر", "سد"])
    right = kept()
    one = CompanionCount.objects.first()
    assert one is not None
    CompanionCount.objects.filter(pk=one.pk).update(articles=7)
    CompanionCount.objects.exclude(pk=one.pk).last().delete()  # type: ignore[union-attr]
    CompanionCount.objects.create(
        relation="tags", named_id=one.named_id, other="places", other_id=99, articles=1
    )
    assert repair.rebuild() > 0
    assert kept() == right and repair.rebuild() == 0
