"""Fixtures that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def folders_of_their_own(settings: Settings, tmp_path: Path) -> None:
    """No test touches the originals of the machine it runs on."""
    settings.ORIGINALS_DIR = tmp_path / "originals"


@pytest.fixture
def fresh_cache() -> None:
    cache.clear()
