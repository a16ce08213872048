"""A side runs commands and serves, and says which of them failed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.harness.errors import BenchError, ServerFailed
from bench.harness.server import free_address
from bench.speed.site.side import Served, Side


@pytest.fixture
def side(tmp_path: Path) -> Side:
    """Its `manage.py` shows its settings and ends with the status that it is given."""
    (tmp_path / "manage.py").write_text(
        "import os, sys\n"
        "open('settings', 'w').write(os.environ['DATA_DIR'] + os.environ.get('OWN', ''))\n"
        "sys.exit(int(sys.argv[1]))\n"
    )
    return Side("before", tmp_path, sys.executable, tmp_path / "data", settings={"OWN": "!"})


def test_a_command_runs_in_the_checkout_over_the_data_of_the_side(side: Side) -> None:
    side.manage("0")
    assert (side.root / "settings").read_text() == f"{side.folder}!"


def test_a_command_that_fails_is_told(side: Side) -> None:
    with pytest.raises(BenchError, match=r"before: manage\.py 3 failed"):
        side.manage("3", accepted=(0, 1))
    side.manage("1", accepted=(0, 1))


def test_workers_that_have_ended_never_come_to_rest() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as master, pytest.raises(ServerFailed):
        Served(free_address(), master.pid, workers=1).settle()


def test_a_side_has_the_commands_of_its_own_code(side: Side) -> None:
    commands = side.root / "search" / "management" / "commands"
    commands.mkdir(parents=True)
    (commands / "rebuild_related.py").touch()
    assert side.has_command("rebuild_related") and not side.has_command("build_index")
