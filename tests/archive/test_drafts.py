"""Drafts are kept and not published, until their file or an editor publishes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive import editing
from archive.ingest.importing import ingest
from archive.models import Article, Tag
from tests.archive.ingest.builders import BODY
from tests.builders import article, original

pytestmark = pytest.mark.django_db

DRAFT = f"---\ntitle: الميناء\ndraft: true\ntags: [بحر]\n---\n{BODY}"


def bring(folder: Path, text: str = DRAFT, name: str = "a.md") -> list[str]:
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "texts" / name).write_text(text)
    return [str(line) for line in ingest([folder / "texts"]).lines]


def test_a_draft_is_kept_and_the_report_says_so(tmp_path: Path) -> None:
    assert bring(tmp_path) == ["مسودة لم تُنشر: a.md (الميناء)"]
    kept = Article.objects.get()
    assert (kept.state, kept.title, kept.body) == ("draft", "الميناء", BODY)
    assert not Article.objects.published().exists()
    assert Tag.objects.get().article_count == 0


def test_no_reader_meets_a_draft(client: Client) -> None:
    kept = article("مسودة", state="draft")
    file = original(kept, b"x")
    paths = (kept.get_absolute_url(), f"/api/articles/{kept.pk}/", file.get_absolute_url())
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]
    assert "مسودة" not in client.get("/articles/").content.decode()


def test_an_editor_finds_drafts_and_publishes_them(client: Client) -> None:
    client.force_login(User.objects.create_superuser("editor"))
    kept = article("مسودة الخبر", state="draft")
    original(kept, b"x")
    drafts = client.get(reverse("admin:archive_article_changelist") + "?state__exact=draft")
    assert "مسودة الخبر" in drafts.content.decode()
    form = client.get(reverse("admin:archive_article_change", args=[kept.pk])).content.decode()
    assert (
        "article.txt" in form and "/originals/" not in form and kept.get_absolute_url() not in form
    )
    sent = {"action": "publish_again", "_selected_action": [kept.pk]}
    client.post(reverse("admin:archive_article_changelist"), sent)
    assert client.get(kept.get_absolute_url()).status_code == 200


def test_a_file_that_is_a_draft_no_more_publishes_its_article(tmp_path: Path) -> None:
    bring(tmp_path)
    bring(tmp_path, DRAFT.replace("true", "false"))
    assert [each.state for each in Article.objects.all()] == ["published"]
    bring(tmp_path)
    assert [each.state for each in Article.objects.all()] == ["published"], (
        "an import takes none off"
    )


def test_what_an_editor_decided_stays(tmp_path: Path) -> None:
    bring(tmp_path)
    editing.publish_again(Article.objects.all())
    bring(tmp_path, DRAFT + " زيادة.")
    kept = Article.objects.get()
    assert kept.state == "published"
    kept.state = "draft"
    editing.note_edit(kept, ["state"])
    kept.save()
    bring(tmp_path, DRAFT.replace("true", "false"))
    assert Article.objects.get().state == "draft"


def test_the_text_of_a_draft_in_a_published_file_publishes_it(tmp_path: Path) -> None:
    bring(tmp_path)
    bring(tmp_path, DRAFT.replace("draft: true\n", ""), "b.md")
    assert [each.state for each in Article.objects.all()] == ["published"]


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    bring(tmp_path)
    assert bring(tmp_path) == []
    assert Article.objects.get().state == "draft"
