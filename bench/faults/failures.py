"""Each step of the indexer, a rebuild and an import fails once, whether of files or of SQL."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress

from bench.faults import fixture, works
from bench.faults.scenario import Figures, Setting
from bench.faults.steps import every_step, failing


def failures(setting: Setting) -> Figures:
    chance, figures = random.Random(setting.seed), Counter[str]()
    fixture.fill(works.ARTICLES, chance)
    for _ in range(setting.counts["rounds"]):
        figures.update(_index(setting, chance))
        figures.update(_import(setting, chance))
    return figures


def _index(setting: Setting, chance: random.Random) -> Counter[str]:
    from django.db import OperationalError

    from search.engine import IndexUnavailable

    figures = Counter[str]()
    for work in works.INDEX_WORKS.values():
        for failure in every_step(setting.folder, failing):
            works.change(chance)
            with failure, suppress(OSError, OperationalError, IndexUnavailable):
                work()
            sound = works.is_sound()
            work()
            figures.update(failures=1, sound=int(sound), equal=int(works.is_equal()))
    return figures


def _import(setting: Setting, chance: random.Random) -> Counter[str]:
    """All of a batch is kept or nothing, and a second try keeps what it would have kept."""
    from django.db import OperationalError

    file, figures, version = setting.folder / "texts.jsonl", Counter[str](), 0
    fixture.write_texts(file, works.IMPORTED, chance, version)
    works.import_texts(file)
    for failure in every_step(setting.folder, failing):
        before, version = works.imported(), version + 1
        fixture.write_texts(file, works.IMPORTED, chance, version)
        with failure, suppress(OSError, OperationalError):
            works.import_texts(file)
        after = works.imported()
        works.import_texts(file)
        again = works.imported()
        figures.update(
            failures=1,
            sound=int(after in (before, again)),
            equal=int([row[:2] for row in again] == _texts(version)),
        )
    return figures


def _texts(version: int) -> list[tuple[str, str]]:
    return [(str(number), str(version)) for number in range(works.IMPORTED)]
