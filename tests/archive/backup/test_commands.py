"""An archive is backed up, lost, and restored by two commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.backup import bag
from archive.backup.backing_up import sets
from tests.archive.test_lost_database import manage


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Of an archive with one article."""
    folder = tmp_path / "data"
    (tmp_path / "palm.txt").write_text("النخيل في الواحات\n\nتنمو النخلة في الواحات.", "utf-8")
    assert manage(folder, "migrate").returncode == 0
    assert manage(folder, "import_articles", str(tmp_path / "palm.txt")).returncode == 0
    return folder


def titles(folder: Path) -> str:
    program = "from archive.models import Article; print(*Article.objects.values_list('title'))"
    return manage(folder, "shell", "-v", "0", "-c", program).stdout


def originals(folder: Path) -> dict[str, bytes]:
    every = (folder / "originals").rglob("*")
    return {str(one.relative_to(folder)): one.read_bytes() for one in every if one.is_file()}


def test_there_and_back(data: Path, tmp_path: Path) -> None:
    folder, new = tmp_path / "sets", tmp_path / "new"
    made = manage(data, "backup", str(folder), "--keep", "2")
    assert (made.returncode, "أصول منسوخة 1،" in made.stdout) == (0, True), made.stderr
    assert "DATA_DIR\n" in (sets(folder)[0] / "data/settings.txt").read_text("utf-8")
    assert not (sets(folder)[0] / "data/secret_key").exists()
    back = manage(new, "restore", str(folder))
    assert (back.returncode, "أُعيد الأرشيف" in back.stdout) == (0, True), back.stderr
    assert titles(new) == titles(data) == "('النخيل في الواحات',)\n"
    assert originals(new) == originals(data) != {}


def test_what_cannot_be_done_is_said_and_harms_nothing(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sets"
    assert manage(data, "backup", str(folder)).returncode == 0
    (tmp_path / "file").write_bytes(b"")
    (sets(folder)[0] / bag.PAYLOAD / "settings.txt").write_text("x", "utf-8")
    for arguments, said in [
        (("restore", str(folder)), "أرشيف، ولا يُعاد شيء فوقه"),
        (("restore", str(tmp_path / "nowhere")), "لا نسخة تامة في"),
        (("backup", str(folder), "--keep", "0"), "--keep"),
        (("backup", str(tmp_path / "file")), "لم تُصنع النسخة"),
    ]:
        refused = manage(data, *arguments)
        assert (refused.returncode, said in refused.stderr) == (1, True), refused.stderr
        assert "Traceback" not in refused.stderr
    damaged = manage(tmp_path / "new", "restore", str(folder))
    assert damaged.returncode == 1 and "تغيّر: data/settings.txt" in damaged.stderr
    assert titles(data) == "('النخيل في الواحات',)\n"
