"""The power goes between any two steps of the indexer, a rebuild and an import."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from pathlib import Path

from bench.faults import fixture, works
from bench.faults.disk import Cut, Disk
from bench.faults.scenario import Figures, Setting


def power(setting: Setting) -> Figures:
    chance = random.Random(setting.seed)
    fixture.fill(works.ARTICLES, chance)
    file, figures = setting.folder / "texts.jsonl", Counter[str]()
    for number in range(setting.counts["rounds"]):
        for work in works.INDEX_WORKS.values():
            works.change(chance)
            with Disk(fixture.index_folder(), works.noted).recording() as cuts:
                work()
            figures.update(_index(cuts))
            works.drain()
        fixture.write_texts(file, works.IMPORTED, chance, number)
        with Disk(_originals(), _kept).recording() as imports:
            works.import_texts(file)
        figures.update(cuts=len(imports), survived=sum(map(_has_its_originals, imports)))
    return figures


def _index(cuts: list[Cut[works.Noted]]) -> Counter[str]:
    figures = Counter[str]()
    for cut in cuts:
        works.put_back(cut.survives, cut.beside)
        figures.update(cuts=1, survived=int(works.is_sound()))
    return figures


def _originals() -> Path:
    from django.conf import settings

    folder = Path(settings.ORIGINALS_DIR)
    folder.mkdir(exist_ok=True)
    return folder


def _kept() -> frozenset[str]:
    from archive.models import Original

    return frozenset(Original.objects.values_list("sha256", flat=True))


def _has_its_originals(cut: Cut[frozenset[str]]) -> bool:
    """Every original of an article is there, and no file is other than its name says."""
    files = {path.rpartition("/")[2]: content for path, content in cut.survives.items()}
    whole = {name for name, content in files.items() if _is_named_by(name, content)}
    return cut.beside <= whole == {name for name in files if len(name) == 64}


def _is_named_by(name: str, content: bytes | None) -> bool:
    return content is not None and hashlib.sha256(content).hexdigest() == name
