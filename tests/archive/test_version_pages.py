"""The texts that an article had: kept by imports, listed, and compared."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from archive import editing
from archive.difference import Run
from archive.ingest.importing import ingest
from archive.ingest.undo import undo
from archive.models import Article, ImportRun, TextVersion
from tests.builders import article, earlier, original, withdrawn

pytestmark = pytest.mark.django_db

Write = Callable[[str], ImportRun | None]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Imports one file with this text, again and again in the same place."""
    path = tmp_path / "market.json"

    def imported(text: str) -> ImportRun | None:
        path.write_text(json.dumps({"title": "السوق", "text": text}), "utf-8")
        ingest([path])
        return ImportRun.objects.order_by("pk").last()

    return imported


def kept() -> list[tuple[str, str]]:
    return list(TextVersion.objects.order_by("pk").values_list("title", "body"))


class TestKeeping:
    def test_an_import_that_changes_a_text_keeps_the_one_before(self, write: Write) -> None:
        for text in ("نص أول.", "نص ثان.", "نص ثان.", "نص ثالث."):
            write(text)
        assert kept() == [("السوق", "نص أول."), ("السوق", "نص ثان.")]
        version = TextVersion.objects.first()
        assert version is not None
        made = Article.objects.get()
        assert version.sha256 in made.originals.values_list("sha256", flat=True)
        assert version.recipe == made.recipe

    def test_what_an_editor_writes_is_kept_by_no_import(self, write: Write) -> None:
        write("نص أول.")
        made = Article.objects.get()
        made.body = "نص المحرر."
        editing.note_edit(made, ["body"])
        made.save()
        write("نص ثان.")
        assert (kept(), Article.objects.get().body) == ([], "نص المحرر.")

    def test_a_run_that_is_undone_leaves_none(self, write: Write) -> None:
        write("نص أول.")
        run = write("نص ثان.")
        assert run is not None and len(kept()) == 1
        undo(run, lambda: "")
        assert (kept(), Article.objects.get().body) == ([], "نص أول.")


class TestPage:
    @pytest.fixture
    def shown(self) -> Article:
        made = article("السوق", body="نص ثالث.", extra={"as_found": ["السوق", "نـص ثالث."]})
        current = original(made, b"three")
        earlier(made, "نص أول.", title="سوق", sha256="1")
        earlier(made, "نص ثان.", sha256=current.sha256)
        return made

    def get(self, client: Client, of: Article, ending: str = "") -> Any:
        return client.get(f"/versions/{of.pk}/{ending}")

    def test_lists_all_and_compares_the_last_two(self, client: Client, shown: Article) -> None:
        answer = self.get(client, shown)
        context, page = answer.context, answer.content.decode()
        assert [one.number for one in context["versions"]] == [1, 2, 3]
        assert [one.is_reread for one in context["versions"]] == [False, True, False]
        assert (context["old"], context["new"], context["title_change"]) == (2, 3, [])
        assert context["difference"].paragraphs == [
            [Run("same", "نص "), Run("gone", "ثان."), Run("new", "ثالث.")]
        ]
        assert (
            '<del><span class="unseen">[حُذف: </span>ثان.<span class="unseen">]</span></del>' in page
        )
        assert "جاء ملف آخر في مكانه" in page and "قُرئ الملف نفسه بوصفة أحدث" in page
        assert '<meta name="robots" content="noindex">' in page

    @pytest.mark.parametrize(
        ("ending", "old", "new", "title"),
        [
            ("1/2/", "أول.", "ثان.", [Run("gone", "سوق"), Run("new", "السوق")]),
            ("1/3/", "أول.", "ثالث.", [Run("gone", "سوق"), Run("new", "السوق")]),
            ("0/3/", "نـص", "نص", []),
        ],
    )
    def test_compares_any_two(
        self, client: Client, shown: Article, ending: str, old: str, new: str, title: list[Run]
    ) -> None:
        context = self.get(client, shown, ending).context
        runs = [run for one in context["difference"].paragraphs for run in one]
        assert [run for run in runs if run.kind != "same"] == [Run("gone", old), Run("new", new)]
        assert context["title_change"] == title

    @pytest.mark.parametrize(
        "ending", ["2/1/", "1/1/", "0/1/", "0/2/", "1/4/", "3/4/", f"1/{10**17}/", "1/", "x/"]
    )
    def test_what_there_is_not_is_not_found(
        self, client: Client, shown: Article, ending: str
    ) -> None:
        assert self.get(client, shown, ending).status_code == 404

    def test_a_text_that_never_changed_says_so(self, client: Client) -> None:
        made = article()
        assert "لم يتغيّر النص." in self.get(client, made).content.decode()
        assert self.get(client, made, "0/1/").status_code == 404

    def test_of_what_is_not_public_nothing_is_shown(self, client: Client) -> None:
        gone, waiting = withdrawn(reason="بطلب"), article(state="review")
        for made in (gone, waiting):
            earlier(made, "نص سري.")
        answers = [self.get(client, made) for made in (gone, waiting)]
        assert [answer.status_code for answer in answers] == [410, 404]
        assert all("نص سري" not in answer.content.decode() for answer in answers)

    def test_takes_six_queries(
        self, client: Client, shown: Article, django_assert_max_num_queries: Any
    ) -> None:
        self.get(client, shown)
        with django_assert_max_num_queries(8):
            self.get(client, shown, "1/2/")

    def test_the_article_leads_to_its_texts(self, client: Client, shown: Article) -> None:
        page = client.get(shown.get_absolute_url()).content.decode()
        assert (
            f'<a href="/versions/{shown.pk}/">3 نصوص على مر الزمن، وما تغيّر من نص إلى نص</a>'
            in page
        )
        assert f'<a href="/versions/{shown.pk}/0/3/">ما أُصلح من نص الملف</a>' in page

    def test_markup_in_a_text_is_shown_and_not_run(self, client: Client) -> None:
        made = article(body="<b>جديد</b>")
        earlier(made, "<script>قديم</script>", title="<i>قديم</i>")
        page = self.get(client, made).content.decode()
        assert "&lt;script&gt;قديم" in page and "<script>قديم" not in page and "<i>" not in page
