from __future__ import annotations

from pathlib import Path

import pytest

from bench.audit.tools import Tools


@pytest.fixture
def tools(tmp_path: Path) -> Tools:
    return Tools(tmp_path / "node_modules", tmp_path)
