from __future__ import annotations

from search.engines.haystack.commands import UpdateIndex as Command

__all__ = ["Command"]
