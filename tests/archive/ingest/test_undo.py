"""An import that is undone: nothing of it is left but what somebody may rely on."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import models
from django.utils import timezone
from pytest_django.fixtures import Settings

from archive import editing, originals
from archive.ingest import undo as undoing
from archive.ingest.defaults import NO_DEFAULTS, Defaults
from archive.ingest.importing import ingest
from archive.ingest.report import TAKEN_BACK
from archive.ingest.runs import Stopped, never, only_one
from archive.ingest.undo import undo
from archive.models import Article, Author, ImportRun, IndexChange, Named, Original, Source, Tag
from tests.builders import article, tag

pytestmark = pytest.mark.django_db

SEA = "البحر واسع وعميق، وفيه سمك كثير ولؤلؤ، وعليه سفن تذهب وتجيء."
PALM = "تنمو النخلة في الواحات، وتحتاج إلى ماء وشمس، ويؤكل ثمرها رطبًا وتمرًا."


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path / "data"
    monkeypatch.setattr(undoing, "BATCH", 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    return made


def imported(folder: Path, defaults: Defaults = NO_DEFAULTS, **texts: str) -> ImportRun:
    """A run that imported these texts: name of a file -> title and text."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    ingest([folder], defaults=defaults)
    return ImportRun.objects.latest("pk")


def undone(run: ImportRun) -> dict[str, int]:
    """What became of the articles of the run."""
    run = ImportRun.objects.get(pk=run.pk)
    undo(run, never)
    run.refresh_from_db()
    assert run.state == "undone"
    return {outcome: run.counts[outcome] for outcome in TAKEN_BACK if outcome in run.counts}


def titles() -> list[str]:
    return sorted(Article.objects.published().values_list("title", flat=True))


def kept_bytes() -> int:
    return sum(1 for path in originals.path_of("00").parents[1].rglob("*") if path.is_file())


def log(row: models.Model, flag: int = CHANGE) -> None:
    user, _ = User.objects.get_or_create(username="editor")
    LogEntry.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(row),
        object_id=row.pk,
        object_repr=str(row),
        action_flag=flag,
    )


def test_what_a_run_brought_goes_with_its_bytes_and_its_names(folder: Path) -> None:
    paper = Defaults(source="جريدة الحي", tags=("أرشيف",))
    run = imported(folder, paper, a=f"البحر\n\n{SEA}", b=f"النخلة\n\n{PALM}", c=f"بحر\n\n{PALM}")
    assert (len(titles()), kept_bytes(), Source.objects.count()) == (3, 3, 1)
    IndexChange.objects.all().delete()
    gone = sorted(Article.objects.values_list("pk", flat=True))
    assert undone(run) == {"deleted": 3}
    assert (titles(), kept_bytes()) == ([], 0)
    assert not Original.objects.exists()
    assert not any(model.objects.exists() for model in (Source, Author, Tag))
    waiting = sorted(IndexChange.objects.values_list("article_id", flat=True))
    assert waiting == gone, "search forgets them, too"


def test_what_others_brought_stays(folder: Path) -> None:
    kept = article("مقال بيد محرر", tags=["أرشيف"])
    before = imported(folder, a=f"البحر\n\n{SEA}")
    run = imported(folder, Defaults(tags=("أرشيف", "جديد")), b=f"النخلة\n\n{PALM}")
    assert undone(run) == {"deleted": 1}
    assert titles() == ["البحر", "مقال بيد محرر"]
    assert list(kept.tags.all()) == [Tag.objects.get(name="أرشيف")]
    assert not Tag.objects.filter(name="جديد").exists()
    assert Original.objects.get().run == before


def test_the_same_files_can_be_imported_once_more(folder: Path) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    undone(run)
    again = imported(folder, Defaults(source="الصباح"))
    assert again.counts == {"new": 1}
    assert Article.objects.get().source == Source.objects.get(name="الصباح")


def test_what_a_run_changed_is_as_it_was(folder: Path) -> None:
    first = imported(folder, Defaults(source="الصباح"), a=f"البحر\n\n{SEA}")
    before = Article.objects.get()
    run = imported(folder, Defaults(source="المساء"), a=f"المحيط\n\n{SEA} وموج.")
    assert run.counts == {"changed": 1}
    assert undone(run) == {"restored": 1}
    after = Article.objects.get()
    for field in ("pk", "title", "slug", "body", "lead", "text_hash", "source", "edited_fields"):
        assert getattr(after, field) == getattr(before, field), field
    original = Original.objects.get()
    assert (original.run, original.current, original.sha256) == (first, True, original.sha256)
    assert kept_bytes() == 1


def test_what_an_editor_changed_stays_when_a_version_goes(folder: Path) -> None:
    imported(folder, a=f"البحر\n\n{SEA}")
    run = imported(folder, a=f"المحيط\n\n{SEA} وموج.")
    edited = Article.objects.get()
    edited.title = "عنوان المحرر"
    editing.note_edit(edited, ["title"])
    edited.save()
    assert undone(run) == {"restored": 1}
    kept = Article.objects.get()
    assert (kept.title, kept.body) == ("عنوان المحرر", SEA)


def test_what_a_later_run_changed_stays_as_that_left_it(folder: Path) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    later = imported(folder, a=f"المحيط\n\n{SEA} وموج.")
    assert undone(run) == {"left": 1}
    assert titles() == ["المحيط"]
    assert Original.objects.get().run == later
    assert undone(later) == {"deleted": 1}
    assert titles() == []


def test_a_text_that_another_run_found_elsewhere_stays_as_that_one_s(folder: Path) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    later = imported(folder, b=f"البحر\n\n{SEA}")
    assert later.counts == {"same": 1, "duplicate": 1}
    assert undone(run) == {"restored": 1}
    original = Original.objects.get()
    assert (original.file_name, original.current, original.run) == ("b.txt", True, later)
    assert titles() == ["البحر"]


def test_that_a_file_was_a_duplicate_is_forgotten(folder: Path) -> None:
    first = imported(folder, a=f"البحر\n\n{SEA}")
    run = imported(folder, b=f"البحر\n\n{SEA}")
    assert undone(run) == {}
    assert (titles(), Original.objects.get().run) == (["البحر"], first)


def edited(touched: Article) -> None:
    Article.objects.filter(pk=touched.pk).update(edited_fields=["tags"])


def logged(touched: Article) -> None:
    log(touched)


def old(touched: Article) -> None:
    long_ago = timezone.now() - undoing.CITABLE - datetime.timedelta(hours=1)
    Article.objects.filter(pk=touched.pk).update(created=long_ago)


@pytest.mark.parametrize("touch", [edited, logged, old])
def test_what_somebody_may_rely_on_is_withdrawn_and_says_so(folder: Path, touch: object) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}", b=f"النخلة\n\n{PALM}")
    touched = Article.objects.get(title="البحر")
    touch(touched)  # type: ignore[operator]
    assert undone(run) == {"deleted": 1, "withdrawn": 1}
    kept = Article.objects.get()
    assert (kept.pk, kept.state) == (touched.pk, "withdrawn")
    assert kept.withdrawn_reason == "تُراجع عن استيراده."
    assert kept_bytes() == 1


def test_what_an_editor_withdrew_keeps_the_editor_s_reason(folder: Path) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    editing.withdraw(Article.objects.all(), "طلب كاتبه")  # type: ignore[arg-type]
    log(Article.objects.get())
    assert undone(run) == {"withdrawn": 1}
    assert Article.objects.get().withdrawn_reason == "طلب كاتبه"


def test_what_was_never_public_goes_however_old_it_is(folder: Path) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    old(Article.objects.get())
    Article.objects.update(state=Article.State.WITHDRAWN)
    assert undone(run) == {"deleted": 1}


def test_names_that_an_editor_had_to_do_with_stay(folder: Path) -> None:
    made, renamed = tag("صنعه محرر"), tag("له اسم آخر", aliases=["آخر"])
    log(made, ADDITION)
    tags = ("صنعه محرر", "له اسم آخر", "من الاستيراد")
    undone(imported(folder, Defaults(tags=tags), a=f"البحر\n\n{SEA}"))
    rows: list[Named] = [made, renamed]
    assert sorted(Tag.objects.all(), key=str) == sorted(rows, key=str)


def test_without_the_bytes_before_the_article_stays(folder: Path) -> None:
    imported(folder, a=f"البحر\n\n{SEA}")
    originals.path_of(Original.objects.get().sha256).unlink()
    run = imported(folder, a=f"المحيط\n\n{SEA} وموج.")
    assert undone(run) == {"unreadable": 1}
    assert titles() == ["المحيط"]


def test_an_object_of_a_list_is_found_again_in_its_file(folder: Path) -> None:
    def write(*texts: str) -> ImportRun:
        rows = [f'{{"id": {n}, "title": "البحر {n}", "text": "{t}"}}' for n, t in enumerate(texts)]
        (folder / "all.json").write_text(f"[{', '.join(rows)}]", "utf-8")
        return imported(folder)

    write(SEA, PALM)
    run = write(SEA + " ثم.", PALM + " ثم.")
    assert undone(run) == {"restored": 2}
    assert sorted(Article.objects.values_list("body", flat=True)) == sorted([SEA, PALM])


def test_it_goes_on_where_it_was_stopped(folder: Path) -> None:
    texts = {f"t{number}": f"البحر {number}\n\n{SEA} {number}" for number in range(5)}
    run = imported(folder, **texts)
    ImportRun.objects.update(state="undoing")
    run.refresh_from_db()
    answers = iter(["", "يكفي"])
    with pytest.raises(Stopped):
        undo(run, lambda: next(answers))
    run.refresh_from_db()
    assert (run.state, run.counts["deleted"], len(titles())) == ("undoing", 2, 3)
    assert undone(run) == {"deleted": 5}


def test_what_fails_is_the_reason_and_it_can_be_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    with monkeypatch.context() as broken:
        broken.setattr(originals, "forget", lambda hashes: (folder / "none").read_bytes())
        with pytest.raises(FileNotFoundError):
            undo(run, never)
    run.refresh_from_db()
    assert run.state == "failed"
    assert run.reason == "تعذر الوصول إلى الملفات: No such file or directory"
    assert undone(run) == {"deleted": 1}


def undone_by_command(run: int) -> str:
    out = io.StringIO()
    call_command("undo_import", run, stdout=out)
    return out.getvalue()


def test_the_command_says_what_became_of_the_articles(folder: Path) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}", b=f"النخلة\n\n{PALM}")
    assert undone_by_command(run.pk).startswith("حُذف: 2، أُعيد إلى ما قبله: 0، سُحب: 0")
    assert titles() == []
    with pytest.raises(CommandError, match="لا يُتراجع عنه، وحاله: تُراجع عنه"):
        undone_by_command(run.pk)


def test_the_command_goes_on_with_what_was_begun(folder: Path) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    ImportRun.objects.update(state="undoing")
    assert undone_by_command(run.pk).startswith("حُذف: 1")


@pytest.mark.parametrize("state", ["waiting", "running", "uploaded"])
def test_the_command_undoes_nothing_that_is_not_over(state: str) -> None:
    run = ImportRun.objects.create(state=state)
    with pytest.raises(CommandError, match="لا يُتراجع عنه"):
        undone_by_command(run.pk)
    with pytest.raises(CommandError, match="لا استيراد بهذا الرقم"):
        undone_by_command(run.pk + 1)


def test_the_command_leaves_it_to_the_importer_while_another_is_at_work(folder: Path) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    with only_one(), pytest.raises(CommandError) as told:
        undone_by_command(run.pk)
    assert told.value.returncode == 75
    run.refresh_from_db()
    assert (run.state, titles()) == ("undoing", ["البحر"])


def test_the_command_names_what_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    monkeypatch.setattr(originals, "forget", lambda hashes: (folder / "none").read_bytes())
    with pytest.raises(CommandError, match="تعذر الوصول إلى الملفات"):
        undone_by_command(run.pk)
