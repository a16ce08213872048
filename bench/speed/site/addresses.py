"""The addresses of an archive, by kind of page, in an order that a seed draws.

They are read from the database of the site, so that both sides are asked for the same.
"""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, quote_plus

from bench.harness.errors import BenchError
from bench.speed.corpus import sentences
from bench.speed.queries import WORD
from bench.speed.site.mix import MIX

LONGEST_QUERY = 3  # words
ARTICLES_PER_PAGE, NAMES_PER_PAGE = 20, 60


class Pages(NamedTuple):
    """`select` gives a path and the number of its rows; `deepest` is the last page asked for."""

    select: str
    per_page: int = 1
    deepest: int = 1


DEEPEST = 20  # page of a list: few readers turn over more
PUBLISHED = "FROM archive_article AS article WHERE state = 'published'"
TAGS = f"""
    SELECT tag.slug, tag.kind, count(*) AS articles FROM archive_tag AS tag
    JOIN archive_article_tags AS link ON link.tag_id = tag.id
    WHERE link.article_id IN (SELECT id {PUBLISHED}) GROUP BY tag.id
"""
DATED = f"{PUBLISHED} AND published_at IS NOT NULL"
KINDS: dict[str, tuple[Pages, ...]] = {
    "article": (Pages(f"SELECT '/articles/' || id || '/' || slug || '/', 1 {PUBLISHED}"),),
    # The most used ones: of 19,000 tags, two thirds stand on one article.
    "tag": (
        Pages(
            f"SELECT '/tags/' || slug || '/', articles FROM ({TAGS})"
            " ORDER BY articles DESC, slug LIMIT 2000",
            ARTICLES_PER_PAGE,
            deepest=2,
        ),
    ),
    "home": (Pages("SELECT '/', 1"),),
    "tag index": (
        Pages(f"SELECT '/tags/', count(*) FROM ({TAGS})", NAMES_PER_PAGE, DEEPEST),
        Pages(
            f"SELECT '/tags/?kind=' || kind, count(*) FROM ({TAGS}) GROUP BY kind",
            NAMES_PER_PAGE,
            DEEPEST,
        ),
    ),
    "article list": (
        Pages(f"SELECT '/articles/', count(*) {PUBLISHED}", ARTICLES_PER_PAGE, DEEPEST),
    ),
    "source": (
        Pages("SELECT '/sources/', 1"),
        Pages(
            "SELECT '/sources/' || source.slug || '/', count(*) FROM archive_article AS article"
            " JOIN archive_source AS source ON source.id = article.source_id"
            " WHERE article.state = 'published' GROUP BY source.id",
            ARTICLES_PER_PAGE,
            DEEPEST,
        ),
    ),
    "dates": (Pages("SELECT '/dates/', 1"),),
    "year": (
        Pages(
            f"SELECT strftime('/dates/%Y/', published_at), count(*) {DATED} GROUP BY 1",
            ARTICLES_PER_PAGE,
            DEEPEST,
        ),
    ),
    "month": (
        Pages(
            f"SELECT strftime('/dates/%Y/%m/', published_at), count(*) {DATED}"
            " AND published_precision != 'year' GROUP BY 1",
            ARTICLES_PER_PAGE,
            DEEPEST,
        ),
    ),
}


def addresses(database: Path, searches: int, seed: int) -> dict[str, list[str]]:
    """All addresses of each kind of the mix; `searches` of searches. Raises BenchError."""
    chance = random.Random(seed)
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        drawn = {
            kind: [path for listed in pages for path in _paths(connection, listed)]
            for kind, pages in KINDS.items()
        }
        for paths in drawn.values():
            chance.shuffle(paths)
        drawn["search"] = _searches(connection, searches, chance)
    if missing := [kind for kind in MIX if not drawn[kind]]:
        raise BenchError(f"{database} has nothing for pages of the kind {missing[0]!r}")
    return drawn


def _paths(connection: sqlite3.Connection, pages: Pages) -> Iterator[str]:
    for path, rows in connection.execute(pages.select):
        first, joint = quote(path, safe="/?="), "&" if "?" in path else "?"
        yield first
        last = min(pages.deepest, -(-rows // pages.per_page))
        yield from (f"{first}{joint}page={number}" for number in range(2, last + 1))


def _searches(connection: sqlite3.Connection, count: int, chance: random.Random) -> list[str]:
    """Of one to three words of one sentence, each search once."""
    keys = [key for (key,) in connection.execute(f"SELECT id {PUBLISHED} ORDER BY id")]
    found = dict[str, None]()
    for key in chance.choices(keys, k=3 * count):
        if len(found) == count:
            break
        (body,) = connection.execute(
            "SELECT body FROM archive_article WHERE id = ?", (key,)
        ).fetchone()
        words = sorted(set(WORD.findall(chance.choice(sentences(body) or [""]))))
        length = 1 + len(found) % LONGEST_QUERY
        if len(words) >= length:
            found[f"/search/?q={quote_plus(' '.join(chance.sample(words, length)))}"] = None
    return list(found)
