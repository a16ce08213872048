"""An archive made smaller or larger keeps what articles hang on."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from archive.ingest.document import text_hash
from bench.harness.errors import BenchError
from bench.speed.corpus import sentences
from bench.speed.site.resizing import resize
from tests.bench.speed.site.conftest import BODY, saved
from tests.builders import article, tag


def rows(database: Path, select: str) -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return connection.execute(select).fetchall()


def numbers(database: Path, *tables: str) -> list[int]:
    return [rows(database, f"SELECT count(*) FROM archive_{table}")[0][0] for table in tables]


def test_a_smaller_archive_has_the_first_articles_and_what_they_need(database: Path) -> None:
    resize(database, 2, seed=1)
    assert rows(database, "SELECT title FROM archive_article ORDER BY id") == [
        ("خبر 1",),
        ("خبر 2",),
    ]
    assert rows(database, "SELECT name FROM archive_tag") == [("سفر",)]
    names = numbers(database, "source", "author", "place", "original")
    assert names == [2, 2, 1, 2]
    links = numbers(database, "article_tags", "article_authors", "article_places")
    assert links == [2, 2, 2]


def test_a_tag_with_another_name_stays(database: Path) -> None:
    tag("شمس", aliases=["نور"])
    path = saved(database.parent)
    resize(path, 2, seed=1)
    assert rows(path, "SELECT name FROM archive_tag ORDER BY name") == [("سفر",), ("شمس",)]


def test_a_larger_archive_has_copies_with_links_and_originals(database: Path) -> None:
    resize(database, 8, seed=1)
    titles = [title for (title,) in rows(database, "SELECT title FROM archive_article ORDER BY id")]
    assert titles == [f"خبر {number}" for number in (1, 2, 3, 1, 2, 3, 1, 2)]
    names = numbers(database, "tag", "source", "author", "place")
    assert names == [2, 3, 3, 1]
    links = numbers(database, "article_tags", "article_authors", "article_places", "original")
    assert links == [8 + 2, 8, 8, 8]
    (model, copy) = rows(
        database,
        "SELECT source_id, slug FROM archive_article WHERE title = 'خبر 1' ORDER BY id LIMIT 2",
    )
    assert copy == model


def test_copies_lie_in_the_days_before_as_close_as_their_models(database: Path) -> None:
    resize(database, 8, seed=1)
    days = [
        day for (day,) in rows(database, "SELECT published_at FROM archive_article ORDER BY id")
    ]
    models = ["2015-07-21", "2015-07-22", "2015-07-23"]
    once, twice = ["2015-07-18", "2015-07-19", "2015-07-20"], ["2015-07-15", "2015-07-16"]
    assert days == models + once + twice


def test_an_article_without_a_date_is_copied_without(database: Path) -> None:
    article(body=BODY)
    path = saved(database.parent)
    resize(path, 8, seed=1)
    undated = "SELECT published_precision FROM archive_article WHERE published_at IS NULL"
    assert rows(path, undated) == [("unknown",)] * 2


def test_the_text_of_a_copy_is_made_of_sentences_of_the_archive(database: Path) -> None:
    known = {
        s for (body,) in rows(database, "SELECT body FROM archive_article") for s in sentences(body)
    }
    resize(database, 8, seed=1)
    made = rows(database, "SELECT title, body, lead, text_hash FROM archive_article ORDER BY id")[
        3:
    ]
    for title, body, lead, digest in made:
        assert set(sentences(body)) <= known
        assert body.count("\n\n") == 1
        assert lead == " ".join(body.split())
        assert digest == text_hash(title, body)
    assert len({body for _, body, _, _ in made}) == len(made)
    originals = "SELECT text_hash FROM archive_original ORDER BY article_id"
    assert [digest for (digest,) in rows(database, originals)][3:] == [each[3] for each in made]


def test_a_smaller_archive_is_the_beginning_of_a_larger_one(database: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    other.write_bytes(database.read_bytes())
    resize(database, 5, seed=1)
    resize(other, 8, seed=1)
    select = "SELECT * FROM archive_article ORDER BY id"
    assert rows(database, select) == rows(other, select)[:5]


@pytest.mark.parametrize("size", [2, 3, 8])
def test_no_change_waits_for_the_index_and_no_row_hangs_in_the_air(
    database: Path, size: int
) -> None:
    resize(database, size, seed=1)
    assert numbers(database, "article", "indexchange") == [size, 0]
    assert rows(database, "PRAGMA foreign_key_check") == []


def test_what_has_no_articles_cannot_grow(transactional_db: None, tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="has no articles"):
        resize(saved(tmp_path), 8, seed=1)
