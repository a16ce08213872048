"""What readers did not find: what of it is kept, what is not, and what editors see of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from archive.models import MissedQuery
from search import missed as module
from search.missed import FEW, MOST, MissedQueries, Recorder, is_impersonal, is_missed
from search.query import Query
from search.results import Results, Suggestion
from tests.builders import article

Indexed = Callable[[], None]
DAY = datetime.date(2026, 11, 28)


def results(text: str = "زرافة", hits: int = 0, **fields: Any) -> Results:
    return Results(Query(text), total=hits, total_all_words=hits, **fields)


@pytest.fixture
def missed() -> MissedQueries:
    return MissedQueries(lambda: DAY)


def written(missed: MissedQueries) -> list[tuple[str, str, datetime.date, int, int]]:
    missed.write_down()
    rows = MissedQuery.objects.order_by("day", "key")
    return list(rows.values_list("key", "text", "day", "count", "hits"))


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (results(), True),
        (results(hits=FEW - 1), True),
        (results(hits=FEW), False),
        (replace(results(), total=90), True),
        (results(notices=("some_words",)), True),
        (results(notices=("partial",)), False),
        (results(notices=("database",)), False),
        (results(notices=("blank",)), False),
        (results(notices=("cut",)), False),
        (Results(Query("زرافة", offset=20)), False),
        (Results(Query("زرافة", values=(("tag", "ماء"),))), False),
        (Results(Query("زرافة", since=DAY)), False),
        (Results(Query("العراق"), total_all_words=90, typed="العراف"), True),
    ],
)
def test_what_is_missed_is_found_hardly_and_for_its_words(shown: Results, expected: bool) -> None:
    assert is_missed(shown) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("زرافة", True),
        ("أسعار النفط 2015", True),
        ("كوفيد-19", True),
        ("ستة وسبعة وثمانية وتسعة وعشرة وأحد", True),
        ("واحد اثنان ثلاثة أربعة خمسة ستة سبعة", False),
        ("كلمة " * 13, False),
        ("محمد 0501234567", False),
        ("٠٥٠١٢٣٤٥٦٧", False),
        ("050 123 45 67", False),
        ("reader@example.org", False),
        ("https://example.org/a", False),
        ("www.example.org", False),
        ("؟؟", False),
        ("", False),
    ],
)
def test_what_looks_personal_is_not_kept(text: str, expected: bool) -> None:
    assert is_impersonal(text) is expected


@pytest.mark.django_db
def test_spellings_of_one_text_are_counted_together(missed: MissedQueries) -> None:
    for text in ("زرافه", "الزُّرافة", "زرافة", "زرافة"):
        missed.note(results(text, 1))
    missed.note(results("زرافة", 2))
    assert written(missed) == [
        ("الزرافه", "الزرافة", DAY, 1, 1),
        ("زرافه", "زرافه", DAY, 4, 2),
    ]


@pytest.mark.django_db
def test_what_is_written_down_again_is_added_up(missed: MissedQueries) -> None:
    other = MissedQueries(lambda: DAY)
    for one in (missed, other, missed):
        one.note(results())
        assert one.write_down() == 1
    assert written(missed) == [("زرافه", "زرافة", DAY, 3, 0)]
    assert missed.write_down() == 0, "nothing waits"


@pytest.mark.django_db
def test_of_a_text_that_was_rescued_what_was_typed_is_kept(missed: MissedQueries) -> None:
    suggestion = Suggestion("spelling", "العراق", 90)
    missed.note(results("العراق", 90, typed="العراف", suggestions=(suggestion,)))
    assert written(missed) == [("العراف", "العراف", DAY, 1, 0)]


@pytest.mark.django_db
def test_nothing_is_kept_where_the_settings_say_so(
    missed: MissedQueries, settings: Settings
) -> None:
    settings.SEARCH_LOG_DAYS = 0
    missed.note(results())
    assert written(missed) == []


@pytest.mark.django_db
def test_what_is_old_is_forgotten(missed: MissedQueries, settings: Settings) -> None:
    settings.SEARCH_LOG_DAYS = 90
    for days in (0, 90, 91, 400):
        day = DAY - datetime.timedelta(days=days)
        MissedQuery.objects.create(key=f"{days}", text=f"{days}", day=day, count=1)
    assert [key for key, *_ in written(missed)] == ["90", "0"]


@pytest.mark.django_db
def test_what_was_kept_is_forgotten_when_nothing_is_to_be_kept(
    missed: MissedQueries, settings: Settings
) -> None:
    MissedQuery.objects.create(key="ا", text="ا", day=DAY - datetime.timedelta(days=1), count=1)
    settings.SEARCH_LOG_DAYS = 0
    assert written(missed) == []


def test_a_flood_is_not_kept_in_memory(missed: MissedQueries) -> None:
    for number in range(MOST + 50):
        missed.note(results(f"زرافة {number}"))
    assert len(missed._waiting) == MOST


@pytest.mark.django_db
def test_a_database_that_cannot_be_written_to_fails_nothing(missed: MissedQueries) -> None:
    missed.note(results())
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE archive_missedquery RENAME TO gone")
        try:
            assert missed.write_down() == 0
        finally:
            cursor.execute("ALTER TABLE gone RENAME TO archive_missedquery")


@pytest.mark.django_db
def test_the_recorder_writes_down_until_it_is_told_to_end() -> None:
    class Counted(MissedQueries):
        times = 0

        def write_down(self) -> int:
            self.times += 1
            return 0

    missed = Counted()
    recorder = Recorder(missed, pause=0.0)
    recorder.end()
    recorder.run()
    assert missed.times == 1, "the last time comes after the end"


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> MissedQueries:
    """What pages and JSON of this test note."""
    fresh = MissedQueries()
    for module_of_views in ("search.views", "search.api"):
        monkeypatch.setattr(f"{module_of_views}.missed", fresh)
    return fresh


def test_a_page_without_hits_is_noted_and_so_is_json(
    client: Client, indexed: Indexed, noted: MissedQueries
) -> None:
    article("النيل")
    indexed()
    for address in ("/search/?q=زرافة", "/search/?q=النيل&tag=x", "/search/", "/api/search/?q=فيل"):
        client.get(address)
    assert [(key, count, hits) for key, _, _, count, hits in written(noted)] == [
        ("النيل", 1, 1),
        ("زرافه", 1, 0),
        ("فيل", 1, 0),
    ]


@pytest.mark.usefixtures("kept_pages")
def test_a_question_that_is_repeated_is_counted_each_time(
    client: Client, indexed: Indexed, noted: MissedQueries
) -> None:
    for number in range(FEW):
        article(f"النيل {number}")
    indexed()
    for _ in range(3):
        assert client.get("/search/?q=زرافة").headers["Cache-Control"] == "no-store"
        for kept in ("النيل", "زرافة النيل"):
            assert "max-age" in client.get(f"/search/?q={kept}").headers["Cache-Control"]
    assert [(key, count, hits) for key, _, _, count, hits in written(noted)] == [
        ("زرافه", 3, 0),
        ("زرافه النيل", 1, 0),
    ]


def test_a_page_writes_nothing(
    client: Client, indexed: Indexed, noted: MissedQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed()
    monkeypatch.setattr(module, "_add", None)
    assert client.get("/search/?q=زرافة").status_code == 200
    assert MissedQuery.objects.count() == 0


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    user = User.objects.create_user("editor", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="archive"))
    client.force_login(user)
    return client


def test_editors_see_what_was_missed_most(editor: Client) -> None:
    for day, key, count in ((27, "زرافه", 2), (28, "زرافه", 3), (28, "فيل", 4), (26, "نمر", 1)):
        MissedQuery.objects.create(
            key=key, text=key, day=DAY.replace(day=day), count=count, hits=count % 3
        )
    response = editor.get(reverse("admin:archive_missedquery_changelist"))
    rows = response.context["cl"].result_list
    assert [(row.text, row.total, row.hits, row.day.day) for row in rows] == [
        ("زرافه", 5, 0, 28),
        ("فيل", 4, 1, 28),
        ("نمر", 1, 1, 26),
    ]
    assert "ما لم يجده القراء" in response.content.decode()


def test_editors_change_nothing_of_it(editor: Client) -> None:
    row = MissedQuery.objects.create(key="ا", text="ا", day=DAY, count=1)
    assert editor.get(reverse("admin:archive_missedquery_add")).status_code == 403
    url = reverse("admin:archive_missedquery_change", args=[row.pk])
    assert "_save" not in editor.get(url).content.decode()
