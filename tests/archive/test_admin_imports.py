"""Imports in the admin, from the form to the undoing, as a browser without JavaScript meets them."""

from __future__ import annotations

import errno
import io
import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from archive.admin import import_preview
from archive.ingest import queue, uploads
from archive.ingest.defaults import Defaults
from archive.ingest.runs import never
from archive.ingest.working import work
from archive.models import Article, ImportRun
from archive.upload_handler import ToFolder

pytestmark = pytest.mark.django_db

SEA = "البحر واسع وعميق، وفيه سمك كثير ولؤلؤ، وعليه سفن تذهب وتجيء."
PALM = "تنمو النخلة في الواحات، وتحتاج إلى ماء وشمس، ويؤكل ثمرها رطبًا وتمرًا."
UPLOAD = "admin:archive_importrun_add"


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"


def logged_in(client: Client, *rights: str) -> Client:
    user = User.objects.create_user("editor", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    return client


@pytest.fixture
def editor(client: Client) -> Client:
    return logged_in(client, "add_article", "change_article", "view_article")


def files(**texts: str | bytes) -> list[SimpleUploadedFile]:
    """Names of files, without their suffix, and what they hold."""
    return [
        SimpleUploadedFile(f"{name}.txt", text if isinstance(text, bytes) else text.encode())
        for name, text in texts.items()
    ]


def send(browser: Client, **texts: str | bytes) -> HttpResponse:
    return browser.post(reverse(UPLOAD), {"files": files(**texts)})


def uploaded(browser: Client, **texts: str | bytes) -> ImportRun:
    response = send(browser, **texts)
    run = ImportRun.objects.get(state="uploaded")
    assert response.url == change(run)  # type: ignore[attr-defined]
    return run


def change(run: ImportRun) -> str:
    return reverse("admin:archive_importrun_change", args=[run.pk])


def said(**fields: str) -> dict[str, str]:
    """What the form of an upload sends."""
    return {"source": "", "tags": "", "collection": "عام"} | fields


def imported(browser: Client, **texts: str | bytes) -> ImportRun:
    run = uploaded(browser, **texts)
    browser.post(change(run), said(confirm="1"))
    work(never)
    run.refresh_from_db()
    return run


def act(browser: Client, run: ImportRun, name: str) -> HttpResponse:
    return browser.post(reverse(f"admin:archive_importrun_{name}", args=[run.pk]), follow=True)


def text(response: HttpResponse) -> str:
    """Words of a page, without its marks."""
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", "", response.content.decode()))


def left_in_uploads() -> list[Path]:
    return list(uploads.root().iterdir()) if uploads.root().exists() else []


# The way to the form


def test_the_admin_leads_to_the_form(editor: Client) -> None:
    link = f'href="{reverse(UPLOAD)}"'
    for page in ("admin:index", "admin:archive_importrun_changelist"):
        shown = editor.get(reverse(page)).content.decode()
        assert link in shown and "استيراد نصوص" in shown


def test_who_may_not_add_articles_imports_none(client: Client) -> None:
    reader = logged_in(client, "view_importrun", "view_article")
    run = ImportRun.objects.create(state="uploaded", collection="عام")
    index = reader.get(reverse("admin:index")).content.decode()
    assert "استيراد نصوص" not in index
    assert reader.get(reverse(UPLOAD)).status_code == 403
    assert send(reader, a=SEA).status_code == 403
    assert reader.post(change(run), said(confirm="1")).status_code == 403
    assert act(reader, run, "discard").status_code == 403
    assert (left_in_uploads(), ImportRun.objects.get().state) == ([], "uploaded")


def test_who_may_only_add_articles_undoes_none(client: Client) -> None:
    adder = logged_in(client, "add_article")
    run = ImportRun.objects.create(state="finished")
    assert "تراجع عن هذا" not in text(adder.get(change(run)))
    assert act(adder, run, "undo").status_code == 403


def test_a_visitor_is_asked_to_log_in_and_nothing_is_kept(client: Client) -> None:
    assert send(client, a=SEA).status_code == 302
    assert left_in_uploads() == []


def test_the_form_says_its_limits(editor: Client, settings: Settings) -> None:
    settings.IMPORT_MOST_FILES, settings.IMPORT_MOST_MEGABYTES = 7, 33
    page = editor.get(reverse(UPLOAD))
    assert "7 ملف على الأكثر، و33 ميغابايت" in text(page)
    assert b'data-most-files="7" data-most-bytes="33000000"' in page.content


# What is sent


def test_files_lie_in_the_folder_of_a_run_under_safe_names(editor: Client) -> None:
    run = uploaded(editor, **{"../../خبر": SEA, "b": PALM})
    assert run.paths == [str(uploads.folder_of(run) / name) for name in ("b.txt", "خبر.txt")]
    assert [file.read_text("utf-8") for file in uploads.files_of(run)] == [PALM, SEA]
    assert run.size == len(SEA.encode()) + len(PALM.encode())
    assert run.started_by == User.objects.get()
    assert {file.stat().st_mode & 0o777 for file in uploads.files_of(run)} == {0o600}
    assert uploads.folder_of(run).stat().st_mode & 0o777 == 0o700


def test_files_of_one_name_are_both_kept(editor: Client) -> None:
    editor.post(reverse(UPLOAD), {"files": [*files(a=SEA), *files(a=PALM)]})
    names = [file.name for file in uploads.files_of(ImportRun.objects.get())]
    assert names == ["a (2).txt", "a.txt"]


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        ({}, "اختر ملفًا أو أكثر."),
        (
            {"a": "a", "b": "b", "c": "c"},
            "اخترت ملفات أكثر من الحد (2)؛ اجمعها في ملف zip واحد.",
        ),
        (
            {"a": b"x" * 600_000, "b": b"x" * 600_000},
            "ما اخترته أكبر من الحد (1 ميغابايت)؛ ارفعه على دفعات.",
        ),
    ],
)
def test_what_is_wrong_with_an_upload_is_said_and_nothing_is_kept(
    editor: Client, settings: Settings, texts: dict[str, str | bytes], fault: str
) -> None:
    settings.IMPORT_MOST_FILES = settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    settings.IMPORT_MOST_MEGABYTES = 1
    response = send(editor, **texts)
    assert response.status_code == 400
    assert fault in text(response)
    assert (left_in_uploads(), ImportRun.objects.exists()) == ([], False)


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (OSError(errno.ENOSPC, "No space left"), "امتلأ قرص الخادم، ولم يُحفظ شيء"),
        (PermissionError(errno.EACCES, "Permission denied"), "(Permission denied)"),
    ],
)
def test_a_disk_that_takes_nothing_is_told_of(
    editor: Client, monkeypatch: pytest.MonkeyPatch, error: OSError, fault: str
) -> None:
    class Full(io.BytesIO):
        def write(self, data: Any) -> int:
            raise error

    opened = os.fdopen

    def full(descriptor: int, *arguments: Any) -> Any:
        opened(descriptor, *arguments).close()
        return Full()

    with monkeypatch.context() as broken:
        broken.setattr(os, "fdopen", full)
        response = send(editor, a=SEA)
    assert response.status_code == 400 and fault in text(response)
    assert (left_in_uploads(), ImportRun.objects.exists()) == ([], False)


def test_an_upload_that_breaks_off_leaves_nothing(editor: Client) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nabc'
    response = editor.generic("POST", reverse(UPLOAD), body, "multipart/form-data; boundary=b")
    assert response.status_code in (302, 400)
    ImportRun.objects.all().delete()
    uploads.sweep()
    assert not [path for path in left_in_uploads() if path.name.startswith("receiving")]


def test_without_its_token_nothing_is_taken(editor: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get())
    assert send(strict, a=SEA).status_code == 403
    run = ImportRun.objects.create(state="uploaded", collection="عام")
    assert strict.post(change(run), said(confirm="1")).status_code == 403
    assert act(strict, run, "discard").status_code == 403
    assert (left_in_uploads(), ImportRun.objects.get().state) == ([], "uploaded")
    page = strict.get(reverse(UPLOAD)).content.decode()
    token = re.search('csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    sent = {"csrfmiddlewaretoken": token[1], "files": files(a=SEA)}
    assert strict.post(reverse(UPLOAD), sent).status_code == 302


@pytest.mark.parametrize("page", ["admin:login", "admin:archive_tag_add"])
def test_no_other_page_keeps_a_file(
    editor: Client, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = list[str]()
    monkeypatch.setattr(ToFolder, "new_file", lambda *arguments: kept.append("new"))
    response = editor.post(reverse(page), {"name": "وسم", "file": files(a=SEA)})
    assert response.status_code < 500
    assert not response.wsgi_request.FILES
    assert kept == []


def test_what_was_uploaded_is_served_under_no_address(editor: Client) -> None:
    run = uploaded(editor, a=f"<script>alert(1)</script> {SEA}")
    for address in (f"/uploads/{run.pk}/a.txt", f"{change(run)}a.txt", f"/static/{run.pk}/a.txt"):
        assert b"<script>alert" not in editor.get(address, follow=True).content
    assert b"<script>alert" not in editor.get(change(run)).content


# The look beforehand


def test_an_upload_is_looked_at_before_it_is_imported(editor: Client) -> None:
    run = uploaded(editor, a=f"البحر في الليل\n\nبيروت - {SEA}", b="")
    page = text(editor.get(change(run)))
    for words in ("البحر في الليل", "من السطر 1", "بيروت", "مقال جديد", "لم يُعرف"):
        assert words in page, words
    assert "b.txt: الملف فارغ" in page
    assert not Article.objects.exists()


def test_what_is_said_of_all_texts_is_seen_before_it_is_so(editor: Client) -> None:
    run = uploaded(editor, a=f"البحر في الليل\n\n{SEA}")
    sent = said(source=" جريدة  الحي ", tags="أرشيف، تجربة, أرشيف", collection="أ/ب", look="1")
    page = text(editor.post(change(run), sent, follow=True))
    assert "جريدة الحي مما حُدّد لهذا الاستيراد" in page
    run.refresh_from_db()
    assert (run.state, run.collection) == ("uploaded", "أ ب")
    assert Defaults.of(run.defaults) == Defaults("جريدة الحي", ("أرشيف", "تجربة"))


def test_what_cannot_be_said_is_told(editor: Client) -> None:
    run = uploaded(editor, a=f"البحر في الليل\n\n{SEA}")
    page = text(editor.post(change(run), said(collection="", tags="ط" * 201, confirm="1")))
    assert "صحّح ما يلي." in page and "هذا الحقل مطلوب." in page and "201" in page
    run.refresh_from_db()
    assert run.state == "uploaded"


FATES = [
    (f"البحر في الليل\n\n{SEA}", "a", "عام", "معروف، ولا يتغير مقاله: البحر في الليل"),
    (f"البحر في الليل\n\n{SEA} ثم.", "a", "عام", "يحدّث مقالًا: البحر في الليل"),
    (f"البحر في الليل\n\n{SEA}", "b", "عام", "نصه في مقال من قبل، فيُسجّل مكررًا: البحر"),
    (f"البحر في الليل\n\n{SEA}", "a", "أخرى", "نصه في مقال من قبل، فيُسجّل مكررًا: البحر"),
    (f"النخلة\n\n{PALM}", "b", "عام", "مقال جديد"),
]


@pytest.mark.parametrize(("sent", "name", "collection", "fate"), FATES)
def test_what_becomes_of_a_text_beside_the_articles_there_are(
    editor: Client, sent: str, name: str, collection: str, fate: str
) -> None:
    imported(editor, a=f"البحر في الليل\n\n{SEA}")
    run = uploaded(editor, **{name: sent})
    page = editor.post(change(run), said(collection=collection, look="1"), follow=True)
    assert fate in text(page)


def test_columns_of_a_table_are_named_and_may_be_told(editor: Client) -> None:
    table = SimpleUploadedFile("a.csv", f"شيء,كلام\nالبحر,{SEA}\n".encode())
    editor.post(reverse(UPLOAD), {"files": [table]})
    run = ImportRun.objects.get()
    page = editor.get(change(run)).content.decode()
    assert 'name="column:شيء"' in page and 'name="column:كلام"' in page
    columns = {"column:شيء": "title", "column:كلام": "text"}
    editor.post(change(run), said(**columns, confirm="1"))
    work(never)
    assert Article.objects.get().title == "البحر"
    run.refresh_from_db()
    assert Defaults.of(run.defaults).columns == {"شيء": "title", "كلام": "text"}


@pytest.mark.parametrize(
    ("program", "fault"),
    [
        (["python3", "-c", "raise SystemExit(3)"], import_preview.FAILED),
        (["python3", "-c", "print('{}')"], import_preview.FAILED),
        (["sleep", "9"], "لم تكتمل المعاينة في 0.1 ثانية"),
        (["/no/such/program"], import_preview.FAILED),
    ],
)
def test_an_upload_that_cannot_be_looked_at_can_be_imported(
    editor: Client, monkeypatch: pytest.MonkeyPatch, program: list[str], fault: str
) -> None:
    monkeypatch.setattr(import_preview, "COMMAND", program)
    monkeypatch.setattr(import_preview, "SECONDS", 0.1 if program[0] == "sleep" else 30)
    run = uploaded(editor, a=f"البحر في الليل\n\n{SEA}")
    page = editor.get(change(run))
    assert page.status_code == 200 and fault in text(page)
    editor.post(change(run), said(confirm="1"))
    assert work(never) == 1


def test_what_was_uploaded_is_thrown_away(editor: Client) -> None:
    run = uploaded(editor, a=SEA)
    page = editor.get(reverse("admin:archive_importrun_discard", args=[run.pk]))
    assert "احذف ما رُفع" in text(page)
    assert "حُذف ما رُفع" in text(act(editor, run, "discard"))
    assert (left_in_uploads(), ImportRun.objects.exists()) == ([], False)


# The run


def test_a_confirmed_upload_waits_and_is_imported_in_the_background(editor: Client) -> None:
    run = uploaded(editor, a=f"البحر في الليل\n\n{SEA}", b="")
    page = text(editor.post(change(run), said(source="الصباح", confirm="1"), follow=True))
    assert "سيُستورد ما رُفع، وإن أغلقت هذه الصفحة." in page
    assert "ينتظر دوره" in page and "دوره الآن." in page
    assert not Article.objects.exists()
    assert work(never) == 1
    page = text(editor.get(change(run)))
    assert (
        "انتهى" in page and "جديد1" in page.replace(" ", "") and "مرفوض1" in page.replace(" ", "")
    )
    assert "مرفوض: b.txt (الملف فارغ)" in page
    assert Article.objects.get().source.name == "الصباح"  # type: ignore[union-attr]
    assert LogEntry.objects.get().change_message == "طُلب استيراده"


def test_who_waits_is_told_how_many_come_before(editor: Client) -> None:
    ImportRun.objects.create(state="running")
    ImportRun.objects.create(state="waiting")
    run = ImportRun.objects.create(state="waiting", collection="عام")
    assert "قبله في الدور: 2." in text(editor.get(change(run)))


UNDER_WAY = {"waiting", "running", "cancelling", "undoing"}


@pytest.mark.parametrize("state", [str(state) for state in ImportRun.State if state != "uploaded"])
def test_only_a_run_under_way_is_asked_for_again(editor: Client, state: str) -> None:
    run = ImportRun.objects.create(state=state, size=10, done=5, paths=["/a.txt"])
    page = editor.get(change(run)).content.decode()
    assert ("data-under-way" in page) == (state in UNDER_WAY)
    assert ('<meta http-equiv="refresh"' in page) == (state in UNDER_WAY)
    assert ('<progress max="10" value="5"' in page) == (state == "running")


OFFERED = {
    "waiting": {"cancel"},
    "running": {"cancel"},
    "cancelled": {"resume", "undo"},
    "failed": {"resume", "undo"},
    "finished": {"undo"},
}


@pytest.mark.parametrize("state", [str(state) for state in ImportRun.State if state != "uploaded"])
def test_a_run_offers_what_its_state_allows(editor: Client, state: str) -> None:
    run = ImportRun.objects.create(state=state)
    page = editor.get(change(run)).content.decode()
    shown = {name for name in ("cancel", "resume", "undo", "discard") if f"/{name}/" in page}
    assert shown == OFFERED.get(state, set())


def test_a_run_is_cancelled_and_resumed(editor: Client) -> None:
    run = uploaded(editor, a=f"البحر في الليل\n\n{SEA}")
    editor.post(change(run), said(confirm="1"))
    page = text(act(editor, run, "cancel"))
    assert "أُوقف: أُلغي قبل أن يبدأ." in page
    assert work(never) == 0
    assert "ينتظر دوره" in text(act(editor, run, "resume"))
    assert work(never) == 1
    assert Article.objects.count() == 1


def test_a_run_is_undone_after_a_warning(editor: Client) -> None:
    run = imported(editor, a=f"البحر في الليل\n\n{SEA}")
    page = text(editor.get(reverse("admin:archive_importrun_undo", args=[run.pk])))
    assert "تُحذف المقالات التي أدخلها" in page
    assert Article.objects.exists()
    assert "يُتراجع عنه" in text(act(editor, run, "undo"))
    work(never)
    page = text(editor.get(change(run)))
    assert "تُراجع عنه" in page and "حُذف1" in page
    assert not Article.objects.exists()
    messages = LogEntry.objects.values_list("change_message", flat=True)
    assert "تراجع عن هذا الاستيراد" in set(messages)


def test_what_comes_too_late_is_told(editor: Client) -> None:
    run = imported(editor, a=f"البحر في الليل\n\n{SEA}")
    for response in (act(editor, run, "cancel"), editor.post(change(run), said(), follow=True)):
        assert "تغيّرت حال هذا الاستيراد" in text(response)
    run.refresh_from_db()
    assert run.state == "finished"


@pytest.mark.parametrize("address", ["999/change/", "999/undo/", "x/change/", "1/nothing/"])
def test_what_is_not_there_is_not_found(editor: Client, address: str) -> None:
    base = reverse("admin:archive_importrun_changelist")
    assert editor.get(base + address).status_code in (302, 404)


def test_all_lines_of_a_report_can_be_read(editor: Client) -> None:
    lines = [f"مرفوض: {number}.txt" for number in range(450)]
    run = ImportRun.objects.create(state="finished", lines=lines)
    first, last = (text(editor.get(change(run), {"page": page})) for page in ("1", "3"))
    assert "مرفوض: 0.txt" in first and "مرفوض: 200.txt" not in first
    assert "صفحة 1 من 3" in first and "صفحة 3 من 3" in last
    assert "مرفوض: 449.txt" in last


def test_the_list_names_a_few_files_of_each_run(editor: Client) -> None:
    paths = [f"/data/uploads/1/{number}.txt" for number in range(5)]
    ImportRun.objects.create(state="finished", collection="عام", paths=paths, counts={"new": 5})
    ImportRun.objects.create(state="failed", paths=["/texts"], reason="امتلأ القرص.")
    page = text(editor.get(reverse("admin:archive_importrun_changelist")))
    assert "0.txt، 1.txt، 2.txt و2 غيرها" in page and "3.txt" not in page
    assert "/texts" in page and "امتلأ القرص." in page and "جديد: 5" in page


def test_pages_of_a_run_have_no_inline_script_or_style(editor: Client) -> None:
    run = uploaded(editor, a=f"البحر في الليل\n\n{SEA}")
    finished = ImportRun.objects.create(state="running", size=3, done=1)
    undo = reverse("admin:archive_importrun_discard", args=[run.pk])
    for address in (reverse(UPLOAD), change(run), change(finished), undo):
        page = editor.get(address).content.decode()
        assert "<style" not in page and " style=" not in page and " onclick=" not in page
        assert all("src=" in part.partition(">")[0] for part in page.split("<script")[1:])


def test_the_next_upload_goes_to_the_collection_named_last(editor: Client) -> None:
    run = uploaded(editor, a=f"البحر في الليل\n\n{SEA}")
    assert run.collection == uploads.COLLECTION
    queue.settle(run, "مجلة الحي", Defaults(), confirmed=True)
    assert uploaded(editor, b=PALM).collection == "مجلة الحي"
