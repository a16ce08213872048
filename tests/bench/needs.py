"""What only benches need: a developer may go without; the machine that guards the project may not."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import pytest


def needed(module: str) -> Any:
    """The module; without it, what is being collected or run is skipped, or fails in CI."""
    if os.environ.get("CI"):
        return import_module(module)
    return pytest.importorskip(module, reason=f"{module} is not installed: make .venv-test/ready")
