"""Percentiles of many durations."""

from __future__ import annotations

import math
from collections.abc import Sequence

PARTS = (0.5, 0.95, 0.99)


def percentile(times: Sequence[float], part: float) -> float:
    """The smallest of the times that `part` of them do not exceed; 0 of none."""
    return sorted(times)[max(0, math.ceil(part * len(times)) - 1)] if times else 0.0


def percentiles(name: str, seconds: Sequence[float]) -> dict[str, int]:
    """By heading, in whole milliseconds: the median, and what few exceed."""
    return {
        f"{name} p{part * 100:.0f}, ms": milliseconds(percentile(seconds, part)) for part in PARTS
    }


def milliseconds(seconds: float) -> int:
    return round(seconds * 1000)
