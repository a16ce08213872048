"""A real Chromium, and a small archive of our own for it to look at."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from haystack import connections
from pytest_django.fixtures import Settings

from bench.harness.process import HANG
from search import indexing
from search.engines.haystack.backend import engine_in
from tests.browser.archive_on_show import addresses, fill

# Playwright runs an event loop in the thread of the test; the ORM works beside it, not inside.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _cannot("Playwright is not installed")
    if not CHROMIUM.exists():
        _cannot(f"no Chromium at {CHROMIUM}: name one in the variable CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=FLAGS, timeout=1000 * HANG
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> Any:
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        _cannot("axe-playwright-python is not installed")
    return Axe()


def _cannot(reason: str) -> None:
    """A developer may go without a browser; the machine that guards the project may not."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def site(live_server: Any, settings: Settings, tmp_path: Path) -> Iterator[dict[str, str]]:
    """Name of a page -> its full address, on a running server with articles and an index."""
    settings.ROOT_URLCONF = "tests.browser.urls"
    root, configured = tmp_path / "index", connections.connections_info["default"]["PATH"]
    connections.connections_info["default"]["PATH"] = str(root)
    connections.reload("default")
    shown = fill()
    indexing.ensure()
    yield {name: live_server.url + path for name, path in addresses(shown).items()}
    connections.connections_info["default"]["PATH"] = configured
    connections.reload("default")
    engine_in(root).forget()


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page: visit(address, width=320, color_scheme="dark") -> Playwright's Page."""
    contexts = []

    def open_page(address: str, *, width: int = 1280, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 800}, **options)
        context.set_default_timeout(1000 * HANG)  # milliseconds
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: _note(page, message))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def _note(page: Any, message: Any) -> None:
    """Keep what the browser complains of; that a page of errors says 404 is no complaint."""
    if message.type in ("error", "warning") and message.location["url"] != page.url:
        page.complaints.append(message.text)
