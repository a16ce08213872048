"""Cards: what a page of hits shows of its articles, in few questions to the database."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from archive.cards import Card, Name, cards_of, published_cards, read
from archive.models import Author, Place, Source, Tag
from archive.statements import Statement
from tests.builders import article, author, place, source, tag, withdrawn

pytestmark = pytest.mark.django_db


def test_a_card_has_all_that_is_shown_of_an_article() -> None:
    made = article(
        "أسعار القمح",
        body="نص عن القمح.",
        lead="عن القمح",
        source="الجريدة",
        authors=["سلمى", "أحمد"],
        places=["دمشق", "بغداد"],
        tags=["نفط", "اقتصاد"],
        published="2020-10",
        external_id="kh-1",
        language="en",
    )
    assert published_cards([made.pk]) == {
        made.pk: Card(
            pk=made.pk,
            slug="أسعار-القمح",
            title="أسعار القمح",
            body="نص عن القمح.",
            lead="عن القمح",
            language="en",
            external_id="kh-1",
            published_at=datetime.date(2020, 10, 1),
            published_precision="month",
            source=Name("الجريدة", "الجريدة"),
            authors=(Name("أحمد", "أحمد"), Name("سلمى", "سلمى")),
            places=(Name("بغداد", "بغداد"), Name("دمشق", "دمشق")),
            tags=(Name("اقتصاد", "اقتصاد"), Name("نفط", "نفط")),
        )
    }


def test_a_card_may_have_no_date_source_author_place_or_tag() -> None:
    made = article("وحده")
    card = published_cards([made.pk])[made.pk]
    assert card[7:] == (None, "unknown", None, (), (), (), ())


def test_withdrawn_and_missing_articles_have_no_card() -> None:
    kept, gone = article("باق", tags=["نفط"]), withdrawn("مسحوب", tags=["نفط"])
    assert list(published_cards([gone.pk, kept.pk, kept.pk + 10**6])) == [kept.pk]


def test_a_new_name_is_on_the_card_at_once() -> None:
    made = article("مقال", tags=["نفط"], authors=["سلمى"])
    published_cards([made.pk])
    Tag.objects.update(name="النفط", slug="النفط")
    Author.objects.update(name="سلمى علي")
    card = published_cards([made.pk])[made.pk]
    assert (card.tags, card.authors) == (
        (Name("النفط", "النفط"),),
        (Name("سلمى علي", "سلمى"),),
    )


@pytest.mark.parametrize("number", [2, 12])
def test_more_cards_take_no_more_queries(django_assert_num_queries: Any, number: int) -> None:
    keys = [
        article(
            f"مقال {one}",
            tags=[f"وسم {one}"],
            authors=[f"كاتب {one}"],
            places=[f"مدينة {one}"],
            source=f"نشرة {one}",
        ).pk
        for one in range(number)
    ]
    with django_assert_num_queries(1):
        assert len(published_cards(keys)) == number


def test_cards_and_names_are_read_in_one_query(django_assert_num_queries: Any) -> None:
    made = article("مقال", tags=["نفط"], source="نشرة")
    other, gone = tag("قمح").pk, tag("خبز")
    keys = {Tag: [other, gone.pk], Source: []}
    gone.delete()
    with django_assert_num_queries(1):
        found = read([made.pk], keys)
    assert found.names == {Tag: {other: Name("قمح", "قمح")}, Source: {}}
    assert found.cards == published_cards([made.pk])
    assert found.cards[made.pk].tags == (Name("نفط", "نفط"),)


def test_names_are_read_without_cards() -> None:
    one, two = author("سلمى").pk, place("بغداد").pk
    names = {Author: {one: Name("سلمى", "سلمى")}, Place: {two: Name("بغداد", "بغداد")}}
    assert read([], {Author: [one], Place: [two]}) == ({}, names)


def test_no_keys_take_no_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert published_cards([]) == {}


def test_a_statement_is_asked_anew_with_each_keys() -> None:
    statement = Statement(Tag.objects.order_by("pk"), "pk", ("name", "slug"))
    one, two, three = (tag(name).pk for name in ("أول", "ثان", "ثالث"))
    assert statement.rows([one]) == [("أول", "أول")]
    assert statement.rows([two]) == [("ثان", "ثان")]
    assert statement.rows([three, one, three]) == [("أول", "أول"), ("ثالث", "ثالث")]
    assert statement.rows([]) == []


def test_a_statement_keeps_the_order_it_was_made_with() -> None:
    first, second = source("أول").pk, source("ثان").pk
    named = Statement(Source.objects.order_by("-pk"), "pk", ("pk",))
    assert named.rows([first, second]) == [(second,), (first,)]


def test_cards_by_key_keep_the_order_that_is_asked_for() -> None:
    first, second, third = (article(title) for title in ("أول", "ثان", "ثالث"))
    gone = withdrawn("مسحوب")
    keys = [third.pk, gone.pk, first.pk, third.pk + 1_000, second.pk]
    assert [card.title for card in cards_of(iter(keys))] == ["ثالث", "أول", "ثان"]
    assert cards_of([]) == []
