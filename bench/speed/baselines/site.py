"""A site of scratch: our database with all articles in it, which stock Haystack reads too.

Tags are the words of a headline that are frequent in headlines.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from django.core.management import call_command
from django.db.models import Model

from archive.models import Article as Row
from archive.names import Vocabulary
from bench.harness.archive import row, store
from bench.speed.corpus import Article, read

MOST_TAGS = 3  # of one article
ALL_TAGS = 500
TAG = re.compile(r"\w{4,}")


def fill(articles: Path) -> None:
    """Make the database; the first article of the file has the primary key 1."""
    call_command("collectstatic", interactive=False, verbosity=0)
    store(read(articles), partial(_store, _frequent(articles), Vocabulary()))


def _frequent(articles: Path) -> set[str]:
    counts = Counter(word for article in read(articles) for word in set(TAG.findall(article.title)))
    return {word for word, _ in counts.most_common(ALL_TAGS)}


def _store(tags: set[str], vocabulary: Vocabulary, batch: list[Article]) -> None:
    rows = Row.objects.bulk_create([_row(article, vocabulary) for article in batch])
    pairs = list(zip(rows, batch, strict=True))
    _link(Row.authors.through, "author_id", _authors(pairs, vocabulary))
    _link(Row.tags.through, "tag_id", _tags(pairs, tags, vocabulary))


def _row(article: Article, vocabulary: Vocabulary) -> Row:
    day = datetime.date.fromisoformat(article.date[:10]) if article.date else None
    return row(
        article.id,
        article.title[:500] or article.id,
        article.text,
        source=vocabulary.sources.named(article.source) if article.source else None,
        published_at=day,
        published_precision="day" if day else "unknown",
    )


def _authors(pairs: list[tuple[Row, Article]], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    for stored, article in pairs:
        if article.author:
            yield stored.pk, vocabulary.authors.named(article.author).pk


def _tags(
    pairs: list[tuple[Row, Article]], tags: set[str], vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    for stored, article in pairs:
        words = [word for word in TAG.findall(article.title) if word in tags]
        for word in words[:MOST_TAGS]:
            yield stored.pk, vocabulary.tags.named(word).pk


def _link(through: type[Model], column: str, links: Iterator[tuple[int, int]]) -> None:
    distinct = dict.fromkeys(links)
    through._default_manager.bulk_create(
        [through(article_id=article, **{column: other}) for article, other in distinct]
    )
