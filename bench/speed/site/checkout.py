"""The code of another commit in a folder of its own, and an environment that fits it."""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
from pathlib import Path

from bench.harness.errors import BenchError
from bench.harness.progress import Progress
from bench.harness.record import ROOT

LOCK = "requirements.lock"


def commit_of(revision: str, repository: Path = ROOT) -> str:
    """The short name of a commit. Raises BenchError when there is no such one."""
    found = _git(repository, "rev-parse", "--short", "--verify", f"{revision}^{{commit}}")
    return found.decode().strip()


def check_out(commit: str, folder: Path, repository: Path = ROOT) -> Path:
    """The folder with all files of a commit in it."""
    files = _git(repository, "archive", "--format=tar", commit)
    with tarfile.open(fileobj=io.BytesIO(files)) as packed:
        packed.extractall(folder, filter="data")
    return folder


def python_for(root: Path, folder: Path, progress: Progress) -> str:
    """A Python that has what the lock of a checkout names.

    It is the one of this process where the locks are the same; else an environment is made in
    `folder`, for which the network is needed. Raises BenchError when that fails.
    """
    if (root / LOCK).read_bytes() == (ROOT / LOCK).read_bytes():
        return sys.executable
    progress(f"installing the {LOCK} of the baseline")
    made = folder / "bin" / "python"
    _run([sys.executable, "-m", "venv", str(folder)])
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes"]
    _run([str(made), "-m", "pip", "install", *options, "-r", str(root / LOCK)])
    return str(made)


def _git(repository: Path, *arguments: str) -> bytes:
    return _run(["git", "-C", str(repository), *arguments])


def _run(command: list[str]) -> bytes:
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout
    except OSError as error:
        raise BenchError(f"{command[0]}: {error.strerror}") from error
    except subprocess.CalledProcessError as error:
        raise BenchError(f"{' '.join(command)}: {error.stderr.decode().strip()}") from error
