"""The embedded engine passes the contract, all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.engines.contract import EngineContract
from search.engines.whoosh.engine import WhooshEngine


class TestWhoosh(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path: Path) -> WhooshEngine:
        return WhooshEngine(tmp_path / "index")

    @pytest.fixture
    def another(self, engine: WhooshEngine) -> WhooshEngine:
        return WhooshEngine(engine.root)
