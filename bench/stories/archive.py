"""A scratch archive in which stories are found, and the time that takes. Needs Django set up."""

from __future__ import annotations

import time
from collections.abc import Sequence

from django.core.management import call_command
from django.db import transaction

from archive.models import Article, StoryMember
from archive.stories.linking import link
from bench.harness.archive import row

BATCH = 100  # articles in one transaction


class Archive:
    """`milliseconds`: processor time of `link` for each article, since it was last set to 0."""

    def __init__(self) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        self._seconds, self._articles = 0.0, 0

    @property
    def milliseconds(self) -> float:
        return 1000 * self._seconds / max(self._articles, 1)

    def restart(self) -> None:
        self._seconds, self._articles = 0.0, 0

    def add(self, texts: Sequence[str]) -> list[int]:
        """The keys of new articles with these bodies."""
        keys = list[int]()
        for start in range(0, len(texts), BATCH):
            with transaction.atomic():
                rows = [row("", "عنوان", text) for text in texts[start : start + BATCH]]
                made = Article.objects.bulk_create(rows)
                self._link([(article.pk, article.body) for article in made])
                keys += [article.pk for article in made]
        return keys

    def _link(self, bodies: list[tuple[int, str]]) -> None:
        begun = time.process_time()
        link(bodies)
        self._seconds += time.process_time() - begun
        self._articles += len(bodies)

    def stories(self) -> dict[int, int]:
        """Article -> its story."""
        return dict(StoryMember.objects.values_list("pk", "story"))
