"""Where else an article was printed: on its page, in lists, and as JSON."""

from __future__ import annotations

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.cards import cards_of, folded
from archive.copies import Copy, copies_of
from archive.dependencies import collected
from archive.models import Article
from tests.builders import article, source, story

pytestmark = pytest.mark.django_db


def bridge() -> tuple[Article, Article, Article]:
    """Two of one story, of which the second came later, and one that is alone."""
    one = article("افتتاح الجسر", source="الجريدة", published="2020-05-01")
    other = article("الجسر يُفتتح", source="الصحيفة", published="2020-05-02")
    story(one, other)
    return one, other, article("خبر آخر", source="الجريدة", published="2020-05-03")


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def section(html: str) -> str:
    """What the page says under «أين نُشر هذا النص»."""
    found = re.search(r"أين نُشر هذا النص</h2>(.*?)</section>", html, re.DOTALL)
    return found[1] if found else ""


def test_an_article_has_the_others_of_its_story_the_undated_last() -> None:
    one, other, alone = bridge()
    third = article("بلا تاريخ ولا مصدر")
    one.story_member.story.members.create(article=third)
    assert copies_of([one.pk, alone.pk]) == {
        one.pk: (
            Copy(
                other.pk, other.slug, other.title, "ar", datetime.date(2020, 5, 2), "day", "الصحيفة"
            ),
            Copy(third.pk, third.slug, third.title, "ar", None, "unknown", ""),
        )
    }
    assert [copy.pk for copy in copies_of([other.pk])[other.pk]] == [one.pk, third.pk]
    assert copies_of([]) == copies_of([alone.pk]) == {}


def test_only_published_copies_are_named() -> None:
    one, other, _ = bridge()
    for state in ("withdrawn", "draft"):
        Article.objects.filter(pk=other.pk).update(state=state)
        assert copies_of([one.pk]) == {}


def test_the_copies_of_a_page_take_one_query() -> None:
    keys = [one.pk for one in bridge()]
    copies_of(keys)
    with CaptureQueriesContext(connection) as captured:
        copies_of(keys)
    assert len(captured) == 1


def test_a_page_that_names_copies_depends_on_them() -> None:
    one, other, _ = bridge()
    with collected() as dependencies:
        copies_of([one.pk])
    assert ("article", other.pk) in dependencies.keys


def test_the_page_of_an_article_says_where_else_it_was_printed(client: Client) -> None:
    one, other, alone = bridge()
    said = section(page(client, one.get_absolute_url()))
    assert f'<a href="{other.get_absolute_url()}"><bdi>الصحيفة</bdi></a>' in said
    assert "2 مايو/ أيار 2020" in said
    assert "بعنوان: <bdi" in said and "الجسر يُفتتح" in said
    assert section(page(client, alone.get_absolute_url())) == ""


def test_the_same_headline_is_not_said_twice(client: Client) -> None:
    one, other, _ = bridge()
    Article.objects.filter(pk=other.pk).update(
        title=one.title, published_at=None, source=None, published_precision="unknown"
    )
    said = section(page(client, one.get_absolute_url()))
    assert "صحيفة غير مسماة" in said
    assert "بعنوان" not in said and "facts-line" not in said


def test_a_headline_is_text(client: Client) -> None:
    one, other, _ = bridge()
    Article.objects.filter(pk=other.pk).update(title="<b>الجسر</b>")
    said = section(page(client, one.get_absolute_url()))
    assert "&lt;b&gt;الجسر&lt;/b&gt;" in said


def test_lists_show_the_first_of_a_story_with_its_copies(client: Client) -> None:
    one, other, alone = bridge()
    html = page(client, "/articles/")
    assert html.count('<li class="entry') == 2
    assert "3 مقالات" in html  # totals count articles
    assert "<summary>ونسخة أخرى</summary>" in html
    assert f'<a href="{one.get_absolute_url()}"><bdi>الجريدة</bdi></a>' in html
    assert (
        f'href="{other.get_absolute_url()}"' in html
        and f'href="{alone.get_absolute_url()}"' in html
    )


def test_the_front_page_and_the_list_of_a_source_fold_too(client: Client) -> None:
    one, _, _ = bridge()
    again = article("الجسر مرة أخرى", source="الجريدة", published="2020-05-04")
    one.story_member.story.members.create(article=again)
    for url in ("/", source("الجريدة").get_absolute_url(), "/dates/2020/"):
        html = page(client, url)
        assert html.count('<li class="entry') == 2, url
        assert "<summary>ونسختان أخريان</summary>" in html, url


def test_cards_are_folded_in_their_order() -> None:
    one, other, alone = bridge()
    cards = folded(cards_of([other.pk, alone.pk, one.pk]))
    assert [(card.pk, [copy.pk for copy in card.copies]) for card in cards] == [
        (other.pk, [one.pk]),
        (alone.pk, []),
    ]
    assert folded([]) == []


def test_related_articles_are_no_copies(client: Client) -> None:
    from archive.models import RelatedList

    one, other, alone = bridge()
    RelatedList.objects.filter(pk=one.pk).update(related=f"{other.pk},{alone.pk}")
    related = client.get(one.get_absolute_url()).context["related"]
    assert [card.pk for card in related] == [alone.pk]


def test_the_json_of_an_article_has_its_copies(client: Client) -> None:
    one, other, alone = bridge()
    assert client.get(f"/api/articles/{one.pk}/").json()["copies"] == [
        {
            "id": other.pk,
            "url": f"http://testserver{other.get_absolute_url()}",
            "title": "الجسر يُفتتح",
            "source": "الصحيفة",
            "published_at": "2020-05-02",
        }
    ]
    assert client.get(f"/api/articles/{alone.pk}/").json()["copies"] == []


def test_copies_stand_in_the_order_of_their_dates_then_of_their_numbers() -> None:
    days = ["", "2021", "2020-05-02", "2020-05-02", "2019-12-31", ""]
    made = [article(str(number), published=day) for number, day in enumerate(days)]
    own = article("هذا", published="2020-01-01")
    story(*reversed(made), own)
    titles = [copy.title for copy in copies_of([own.pk])[own.pk]]
    assert titles == ["4", "2", "3", "1", "0", "5"]


def test_copies_of_several_articles_of_one_story_are_each_all_of_the_others() -> None:
    made = [article(str(number), published=f"202{number}") for number in range(3)]
    story(*made)
    two = [article("أ"), article("ب")]
    story(*two)
    found = copies_of([one.pk for one in (*made, *two)])
    assert {key: [copy.pk for copy in copies] for key, copies in found.items()} == {
        made[0].pk: [made[1].pk, made[2].pk],
        made[1].pk: [made[0].pk, made[2].pk],
        made[2].pk: [made[0].pk, made[1].pk],
        two[0].pk: [two[1].pk],
        two[1].pk: [two[0].pk],
    }


def test_a_withdrawn_article_still_has_its_published_copies() -> None:
    one, other, _ = bridge()
    Article.objects.filter(pk=one.pk).update(state="withdrawn")
    assert [copy.pk for copy in copies_of([one.pk])[one.pk]] == [other.pk]
    assert copies_of([other.pk]) == {}


def test_a_page_depends_on_copies_that_are_not_shown() -> None:
    """When a draft of the story is published, the page names it."""
    one, other, alone = bridge()
    Article.objects.filter(pk=other.pk).update(state="draft")
    with collected() as dependencies:
        copies_of([one.pk, alone.pk])
    assert dependencies.keys == {("article", one.pk), ("article", other.pk)}


def test_a_copy_has_the_address_of_its_article() -> None:
    one, other, _ = bridge()
    (copy,) = copies_of([one.pk])[one.pk]
    assert copy.url == other.get_absolute_url()
