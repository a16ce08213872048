"""The code of another commit, and an environment for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.harness.errors import BenchError
from bench.harness.progress import Progress
from bench.harness.record import ROOT
from bench.speed.site.checkout import LOCK, check_out, commit_of, python_for

WHO = ["-c", "user.name=A", "-c", "user.email=a@example.org"]


def git(repository: Path, *arguments: str) -> str:
    command = ["git", "-C", str(repository), *WHO, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Of two commits, in which a file says "before" and "now"."""
    folder = tmp_path / "repository"
    (folder / "archive").mkdir(parents=True)
    git(folder, "init", "--quiet")
    for text in ("before", "now"):
        (folder / "archive" / "code.py").write_text(text)
        git(folder, "add", ".")
        git(folder, "commit", "--quiet", "--message", text)
    return folder


def test_the_files_of_a_commit_are_written_into_a_folder(repository: Path, tmp_path: Path) -> None:
    root = check_out(commit_of("HEAD~1", repository), tmp_path / "before", repository)
    assert (root / "archive" / "code.py").read_text() == "before"
    assert (repository / "archive" / "code.py").read_text() == "now"


def test_a_commit_has_a_short_name(repository: Path) -> None:
    assert commit_of("HEAD", repository) == git(repository, "rev-parse", "--short", "HEAD")


def test_a_commit_that_is_unknown_is_told(repository: Path) -> None:
    with pytest.raises(BenchError, match="rev-parse"):
        commit_of("nothing", repository)


def test_the_same_lock_needs_no_other_environment(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_bytes((ROOT / LOCK).read_bytes())
    assert python_for(tmp_path, tmp_path / "environment", Progress()) == sys.executable
    assert not (tmp_path / "environment").exists()


def test_another_lock_has_an_environment_of_its_own(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("")  # nothing to fetch
    python = python_for(tmp_path, tmp_path / "environment", Progress())
    shown = [python, "-c", "import sys; print(sys.prefix)"]
    prefix = subprocess.run(shown, check=True, capture_output=True, text=True).stdout.strip()
    assert Path(prefix) == tmp_path / "environment"
