"""What the index has not heard of yet: triggers leave a row for each article that changed."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from archive.models import IndexChange

BATCH = 500


def mark_changed(articles: Iterable[int]) -> None:
    """Have these articles indexed again, as if they had changed."""
    keys = list(articles)
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        IndexChange.objects.filter(pk__in=batch).update(revision=F("revision") + 1)
        rows = [IndexChange(article_id=key) for key in batch]
        IndexChange.objects.bulk_create(rows, ignore_conflicts=True)
