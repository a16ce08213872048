"""The addresses of an archive, as its readers know them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from archive.models import Article
from bench.harness.errors import BenchError
from bench.speed.site.addresses import addresses
from bench.speed.site.mix import MIX
from tests.bench.speed.site.conftest import BODY, saved
from tests.builders import article, withdrawn


def test_every_kind_of_the_mix_has_addresses(database: Path) -> None:
    drawn = addresses(database, 6, seed=1)
    assert {kind: len(drawn[kind]) for kind in MIX} == {
        "article": 3,
        "search": 6,
        "tag": 2,
        "home": 1,
        "tag index": 2,
        "article list": 1,
        "source": 4,
        "dates": 1,
        "year": 1,
        "month": 1,
    }


def test_a_page_answers_at_each_of_them(database: Path, index_folder: Path, client: Client) -> None:
    paths = [path for paths in addresses(database, 6, seed=1).values() for path in paths]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_articles_have_the_addresses_that_the_site_gives_them(database: Path) -> None:
    assert sorted(addresses(database, 1, seed=1)["article"]) == sorted(
        each.get_absolute_url() for each in Article.objects.all()
    )


def test_long_lists_have_further_pages(transactional_db: None, tmp_path: Path) -> None:
    for _ in range(21):
        article(body=BODY, tags=["سفر"], source="جريدة", published="2015-07-21")
    drawn = addresses(saved(tmp_path), 1, seed=1)
    assert {kind: sorted(paths) for kind, paths in drawn.items() if kind in ("year", "month")} == {
        "year": ["/dates/2015/", "/dates/2015/?page=2"],
        "month": ["/dates/2015/07/", "/dates/2015/07/?page=2"],
    }
    assert sorted(path.rpartition("/")[2] for path in drawn["tag"]) == ["", "?page=2"]
    assert "/tags/?kind=topic" in drawn["tag index"]


def test_what_is_withdrawn_is_not_asked_for(database: Path) -> None:
    withdrawn(body=BODY, tags=["حذف"], source="جريدة", published="2016-01-01")
    drawn = addresses(saved(database.parent), 6, seed=1)
    assert (len(drawn["article"]), len(drawn["tag"]), drawn["year"]) == (3, 2, ["/dates/2015/"])


def test_searches_are_one_to_three_words_of_the_articles(database: Path) -> None:
    drawn = addresses(database, 6, seed=1)["search"]
    typed = [parse_qs(urlsplit(path).query)["q"][0].split() for path in drawn]
    assert [len(words) for words in typed] == [1, 2, 3, 1, 2, 3]
    assert all(word in BODY for words in typed for word in words)
    assert len(set(drawn)) == 6


def test_the_order_is_that_of_the_seed(database: Path) -> None:
    drawn = [addresses(database, 6, seed) for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]


def test_an_archive_without_a_kind_of_page_is_refused(
    transactional_db: None, tmp_path: Path
) -> None:
    article(body=BODY, source="جريدة", published="2015-07-21")
    with pytest.raises(BenchError, match="'tag'"):
        addresses(saved(tmp_path), 1, seed=1)
