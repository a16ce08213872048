from __future__ import annotations

from django.core.management.base import CommandError

from search import indexing
from search.engines.haystack.commands import RebuildIndex


class Command(RebuildIndex):
    def rebuild_articles(self, using: str) -> None:
        """Of the site's own index changes are applied meanwhile, too."""
        if using != "default":
            return super().rebuild_articles(using)
        try:
            count = indexing.rebuild(wait=False)
        except indexing.RebuildUnderWay:
            raise CommandError(
                "الفهرس يُبنى الآن في عملية أخرى؛ أعد المحاولة بعد انتهائها.", returncode=75
            ) from None
        self.stdout.write(f"بُني الفهرس، وفيه من المقالات: {count:,}")
        return None
