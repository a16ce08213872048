"""Fixtures that all tests share, and what a run says of what it skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import hypothesis
import pytest
from django.core.cache import cache
from pytest_django.fixtures import Settings

# No example fails because the machine is busy.
hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def folders_of_their_own(settings: Settings, tmp_path: Path) -> None:
    """No test touches the originals of the machine it runs on."""
    settings.ORIGINALS_DIR = tmp_path / "originals"


@pytest.fixture
def fresh_cache() -> None:
    cache.clear()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.write_line(skip_summary(reason(report) for report in skipped))


def reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why a test, or a whole file of tests, was skipped."""
    # pytest gives a skip as (path, line, "Skipped: reason").
    assert isinstance(report.longrepr, tuple)
    return str(report.longrepr[2]).removeprefix("Skipped: ")


def skip_summary(reasons: Iterable[str]) -> str:
    """One line; the most frequent reason comes first."""
    counted = Counter(reasons)
    named = " · ".join(f"{why} ×{count}" for why, count in counted.most_common())
    return f"skipped {counted.total()}: {named}"
