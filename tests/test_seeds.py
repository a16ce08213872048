"""The five texts the archive was commissioned for, from their folder to the page of a reader.

They are other people's texts: read where they lie beside the checkout, never copied.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from archive.ingest.importing import ingest
from archive.models import Article
from search.query import Query
from search.searching import search
from tests.search.conftest import index_folder, indexed  # noqa: F401

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"

if not SEEDS.is_dir():
    if os.environ.get("CI"):
        raise RuntimeError("CI must run beside the seed texts")
    pytest.skip("the seed texts are not beside this checkout", allow_module_level=True)

BOILERPLATE = ["علق هنا", "email", "protected", "كاتب سعودي", "\n\n381\n\n", "المصدر\n"]


@pytest.fixture
def seeds(settings: Settings, tmp_path: Path, indexed: Callable[[], None]) -> list[Article]:  # noqa: F811
    settings.DATA_DIR = tmp_path / "data"
    report = ingest([SEEDS])
    indexed()
    assert dict(report.counts) == {"new": 5}
    return list(Article.objects.order_by("originals__file_name"))


def test_titles_are_right_and_good_ones_are_made_where_there_are_none(seeds: list[Article]) -> None:
    beginnings = [
        "كيف سيتحاور الكاظمي",
        "دبلوماسية الكاظمي تنتصر",
        "عاد رئيس الوزراء العراقي",
        "أوساط الكاظمي تدافع",
    ]
    for article, beginning in zip(seeds, beginnings, strict=False):
        assert article.title.startswith(beginning)
        assert not article.title.endswith(("…", "،", "."))
    assert "الكاظمي" in seeds[4].title and len(seeds[4].title) < 110


def test_no_debris_is_left(seeds: list[Article]) -> None:
    for article in seeds:
        for phrase in BOILERPLATE:
            assert phrase not in f"{article.body}\n" and phrase not in article.lead


def test_what_the_texts_say_of_themselves_is_known(seeds: list[Article]) -> None:
    facts = [
        ("، ".join(map(str, article.places.all())), article.source.name if article.source else "")
        for article in seeds
    ]
    assert facts == [("بغداد", "العراق اليوم")] * 2 + [("", "")] * 3
    assert [article.published_at for article in seeds] == [None] * 5


def test_provenance_is_exact_to_the_byte(seeds: list[Article], client: Client) -> None:
    for article, path in zip(seeds, sorted(SEEDS.glob("*.txt")), strict=True):
        original = article.originals.get()
        assert (original.file_name, original.size) == (path.name, path.stat().st_size)
        assert original.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert client.get(original.get_absolute_url()).content == path.read_bytes()
        page = client.get(article.get_absolute_url()).content.decode()
        assert original.sha256 in page and path.name in page


def test_tags_are_those_a_reader_would_choose(seeds: list[Article]) -> None:
    for article in seeds:
        names = {tag.name for tag in article.tags.all()}
        assert {"العراق", "مصطفى الكاظمي"} <= names and len(names) <= 5
    assert "الحوار الاستراتيجي" in {tag.name for tag in seeds[1].tags.all()}
    assert "البصرة" in {tag.name for tag in seeds[3].tags.all()}


@pytest.mark.parametrize(
    ("typed", "expected", "marked"),
    [
        ("الكاظمى", {0, 1, 2, 3, 4}, "الكاظمي"),
        ("كاظمي", {0, 1, 2, 3, 4}, "الكاظمي"),
        ("الميليشيات", {2, 3, 4}, "الميليشيات"),
        ("ميليشيا", {2, 3, 4}, "الميليشيات"),
        ("الولايات المتحده", {0, 1, 2, 4}, "الولايات المتحدة"),
        ('"الحوار الاستراتيجي"', {1}, "الحوار الاستراتيجي"),
        ("مُصْطَفَى الكاظمي", {0, 1, 2, 3, 4}, "مصطفى الكاظمي"),
    ],
)
def test_a_search_finds_what_a_reader_expects(
    seeds: list[Article], typed: str, expected: set[int], marked: str
) -> None:
    hits = search(Query(typed)).hits
    assert {hit.id for hit in hits if hit.all_terms_matched} == {
        seeds[number].pk for number in expected
    }
    spans = [hit.snippet.text[start:end] for hit in hits for start, end in hit.snippet.spans]
    assert any(marked in span for span in spans)
    for hit in hits:
        text = f" {hit.snippet.text} "
        for start, end in hit.snippet.spans:
            assert not text[start].isalnum() and not text[end + 1].isalnum(), (
                "a part of a word is marked"
            )
