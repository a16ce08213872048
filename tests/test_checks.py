"""Hooks, `make lint` and CI run the same checks, and the summary of skips."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.browser import conftest as browser
from tests.conftest import skip_summary

ROOT = Path(__file__).resolve().parent.parent
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
CHECKS = ["ruff check", "ruff format --check", "lint-imports", "djlint --lint", "bench/shape.py"]


def recipe(verb: str) -> list[str]:
    """The commands of a verb of the Makefile."""
    match = re.search(rf"^{verb}:.*\n((?:\t.*\n)+)", MAKEFILE, re.M)
    assert match is not None
    return match[1].splitlines()


def hooks() -> list[dict[str, Any]]:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    return [hook for repo in config["repos"] for hook in repo["hooks"]]


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_runs_before_a_commit_and_in_lint(check: str) -> None:
    assert [check in command for command in recipe("lint")].count(True) == 1
    assert [check in hook["entry"] for hook in hooks()].count(True) == 1


def test_hooks_and_lint_run_nothing_else() -> None:
    assert len(recipe("lint")) == len(hooks()) == len(CHECKS)


def test_hooks_run_from_the_environment_of_tests() -> None:
    for hook in hooks():
        assert hook["entry"].startswith(".venv-test/bin/")


def test_the_workflow_runs_what_ci_runs() -> None:
    text = (ROOT / ".github/workflows/ci.yml").read_text("utf-8")
    commands = [
        step["run"] for step in yaml.safe_load(text)["jobs"]["ci"]["steps"] if "run" in step
    ]
    assert commands == ["bash .ci/run"]


@pytest.mark.parametrize("verb", ["lint", "types", "test"])
def test_ci_runs(verb: str) -> None:
    commands = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    assert f"make {verb}" in commands


def test_a_browser_that_is_missing_fails_in_ci_and_is_skipped_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no Chromium"):
        browser._cannot("no Chromium")
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception, match="no Chromium"):
        browser._cannot("no Chromium")


def test_skips_are_counted_in_one_line_by_their_reasons() -> None:
    assert skip_summary(["no texts", "root", "no texts"]) == "skipped 3: no texts ×2 · root ×1"
