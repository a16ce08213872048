"""What readers hardly found, noted without persons: what, on which day, how often, how many hits.

A page of results notes it in the memory of its worker, and a thread writes it down now and
then. What is lost with a worker, or because nothing can be written, does no harm.
"""

from __future__ import annotations

import datetime
import logging
import re
import threading
from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from archive import dependencies, open_connections
from archive.models import MissedQuery
from search.analysis import exact, fold_text
from search.results import Results

FEW = 3  # hits with every word; a reader who has as many has found something
LONGEST, MOST_WORDS = 60, 6  # characters, words: what is longer was pasted
LONGEST_KEY = 100  # letters
MOST = 1_000  # texts that wait to be written down
PAUSE = 30.0  # seconds between two times
UNSURE = {"cut", "partial", "database", "stale", "blank", "only_excluded", "deep"}
# Numbers of telephones and of persons, addresses of the web and of mail.
PERSONAL = re.compile(r"[\d٠-٩۰-۹][\d٠-٩۰-۹ ./-]{4,}|@|://|www\.", re.IGNORECASE)

log = logging.getLogger(__name__)


class Noted(NamedTuple):
    """How often on a day, and what was found the last time."""

    text: str
    times: int
    hits: int


class MissedQueries:
    """Those of one worker that wait to be written down. Threads share them."""

    def __init__(self, today: Callable[[], datetime.date] = timezone.localdate) -> None:
        self._today = today
        self._lock = threading.Lock()
        self._waiting: dict[tuple[str, datetime.date], Noted] = {}
        self._pruned: datetime.date | None = None

    def note(self, results: Results) -> None:
        """What a reader was shown, if it is little. A page with hardly a hit is made anew the next
        time, since one that is kept would tell of nobody; others are counted when they are made."""
        text = exact(results.typed or results.query.text)
        if not settings.SEARCH_LOG_DAYS or not is_missed(results) or not is_impersonal(text):
            return
        if results.typed or results.total < FEW:
            dependencies.uncacheable()
        key = fold_text(text)[:LONGEST_KEY], self._today()
        hits = 0 if results.typed else results.total_all_words
        with self._lock:
            if key in self._waiting or len(self._waiting) < MOST:
                before = self._waiting.get(key, Noted(text, 0, 0))
                self._waiting[key] = Noted(before.text, before.times + 1, hits)

    def write_down(self) -> int:
        """What waits, and forget what is older than the settings say; how many texts were written.

        Nothing is raised: a database that cannot be written to has no log.
        """
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        try:
            if not waiting and self._today() == self._pruned:
                return 0
            with transaction.atomic():
                self._prune()
                for (key, day), noted in waiting.items():
                    _add(key, day, noted)
        except DatabaseError as error:
            log.info("what readers did not find could not be written down: %s", error)
            return 0
        return len(waiting)

    def _prune(self) -> None:
        today = self._today()
        first = today - datetime.timedelta(days=settings.SEARCH_LOG_DAYS)
        if today != self._pruned:
            MissedQuery.objects.filter(day__lt=first).delete()
            self._pruned = today


def is_missed(results: Results) -> bool:
    """Whether the words themselves find little: no filter is to blame, nor the moment."""
    query = results.query
    few = bool(results.typed) or results.total_all_words < FEW
    is_first = not query.offset and not query.is_filtered
    return few and is_first and UNSURE.isdisjoint(results.notices)


def is_impersonal(text: str) -> bool:
    """Whether a text may be kept: it is short, and has no number or address in it."""
    is_short = len(text) <= LONGEST and 0 < len(fold_text(text).split()) <= MOST_WORDS
    return is_short and not PERSONAL.search(text)


def _add(key: str, day: datetime.date, noted: Noted) -> None:
    row = MissedQuery(key=key, text=noted.text, day=day)
    MissedQuery.objects.bulk_create([row], ignore_conflicts=True)
    rows = MissedQuery.objects.filter(key=key, day=day)
    rows.update(count=F("count") + noted.times, hits=noted.hits)


class Recorder(threading.Thread):
    """Writes down what waits, for as long as the process lives, or until it is told to end."""

    def __init__(self, missed: MissedQueries, pause: float = PAUSE) -> None:
        super().__init__(name="recorder", daemon=True)
        self._missed, self._pause, self._ended = missed, pause, threading.Event()

    def run(self) -> None:
        ended = False
        while not ended:
            ended = self._ended.wait(self._pause)
            try:
                open_connections.refresh()
                self._missed.write_down()
            except Exception:
                log.exception("what readers did not find could not be written down")

    def end(self) -> None:
        self._ended.set()


missed = MissedQueries()
