"""Faults in small numbers, in real processes; `make fault` runs them in great ones.

Durations break no promise here: a test does not fail because the machine is busy.
"""

from __future__ import annotations

from typing import Any

from bench.faults.options import options
from bench.faults.running import run_scenario
from bench.faults.scenario import Figures, Scenario, below, none_of
from bench.faults.scenarios import BY_NAME
from bench.harness.process import HANG


def figures(name: str, scale: float) -> Figures:
    """Of a scenario that keeps all its promises."""
    chosen = options([name, "--scale", str(scale), "--untimed"])
    outcome = run_scenario(BY_NAME[name], chosen, HANG)
    assert outcome.broken == (), f"{outcome}, seed {chosen.seed}"
    return outcome.figures


def test_killed_writers_leave_an_index_that_opens_and_catches_up() -> None:
    measured = figures("kills", 0.025)
    assert (measured["kills"], measured["opened"], measured["equal"]) == (5, 5, 5)
    assert measured["articles lost or doubled"] == 0


def test_a_power_cut_takes_back_nothing() -> None:
    measured = figures("power", 0.05)
    assert measured["cuts"] == measured["survived"] > 100


def test_a_step_that_fails_costs_a_second_try() -> None:
    measured = figures("failures", 0.2)
    assert measured["failures"] == measured["sound"] == measured["equal"] > 100


def test_what_another_process_does_meanwhile_is_neither_lost_nor_a_finding() -> None:
    measured = figures("meanwhile", 0.1)
    assert measured["moments"] == measured["equal"] > 30 and not measured["false findings"]


def test_all_that_waits_is_applied_at_once() -> None:
    measured = figures("backlog", 0.02)
    assert (measured["articles"], measured["applied"], measured["waiting"]) == (30, 30, 0)


def test_a_rebuild_that_loses_an_article_is_not_published() -> None:
    measured = figures("losses", 0.04)
    assert (measured["lost"], measured["noticed"], measured["equal"]) == (2, 2, 2)


def test_readers_are_never_wrong_during_rebuilds_and_kills() -> None:
    measured = figures("rebuilds", 0.02)
    assert (measured["rebuilds"], measured["killed"]) == (2, 1)
    assert measured["right"] and not measured.get("wrong") and not measured.get("error")


def test_mixed_changes_by_many_processes_all_arrive() -> None:
    measured = figures("changes", 0.02)
    assert measured["changes"] == 80
    assert [measured[kind] for kind in ("missing", "extra", "stale", "waiting")] == [0, 0, 0, 0]


def test_a_committed_article_is_found() -> None:
    assert figures("lag", 0.01)["found"] == 5


def test_every_damage_is_noticed_labelled_and_mended() -> None:
    measured = figures("damage", 0.02)
    assert measured["damaged"] == measured["noticed"] == measured["healed"] == 12
    assert measured["files cut"] == measured["known by size"] == 2
    assert (measured["wrong"], measured["errors"]) == (0, 0)


def test_questions_made_by_chance_are_answered() -> None:
    measured = figures("questions", 0.001)
    assert (measured["questions"], measured["errors"]) == (100, 0)


def test_a_scenario_that_does_not_end_is_a_promise_broken() -> None:
    outcome = run_scenario(BY_NAME["kills"], options(["kills"]), seconds=0.05)
    assert outcome.broken == ("bench.faults.worker: no answer after 0.05 s",)


def test_the_bench_fails_when_a_promise_is_broken() -> None:
    def measured(*arguments: str) -> tuple[str, ...]:
        chosen = options(["kills", "--scale", "0.005", *arguments])
        return run_scenario(never, chosen, HANG).broken

    kills = BY_NAME["kills"]
    promises = (none_of("nothing is killed", "kills"), below("no time passes", "kills", 0))
    never = Scenario(kills.name, kills.run, kills.counts, promises)
    assert measured() == ("nothing is killed", "no time passes")
    assert measured("--untimed") == ("nothing is killed",)


def test_counts_are_scaled_and_never_nothing() -> None:
    scenario: Any = Scenario("x", lambda setting: {}, {"many": 1_000, "few": 3}, ())
    assert scenario.scaled(0.01) == {"many": 10, "few": 1}
