"""The outbox: what is marked as changed waits as what has changed does."""

from __future__ import annotations

import pytest

from archive import changes
from archive.models import Article, IndexChange
from search import outbox
from search.outbox import INDEX, mark_changed, note_commit
from tests.builders import article

pytestmark = pytest.mark.django_db


def articles(count: int) -> list[int]:
    """So many articles that the index has heard of."""
    made = [article().pk for _ in range(count)]
    IndexChange.objects.all().delete()
    return made


def waiting() -> dict[int, int]:
    return dict(IndexChange.objects.values_list("article_id", "revision"))


def test_an_article_that_is_marked_waits_as_one_that_changed() -> None:
    """Each time with another revision, or whoever is about to forget the first forgets the second."""
    marked, changed, untouched = articles(3)
    for number in range(3):
        mark_changed([marked])
        Article.objects.filter(pk=changed).update(body=f"نص {number}")
        assert waiting() == {marked: number + 1, changed: number + 1}
    assert untouched not in waiting()


def test_of_many_articles_each_is_marked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "BATCH", 2)
    every = articles(5)
    mark_changed(every[:3])
    mark_changed(iter(every[1:]))
    assert waiting() == dict(zip(every, [1, 2, 2, 1, 1], strict=True))


def test_to_mark_nothing_is_no_change() -> None:
    (one,) = articles(1)
    mark_changed([one])
    mark_changed([])
    assert waiting() == {one: 1}


def test_pages_that_were_read_from_the_index_are_told_of_a_commit() -> None:
    before = changes.latest().number
    note_commit()
    assert changes.touched_since(before) == {INDEX: before + 1}
