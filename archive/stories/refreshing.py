"""Texts that wait to be compared, as triggers note them: an editor's changes, another scheme."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.db import transaction
from django.db.models import Q, QuerySet

from archive.models import Article
from archive.stories.bands import scheme
from archive.stories.candidates import take
from archive.stories.linking import link
from archive.stories.membership import tidy
from archive.stories.models import Fingerprint, Story

BATCH = 50  # texts in one transaction, for whose end an editor who saves has to wait


def waiting() -> QuerySet[Fingerprint]:
    """Of texts that are new or changed, and of those whose bands another scheme made."""
    current = scheme()
    return Fingerprint.objects.filter(Q(scheme__lt=current) | Q(scheme__gt=current))


def refresh(seconds: float = float("inf"), ended: Callable[[], bool] = lambda: False) -> int:
    """Compare the texts that wait, for so long; the number of those that were."""
    begun, done = time.monotonic(), 0
    while not ended() and time.monotonic() - begun < seconds:
        with transaction.atomic():
            keys = list(waiting().values_list("pk", flat=True)[:BATCH])
            if not keys:
                break
            bodies = Article.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "body")
            link(list(bodies))
            _forget_deleted(keys)
        done += len(keys)
    return done


def forget() -> None:
    """Have all texts compared anew."""
    Fingerprint.objects.update(scheme="")


def _forget_deleted(keys: list[int]) -> None:
    gone = set(keys) - set(Article.objects.filter(pk__in=keys).values_list("pk", flat=True))
    take(sorted(gone))
    if gone:  # triggers took their rows out of stories
        tidy(Story.objects.values_list("pk", flat=True))
    Fingerprint.objects.filter(pk__in=gone).delete()
