"""Names that are asked for by another name of theirs, in the fields of a query."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_plus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive import editing
from archive.models import Author, Place, Source, Tag
from search.other_names import with_other_names
from search.parsing import parse
from search.query import Query
from search.searching import keys, search
from tests.builders import article, author, name_of, place, source, tag

Indexed = Callable[[], None]
NAMES = [
    (Source, "source", "مصدر"),
    (Author, "author", "كاتب"),
    (Place, "place", "مكان"),
    (Tag, "tag", "وسم"),
]


@pytest.fixture
def archive(indexed: Indexed) -> None:
    article(
        "أول",
        body="وصل النيل",
        source="صحيفة الصباح",
        authors=["سلمى الكاتب"],
        places=["حلب"],
        tags=["نفط"],
    )
    article("ثان", body="عاد النيل", source="نشرة", authors=["سامر"], places=["عدن"], tags=["ماء"])
    name_of(Source, "صحيفة الصباح", aliases=["الجريدة الأولى"])
    name_of(Author, "سلمى الكاتب", aliases=["أم هاني"])
    name_of(Place, "حلب", aliases=["الشهباء"])
    tag("نفط", aliases=["بترول", "الذهب الأسود"])
    indexed()


def titles(text: str) -> list[str]:
    return sorted(hit.title.text for hit in search(Query(text)).hits)


@pytest.mark.parametrize(
    "text",
    [
        'مصدر:"الجريدة الأولى"',
        "source:جريدة",
        'كاتب:"أم هاني"',
        "الكاتب:هاني",
        "مكان:الشهباء",
        "مكان:=الشهباء",
        "مكان:شهبا*",
        "وسم:بترول",
        "وسم:«الذهب الأسود»",
        "وسم:البترول النيل",
        "النيل -وسم:ماء وسم:(بترول أو غاز)",
        "(مكان:الشهباء أو مكان:صنعاء) النيل",
        "وصل أو مكان:الشهباء",
    ],
)
def test_another_name_finds_the_articles_of_the_name(archive: None, text: str) -> None:
    assert titles(text) == ["أول"]
    assert len(keys(Query(text))) == 1


@pytest.mark.parametrize(
    "text", ["النيل -مكان:الشهباء", "النيل ليس وسم:بترول", "النيل -(وسم:بترول أو وسم:غاز)"]
)
def test_what_is_excluded_by_another_name_is_no_hit(archive: None, text: str) -> None:
    assert titles(text) == ["ثان"]


@pytest.mark.parametrize("text", ["مكان:=شهبا", "مصدر:الشهباء", "وسم:الأسود الشهباء", "مكان:دمشق"])
def test_other_names_are_of_their_field_and_compared_as_names_are(archive: None, text: str) -> None:
    assert titles(text) == []


def test_a_name_finds_as_before(archive: None) -> None:
    for text in ["مصدر:صحيفة", "كاتب:سلمى", "مكان:حلب", "وسم:نفط"]:
        assert titles(text) == ["أول"], text


def test_names_that_were_made_one_are_found_by_each(archive: None, indexed: Indexed) -> None:
    editing.merge([source("نشرة")], source("صحيفة الصباح"))
    editing.merge([author("سامر")], author("سلمى الكاتب"))
    editing.merge([place("عدن")], place("حلب"))
    editing.merge([tag("ماء")], tag("نفط"))
    indexed()
    for text in ["مصدر:نشرة", "كاتب:سامر", "مكان:عدن", "وسم:ماء", "مصدر:صحيفة", "وسم:بترول"]:
        assert titles(text) == ["أول", "ثان"], text


@pytest.mark.parametrize(("model", "facet", "field"), NAMES)
def test_the_page_and_the_json_answer_alike(
    archive: None, client: Client, model: type, facet: str, field: str
) -> None:
    alias = model.objects.exclude(aliases=None).get().aliases.first().name  # type: ignore[attr-defined]
    asked = {"q": f'{field}:"{alias}"'}
    answer = client.get("/api/search/", asked).json()
    assert [hit["title"] for hit in answer["results"]] == ["أول"]
    assert [one["text"] for one in answer["clauses"]] == [alias]
    page = unquote_plus(client.get("/search/", asked).content.decode())
    assert "أول" in page and "chip" in page and alias in page


def test_only_what_asks_for_names_asks_the_database(archive: None) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert with_other_names(parse("النيل عنوان:أول -سد 2020")) == parse(
            "النيل عنوان:أول -سد 2020"
        )
    assert len(queries) == 0
    with CaptureQueriesContext(connection) as queries:
        with_other_names(parse("وسم:بترول مكان:حلب"))
    assert len(queries) == 2


def test_without_an_index_other_names_find_too(
    archive: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from search.engine import IndexUnavailable
    from search.engines.haystack.connection import engine

    def unavailable(*_: object) -> None:
        raise IndexUnavailable("moved")

    monkeypatch.setattr(type(engine()), "rank", unavailable)
    assert titles("مكان:الشهباء") == titles("النيل وسم:بترول") == ["أول"]
