"""Stories in the admin: reviewed, parted and joined by an editor."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.admin.stories import COMPARED
from archive.models import Article, Story, StoryMember, StoryVerdict
from tests.builders import article, story

pytestmark = pytest.mark.django_db

LIST = reverse("admin:archive_story_changelist")


def logged_in(client: Client, *permissions: str) -> Client:
    user = User.objects.create_user("editor", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return client


@pytest.fixture
def editor(client: Client) -> Client:
    return logged_in(client, "change_story", "view_story", "change_article")


def page_of(made: Story) -> str:
    return reverse("admin:archive_story_change", args=[made.pk])


def text(response: HttpResponse) -> str:
    assert response.status_code == 200
    return response.content.decode()


def bridge() -> tuple[Story, Article, Article]:
    one = article("افتتاح الجسر", body="فُتح الجسر أمس أمام السيارات.", source="الجريدة")
    other = article("الجسر", body="فتح الجسر اليوم أمام السيارات. <b>", source="الصحيفة")
    return story(one, other), one, other


def members(made: Story) -> set[int]:
    return set(StoryMember.objects.filter(story=made).values_list("pk", flat=True))


def said(response: HttpResponse) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_the_list_has_the_least_sure_first_and_what_was_reviewed_last(editor: Client) -> None:
    sure, unsure, reviewed = (story(article(f"أ{n}"), article(f"ب{n}")) for n in range(3))
    StoryMember.objects.filter(story=unsure).update(likeness=0.7)
    StoryMember.objects.filter(story=reviewed).update(likeness=0.6)
    Story.objects.filter(pk=reviewed.pk).update(reviewed=True)
    response = editor.get(LIST)
    assert list(response.context["cl"].result_list) == [unsure, sure, reviewed]
    assert "70%" in text(response)


def test_the_list_names_copies_with_their_sources(editor: Client) -> None:
    bridge()
    html = text(editor.get(LIST))
    assert "<bdi>افتتاح الجسر</bdi> (<bdi>الجريدة</bdi>)" in html
    assert "<bdi>الجسر</bdi> (<bdi>الصحيفة</bdi>)" in html


def test_more_stories_take_no_more_queries(editor: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            editor.get(LIST)
        return len(captured)

    bridge()
    queries()
    few = queries()
    for number in range(10):
        story(article(f"أ{number}", source=f"م{number}"), article(f"ب{number}"))
    assert queries() == few


@pytest.mark.parametrize("asked", ["الجسر", "افتتاح", "number"])
def test_a_story_is_found_by_a_headline_or_a_number(editor: Client, asked: str) -> None:
    made, one, _ = bridge()
    story(article("خبر"), article("آخر"))
    asked = str(one.pk) if asked == "number" else asked
    found = editor.get(LIST, {"q": asked}).context["cl"].result_list
    assert list(found) == [made]
    for none in ("9" * 30, "لا شيء", "0"):
        assert list(editor.get(LIST, {"q": none}).context["cl"].result_list) == []


def test_texts_stand_side_by_side_with_their_differences_marked(editor: Client) -> None:
    made, one, other = bridge()
    html = text(editor.get(page_of(made)))
    assert html.index(other.title) > 0 and html.count('<div class="text">') == 2
    assert "<mark>اليوم</mark>" in html and "<mark>أمس</mark>" in html
    assert "<mark>فُتح</mark>" not in html  # a spelling is no difference
    assert "&lt;b&gt;" in html
    assert reverse("admin:archive_article_change", args=[one.pk]) in html


def test_of_a_large_story_some_texts_are_shown_and_all_headlines(editor: Client) -> None:
    made = story(*(article(f"عنوان {number}", body="نص") for number in range(COMPARED + 3)))
    html = text(editor.get(page_of(made)))
    assert html.count('<div class="text">') == COMPARED
    assert all(f"عنوان {number}</bdi>" in html for number in range(COMPARED + 3))


def test_a_copy_is_split_off_and_the_editor_is_told(editor: Client) -> None:
    made, one, other = bridge()
    third = article("ثالث")
    made.members.create(article=third)
    response = editor.post(page_of(made), {"split": one.pk}, follow=True)
    assert said(response) == ["فُصل المقال، ولن يُضم إليها من جديد."]
    assert members(made) == {other.pk, third.pk}
    assert StoryVerdict.objects.filter(is_one_story=False).count() == 2
    assert LogEntry.objects.get().change_message == f"فُصل عنها المقال {one.pk}"


def test_of_two_copies_none_is_left_after_a_split(editor: Client) -> None:
    made, one, _ = bridge()
    assert editor.post(page_of(made), {"split": one.pk}).headers["Location"] == LIST
    assert not Story.objects.exists()


@pytest.mark.parametrize("split", ["", "x", "0", "٣", "99999999999999999999"])
def test_what_is_no_copy_of_it_is_not_split_off(editor: Client, split: str) -> None:
    made, one, other = bridge()
    assert editor.post(page_of(made), {"split": split}).status_code == 302
    assert members(made) == {one.pk, other.pk}


def test_an_article_is_joined_with_all_of_its_story(editor: Client) -> None:
    made, one, other = bridge()
    two = story(article("ثالث"), article("رابع"))
    others = members(two)
    response = editor.post(page_of(made), {"join": "1", "article": min(others)}, follow=True)
    assert said(response) == ["ضُم المقال إلى القصة."]
    assert members(made) == {one.pk, other.pk, *others}
    assert Story.objects.get().reviewed


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", "اكتب رقم المقال الذي تضمه."),
        ("الجسر", "اكتب رقم المقال بالأرقام وحدها."),
        ("999", "لا مقال بهذا الرقم."),
        ("99999999999999999999", "لا مقال بهذا الرقم."),
    ],
)
def test_a_number_that_is_none_is_said_in_arabic(editor: Client, typed: str, error: str) -> None:
    made, one, other = bridge()
    html = text(editor.post(page_of(made), {"join": "1", "article": typed}))
    assert error in html
    assert members(made) == {one.pk, other.pk}


def test_eastern_digits_are_a_number(editor: Client) -> None:
    made, *_ = bridge()
    other = article("ثالث")
    typed = str(other.pk).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    editor.post(page_of(made), {"join": "1", "article": typed})
    assert other.pk in members(made)


def test_an_editor_agrees(editor: Client) -> None:
    made, *_ = bridge()
    response = editor.post(page_of(made), {"agree": "1"}, follow=True)
    assert said(response) == ["سُجّلت المراجعة."]
    assert Story.objects.get().reviewed


def act(editor: Client, action: str, *stories: Story) -> list[str]:
    keys = [one.pk for one in stories]
    sent = {"action": action, "_selected_action": keys}
    return said(editor.post(LIST, sent, follow=True))


def test_chosen_stories_are_joined(editor: Client) -> None:
    made, one, other = bridge()
    two = story(article("ثالث"), article("رابع"))
    others = members(two)
    assert act(editor, "join", made, two) == ["صارت القصص المختارة قصة واحدة."]
    assert members(made) == {one.pk, other.pk, *others}


def test_one_story_is_not_joined_with_itself(editor: Client) -> None:
    made, *_ = bridge()
    assert act(editor, "join", made) == ["اختر قصتين أو أكثر لدمجهما."]


def test_chosen_stories_are_noted_as_reviewed(editor: Client) -> None:
    made, *_ = bridge()
    assert act(editor, "agree", made) == ["سُجّلت مراجعة القصص التي لم تُراجع: 1."]
    assert Story.objects.get().reviewed


@pytest.mark.parametrize("key", ["999", "0", "x", "9" * 30])
def test_a_story_that_is_not_there_is_not_found(editor: Client, key: str) -> None:
    url = reverse("admin:archive_story_change", args=[key])
    assert editor.get(url).status_code == 404


def test_who_may_only_look_has_no_buttons(client: Client) -> None:
    made, one, other = bridge()
    reader = logged_in(client, "view_story")
    html = text(reader.get(page_of(made)))
    assert 'name="split"' not in html and 'name="join"' not in html
    assert reader.post(page_of(made), {"split": one.pk}).status_code == 403
    assert members(made) == {one.pk, other.pk}


def test_who_may_not_look_is_sent_away(client: Client) -> None:
    made, *_ = bridge()
    stranger = logged_in(client)
    assert stranger.get(page_of(made)).status_code == 403
    assert stranger.get(LIST).status_code == 403


def test_nothing_is_added_or_deleted_by_hand(editor: Client) -> None:
    made, *_ = bridge()
    assert editor.get(reverse("admin:archive_story_add")).status_code == 403
    assert editor.get(reverse("admin:archive_story_delete", args=[made.pk])).status_code == 403


# The list


def test_of_stories_alike_the_last_comes_first(editor: Client) -> None:
    one, two, three = (story(article(f"أ{n}"), article(f"ب{n}")) for n in range(3))
    StoryMember.objects.filter(story=two).update(likeness=0.9)
    assert list(editor.get(LIST).context["cl"].result_list) == [two, three, one]


def test_the_list_has_the_least_likeness_and_the_number_of_copies(editor: Client) -> None:
    made = story(*(article(f"أ{n}") for n in range(3)))
    StoryMember.objects.filter(story=made).update(likeness=0.876)
    StoryMember.objects.filter(article=made.members.first().article).update(likeness=0.744)  # type: ignore[union-attr]
    html = text(editor.get(LIST))
    assert '<td class="field-copies">3</td>' in html
    assert '<td class="field-least">74%</td>' in html


@pytest.mark.parametrize(("reviewed", "shown"), [("1", [1]), ("0", [0])])
def test_stories_are_chosen_by_whether_they_were_reviewed(
    editor: Client, reviewed: str, shown: list[int]
) -> None:
    made = [story(article(f"أ{n}"), article(f"ب{n}")) for n in range(2)]
    Story.objects.filter(pk=made[1].pk).update(reviewed=True)
    found = editor.get(LIST, {"reviewed__exact": reviewed}).context["cl"].result_list
    assert list(found) == [made[n] for n in shown]


def test_a_headline_in_the_list_is_text_and_one_without_a_source_has_a_dash(editor: Client) -> None:
    story(article("<b>الجسر</b>", source="<i>"), article("خبر"))
    html = text(editor.get(LIST))
    assert "<bdi>&lt;b&gt;الجسر&lt;/b&gt;</bdi> (<bdi>&lt;i&gt;</bdi>)" in html
    assert "<bdi>خبر</bdi> (<bdi>—</bdi>)" in html


def test_three_stories_are_joined_in_one_and_that_is_logged(editor: Client) -> None:
    made = [story(article(f"أ{n}"), article(f"ب{n}")) for n in range(4)]
    everyone = set().union(*(members(one) for one in made[:3]))
    assert act(editor, "join", *made[:3]) == ["صارت القصص المختارة قصة واحدة."]
    assert members(made[0]) == everyone
    assert set(Story.objects.all()) == {made[0], made[3]}
    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.change_message) == (str(made[0].pk), "دُمجت فيها قصص أخرى")


def test_of_chosen_stories_those_are_counted_that_were_not_reviewed(editor: Client) -> None:
    made = [story(article(f"أ{n}"), article(f"ب{n}")) for n in range(3)]
    Story.objects.filter(pk=made[0].pk).update(reviewed=True)
    assert act(editor, "agree", *made[:2]) == ["سُجّلت مراجعة القصص التي لم تُراجع: 1."]
    assert set(Story.objects.filter(reviewed=True)) == set(made[:2])
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("action", ["join", "agree"])
def test_who_may_only_look_joins_and_agrees_on_none(client: Client, action: str) -> None:
    made = [story(article(f"أ{n}"), article(f"ب{n}")) for n in range(2)]
    act(logged_in(client, "view_story"), action, *made)
    assert Story.objects.filter(reviewed=False).count() == 2


# The page of a story


def shown_on(editor: Client, made: Story) -> list[tuple[int, list[str]]]:
    """Each article that is shown, with what is marked in it."""
    rows = editor.get(page_of(made)).context["shown"]
    return [(member.pk, [p.text for p in pieces if p.differs]) for member, _, pieces in rows]


def test_the_longest_text_comes_first_and_the_others_differ_from_it(editor: Client) -> None:
    short = article("قصير", body="فُتح الجسر")
    long = article("طويل", body="فُتح الجسر أمس أمام السيارات")
    other = article("آخر", body="فُتح الجسر اليوم أمام السيارات")
    made = story(short, other, long)
    assert shown_on(editor, made) == [
        (other.pk, ["اليوم"]),  # the longer by letters
        (long.pk, ["أمس"]),
        (short.pk, []),
    ]


def test_of_texts_of_one_length_the_first_comes_first(editor: Client) -> None:
    made = story(*(article(str(n), body=f"نص {n}") for n in range(3)))
    first, *others = sorted(members(made))
    assert shown_on(editor, made) == [
        (first, ["0"]),
        *((one, [str(n)]) for n, one in enumerate(others, start=1)),
    ]


def test_beyond_so_many_texts_the_headlines_are_those_of_the_shortest(editor: Client) -> None:
    made = story(*(article(str(n), body="نص " * (n + 1)) for n in range(COMPARED + 2)))
    others = editor.get(page_of(made)).context["others"]
    assert [member.article.title for member in others] == ["1", "0"]


def test_a_copy_shows_when_it_was_published(editor: Client) -> None:
    made = story(article("أ", published="2020-05"), article("ب"))
    dates = {
        member.article.title: date for member, date, _ in editor.get(page_of(made)).context["shown"]
    }
    assert 'datetime="2020-05"' in dates["أ"]
    assert dates["ب"] == ""


def test_each_thing_that_is_done_is_logged_with_its_article(editor: Client) -> None:
    made, *_ = bridge()
    third, fourth = article("ثالث"), article("رابع")
    for sent in (
        {"join": "1", "article": third.pk},
        {"join": "1", "article": fourth.pk},
        {"split": third.pk},
        {"agree": "1"},
    ):
        editor.post(page_of(made), sent)
    logged = LogEntry.objects.order_by("pk").values_list("object_id", "change_message")
    assert list(logged) == [
        (str(made.pk), f"ضُم إليها {third.pk}"),
        (str(made.pk), f"ضُم إليها {fourth.pk}"),
        (str(made.pk), f"فُصل عنها المقال {third.pk}"),
        (str(made.pk), "رُوجعت"),
    ]


def test_where_an_editor_comes_to_afterwards(editor: Client) -> None:
    made, one, _ = bridge()
    third = article("ثالث")
    earlier = [
        ({"join": "1", "article": third.pk}, page_of(made)),
        ({"split": one.pk}, page_of(made)),
        ({}, page_of(made)),
        ({"agree": "1"}, LIST),
        ({"split": third.pk}, LIST),  # of two: no story is left
    ]
    for sent, where in earlier:
        assert editor.post(page_of(made), sent).headers["Location"] == where


def test_a_story_that_an_older_one_takes_in_is_shown_there(editor: Client) -> None:
    older = story(article("أ"), article("ب"))
    made, *_ = bridge()
    sent = {"join": "1", "article": min(members(older))}
    assert editor.post(page_of(made), sent).headers["Location"] == page_of(older)
    assert editor.get(page_of(made)).status_code == 404


def test_nothing_that_was_sent_does_nothing(editor: Client) -> None:
    made, one, other = bridge()
    editor.post(page_of(made), {"split": "", "other": "1"})
    assert (members(made), Story.objects.get().reviewed) == ({one.pk, other.pk}, False)
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("typed", ["0", "-3", "1.5", "3 4"])
def test_other_numbers_are_none_of_an_article(editor: Client, typed: str) -> None:
    made, one, other = bridge()
    response = editor.post(page_of(made), {"join": "1", "article": typed})
    assert response.context["form"].errors["article"]
    assert members(made) == {one.pk, other.pk}


def test_an_article_of_the_story_itself_is_joined_with_no_change(editor: Client) -> None:
    made, one, other = bridge()
    editor.post(page_of(made), {"join": "1", "article": one.pk})
    assert members(made) == {one.pk, other.pk}
    assert not StoryVerdict.objects.exists()
