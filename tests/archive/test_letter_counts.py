"""How many names an index has under each letter follows every change of names and articles."""

from __future__ import annotations

import random
from collections.abc import Callable
from random import Random

import pytest

from archive import editing, repair
from archive.models import Article, LetterCount, Source, Tag
from archive.names_in_use import letter_counts
from tests.builders import article, source, tag, withdrawn

pytestmark = pytest.mark.django_db

NAMES = ["النفط", "نهر", "أدب", "آداب", "BBC", "2015"]


def counts(relation: str = "tags") -> dict[tuple[str, str, bool], int]:
    """(kind, letter, whether one article has them) -> names."""
    rows = LetterCount.objects.filter(relation=relation, names__gt=0)
    return {(one.kind, one.letter, one.once): one.names for one in rows}


def test_names_in_use_are_counted_by_letter_and_kind() -> None:
    tag("مهمل")
    tag("نجيب محفوظ", kind="person")
    article(tags=["النفط", "نهر", "نجيب محفوظ"])
    article(tags=["النفط"], source="الجريدة")
    withdrawn(tags=["نهر", "سر"])
    assert counts() == {
        ("topic", "ن", False): 1,
        ("topic", "ن", True): 1,
        ("person", "ن", True): 1,
    }
    assert counts("source") == {("", "ج", True): 1}
    assert letter_counts(Tag) == {("ن", False): 1, ("ن", True): 2}
    assert letter_counts(Tag, "person") == {("ن", True): 1}
    assert letter_counts(Source) == {("ج", True): 1}


CHANGES: dict[str, tuple[Callable[[], object], dict[tuple[str, str, bool], int]]] = {
    "another name": (lambda: editing.rename(tag("نهر"), "بحر"), {("topic", "ب", True): 1}),
    "another spelling": (lambda: editing.rename(tag("نهر"), "النَّهْر"), {("topic", "ن", True): 1}),
    "another kind": (lambda: Tag.objects.update(kind="place"), {("place", "ن", True): 1}),
    "one more": (lambda: article(tags=["نهر"]), {("topic", "ن", False): 1}),
    "two more": (
        lambda: [article(tags=["نهر"]) for _ in range(2)],
        {("topic", "ن", False): 1},
    ),
    "a withdrawal": (lambda: editing.withdraw(Article.objects.all(), "بطلب"), {}),
    "a deletion": (lambda: Article.objects.all().delete(), {}),
    "the row is deleted": (lambda: Tag.objects.all().delete(), {}),
    "a merge": (
        lambda: editing.merge([tag("نهر")], tag("أدب")),
        {("topic", "ا", True): 1},
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_counted_at_once(change: str) -> None:
    article(tags=["نهر"])
    make, expected = CHANGES[change]
    make()
    assert counts() == expected
    assert repair.rebuild() == 0


@pytest.mark.parametrize("seed", range(3))
def test_after_any_changes_nothing_is_to_be_repaired(seed: int) -> None:
    chance = Random(seed)
    for _ in range(20):
        some = random.Random(chance.random()).sample(NAMES, 3)
        article(tags=some, source=some[0], authors=some[:2])
        if chance.random() < 0.4:
            Article.objects.order_by("?")[:1].get().delete()
        if chance.random() < 0.3:
            editing.withdraw(Article.objects.filter(pk=Article.objects.latest("pk").pk), "بطلب")
    assert repair.rebuild() == 0
    assert sum(counts().values()) == Tag.objects.filter(article_count__gt=0).count()


def test_what_is_wrong_is_repaired_and_counted() -> None:
    article(tags=["نهر", "أدب"], source="الجريدة")
    right = counts()
    LetterCount.objects.filter(letter="ن").update(names=5)
    LetterCount.objects.filter(letter="ا").update(names=0)
    LetterCount.objects.filter(relation="source").delete()
    LetterCount.objects.create(relation="tags", kind="topic", letter="ب", once=True, names=1)
    assert repair.rebuild() == 5
    assert (counts(), counts("source")) == (right, {("", "ج", True): 1})
    assert repair.rebuild() == 0


def test_a_row_knows_its_place_however_it_is_saved() -> None:
    row = source("الجريدة")
    assert (row.letter, row.sort_key) == ("ج", "1 جريدت")
    editing.rename(row, "Reuters")
    kept = Source.objects.get()
    assert (kept.letter, kept.sort_key) == ("A-Z", "2 reuters")
    made = Tag.objects.create(name="آداب", key="k", slug="s")
    assert (made.letter, made.sort_key) == ("ا", "1 ااداب")
