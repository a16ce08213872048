"""An index that the release before has made is noticed and rebuilt, with service all the while."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.models import Article
from search import indexing
from search.query import Query
from search.searching import search
from tests.builders import article

STORED = Path(__file__).parent / "samples" / "index-of-schema-6.zip"
TEXTS = {
    "نهر النيل": "يجري النيل من الجنوب إلى الشمال.",
    "نهر الفرات": "ينبع الفرات من هضاب الأناضول.",
    "القهوة في اليمن": "تزرع القهوة في جبال اليمن.",
}


@pytest.fixture
def stored(db: None, index_folder: Path) -> None:
    """The archive as it was left: three articles, and their index."""
    for title, body in TEXTS.items():
        article(title, body=body)
    with zipfile.ZipFile(STORED) as archive:
        archive.extractall(index_folder)


def found(text: str) -> tuple[list[str], tuple[str, ...]]:
    results = search(Query(text))
    return [hit.title.text for hit in results.hits], results.notices


def test_it_is_rebuilt_while_the_database_answers(
    stored: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert indexing.state() == "outdated"
    assert found("الفرات") == (["نهر الفرات"], ("database",))
    read, meanwhile = indexing._all_articles, []

    def asked_meanwhile() -> Iterator[list[Article]]:
        for batch in read():
            meanwhile.append(found("النيل"))
            yield batch

    monkeypatch.setattr(indexing, "_all_articles", asked_meanwhile)
    indexing.maintain()
    assert meanwhile == [(["نهر النيل"], ("database",))]
    assert (indexing.state(), found("القهوة")) == ("ok", (["القهوة في اليمن"], ()))
    assert indexing.examine().all == ()
