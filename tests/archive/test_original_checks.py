"""An original that is not the bytes that were imported is noticed, not shown, and taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django.fixtures import Settings

from archive import originals
from archive.backup import bag
from archive.ingest.importing import ingest
from archive.models import Article, Original
from archive.original_checks import check

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[3, 12], ids=["files", "a pack"])
def texts(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> Path:
    """So many imported texts."""
    settings.ORIGINALS_DIR = tmp_path / "originals"
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(request.param):
        text = f"عنوان المقال {number}\n\nنص المقال {number} عن النخيل والواحات في الصحراء."
        (folder / f"{number}.txt").write_text(text, "utf-8")
    ingest([folder])
    return folder


@pytest.fixture
def backup(texts: Path, settings: Settings, tmp_path: Path) -> Path:
    """A set of these originals."""
    made = tmp_path / "sets" / "2026-01-02T120000Z"
    shutil.copytree(settings.ORIGINALS_DIR, made / "data" / "originals")
    files = [one for one in (made / "data").rglob("*") if one.is_file()]
    bag.close(made, {one.relative_to(made).as_posix(): bag.sha256_of(one) for one in files}, {})
    return made


def first() -> Original:
    return Original.objects.order_by("offset", "pk")[0]


def flip() -> None:
    path = originals.file_of(first())
    data = bytearray(path.read_bytes())
    data[first().offset + 3] ^= 1
    path.write_bytes(data)


def cut() -> None:
    path = originals.file_of(first())
    path.write_bytes(path.read_bytes()[: first().offset + 3])


def remove() -> None:
    originals.file_of(first()).unlink()


FAULTS: Sequence[tuple[Callable[[], None], str]] = [
    (flip, "damaged"),
    (cut, "damaged"),
    (remove, "missing"),
]


def kinds() -> dict[int, str]:
    return {fault.original.pk: fault.kind for fault in check()}


def checked(*arguments: str) -> str:
    output = StringIO()
    call_command("check_originals", *arguments, stdout=output)
    return output.getvalue()


@pytest.mark.parametrize(("harm", "kind"), FAULTS)
def test_it_is_noticed_and_not_shown(
    texts: Path, client: Client, harm: Callable[[], None], kind: str
) -> None:
    assert kinds() == {}
    harm()
    assert kinds()[first().pk] == kind
    page = client.get(first().get_absolute_url())
    assert page.status_code == 404
    if kind == "damaged":
        assert "تلف الملف المحفوظ" in page.content.decode()


@pytest.mark.parametrize(("harm", "kind"), FAULTS)
def test_the_same_bytes_imported_again_mend_it(
    texts: Path, harm: Callable[[], None], kind: str
) -> None:
    harm()
    assert set(kinds().values()) == {kind}
    ingest([texts])
    assert kinds() == {}
    assert not Original.objects.filter(is_sound=False).exists()


def test_a_rehearsed_import_mends_nothing(texts: Path) -> None:
    remove()
    before = kinds()
    ingest([texts], dry_run=True)
    assert kinds() == before != {}


@pytest.mark.parametrize(("harm", "kind"), FAULTS)
def test_bytes_that_are_parsed_anew_mend_it_too(
    texts: Path, harm: Callable[[], None], kind: str
) -> None:
    harm()
    assert set(kinds().values()) == {kind}
    Article.objects.update(recipe="of another release")
    ingest([texts])
    assert kinds() == {}


@pytest.mark.parametrize(("harm", "kind"), FAULTS)
def test_it_is_taken_back_from_a_backup(backup: Path, harm: Callable[[], None], kind: str) -> None:
    harm()
    with pytest.raises(CommandError, match="بقي غير سليم"):
        checked()
    assert f"استُعيد من {backup}" in checked("--repair", str(backup.parent))
    assert kinds() == {}
    assert f"قُرئت الأصول: {Original.objects.count()}، وفيها غير سليم: 0." in checked()


def test_nothing_is_taken_from_a_damaged_backup(backup: Path) -> None:
    flip()
    shutil.copy(originals.file_of(first()), backup / "data/originals" / _name())
    with pytest.raises(CommandError, match="بقي غير سليم: 1"):
        checked("--repair", str(backup))
    with pytest.raises(CommandError, match="لا نسخة تامة"):
        checked("--repair", str(backup / "data"))


def _name() -> Path:
    path: Path = originals.file_of(first())
    folder: Path = next(one for one in path.parents if one.name == "originals")
    return path.relative_to(folder)
