"""A rebuild loses one of the articles that it is given to write."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any
from unittest.mock import patch

from bench.faults import fixture, works
from bench.faults.scenario import Figures, Setting


def losses(setting: Setting) -> Figures:
    from search import indexing
    from search.engine import IndexUnavailable

    chance = random.Random(setting.seed)
    fixture.fill(works.ARTICLES, chance)
    figures = Counter[str](lost=setting.counts["rebuilds"])
    for _ in range(setting.counts["rebuilds"]):
        try:
            with _losing(chance.randrange(works.ARTICLES)):
                indexing.rebuild()
        except IndexUnavailable:
            figures["noticed"] += 1
        figures["equal"] += works.is_equal()
    return figures


def _losing(number: int) -> Any:
    """Within it, the writer of a rebuild forgets the document of this number, from 0."""
    from search.engines.whoosh.writing.segments import SegmentWriter

    add, written = SegmentWriter.add_document, Counter[str]()

    def lose(writer: SegmentWriter, **fields: Any) -> None:
        written["documents"] += 1
        if written["documents"] != number + 1:
            add(writer, **fields)

    return patch.object(SegmentWriter, "add_document", lose)
