"""Many articles change while nobody brings the index up to date; then somebody does, once."""

from __future__ import annotations

import random

from bench.faults import fixture
from bench.faults.scenario import Figures, Setting


def backlog(setting: Setting) -> Figures:
    from archive.models import Article, IndexChange
    from search import indexing

    count, chance = setting.counts["articles"], random.Random(setting.seed)
    fixture.fill(count, chance)
    Article.objects.update(body=fixture.text(chance))
    applied = indexing.drain()
    waiting = IndexChange.objects.count()
    differences = fixture.differences()
    differences.pop("milliseconds")
    return {"articles": count, "applied": applied, **differences, "waiting": waiting}
