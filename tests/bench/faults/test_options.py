"""The options of the fault bench."""

from __future__ import annotations

import pytest

from bench.faults.options import options
from bench.faults.scenarios import BY_NAME


def test_all_scenarios_are_run_when_none_is_named() -> None:
    assert options([]).scenarios == tuple(BY_NAME)
    assert options(["damage", "kills"]).scenarios == ("damage", "kills")


def test_a_scenario_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        options(["kills", "flood"])
    assert "no scenario 'flood'; there are kills, power" in capsys.readouterr().err


def test_runs_differ_unless_they_share_a_seed() -> None:
    assert options(["--seed", "7"]).seed == 7
    assert len({options([]).seed for _ in range(20)}) > 1
