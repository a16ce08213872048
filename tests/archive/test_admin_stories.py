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
