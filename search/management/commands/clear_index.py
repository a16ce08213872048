from __future__ import annotations

from search.engines.haystack.commands import ClearIndex as Command

__all__ = ["Command"]
