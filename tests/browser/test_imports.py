"""An editor imports: upload, look, import, report, undo; with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from pytest_django.fixtures import Settings

from archive.ingest.runs import never
from archive.ingest.working import work
from archive.models import Article, ImportRun

Visit = Callable[..., Any]

SEA = "البحر واسع وعميق، وفيه سمك كثير ولؤلؤ، وعليه سفن تذهب وتجيء."
LONG = "ا" + "ل" * 90
DROP = """(zone, files) => {
  const transfer = new DataTransfer();
  for (const [name, text] of files) transfer.items.add(new File([text], name));
  for (const type of ["dragover", "drop"])
    zone.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""
WAYS = [(True, 1280, "light"), (True, 320, "dark"), (False, 320, "light"), (False, 1280, "dark")]


@pytest.fixture
def editor(live_server: Any, settings: Settings, tmp_path: Path) -> Iterator[str]:
    """The address of the site; an editor is there, and logs in as `ed` with `secret`."""
    settings.DATA_DIR = tmp_path / "data"
    User.objects.create_superuser("ed", password="secret")
    yield live_server.url


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    written = {
        "البحر.txt": f"البحر في الليل\n\nبيروت - {SEA}",
        f"{LONG}.txt": f"{LONG} في الليل\n\n{SEA} ثم.",
        "فارغ.txt": "",
        "جدول.csv": f"العنوان,كلام\nالنخلة,{SEA * 3}\n",
    }
    for name, text in written.items():
        (tmp_path / name).write_text(text, "utf-8")
    return [tmp_path / name for name in written]


def logged_in(visit: Visit, site: str, **options: Any) -> Any:
    page = visit(site + reverse("admin:index"), **options)
    page.fill("#id_username", "ed")
    page.fill("#id_password", "secret")
    page.press("#id_password", "Enter")
    page.wait_for_selector(".import-link")
    return page


def is_within(page: Any) -> bool:
    """Nothing of the page's own content is wider than the window; a page on its way is waited for."""
    content = page.locator("#content")
    return bool(content.evaluate("content => content.scrollWidth <= innerWidth"))


def state(page: Any) -> str:
    return str(page.inner_text("#run .state strong"))


@pytest.mark.parametrize(("script", "width", "scheme"), WAYS)
def test_an_editor_uploads_looks_imports_and_undoes(
    editor: str, visit: Visit, texts: list[Path], script: bool, width: int, scheme: str
) -> None:
    options = {"width": width, "color_scheme": scheme, "java_script_enabled": script}
    page = logged_in(visit, editor, **options)
    page.click(".import-link a")
    assert is_within(page)
    page.set_input_files("#files", texts)
    page.click("#upload [type=submit]")

    page.wait_for_selector(".seen")
    assert page.locator(".seen h3").all_inner_texts()[0].startswith("البحر")
    assert "فارغ.txt: الملف فارغ" in page.locator(".refusals li").all_inner_texts()
    assert is_within(page)
    page.fill("#id_source", "جريدة الحي")
    page.click("[name=look]")
    assert page.input_value("#id_source") == "جريدة الحي"
    assert page.locator(".seen .why").all_inner_texts().count("مما حُدّد لهذا الاستيراد") == 3
    page.click("[name=confirm]")

    page.wait_for_selector("#run")
    assert state(page) == "ينتظر دوره" and is_within(page)
    assert work(never) == 1
    page.wait_for_selector("text=انتهى في")  # it sees to it itself
    assert state(page) == "انتهى" and is_within(page)
    assert "مرفوض: فارغ.txt (الملف فارغ)" in page.locator(".lines li").all_inner_texts()
    assert Article.objects.filter(source__name="جريدة الحي").count() == 3

    page.click("#run .submit-row a")
    assert is_within(page)
    page.click(".submit-row [type=submit]")
    page.wait_for_selector("#run")
    assert state(page) == "يُتراجع عنه"
    assert work(never) == 1
    page.wait_for_selector(".state-undone")
    assert not Article.objects.exists()
    assert page.complaints == []


def test_the_keyboard_alone_is_enough(editor: str, visit: Visit, texts: list[Path]) -> None:
    page = logged_in(visit, editor)

    def reach(selector: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate(f"document.activeElement.matches('{selector}')"):
                return
        pytest.fail(f"the tab key does not reach {selector}")

    reach(".import-link a")
    page.keyboard.press("Enter")
    page.wait_for_selector("#files")
    reach("#files")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(texts)
    reach("#upload [type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".seen")
    reach("#id_source")
    page.keyboard.type("جريدة الحي")
    reach("[name=confirm]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#run")
    reach("#run [type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=أُلغي قبل أن يبدأ")
    assert ImportRun.objects.get().defaults["source"] == "جريدة الحي"


def test_files_are_dropped_on_the_page(editor: str, visit: Visit) -> None:
    page = logged_in(visit, editor)
    page.click(".import-link a")
    page.wait_for_selector("[data-drop-hint]", state="visible")
    zone = page.wait_for_selector(".drop")
    zone.evaluate(DROP, [["أ.txt", SEA], ["ب.txt", SEA]])
    assert page.inner_text("[data-chosen]").startswith("اخترت من الملفات 2، وحجمها 0")
    page.click("#upload [type=submit]")
    page.wait_for_selector(".seen")
    assert [Path(path).name for path in ImportRun.objects.get().paths] == ["أ.txt", "ب.txt"]


def test_too_much_is_said_before_it_is_sent(
    editor: str, visit: Visit, settings: Settings, texts: list[Path]
) -> None:
    settings.IMPORT_MOST_FILES = 2
    page = logged_in(visit, editor)
    page.click(".import-link a")
    page.wait_for_selector("[data-drop-hint]", state="visible")
    page.set_input_files("#files", texts)
    assert page.inner_text("[data-chosen]").endswith("الحد 2 ملف؛ اجمعها في ملف zip واحد.")
    page.click("#upload [type=submit]")
    assert not page.locator("#upload").evaluate("form => form.checkValidity()")
    page.set_input_files("#files", texts[:1])
    assert page.locator("#upload").evaluate("form => form.checkValidity()")
    assert not ImportRun.objects.exists()


def test_a_run_under_way_is_followed_and_stopped(editor: str, visit: Visit) -> None:
    run = ImportRun.objects.create(state="running", size=100, done=10, counts={"new": 1})
    page = logged_in(visit, editor)
    page.goto(editor + reverse("admin:archive_importrun_change", args=[run.pk]))
    assert page.get_attribute("progress", "value") == "10"
    ImportRun.objects.update(done=60, counts={"new": 1200})
    page.wait_for_selector("progress[value='60']")
    assert " ".join(page.inner_text(".counts").split()) == "جديد 1200"
    page.click("#run [type=submit]")
    page.wait_for_selector(".state-cancelling")
    assert ImportRun.objects.get().state == "cancelling"
    assert page.complaints == []


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_no_fault_in_the_pages_of_imports(
    editor: str, visit: Visit, axe: Any, texts: list[Path], width: int, scheme: str
) -> None:
    page = logged_in(visit, editor, width=width, color_scheme=scheme)
    faults = []

    def look(name: str) -> None:
        for fault in axe.run(page, context="#content").response["violations"]:
            faults.extend(f"{name}: {fault['id']}: {node['html'][:120]}" for node in fault["nodes"])

    page.click(".import-link a")
    look("upload")
    page.set_input_files("#files", texts)
    page.click("#upload [type=submit]")
    page.wait_for_selector(".seen")
    look("preview")
    page.click("[name=confirm]")
    page.wait_for_selector("#run")
    look("waiting")
    work(never)
    page.wait_for_selector("text=انتهى في")
    look("report")
    page.click("#run .submit-row a")
    look("undo")
    assert faults == []
