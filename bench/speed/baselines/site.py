"""A site of scratch: our database with all articles in it, which stock Haystack reads too.

The rows are made in bulk and not imported, which is not what is measured here. Tags are the
words of a headline that are frequent in headlines.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from archive.ingest.store import content_hash
from archive.models import Article as Row
from archive.models import IndexChange
from archive.names import Vocabulary
from archive.slug import slug
from bench.speed.corpus import Article, read

BATCH = 1_000
MOST_TAGS = 3  # of one article
ALL_TAGS = 500
TAG = re.compile(r"\w{4,}")


def fill(articles: Path) -> None:
    """Make the database; the first article of the file has the primary key 1."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    vocabulary, tags, found = Vocabulary(), _frequent(articles), read(articles)
    while batch := list(islice(found, BATCH)):
        with transaction.atomic():
            _store(batch, tags, vocabulary)
    IndexChange.objects.all().delete()  # what is measured is a rebuild of an archive at rest


def _frequent(articles: Path) -> set[str]:
    counts = Counter(word for article in read(articles) for word in set(TAG.findall(article.title)))
    return {word for word, _ in counts.most_common(ALL_TAGS)}


def _store(batch: list[Article], tags: set[str], vocabulary: Vocabulary) -> None:
    rows = Row.objects.bulk_create([_row(article, vocabulary) for article in batch])
    pairs = list(zip(rows, batch, strict=True))
    _link(Row.authors.through, "author_id", _authors(pairs, vocabulary))
    _link(Row.tags.through, "tag_id", _tags(pairs, tags, vocabulary))


def _row(article: Article, vocabulary: Vocabulary) -> Row:
    day = datetime.date.fromisoformat(article.date[:10]) if article.date else None
    return Row(
        title=article.title[:500] or article.id,
        slug=slug(article.title, fallback="article"),
        body=article.text,
        source=vocabulary.sources.named(article.source) if article.source else None,
        published_at=day,
        published_precision="day" if day else "unknown",
        external_id=article.id,
        content_hash=content_hash(article.title, article.text),
    )


def _authors(pairs: list[tuple[Row, Article]], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    for row, article in pairs:
        if article.author:
            yield row.pk, vocabulary.authors.named(article.author).pk


def _tags(
    pairs: list[tuple[Row, Article]], tags: set[str], vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    for row, article in pairs:
        words = [word for word in TAG.findall(article.title) if word in tags]
        for word in words[:MOST_TAGS]:
            yield row.pk, vocabulary.tags.named(word).pk


def _link(through: type, column: str, links: Iterator[tuple[int, int]]) -> None:
    distinct = dict.fromkeys(links)
    through.objects.bulk_create(
        [through(article_id=article, **{column: other}) for article, other in distinct]
    )
