"""The related articles of an article, as `search.related` has found them and the database keeps them."""

from __future__ import annotations

from archive.dependencies import note
from archive.models import RelatedList
from archive.statements import Statement

_lists = Statement(RelatedList.objects.all(), "pk", ("related",))


def related_keys(article_id: int) -> list[int]:
    """Primary keys, the nearest first; some may be of articles withdrawn since."""
    note(("article", article_id))
    return [int(key) for (kept,) in _lists.rows([article_id]) for key in kept.split(",") if key]
