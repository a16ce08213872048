"""No hit without a visible reason: of each something is marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from archive.ingest.importing import ingest
from archive.models import Article, Author, Place, Source, Tag
from search.analysis.expansion.variants import FILES, lines
from search.examples import SECTIONS
from search.query import Query
from search.results import Hit, Label
from search.searching import search
from tests.archive.ingest.builders import SAMPLES
from tests.builders import article

FIELDS = {"مصدر": Source, "كاتب": Author, "وسم": Tag, "مكان": Place}
EVERY = 3  # words of the titles, and names of the lists, from one that is looked for to the next


@pytest.fixture
def samples(settings: Settings, tmp_path: Path, indexed: Callable[[], None]) -> None:
    settings.DATA_DIR = tmp_path / "data"
    ingest([SAMPLES])
    indexed()


def queries() -> Iterator[str]:
    """What readers may type of the samples: words, pairs and phrases of titles and texts, other
    names and spellings of the lists, names of all kinds, and the examples of the help page."""
    titles = [title.split() for title in Article.objects.values_list("title", flat=True)]
    yield from list(chain.from_iterable(titles))[::EVERY]
    for words in titles:
        yield from (" ".join(pair) for pair in list(pairwise(words))[:1])
        yield from (f'"{one} {other}"' for one, other in list(pairwise(words))[1:2])
        yield from (f"={word} {word[:3]}*" for word in words[-1:])
    yield from list(chain.from_iterable(chain.from_iterable(map(lines, FILES))))[::EVERY]
    for field, model in FIELDS.items():
        for name in model._default_manager.values_list("name", flat=True):
            yield f'{field}:="{name}"'
            yield f"{field}:{name.split()[-1]}"
            yield f'"{name}"'
    yield from (example.text for section in SECTIONS for example in section.examples)


def is_marked(hit: Hit) -> bool:
    return any(one.spans for one in (hit.title, hit.snippet, *labels_of(hit)))


def labels_of(hit: Hit) -> list[Label]:
    return [*([hit.source] if hit.source else []), *hit.authors, *hit.tags, *hit.places]


@pytest.mark.usefixtures("samples")
def test_each_hit_of_many_queries_shows_by_what_it_was_found() -> None:
    hits, unexplained = 0, list[tuple[str, str]]()
    for text in queries():
        results = search(Query(text))
        shown = (*results.hits, *results.root_matches)
        hits += len(shown)
        unexplained += [(text, hit.title.text) for hit in shown if not is_marked(hit)]
    assert unexplained == []
    assert hits > 5_000


def test_names_are_marked_where_they_are_shown(indexed: Callable[[], None], client: Client) -> None:
    article(
        "مقال",
        body="عن شيء",
        source="نشرة النيل",
        authors=["محمود درويش"],
        tags=["سد النهضة"],
        places=["عدن"],
    )
    indexed()
    text = '"نشرة النيل" كاتب:درويش وسم:سد مكان:عدن'
    (hit,) = search(Query(text)).hits
    labels = [(label.name, label.spans) for label in labels_of(hit)]
    assert labels == [
        ("نشرة النيل", ((0, 10),)),
        ("محمود درويش", ((6, 11),)),
        ("سد النهضة", ((0, 2),)),
        ("عدن", ((0, 3),)),
    ]
    page = client.get("/search/", {"q": text}).content.decode()
    for shown in (
        "<mark>نشرة النيل</mark>",
        "محمود <mark>درويش</mark>",
        "<mark>سد</mark> النهضة",
        "<mark>عدن</mark>",
    ):
        assert f"<bdi>{shown}</bdi>" in page


def test_a_name_of_several_words_is_marked_and_told(
    indexed: Callable[[], None], client: Client
) -> None:
    article("مقال", body="صدر عن وكالة الاستخبارات المركزية بيان")
    indexed()
    page = client.get("/search/", {"q": "CIA"}).content.decode()
    assert "<mark>وكالة الاستخبارات المركزية</mark>" in page
    assert "فيه ما يقابل «<bdi>CIA</bdi>»: <bdi>وكالة الاستخبارات المركزية</bdi>." in page
