"""SIGTERM and Ctrl-C during an import: the batch in hand is kept, then the run ends."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType

STOPPED = "أُوقف بإشارة {}؛ ما قُرئ قبلها محفوظ، ويُستأنف بالمسارات نفسها."


class Signals:
    """Says, when it is called, why to stop: an empty text until a signal came.

    The second signal of a kind does what it always does. In a thread other than the main one,
    which gets no signals, it does nothing.
    """

    def __init__(self) -> None:
        self.received: signal.Signals | None = None
        self._before: dict[signal.Signals, object] = {}

    def __enter__(self) -> Signals:
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT):
                self._before[number] = signal.signal(number, self._receive)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for number in list(self._before):
            self._restore(number)

    def __call__(self) -> str:
        return STOPPED.format(self.received.name) if self.received else ""

    @property
    def status(self) -> int:
        """The exit status of a process that a signal has ended, as shells count."""
        return 128 + self.received if self.received else 1

    def _receive(self, number: int, frame: FrameType | None) -> None:
        self.received = signal.Signals(number)
        self._restore(self.received)

    def _restore(self, number: signal.Signals) -> None:
        signal.signal(number, self._before.pop(number))  # type: ignore[arg-type]
