"""What the page of a run shows in each of its states, and which actions it offers."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from archive.admin import import_page
from archive.admin.import_actions import ACTIONS, CANCEL, DISCARD, RESUME, UNDO
from archive.admin.import_page import FILES_SHOWN, LINES_SHOWN, context, counts, names
from archive.ingest import uploads
from archive.models import ImportRun

pytestmark = pytest.mark.django_db
STATES = [str(state) for state in ImportRun.State]


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"


def asked(*rights: str, page: str = "") -> HttpRequest:
    request = RequestFactory().get("/", {"page": page} if page else {})
    request.user = User.objects.create_user("editor", is_staff=True)
    request.user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return request


def run_of(state: str = "finished", **fields: object) -> ImportRun:
    return ImportRun.objects.create(state=state, **fields)


# What was read, and what became of it


def test_uploads_are_named_by_their_files_and_paths_as_they_are() -> None:
    paths = ["/data/uploads/3/خبر.txt", "/data/uploads/3/b.zip"]
    assert list(names(run_of(paths=paths, collection="عام"))) == ["خبر.txt", "b.zip"]
    assert list(names(run_of(paths=paths))) == paths
    assert list(names(run_of(paths=[]))) == []


def test_of_many_files_so_many_are_named() -> None:
    for more in (0, 1, 7):
        run = run_of(paths=[f"/{n}.txt" for n in range(FILES_SHOWN + more)], size=20_480)
        found = import_page.context(asked(), run, None)
        User.objects.all().delete()
        assert (found["files"], found["more_files"]) == (run.paths[:FILES_SHOWN], more)
        assert (found["size"], found["run"], found["title"]) == (
            "20 كيلوبايت",
            run,
            f"استيراد {run}",
        )


def test_outcomes_stand_in_the_order_of_the_report_without_those_of_none() -> None:
    run = run_of(counts={"refused": 2, "new": 5, "same": 0, "draft": 1, "deleted": 3})
    assert list(counts(run)) == [("جديد", 5), ("مسودة لم تُنشر", 1), ("مرفوض", 2)]
    assert list(counts(run_of())) == []


@pytest.mark.parametrize("state", STATES)
def test_what_was_taken_back_is_told_of_a_run_that_is_undone(state: str) -> None:
    run = run_of(state, counts={"left": 1, "deleted": 3, "new": 4})
    taken_back = [("حُذف", 3), ("بقي كما غيّره استيراد بعده", 1)]
    is_undone = state in ("undoing", "undone")
    assert list(counts(run)) == [("جديد", 4), *(taken_back if is_undone else [])]


# How far it is


@pytest.mark.parametrize(
    ("done", "size", "is_measured"),
    [(0, 10, False), (1, 10, True), (10, 10, True), (11, 10, False), (0, 0, False)],
)
def test_progress_is_measured_while_something_of_the_whole_is_done(
    done: int, size: int, is_measured: bool
) -> None:
    assert context(asked(), run_of("running", done=done, size=size), None)["is_measured"] is (
        is_measured
    )


@pytest.mark.parametrize(
    ("state", "before"),
    [("waiting", 3), ("undoing", 3), ("running", 0), ("cancelling", 0), ("finished", 0)],
)
def test_only_what_waits_is_told_who_comes_before(state: str, before: int) -> None:
    for other in ("running", "waiting", "undoing", "finished", "failed", "uploaded"):
        run_of(other)
    run = run_of(state)
    run_of("waiting")
    assert context(asked(), run, None)["before"] == before


@pytest.mark.parametrize(
    ("page", "number", "first"),
    [("", 1, 0), ("2", 2, LINES_SHOWN), ("99", 3, 2 * LINES_SHOWN), ("x", 1, 0), ("-1", 3, None)],
)
def test_lines_come_by_pages_and_another_page_is_the_nearest(
    page: str, number: int, first: int | None
) -> None:
    lines = [f"مرفوض: {n}" for n in range(2 * LINES_SHOWN + 1)]
    found = context(asked(page=page), run_of(lines=lines), None)["lines"]
    assert (found.number, found.paginator.num_pages) == (number, 3)
    assert first is None or next(iter(found)) == lines[first]


# What may be done


OFFERED = {
    DISCARD: {"uploaded"},
    CANCEL: {"waiting", "running"},
    RESUME: {"cancelled", "failed"},
    UNDO: {"finished", "cancelled", "failed"},
}


@pytest.mark.parametrize("action", OFFERED, ids=lambda action: action.name)
def test_an_action_is_offered_in_its_states_alone(action: object) -> None:
    offered = {state for state in STATES if action.is_offered(run_of(state))}  # type: ignore[attr-defined]
    assert offered == OFFERED[action]  # type: ignore[index]


def test_what_was_uploaded_and_is_gone_is_not_resumed_and_may_be_undone(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    run = run_of("failed", paths=[str(file)])
    assert (RESUME.is_offered(run), UNDO.is_offered(run)) == (False, True)
    file.write_text("نص")
    assert RESUME.is_offered(run)


def test_each_action_is_known_by_its_name_and_only_undoing_warns() -> None:
    assert {name: action.name for name, action in ACTIONS.items()} == {
        name: name for name in ("discard", "cancel", "resume", "undo")
    }
    assert [name for name, action in ACTIONS.items() if action.warning] == ["undo"]


@pytest.mark.parametrize(
    ("rights", "state", "offered"),
    [
        (("add_article", "change_article"), "failed", ["resume", "undo"]),
        (("add_article",), "failed", ["resume"]),
        (("change_article",), "failed", ["undo"]),
        ((), "failed", []),
        (("add_article",), "running", ["cancel"]),
        (("add_article",), "finished", []),
    ],
)
def test_a_page_offers_what_the_editor_may_do(
    rights: tuple[str, ...], state: str, offered: list[str]
) -> None:
    run = run_of(state)
    found = context(asked(*rights), run, None)["actions"]
    assert [action.name for action, _ in found] == offered
    assert all(f"/{run.pk}/{action.name}/" in address for action, address in found)


@pytest.mark.parametrize(
    ("name", "state", "after", "others"),
    [
        ("cancel", "waiting", "cancelled", ["uploaded", "finished", "undoing", "cancelling"]),
        ("cancel", "running", "cancelling", ["failed", "undone"]),
        ("resume", "cancelled", "waiting", ["running", "finished", "undone"]),
        ("resume", "failed", "waiting", ["waiting", "uploaded"]),
        ("undo", "finished", "undoing", ["running", "waiting", "undoing", "undone", "uploaded"]),
        ("undo", "failed", "undoing", ["cancelling"]),
    ],
)
def test_an_action_moves_a_run_of_its_states_and_no_other(
    name: str, state: str, after: str, others: list[str]
) -> None:
    run = run_of(state)
    assert ACTIONS[name].do(run)
    assert ImportRun.objects.get(pk=run.pk).state == run.state == after
    for other in others:
        left = run_of(other)
        assert not ACTIONS[name].do(left)
        assert ImportRun.objects.get(pk=left.pk).state == other


def test_what_is_thrown_away_is_gone_and_what_is_under_way_is_not() -> None:
    runs = [run_of("uploaded"), run_of("waiting")]
    for run in runs:
        uploads.folder_of(run).mkdir(parents=True)
    assert [DISCARD.do(run) for run in runs] == [True, False]
    assert list(ImportRun.objects.values_list("state", flat=True)) == ["waiting"]
    assert [folder.name for folder in uploads.root().iterdir()] == [str(runs[1].pk)]
