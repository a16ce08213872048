"""The related articles of an article, as `search.related` has found them and the database keeps them."""

from __future__ import annotations

from archive.models import RelatedList

SHOWN = 4


def related_keys(article_id: int) -> list[int]:
    """Primary keys, the nearest first; some may be of articles withdrawn since."""
    kept = RelatedList.objects.filter(pk=article_id).values_list("related", flat=True).first()
    return [int(key) for key in (kept or "").split(",") if key]
