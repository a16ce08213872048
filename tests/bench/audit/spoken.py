"""What tools would print, without the tools: they are installed for audits alone."""

from __future__ import annotations

import pytest

from bench.audit.tools import Tools


def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The list that takes what the next tools print, in their order."""
    said: list[str] = []
    monkeypatch.setattr(Tools, "run", lambda self, *command: said.pop(0))
    return said
