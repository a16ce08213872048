"""Articles that are one text come into one story, in whatever order they come."""

from __future__ import annotations

import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Article, Story, StoryMember
from archive.stories.candidates import MOST
from archive.stories.linking import link, link_texts
from archive.stories.shingles import words_of
from archive.stories.verdicts import say
from tests.archive.stories.texts import PRINTED_AGAIN, cut, stretched, text, with_agency
from tests.builders import article

pytestmark = pytest.mark.django_db
A, B, C = text(1, 30), text(2, 30), text(3, 30)


def made(*bodies: str) -> list[int]:
    """Articles with these bodies, linked in one batch; their keys."""
    articles = [article(f"مقال {body[:20]}", body=body) for body in bodies]
    link([(one.pk, one.body) for one in articles])
    return [one.pk for one in articles]


def changed(key: int, body: str) -> None:
    Article.objects.filter(pk=key).update(body=body)
    link([(key, body)])


def stories() -> list[set[int]]:
    """The articles of each story, in the order of the stories."""
    rows = StoryMember.objects.order_by("story", "pk").values_list("story", "pk")
    return [{key for _, key in group} for _, group in itertools.groupby(rows, lambda row: row[0])]


def test_all_that_other_houses_do_to_a_text_leaves_it_one_story() -> None:
    keys = made(A, *(change(A) for change in PRINTED_AGAIN.values()), B)
    assert stories() == [set(keys[:-1])]


def test_it_does_not_matter_in_how_many_batches_they_come() -> None:
    keys = [made(body)[0] for body in (A, B, stretched(A), C, with_agency(B), cut(A))]
    one, two, one_again, _, two_again, one_cut = keys
    assert stories() == [{one, one_again, one_cut}, {two, two_again}]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_texts_that_begin_with_one_notice_do_not_meet_through_it(order: tuple[int, ...]) -> None:
    """The notice stands with one of them; the two long ones, which are unlike, never together."""
    notice = text(4, 8)
    bodies = [notice, f"{notice}\n\n{text(5, 40)}", f"{notice}\n\n{text(6, 40)}"]
    keys = {at: made(bodies[at])[0] for at in order}
    assert [{keys[1], keys[2]} <= group for group in stories()] == [False]


def test_an_article_of_two_sentences_has_no_story() -> None:
    made(text(7, 1), text(7, 1))
    assert stories() == []


def test_a_text_that_was_changed_leaves_its_story_and_finds_another() -> None:
    one, two, other = made(A, stretched(A), B)
    changed(two, with_agency(B))
    assert stories() == [{two, other}]
    changed(two, stretched(A))
    assert stories() == [{one, two}]


def test_a_change_that_leaves_a_text_alike_leaves_it_where_it_was() -> None:
    keys = made(A, stretched(A), with_agency(A))
    story = Story.objects.get()
    changed(keys[1], cut(A))
    assert (stories(), Story.objects.get()) == ([set(keys)], story)


def test_a_story_that_grew_is_to_be_reviewed_again() -> None:
    made(A, stretched(A))
    Story.objects.update(reviewed=True)
    made(B, stretched(B))
    assert Story.objects.order_by("pk").values_list("reviewed", flat=True)[0]
    made(with_agency(A))
    assert not Story.objects.filter(reviewed=True).exists()


def test_stories_that_an_editor_joined_are_one_again_and_take_in_copies_of_either() -> None:
    first, second = made(A, stretched(A)), made(B, stretched(B))
    say(itertools.product(first, second), is_one_story=True)
    changed(first[0], A)
    assert stories() == [{*first, *second}]
    assert Story.objects.count() == 1
    more = made(with_agency(A), with_agency(B))
    assert stories() == [{*first, *second, *more}]


def test_what_an_editor_parted_is_never_linked_again() -> None:
    one, two = made(A, stretched(A))
    say([(one, two)], is_one_story=False)
    changed(one, A)
    assert stories() == []
    third, *_ = made(with_agency(A))
    assert len(stories()[0] & {one, two}) == 1
    assert third in stories()[0]


def test_the_likeness_of_a_copy_is_that_to_its_nearest() -> None:
    one, two, three = made(A, A, A[: len(A) // 2] + text(9, 4) + A[len(A) // 2 :])
    likeness = dict(StoryMember.objects.values_list("pk", "likeness"))
    assert likeness.keys() == {one, two, three}
    assert likeness[one] == likeness[two] == 1
    assert 0.6 < likeness[three] < 1


def test_a_form_printed_every_day_fills_no_band_without_end() -> None:
    keys = made(*[A] * (MOST + 20))
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM archive_band GROUP BY band ORDER BY 1 DESC LIMIT 1")
        assert cursor.fetchone()[0] <= MOST + 20
    more = made(A, A)
    with connection.cursor() as cursor:
        cursor.execute("SELECT MAX(article_id) FROM archive_band")
        assert cursor.fetchone()[0] == keys[-1]
    assert stories() == [{*keys, *more}]


def test_the_number_of_queries_does_not_grow_with_the_candidates() -> None:
    def queries(copies: int, seed: int) -> int:
        made(*[text(seed, 30)] * copies)
        one = article("آخر", body=with_agency(text(seed, 30)))
        with CaptureQueriesContext(connection) as captured:
            link([(one.pk, one.body)])
        return len(captured)

    assert queries(2, 10) == queries(9, 11) < 25


def test_a_batch_of_strangers_takes_few_queries() -> None:
    articles = [article(str(seed), body=text(seed, 20)) for seed in range(20, 40)]
    with CaptureQueriesContext(connection) as captured:
        link([(one.pk, one.body) for one in articles])
    assert len(captured) == 4
    assert stories() == []


def test_no_texts_are_linked_to_nothing() -> None:
    link([])
    assert stories() == []


def test_words_that_are_known_already_are_linked_as_bodies_are() -> None:
    keys = made(A, B)
    article_again = article("مرة أخرى", body=stretched(A)).pk
    known = dict(zip([article_again], words_of([stretched(A)]), strict=True))
    link_texts(known)
    assert stories() == [{keys[0], article_again}]
    assert list(known) == [article_again]


def test_no_texts_ask_the_database_for_nothing() -> None:
    with CaptureQueriesContext(connection) as queries:
        link_texts({})
    assert not queries.captured_queries
