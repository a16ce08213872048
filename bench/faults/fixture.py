"""The fixture the trials stand on: an archive of made-up articles in a folder of its own."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WORDS = [
    "نهر",
    "جبل",
    "مدينة",
    "سوق",
    "كتاب",
    "قلم",
    "طريق",
    "بيت",
    "شجرة",
    "بحر",
    "سفينة",
    "مطر",
    "ريح",
    "قمر",
    "شمس",
    "نجمة",
    "حديقة",
    "زهرة",
    "طائر",
    "خبز",
    "ملح",
    "زيت",
    "حقل",
    "قمح",
    "نخلة",
    "واحة",
    "صحراء",
    "قافلة",
    "تاجر",
    "شاعر",
    "معلم",
    "طبيب",
    "مهندس",
    "عامل",
    "صياد",
    "بناء",
    "رسام",
]
EVERYWHERE = "الأرشيف"  # a word of every article


def lay(data: Path) -> None:
    """Set Django up over an empty archive in the folder `data`."""
    os.environ |= {
        "DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "LOG_LEVEL": "CRITICAL",
    }
    os.environ.pop("DATABASE_URL", None)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def text(chance: random.Random, words: int = 60) -> str:
    return " ".join([EVERYWHERE, *chance.choices(WORDS, k=words)])


def fill(count: int, chance: random.Random) -> None:
    """`count` articles, each with a tag, and an index that holds them."""
    from archive.models import Article, Tag
    from archive.names import Names
    from search import indexing

    made = Article.objects.bulk_create(
        Article(title=f"مقال {n}", slug="m", body=text(chance), content_hash="-")
        for n in range(count)
    )
    tags = [Names(Tag).named(word) for word in WORDS[:5]]
    for number, article in enumerate(made):
        article.tags.add(tags[number % len(tags)])
    indexing.rebuild()


def root() -> Path:
    from django.conf import settings

    return Path(settings.INDEX_DIR)


def fork(work: Callable[[], Any]) -> int:
    """Run `work` in a child process; its number. Database connections are not shared."""
    from django.db import connections

    connections.close_all()
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def kill(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def ended_well(child: int) -> bool:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@contextmanager
def beside(
    work: Callable[[Callable[[], bool]], dict[str, Any]], folder: Path, count: int
) -> Iterator[list[dict[str, Any]]]:
    """`count` children that work until the block ends; then the list holds what each told.

    `work` is given a function that says whether it is time to end.
    """
    folder.mkdir(parents=True, exist_ok=True)
    end, told = folder / "end", list[dict[str, Any]]()
    answers = [folder / f"{number}.json" for number in range(count)]

    def working(answer: Path) -> None:
        answer.write_text(json.dumps(work(end.exists)), "utf-8")

    children = [fork(lambda answer=answer: working(answer)) for answer in answers]
    try:
        yield told
    finally:
        end.touch()
        well = [ended_well(child) for child in children]
        for answer in answers:
            if answer.exists():
                told.append(json.loads(answer.read_text("utf-8")))
                answer.unlink()
        end.unlink()
        assert all(well), "a child that should have ended by itself did not"


def forget_what_was_read() -> None:
    """Look at the index as a process does that has just begun."""
    from search.engines.haystack.backend import engine_in
    from search.engines.whoosh.store.manifest import CHECKSUMS

    engine_in(root()).forget()
    for folder in root().glob("g*"):
        CHECKSUMS.forget(folder)


def truth() -> dict[str, int]:
    """How database and index differ once all changes are applied, and how long that took."""
    from archive.models import IndexChange
    from search import indexing

    begun = time.monotonic()
    indexing.drain()
    took = time.monotonic() - begun
    found = indexing.examine()
    return {
        "missing": len(found.missing),
        "extra": len(found.extra),
        "stale": len(found.stale),
        "waiting": IndexChange.objects.count(),
        "milliseconds": round(took * 1000),
    }


def percentile(values: list[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else 0.0
