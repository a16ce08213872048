"""What other processes use, as the system counts it."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from bench.speed.resources import children, cpu_seconds_of, has_ended, memory_of

WAITING = [sys.executable, "-c", "input()"]


def test_a_process_has_used_what_its_own_clock_says() -> None:
    before = time.process_time()
    seen = cpu_seconds_of(os.getpid())
    assert before <= seen <= time.process_time()


def test_a_process_shares_some_of_what_is_resident() -> None:
    resident, share = memory_of(os.getpid())
    assert 0 < share <= resident


def test_a_child_is_known_until_it_is_waited_for() -> None:
    with subprocess.Popen(WAITING, stdin=subprocess.PIPE) as child:
        assert child.pid in children(os.getpid())
        assert not has_ended(child.pid)
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert has_ended(child.pid)
    assert child.pid not in children(os.getpid())
