"""Signals that this process sends to itself: none of these tests ends by one."""

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from archive.ingest.signals import STOPPED, Signals

KINDS = (signal.SIGTERM, signal.SIGINT)


@pytest.fixture(autouse=True)
def _handlers_of_the_tests() -> Iterator[None]:
    """What the tests were run with stands again after each of them."""
    before = {kind: signal.getsignal(kind) for kind in KINDS}
    yield
    for kind, handler in before.items():
        signal.signal(kind, handler)


@pytest.mark.parametrize(("kind", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_is_a_reason_to_stop_and_a_status(kind: signal.Signals, status: int) -> None:
    with Signals() as signals:
        assert (signals(), signals.status) == ("", 1)
        os.kill(os.getpid(), kind)
        assert (signals(), signals.status) == (STOPPED.format(kind.name), status)
    assert signals() == STOPPED.format(kind.name)  # also after the block


@pytest.mark.parametrize("kind", KINDS)
def test_the_second_of_a_kind_does_what_it_always_does(kind: signal.Signals) -> None:
    received = []
    signal.signal(kind, lambda number, frame: received.append(number))
    with Signals():
        os.kill(os.getpid(), kind)
        assert received == []
        os.kill(os.getpid(), kind)
        assert received == [kind]


def test_the_other_kind_is_still_noted_after_the_first() -> None:
    with Signals() as signals:
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGINT)
        assert signals() == STOPPED.format("SIGINT")


@pytest.mark.parametrize("received", [None, *KINDS])
def test_what_was_before_is_so_again(received: signal.Signals | None) -> None:
    before = [signal.getsignal(kind) for kind in KINDS]
    with Signals():
        assert [signal.getsignal(kind) for kind in KINDS] != before
        if received:
            os.kill(os.getpid(), received)
    assert [signal.getsignal(kind) for kind in KINDS] == before


def test_it_is_so_again_after_an_error_which_goes_on() -> None:
    before = [signal.getsignal(kind) for kind in KINDS]
    with pytest.raises(LookupError), Signals():
        raise LookupError
    assert [signal.getsignal(kind) for kind in KINDS] == before


def test_a_thread_that_gets_no_signals_runs_without_them() -> None:
    before = [signal.getsignal(kind) for kind in KINDS]
    seen = []

    def run() -> None:
        with Signals() as signals:
            seen.append((signals(), signals.status, [signal.getsignal(kind) for kind in KINDS]))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert seen == [("", 1, before)]
