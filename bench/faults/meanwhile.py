"""Before every statement of one process, another changes the archive and brings the index up to date."""

from __future__ import annotations

import random
from collections import Counter
from functools import partial

from bench.faults import fixture, works
from bench.faults.scenario import Figures, Setting
from bench.faults.steps import Step, every_step

KINDS = {"sql", "rename"}  # what others do is seen at the next of these


def meanwhile(setting: Setting) -> Figures:
    from search import indexing

    chance, figures = random.Random(setting.seed), Counter[str]()
    fixture.fill(works.ARTICLES, chance)
    for _ in range(setting.counts["rounds"]):
        for work in works.INDEX_WORKS.values():
            for another in every_step(setting.folder, partial(_another, chance), KINDS):
                works.change(chance)
                with another:
                    work()
                works.drain()
                figures.update(moments=1, equal=int(works.is_equal()))
        for another in every_step(setting.folder, _indexer, KINDS):
            works.change(chance)
            with another:
                figures["false findings"] += len(indexing.examine().all)
            works.drain()
            figures.update(moments=1, equal=int(works.is_equal()))
    return figures


def _another(chance: random.Random, step: Step) -> None:
    works.change(chance)
    _indexer(step)


def _indexer(step: Step) -> None:
    from search import indexing

    indexing.drain(wait=False)
