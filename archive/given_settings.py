"""Settings that are read from the environment, and which of them it gives."""

from __future__ import annotations

import os
from typing import Any

import environ


class Given(environ.Env):  # type: ignore[misc]
    """Notes the names that are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._asked = set[str]()

    def get_value(self, var: str, *arguments: Any, **options: Any) -> Any:
        self._asked.add(var)
        return super().get_value(var, *arguments, **options)

    @property
    def names(self) -> tuple[str, ...]:
        """Of those in the environment, in order."""
        return tuple(sorted(self._asked & os.environ.keys()))
