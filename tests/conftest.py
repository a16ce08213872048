"""Fixtures that all tests share, and what a run says of what it skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest
from django.template.backends.jinja2 import Template
from django.test.signals import template_rendered
from pytest_django.fixtures import Settings

# No example fails because the machine is busy.
hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("untimed")

NAMED_BYTES = 8  # of a test's name
DATABASE = {"db", "transactional_db", "live_server"}
# What triggers write of articles, names and their links, the derived lists apart.
NOTED = {"archive_change", "archive_indexchange", "archive_fingerprint", "archive_storymember"}


@pytest.fixture(autouse=True)
def folders_of_their_own(settings: Settings, tmp_path: Path) -> None:
    """No test touches the data of the machine it runs on, nor waits for the imports of another."""
    settings.DATA_DIR = tmp_path.with_name(f"{tmp_path.name}.data")  # no texts to be imported
    settings.ORIGINALS_DIR = tmp_path / "originals"


@pytest.fixture(autouse=True)
def nothing_of_earlier_tests(request: pytest.FixtureRequest, django_db_blocker: Any) -> None:
    """Rows of tests that commit are deleted after them, and triggers note each that goes."""
    if DATABASE.isdisjoint(request.fixturenames) and not request.node.get_closest_marker(
        "django_db"
    ):
        return
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for table in NOTED & tables:
            cursor.execute(f"DELETE FROM {table}")


@pytest.fixture(autouse=True)
def contexts_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """`response.context` holds what a page was made of: of Jinja2 Django does not tell."""
    rendered = Template.render

    def render(
        self: Template, context: dict[str, Any] | None = None, request: HttpRequest | None = None
    ) -> str:
        context = {} if context is None else context
        page = rendered(self, context, request)
        template_rendered.send(sender=self, template=self, context=context)
        return page

    monkeypatch.setattr(Template, "render", render)


@pytest.fixture(autouse=True)
def no_kept_pages(settings: Settings) -> None:
    """Every page is rendered, and the test client sees with what; `kept_pages` has them kept."""
    settings.PAGE_CACHE_MEGABYTES = 0


@pytest.fixture
def kept_pages(settings: Settings, no_kept_pages: None) -> None:
    settings.PAGE_CACHE_MEGABYTES = 16


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


def pytest_make_parametrize_id(val: object) -> str | None:
    """Of long bytes the beginning: what was packed now holds the time of day, and the processes of
    pytest-xdist must give every test the same name."""
    if isinstance(val, bytes) and len(val) > NAMED_BYTES:
        return f"{val[:NAMED_BYTES]!r} of {len(val)}"
    return None
