"""Texts that wait to be compared: new ones, changed ones, those of another scheme."""

from __future__ import annotations

import pytest

from archive import repair
from archive.models import Article, Band, Fingerprint, Story, StoryMember
from archive.stories import bands, refreshing
from archive.stories.linking import link
from tests.archive.stories.texts import stretched, text
from tests.builders import article

pytestmark = pytest.mark.django_db
A = text(1)


def waiting() -> list[int]:
    return list(refreshing.waiting().order_by("pk").values_list("pk", flat=True))


def twins() -> tuple[Article, Article]:
    return article("خبر", body=A), article("الخبر نفسه", body=stretched(A))


def members() -> set[int]:
    return set(StoryMember.objects.values_list("pk", flat=True))


def test_new_articles_wait_and_are_compared_once() -> None:
    one, two = twins()
    assert waiting() == [one.pk, two.pk]
    assert (refreshing.refresh(), waiting(), members()) == (2, [], {one.pk, two.pk})
    assert refreshing.refresh() == 0


def test_what_the_import_linked_does_not_wait() -> None:
    link([(one.pk, one.body) for one in twins()])
    assert waiting() == []


def test_another_body_waits_and_another_title_does_not() -> None:
    one, _ = twins()
    refreshing.refresh()
    Article.objects.update(title="عنوان جديد", state="withdrawn")
    assert waiting() == []
    Article.objects.filter(pk=one.pk).update(body=text(2))
    assert waiting() == [one.pk]
    refreshing.refresh()
    assert (members(), Story.objects.count()) == (set(), 0)


def test_a_deleted_article_leaves_its_story_at_once_and_its_bands_by_and_by() -> None:
    one, two = twins()
    refreshing.refresh()
    key = one.pk
    one.delete()
    assert members() == {two.pk}
    assert (refreshing.refresh(), Fingerprint.objects.filter(pk=key).count()) == (1, 0)
    assert not Story.objects.exists()  # of one article
    assert not Band.objects.filter(article_id=key).exists()
    assert Band.objects.filter(article_id=two.pk).exists()


def test_withdrawn_articles_are_copies_too() -> None:
    one, two = twins()
    Article.objects.filter(pk=one.pk).update(state="withdrawn")
    refreshing.refresh()
    assert members() == {one.pk, two.pk}


@pytest.mark.parametrize("scheme", ["a release before", "z release after"])
def test_another_scheme_has_all_compared_anew(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    one, two = twins()
    refreshing.refresh()
    before = set(Band.objects.values_list("band", "article_id"))
    for module in ("refreshing", "candidates"):
        monkeypatch.setattr(f"archive.stories.{module}.scheme", lambda: scheme)
    monkeypatch.setattr(bands, "SEED", 7)
    assert waiting() == [one.pk, two.pk]
    assert refreshing.refresh() == 2
    after = set(Band.objects.values_list("band", "article_id"))
    assert (members(), len(after), before & after) == ({one.pk, two.pk}, len(before), set())


def test_it_ends_when_it_is_told_to() -> None:
    twins()
    assert refreshing.refresh(ended=lambda: True) == 0
    assert refreshing.refresh(seconds=0) == 0


def test_after_changes_that_no_trigger_saw_all_wait_that_were_missed() -> None:
    one, two = twins()
    refreshing.refresh()
    Fingerprint.objects.filter(pk=one.pk).delete()
    assert (repair.rebuild(), waiting()) == (1, [one.pk])
    assert refreshing.refresh() == 1
    assert members() == {one.pk, two.pk}
