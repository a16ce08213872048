"""One article for programs: what it says, and what it says of one that was withdrawn."""

from __future__ import annotations

import hashlib

import pytest
from django.test import Client

from tests.builders import article, original, withdrawn

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("published", "date"),
    [("2020-10-17", "2020-10-17"), ("2020-10", "2020-10"), ("2020", "2020"), (None, None)],
)
def test_a_date_has_the_length_of_what_is_known(
    published: str | None, date: str | None, client: Client
) -> None:
    kept = article(published=published) if published else article()
    assert client.get(f"/api/articles/{kept.pk}/").json()["published_at"] == date


def test_the_current_original_is_described(client: Client) -> None:
    kept = article()
    original(kept, b"before", current=False)
    current = original(kept, b"now", file_name="now.txt")
    answer = client.get(f"/api/articles/{kept.pk}/").json()["original"]
    assert answer == {
        "file_name": "now.txt",
        "sha256": hashlib.sha256(b"now").hexdigest(),
        "size": 3,
        "encoding": current.encoding,
        "repairs": "",
        "url": f"http://testserver/originals/{current.pk}/",
    }


def test_an_article_that_was_entered_by_hand_has_no_original(client: Client) -> None:
    assert client.get(f"/api/articles/{article().pk}/").json()["original"] is None


def test_an_article_that_waits_for_an_editor_is_not_there(client: Client) -> None:
    waiting = article("تالف", state="review")
    answer = client.get(f"/api/articles/{waiting.pk}/")
    said = {"error": "not found", "message": "لا مقال بهذا الرقم."}
    assert (answer.status_code, answer.json()) == (404, said)


def test_a_withdrawn_article_is_gone_and_says_nothing(client: Client) -> None:
    gone = withdrawn("مقال سرّي", body="نص لا يُعرض.")
    answer = client.get(f"/api/articles/{gone.pk}/")
    said = {"id": gone.pk, "error": "withdrawn", "message": "سُحب هذا المقال."}
    assert (answer.status_code, answer.json()) == (410, said)
