"""What a process uses: memory from Linux's /proc, processor time, and room on the disk."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

STATUS = Path("/proc/self/status")


def memory() -> tuple[float, float]:
    """(resident, the part of it that is not mapped from files), in MB."""
    status = dict(line.split(":", 1) for line in STATUS.read_text().splitlines())
    resident, own = (int(status[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon"))
    return resident, own


def peak_memory() -> float:
    """The most that was ever resident of this process or of one child, in MB."""
    usages = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(usage).ru_maxrss for usage in usages) / 1024


def cpu_seconds() -> float:
    """Processor time of this process and the children that have ended."""
    return sum(os.times()[:4])


def megabytes(path: Path) -> float:
    files = [path] if path.is_file() else path.rglob("*")
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def children(process: int) -> list[int]:
    """The processes that another one started, and that have not ended."""
    return [int(n) for n in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def has_ended(child: int) -> bool:
    """Whether a child of this process has; it may be waited for still."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def cpu_seconds_of(process: int) -> float:
    """Processor time of another process, by the clock that clock_getcpuclockid(3) would name."""
    return time.clock_gettime(~process << 3 | 2)


def memory_of(process: int) -> tuple[float, float]:
    """(resident, the same with what is shared divided among those who share it), in MB."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    sizes = dict(line.split(":", 1) for line in lines)
    resident, proportional = (int(sizes[name].split()[0]) / 1024 for name in ("Rss", "Pss"))
    return resident, proportional
