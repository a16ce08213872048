"""Every promise of every scenario, and the figure that breaks it."""

from __future__ import annotations

import re

import pytest

from bench.faults.scenarios import BY_NAME, SCENARIOS
from bench.harness.record import ROOT

SAME = {"missing": 0, "extra": 0, "stale": 0}
KEPT = {
    "kills": {"kills": 9, "opened": 9, "equal": 9, "slowest catch-up, ms": 4_999},
    "power": {"cuts": 9, "survived": 9},
    "failures": {"failures": 9, "sound": 9, "equal": 9},
    "meanwhile": {"moments": 9, "equal": 9, "false findings": 0},
    "backlog": {"articles": 9, "applied": 9, **SAME, "waiting": 0},
    "identity": {
        "pairs": 9,
        "wrong": 0,
        "errors": 0,
        "fitting": 2,
        "used": 2,
        "healed": 9,
    },
    "losses": {"lost": 9, "noticed": 9, "equal": 9},
    "rebuilds": {"failed": 0, **SAME, "waiting": 0},
    "changes": {"processes that met an error": 0, "secrets found": 0, **SAME, "waiting": 0},
    "lag": {"articles": 9, "found": 9, "searchable p99, ms": 1_999},
    "damage": {
        "damaged": 9,
        "noticed": 9,
        "files cut": 3,
        "known by size": 3,
        "healed": 9,
        "wrong": 0,
        "errors": 0,
    },
    "questions": {"errors": 0, "over 500 ms": 0},
    "serving": {"errors": 0, **SAME},
}
BROKEN = [
    ("kills", "opened", 8, "the index opens after every kill"),
    ("kills", "equal", 8, "index and database are equal after every kill"),
    ("kills", "articles lost or doubled", 1, "no article is lost or doubled"),
    ("kills", "slowest catch-up, ms", 5_000, "the index catches up in time"),
    ("power", "survived", 8, "what was kept before a power cut is kept after it"),
    ("failures", "sound", 8, "a step that fails harms nothing"),
    ("failures", "equal", 8, "a second try does the whole work"),
    ("meanwhile", "equal", 8, "nothing that changes meanwhile is forgotten"),
    ("meanwhile", "false findings", 1, "what is applied meanwhile is no finding"),
    ("backlog", "applied", 8, "all that waits is applied at once"),
    ("backlog", "stale", 1, "index and database are equal at the end"),
    ("backlog", "waiting", 1, "no change waits at the end"),
    ("identity", "wrong", 1, "no answer is wrong without a label, or an error"),
    ("identity", "errors", 1, "no answer is wrong without a label, or an error"),
    ("identity", "used", 1, "index and database of one moment are used"),
    ("identity", "healed", 8, "every pair is mended"),
    ("losses", "noticed", 8, "a rebuild that loses an article is not published"),
    ("losses", "equal", 8, "the index in use stays as it was"),
    ("rebuilds", "failed", 1, "every rebuild that is not killed ends well"),
    ("rebuilds", "wrong", 1, "no answer is wrong without a label, or an error"),
    ("rebuilds", "error", 1, "no answer is wrong without a label, or an error"),
    ("rebuilds", "stale", 1, "index and database are equal at the end"),
    ("rebuilds", "waiting", 1, "no change waits at the end"),
    ("changes", "processes that met an error", 1, "no process meets an error"),
    ("changes", "errors", 1, "no process meets an error"),
    ("changes", "secrets found", 1, "nothing rolled back or withdrawn is a hit"),
    ("changes", "missing", 1, "index and database are equal at the end"),
    ("changes", "waiting", 1, "no change waits at the end"),
    ("lag", "found", 8, "every article is found"),
    ("lag", "searchable p99, ms", 2_000, "an article is found in time"),
    ("damage", "noticed", 8, "all damage is noticed"),
    ("damage", "known by size", 2, "a file cut short is known by its size"),
    ("damage", "healed", 8, "all damage is mended"),
    ("damage", "wrong", 1, "no answer is wrong without a label, or an error"),
    ("damage", "errors", 1, "no answer is wrong without a label, or an error"),
    ("questions", "errors", 1, "every question is answered"),
    ("questions", "over 500 ms", 1, "none takes long"),
    ("serving", "errors", 1, "no page is an error"),
    ("serving", "extra", 1, "index and database are equal at the end"),
]


@pytest.mark.parametrize("name", BY_NAME)
def test_right_figures_keep_every_promise(name: str) -> None:
    assert [one.text for one in BY_NAME[name].promises if not one.is_kept(KEPT[name])] == []


@pytest.mark.parametrize(("name", "figure", "value", "promise"), BROKEN)
def test_one_wrong_figure_breaks_one_promise(
    name: str, figure: str, value: int, promise: str
) -> None:
    figures = KEPT[name] | {figure: value}
    assert [one.text for one in BY_NAME[name].promises if not one.is_kept(figures)] == [promise]


def test_every_promise_can_be_broken() -> None:
    promises = {(one.name, promise.text) for one in SCENARIOS for promise in one.promises}
    assert {(name, promise) for name, _, _, promise in BROKEN} == promises


def test_every_scenario_is_documented() -> None:
    section = (ROOT / "bench" / "README.md").read_text("utf-8").split("\n## Faults", 1)[1]
    assert re.findall(r"(?m)^\| `([a-z]+)` \|", section) == list(BY_NAME)
