"""What a large archive is asked beside its collections: frequent words, and what was mistyped.

Needs Django set up over the archive.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.harness.progress import Progress
from bench.quality.precision import Precision, frequent_words, judged, places
from bench.quality.rescue import RIGHT, Rescue, cases, place

LEAST = 5_000  # articles; of fewer, frequent words and typical slips tell nothing
EVERY = 1_000_000  # hits


def precision(progress: Progress) -> list[Precision]:
    from archive.models import Article
    from search.engines.haystack.connection import engine
    from search.parsing import parse
    from search.request import Page, Request

    if Article.objects.count() < LEAST:
        return []
    progress("reading the words of all articles")
    rows = Article.objects.values_list("pk", "title", "body").iterator()
    found = places((key, f"{title}\n{body}") for key, title, body in rows)
    progress("asking for frequent words")
    asked = {
        word: engine().rank(Request(parse(word), page=Page(0, EVERY))) for word in frequent_words()
    }
    return [
        judged(word, (hit.id for hit in ranking.ranked), found) for word, ranking in asked.items()
    ]


def rescues(progress: Progress) -> Iterator[Rescue]:
    from archive.models import Article

    if Article.objects.count() < LEAST:
        return
    progress("asking for what was mistyped")
    for kind, typed, meant in cases():
        yield Rescue(kind, typed, place(meant, _suggested(typed)))
    for word in frequent_words():
        yield Rescue(RIGHT, word, int(bool(_suggested(word))))


def _suggested(typed: str) -> list[str]:
    from search.query import Query
    from search.searching import search

    return [one.text for one in search(Query(text=typed, limit=1)).suggestions]
