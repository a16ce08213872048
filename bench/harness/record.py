"""Where a measurement comes from, and the file in which it is kept."""

from __future__ import annotations

import datetime
import os
import platform
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "bench" / "RESULTS.md"
MEASURED = ("search", "archive", "templates")  # a commit is named as it is if these are its own


@dataclass(frozen=True, slots=True)
class Provenance:
    """`commit`: that of the code measured, and whether the code differs from it."""

    date: str
    commit: str
    machine: str


def provenance() -> Provenance:
    """Of a run that begins now, here."""
    return Provenance(datetime.datetime.now(datetime.UTC).date().isoformat(), _commit(), _machine())


def append(section: str, path: Path = RESULTS) -> None:
    path.write_text(path.read_text("utf-8").rstrip() + "\n\n" + section, "utf-8")


def _commit() -> str:
    changed = _git("status", "--porcelain", "--", *MEASURED)
    return (_git("rev-parse", "--short", "HEAD") or "unknown") + (", changed" if changed else "")


def _git(*arguments: str) -> str:
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB of memory, "
        f"{platform.system()}, Python {platform.python_version()}"
    )
