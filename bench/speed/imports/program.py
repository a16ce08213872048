"""A program that imports a file twice and prints what it took, as JSON; run in a checkout.

    python program.py FILE PROCESSES WORK

It knows nothing of the bench, for the checkout may be of another commit: of the code measured it
asks `archive.ingest.importing.ingest` alone. WORK is "import", or "edit": save one article again
and again, until standard input is closed.
"""

from __future__ import annotations

import json
import os
import resource
import select
import sys
import time
from inspect import signature
from pathlib import Path
from typing import Any

USAGES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
PAUSE = 0.05  # seconds between two saves


def cpu_seconds() -> float:
    return sum(os.times()[:4])


def imported(file: Path, processes: int) -> dict[str, Any]:
    """What one run took."""
    from archive.ingest.importing import ingest

    options: dict[str, Any] = {}
    if "processes" in signature(ingest).parameters:
        options = {"processes": processes}
    cpu, wall = cpu_seconds(), time.perf_counter()
    report = ingest([file], **options)
    return {
        "cpu": cpu_seconds() - cpu,
        "wall": time.perf_counter() - wall,
        "counts": dict(report.counts),
        "memory": max(resource.getrusage(usage).ru_maxrss for usage in USAGES) / 1024,
    }


def edited() -> list[float]:
    """Seconds of each save of an editor, meanwhile."""
    from archive.models import Article

    article, seconds = Article.objects.get(external_id="edited"), list[float]()
    while not select.select([sys.stdin], [], [], PAUSE)[0]:
        article.title = f"عنوان {len(seconds)}"
        start = time.perf_counter()
        article.save()
        seconds.append(time.perf_counter() - start)
    return seconds


def prepare() -> None:
    """A database with one article, which an editor works on.

    And the lexicon, which a checkout builds once, at the first word that it is asked for.
    """
    from django.core.management import call_command

    from archive.models import Article
    from search.analysis import stem

    stem("كتاب")
    call_command("migrate", verbosity=0)
    Article.objects.get_or_create(
        external_id="edited",
        defaults={"title": "عنوان", "slug": "s", "body": "نص", "text_hash": "-"},
    )


def main(file: str, processes: str, work: str) -> None:
    sys.path.insert(0, str(Path.cwd()))
    import django

    django.setup()
    prepare()
    if work == "edit":
        print("ready", flush=True)
        answer: Any = edited()
    else:
        answer = [imported(Path(file), int(processes)) for _ in range(2)]
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
