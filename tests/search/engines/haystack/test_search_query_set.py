"""Haystack's public face on our engine: each row is a behaviour that its documentation tells."""

from __future__ import annotations

import datetime
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test.utils import CaptureQueriesContext
from haystack import connections
from haystack.exceptions import SearchBackendError
from haystack.forms import FacetedSearchForm, ModelSearchForm
from haystack.inputs import AltParser, AutoQuery, Clean, Exact, Not, Raw
from haystack.models import SearchResult
from haystack.query import SQ, EmptySearchQuerySet, RelatedSearchQuerySet, SearchQuerySet

from archive.models import Article
from search.engines.haystack.backend import HaystackBackend
from search.facets import NAMED
from search.search_indexes import MULTIPLE
from tests.builders import article
from tests.search.odd_queries import ODD_QUERIES

Indexed = Callable[[], None]
PageRequest = Callable[[SearchQuerySet], SearchQuerySet]
Day = datetime.date

YEMEN, INDIA, PORT, HILL = "القهوة في اليمن", "الشاي في الهند", "ميناء عدن", "جبل بلا تاريخ"
ALL = {YEMEN, INDIA, PORT, HILL}
YEARS = Day(1900, 1, 1), Day(2020, 1, 1)


@pytest.fixture
def library(indexed: Indexed) -> None:
    article(
        YEMEN,
        body="تزرع القهوة على سفوح الجبال، ويحصدها المزارعون في الخريف.",
        tags=["زراعة", "اليمن"],
        authors=["سعاد المهدي"],
        source="الصباح",
        published="2015-03-10",
    )
    article(
        INDIA,
        body="يزرع الشاي والقهوة في الهضاب العالية.",
        tags=["زراعة", "بلاد الهند"],
        source="المساء",
        published="2015-07-01",
    )
    article(
        PORT,
        body="تشحن السفن البضائع من الميناء كل صباح.",
        tags=["ماء، وهواء", "اليمن"],
        authors=["سعاد المهدي", "نبيل حداد"],
        source="الصباح",
        published="2016-01-05",
    )
    article(HILL, body='صعدنا الجبل قبل الفجر. قال الدليل: "انظروا".')
    indexed()


def every() -> SearchQuerySet:
    return SearchQuerySet()


def titles(found: SearchQuerySet) -> set[str]:
    return {result.title for result in found}


LOOKUPS: list[tuple[str, PageRequest, set[str]]] = [
    ("all", lambda s: s.all(), ALL),
    ("none", lambda s: s.none(), set()),
    ("content is any form of the word", lambda s: s.filter(content="قهوه"), {YEMEN, INDIA}),
    ("several words are all needed", lambda s: s.filter(content="الشاي القهوة"), {INDIA}),
    ("content holds the title too", lambda s: s.filter(content="عدن"), {PORT}),
    ("signs between words", lambda s: s.filter(content="الشاي - القهوة!"), {INDIA}),
    ("signs alone", lambda s: s.filter(content="- !"), set()),
    ("no such word", lambda s: s.filter(content="طيارة"), set()),
    ("a blank value", lambda s: s.filter(content="   "), set()),
    ("a field of its own", lambda s: s.filter(title="القهوة"), {YEMEN}),
    ("exact is a phrase", lambda s: s.filter(content__exact="سفوح الجبال"), {YEMEN}),
    ("exact keeps the order", lambda s: s.filter(content__exact="الجبال سفوح"), set()),
    ("exact in the title", lambda s: s.filter(title__exact="القهوة في اليمن"), {YEMEN}),
    ("exact, not in the title", lambda s: s.filter(title__exact="سفوح الجبال"), set()),
    ("contains", lambda s: s.filter(content__contains="زارع"), {YEMEN}),
    ("startswith", lambda s: s.filter(content__startswith="البض"), {PORT}),
    ("endswith", lambda s: s.filter(content__endswith="ضائع"), {PORT}),
    ("fuzzy", lambda s: s.filter(content__fuzzy="البضايغ"), {PORT}),
    ("in", lambda s: s.filter(title__in=["ميناء عدن", "جبل بلا تاريخ"]), {PORT, HILL}),
    ("in of nothing", lambda s: s.filter(title__in=[]), set()),
    ("in with others", lambda s: s.filter(content="القهوة", tags__in=[]), set()),
    ("two filters are both needed", lambda s: s.filter(content="القهوة", tags="اليمن"), {YEMEN}),
    ("filters chain", lambda s: s.filter(content="القهوة").filter(tags="اليمن"), {YEMEN}),
    ("filter_and", lambda s: s.filter_and(content="القهوة", tags="اليمن"), {YEMEN}),
    ("filter_or", lambda s: s.filter_or(content="الشاي").filter_or(content="السفن"), {INDIA, PORT}),
    ("exclude", lambda s: s.filter(content="القهوة").exclude(content="الشاي"), {YEMEN}),
    ("exclude alone", lambda s: s.exclude(content="القهوة"), {PORT, HILL}),
    ("SQ or", lambda s: s.filter(SQ(content="الشاي") | SQ(content="السفن")), {INDIA, PORT}),
    ("SQ not", lambda s: s.filter(SQ(content="القهوة") & ~SQ(tags="اليمن")), {INDIA}),
    ("two sets and", lambda s: s.filter(content="القهوة") & s.filter(tags="اليمن"), {YEMEN}),
    ("two sets or", lambda s: s.filter(content="الشاي") | s.filter(content="السفن"), {INDIA, PORT}),
    ("using", lambda s: s.using("default").filter(content="السفن"), {PORT}),
    ("models", lambda s: s.models(Article), ALL),
    ("a word of a name", lambda s: s.filter(tags="الهند"), {INDIA}),
    ("a whole name", lambda s: s.filter(tags__exact="بلاد الهند"), {INDIA}),
    ("half a name is no name", lambda s: s.filter(tags__exact="الهند"), set()),
    ("a name in another spelling", lambda s: s.filter(tags__exact="زراعه"), {YEMEN, INDIA}),
    ("a comma in a name", lambda s: s.filter(tags__exact="ماء، وهواء"), {PORT}),
    ("an exact field is the whole name", lambda s: s.filter(tags_exact="بلاد الهند"), {INDIA}),
    ("an exact field, half a name", lambda s: s.filter(tags_exact="الهند"), set()),
    ("an exact field, in", lambda s: s.filter(source_exact__in=["المساء"]), {INDIA}),
    ("narrow by an exact field", lambda s: s.narrow('authors_exact:"نبيل حداد"'), {PORT}),
    ("names in", lambda s: s.filter(authors__in=["نبيل حداد", "فلان"]), {PORT}),
    ("names startswith", lambda s: s.filter(source__startswith="الص"), {YEMEN, PORT}),
    ("names contains", lambda s: s.filter(source__contains="مسا"), {INDIA}),
    ("names endswith", lambda s: s.filter(authors__endswith="حداد"), {PORT}),
    ("names between letters", lambda s: s.filter(source__range=["ا", "ل"]), ALL - {HILL}),
    ("names after a letter", lambda s: s.filter(authors__gt="ن"), {PORT}),
    ("names fuzzy", lambda s: s.filter(source__fuzzy="الصباخ"), {YEMEN, PORT}),
    ("date exact", lambda s: s.filter(published_at__exact=Day(2015, 7, 1)), {INDIA}),
    ("date in", lambda s: s.filter(published_at__in=[Day(2015, 7, 1), Day(2016, 1, 5)]), {INDIA, PORT}),
    ("date gt", lambda s: s.filter(published_at__gt=Day(2015, 7, 1)), {PORT}),
    ("date gte", lambda s: s.filter(published_at__gte=Day(2015, 7, 1)), {INDIA, PORT}),
    ("date lt", lambda s: s.filter(published_at__lt=Day(2015, 7, 1)), {YEMEN}),
    ("date lte", lambda s: s.filter(published_at__lte=Day(2015, 7, 1)), {YEMEN, INDIA}),
    ("date range", lambda s: s.filter(published_at__range=[Day(2015, 4, 1), Day(2016, 1, 5)]), {INDIA, PORT}),
    ("a moment", lambda s: s.filter(published_at__gt=datetime.datetime(2015, 7, 1, 12)), {PORT}),
    ("a year as text", lambda s: s.filter(published_at="2015"), {YEMEN, INDIA}),
    ("after a year", lambda s: s.filter(published_at__gt="2015"), {PORT}),
    ("no date", lambda s: s.exclude(published_at__lte=Day(9999, 1, 1)), {HILL}),
    ("not a date", lambda s: s.filter(published_at__gte="غدا"), set()),
    ("auto_query", lambda s: s.auto_query("القهوة الهضاب"), {INDIA}),
    ("auto_query phrase", lambda s: s.auto_query('"سفوح الجبال"'), {YEMEN}),
    ("auto_query minus", lambda s: s.auto_query("القهوة -الشاي"), {YEMEN}),
    ("auto_query field", lambda s: s.auto_query("عدن", fieldname="title"), {PORT}),
    ("auto_query blank", lambda s: s.auto_query(""), set()),
    ("auto_query question", lambda s: s.auto_query("أين القهوة؟"), set()),
    ("auto_query end of question", lambda s: s.auto_query("القهوة؟"), {YEMEN, INDIA}),
    ("AutoQuery", lambda s: s.filter(content=AutoQuery('"سفوح الجبال" -الشاي')), {YEMEN}),
    ("Exact", lambda s: s.filter(content=Exact("سفوح الجبال")), {YEMEN}),
    ("Exact cleaned", lambda s: s.filter(content=Exact('سفوح "الجبال', clean=True)), {YEMEN}),
    ("Clean", lambda s: s.filter(content=Clean("القهوة: (الشاي)")), {INDIA}),
    ("Not", lambda s: s.filter(content="القهوة").filter(content=Not("الشاي")), {YEMEN}),
    ("Raw", lambda s: s.filter(title=Raw("عدن OR الهند")), {PORT, INDIA}),
    ("raw_search", lambda s: s.raw_search('tags:اليمن AND NOT "سفوح الجبال"'), {PORT}),
    ("raw prefix", lambda s: s.raw_search("البض*"), {PORT}),
    ("raw wildcard", lambda s: s.raw_search("الب?ائع OR *زارع*"), {PORT, YEMEN}),
    ("raw range", lambda s: s.raw_search("published_at:[2015 to 20150630]"), {YEMEN}),
    ("raw everything", lambda s: s.raw_search("*:*"), ALL),
    ("raw having a field", lambda s: s.raw_search("authors:*"), {YEMEN, PORT}),
    ("raw blank", lambda s: s.raw_search("  "), set()),
    ("raw stays apart", lambda s: s.filter(tags="زراعة").raw_search("السفن OR الشاي"), {INDIA}),
    ("raw model", lambda s: s.raw_search("django_ct:archive.article"), ALL),
    ("narrow", lambda s: s.narrow("tags:اليمن").filter(content="القهوة"), {YEMEN}),
    ("narrow twice", lambda s: s.narrow("tags:اليمن").narrow('source:"الصباح"'), {YEMEN, PORT}),
    ("narrow by SQ", lambda s: s.narrow(SQ(tags__exact="بلاد الهند")), {INDIA}),
    ("boost asks nothing", lambda s: s.filter(content="القهوة").boost("الشاي", 9), {YEMEN, INDIA}),
    ("syntax is text", lambda s: s.filter(content="tags:اليمن) OR (السفن"), set()),
    ("operators are words", lambda s: s.filter(content="القهوة OR السفن"), set()),
    ("quotes are text", lambda s: s.filter(content__exact='الدليل: "انظروا"'), {HILL}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("ask", "found"), [row[1:] for row in LOOKUPS], ids=[r[0] for r in LOOKUPS]
)
def test_queries_find(library: None, ask: PageRequest, found: set[str]) -> None:
    results = ask(every())
    assert titles(results) == found
    assert (results.count(), len(ask(every()))) == (len(found), len(found))


def test_keys_are_searched_as_numbers(library: None) -> None:
    key = Article.objects.get(title=PORT).pk
    for lookup in (
        {"pk": key},
        {"pk__in": [key, 0]},
        {"django_id": str(key)},
        {"id": f"archive.article.{key}"},
        {"pk__range": [key, key]},
    ):
        assert titles(every().filter(**lookup)) == {PORT}


ORDERS: list[tuple[tuple[str, ...], list[str]]] = [
    (("title",), [INDIA, YEMEN, HILL, PORT]),
    (("-title",), [PORT, HILL, YEMEN, INDIA]),
    (("-source_exact", "title"), [INDIA, YEMEN, PORT, HILL]),
    (("published_at",), [YEMEN, INDIA, PORT, HILL]),
    (("-published_at",), [PORT, INDIA, YEMEN, HILL]),
    (("pk",), [YEMEN, INDIA, PORT, HILL]),
    (("-pk",), [HILL, PORT, INDIA, YEMEN]),
    (("source", "-published_at"), [PORT, YEMEN, INDIA, HILL]),
    (("-source", "published_at"), [INDIA, YEMEN, PORT, HILL]),
    (("-source", "-pk"), [INDIA, PORT, YEMEN, HILL]),
]


@pytest.mark.parametrize(("fields", "ordered"), ORDERS, ids=[" ".join(row[0]) for row in ORDERS])
def test_order_by_each_field_in_its_direction(
    library: None, fields: tuple[str, ...], ordered: list[str]
) -> None:
    assert list(every().order_by(*fields).values_list("title", flat=True)) == ordered


def test_without_order_the_best_match_comes_first(library: None) -> None:
    found = every().filter(content="القهوة")
    assert found.best_match().title == found[0].title == YEMEN
    assert found[0].score > found[1].score > 0
    assert found.boost("الشاي", 9)[0].title == INDIA


def test_latest(library: None) -> None:
    assert every().latest("published_at").title == PORT


REFUSED: list[tuple[str, Callable[[SearchQuerySet], object], str]] = [
    ("an order by texts", lambda s: s.order_by("text"), "cannot order by 'text', only by"),
    ("random order", lambda s: s.order_by("?"), "cannot order by"),
    ("no such field", lambda s: s.filter(colour="أحمر"), "no field 'colour' in the index"),
    ("another parser", lambda s: s.filter(content=AltParser("dismax", "بن")), "no other parser"),
    ("facets of a text", lambda s: s.facet("text"), "facets are counted of"),
    ("dates of a name", lambda s: s.date_facet("tags", *YEARS, "year"), "dates are counted of"),
    ("too many spans", lambda s: s.date_facet("published_at", *YEARS, "second"), "spans of time"),
    ("statistics", lambda s: s.stats("published_at"), "no statistics"),
    ("statistics by facet", lambda s: s.stats_facet("published_at", ["tags"]), "no statistics"),
    ("results of statistics", lambda s: s.stats_results(), "no statistics"),
    ("a suggestion", lambda s: s.filter(content="قهوت").spelling_suggestion(), "no suggester"),
    ("a text to suggest for", lambda s: s.set_spelling_query("قهوت"), "no suggester"),
]


@pytest.mark.parametrize(
    ("ask", "sentence"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_cannot_be_done_is_said(library: None, ask: PageRequest, sentence: str) -> None:
    with pytest.raises(SearchBackendError, match=sentence):
        len(ask(every()))


@pytest.mark.parametrize("parameter", ["within", "dwithin", "distance_point"])
def test_distances_are_refused(library: None, parameter: str) -> None:
    with pytest.raises(SearchBackendError, match="no coordinates"):
        connections["default"].get_backend().search("*", **{parameter: {"field": "place"}})


@pytest.mark.parametrize("options", [{}, {"PATH": "index", "INCLUDE_SPELLING": True}])
def test_a_connection_that_cannot_be_had_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ImproperlyConfigured):
        HaystackBackend("default", **options)


# Slices, iteration


def many(indexed: Indexed, count: int = 25) -> list[str]:
    made = [article(f"مقال {n}", body="نص عن القهوة") for n in range(count)]
    indexed()
    return [str(one.pk) for one in made]


def test_slices_and_iteration_give_each_result_once(indexed: Indexed) -> None:
    keys = many(indexed)
    found = every().filter(content="القهوة").order_by("pk")
    assert [result.pk for result in found] == keys
    assert [result.pk for result in found[3:7]] == keys[3:7]
    assert [result.pk for result in every().order_by("pk")[20:40]] == keys[20:]
    assert every().order_by("pk")[24].pk == keys[24]
    assert list(every()[25:30]) == []
    assert found.values_list("pk", flat=True)[10:12] == keys[10:12]


def test_a_chunk_of_results_costs_one_reading_of_the_database(indexed: Indexed) -> None:
    many(indexed)

    def queries(ask: Callable[[], Any]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            ask()
        return len(seen)

    assert queries(lambda: every()[:5]) == queries(lambda: every()[:20])
    assert queries(lambda: [result.object.title for result in every()[:20]]) == queries(
        lambda: every()[:20]
    )
    assert queries(lambda: every().values_list("pk", flat=True)[:20]) < queries(
        lambda: every()[:20]
    )


def test_a_set_of_results_is_evaluated_late_and_pickled(library: None) -> None:
    found = every().filter(content="القهوة")
    assert not found.query.has_run()
    assert titles(pickle.loads(pickle.dumps(found))) == {YEMEN, INDIA}
    assert len(EmptySearchQuerySet()) == 0


# Results


def test_a_result_tells_what_haystack_documents(library: None) -> None:
    made = Article.objects.get(title=YEMEN)
    result = every().filter(title=YEMEN)[0]
    assert isinstance(result, SearchResult)
    assert (result.app_label, result.model_name, result.pk) == ("archive", "article", str(made.pk))
    assert (result.model, result.object, result.content_type()) == (
        Article,
        made,
        "archive.article",
    )
    assert result.verbose_name == "مقال"
    assert result.score > 0
    told = {facet.field: [] for facet in MULTIPLE} | {
        "id": f"archive.article.{made.pk}",
        "text": made.body,
        "title": YEMEN,
        "tags": ["زراعة", "اليمن"],
        "authors": ["سعاد المهدي"],
        "source": "الصباح",
        "published_at": Day(2015, 3, 10),
    }
    fields = result.get_additional_fields()
    assert {**fields, "tags": sorted(fields["tags"])} == {**told, "tags": sorted(told["tags"])}
    of_facets = {facet.field for facet in NAMED}
    assert result.get_stored_fields().keys() == told.keys() - {"id"} | of_facets


def test_fields_are_those_of_the_database_now(library: None) -> None:
    Article.objects.filter(title=YEMEN).update(body="نص جديد")
    assert every().filter(title=YEMEN)[0].text == "نص جديد"


def test_values_and_values_list(library: None) -> None:
    found = every().filter(content="القهوة").order_by("published_at")
    assert list(found.values("title", "published_at")) == [
        {"title": YEMEN, "published_at": Day(2015, 3, 10)},
        {"title": INDIA, "published_at": Day(2015, 7, 1)},
    ]
    assert [tuple(row) for row in found.values_list("title", "source")] == [
        (YEMEN, "الصباح"),
        (INDIA, "المساء"),
    ]
    assert list(found.values_list("title", flat=True)) == [YEMEN, INDIA]


def test_load_all_gives_the_articles(library: None) -> None:
    found = every().filter(content="القهوة").load_all()
    assert {result.object.title for result in found} == {YEMEN, INDIA}


def test_load_all_queryset_chooses_among_the_articles(library: None) -> None:
    chosen = Article.objects.filter(title=INDIA)
    found = RelatedSearchQuerySet().filter(content="القهوة").load_all()
    assert [r.object.title for r in found.load_all_queryset(Article, chosen)] == [INDIA]


class Card:
    def __init__(self, app_label: str, model_name: str, pk: str, score: float, **fields: Any):
        self.told = (f"{app_label}.{model_name}", fields["title"])


def test_result_class(library: None) -> None:
    found = every().filter(title="عدن").result_class(Card)
    assert found[0].told == ("archive.article", PORT)
    assert isinstance(found.result_class(None)[0], SearchResult)


def test_highlight_is_off_until_asked(library: None) -> None:
    assert every().filter(content="القهوة")[0].highlighted is None


def test_highlighted_text_is_escaped(indexed: Indexed) -> None:
    article("مقال", body="<script>alert(1)</script> تزرع القهوة & تشرب")
    indexed()
    result = every().filter(content="قهوة").exclude(content="تشحن").highlight()[0]
    assert result.highlighted == {
        "text": ["&lt;script&gt;alert(1)&lt;/script&gt; تزرع <em>القهوة</em> &amp; تشرب"]
    }


# Facets


def test_facets_count_names_as_readers_see_them(library: None) -> None:
    found = every().facet("tags").facet("source").facet("authors")
    assert found.facet_counts() == {
        "fields": {
            "tags": [("اليمن", 2), ("زراعة", 2), ("بلاد الهند", 1), ("ماء، وهواء", 1)],
            "source": [("الصباح", 2), ("المساء", 1)],
            "authors": [("سعاد المهدي", 2), ("نبيل حداد", 1)],
        },
        "dates": {},
        "queries": {},
    }


def test_facets_follow_the_query_and_its_narrowing(library: None) -> None:
    found = every().filter(content="القهوة").facet("source")
    assert found.facet_counts()["fields"] == {"source": [("الصباح", 1), ("المساء", 1)]}
    narrowed = found.narrow('source:"المساء"')
    assert narrowed.facet_counts()["fields"] == {"source": [("المساء", 1)]}
    assert titles(narrowed) == {INDIA}


FACET_OPTIONS: list[tuple[dict[str, Any], list[str]]] = [
    ({"limit": 1}, ["اليمن"]),
    ({"limit": -1, "mincount": 2}, ["اليمن", "زراعة"]),
    ({"sort": "index"}, ["اليمن", "بلاد الهند", "زراعة", "ماء، وهواء"]),
]


@pytest.mark.parametrize(("options", "names"), FACET_OPTIONS)
def test_facet_options(library: None, options: dict[str, Any], names: list[str]) -> None:
    counted = every().facet("tags", **options).facet_counts()["fields"]["tags"]
    assert [name for name, _ in counted] == names


GAPS: list[tuple[str, int, list[tuple[tuple[int, ...], int]]]] = [
    ("year", 1, [((2015, 1, 1), 2), ((2016, 1, 1), 1)]),
    ("month", 1, [((2015, 3, 1), 1), ((2015, 7, 1), 1), ((2016, 1, 1), 1)]),
    ("month", 6, [((2015, 1, 1), 1), ((2015, 7, 1), 1), ((2016, 1, 1), 1)]),
    ("day", 7, [((2015, 3, 5), 1), ((2015, 6, 25), 1), ((2015, 12, 31), 1)]),
]


@pytest.mark.parametrize(("gap_by", "amount", "counted"), GAPS)
def test_date_facets(
    library: None, gap_by: str, amount: int, counted: list[tuple[tuple[int, ...], int]]
) -> None:
    found = every().date_facet(
        "published_at", Day(2015, 1, 1), Day(2017, 1, 1), gap_by, gap_amount=amount
    )
    assert found.facet_counts()["dates"] == {
        "published_at": [(datetime.datetime(*start), count) for start, count in counted]
    }


def test_date_facets_count_inside_their_bounds(library: None) -> None:
    found = every().date_facet("published_at", Day(2015, 7, 1), Day(2016, 1, 1), "month")
    assert found.facet_counts()["dates"] == {"published_at": [(datetime.datetime(2015, 7, 1), 1)]}


def test_query_facets(library: None) -> None:
    found = every().query_facet("authors", "سعا*").query_facet("authors", '"نبيل حداد"')
    assert found.facet_counts()["queries"] == {"authors:سعا*": 2, 'authors:"نبيل حداد"': 1}


# More like this


def test_more_like_this(library: None) -> None:
    made = Article.objects.get(title=YEMEN)
    assert [result.title for result in every().more_like_this(made)] == [INDIA]
    assert every().more_like_this(made).count() == 1
    assert every().exclude(content="الشاي").more_like_this(made).count() == 0
    assert every().models(Article).more_like_this(made)[0].object.title == INDIA


def test_more_like_an_article_that_is_not_kept_yet(library: None) -> None:
    assert titles(every().more_like_this(Article(title="القهوة", body="القهوة"))) == {YEMEN, INDIA}


def test_more_like_this_is_read_a_page_at_a_time(indexed: Indexed) -> None:
    keys = many(indexed)
    like = every().more_like_this(Article(title="القهوة", body="القهوة")).order_by("pk")
    assert [result.pk for result in like] == keys
    assert [result.pk for result in like[12:14]] == keys[12:14]


# Forms


def test_the_search_forms_work(library: None) -> None:
    assert titles(
        ModelSearchForm({"q": "القهوة -الشاي", "models": ["archive.article"]}).search()
    ) == {YEMEN}
    chosen = ["tags:ماء، وهواء", 'source:"', "nothing"]
    form = FacetedSearchForm({"q": "السفن"}, selected_facets=chosen[:1])
    assert titles(form.search()) == {PORT}
    assert titles(FacetedSearchForm({"q": "السفن"}, selected_facets=chosen).search()) == set()
    assert titles(ModelSearchForm({"q": ""}).search()) == set()


# Trouble


def test_no_query_raises(library: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections["default"].get_backend(), "silently_fail", False)
    for text in ODD_QUERIES:
        assert every().raw_search(text).count() <= 4, repr(text)
        assert every().auto_query(text).count() <= 4, repr(text)
        assert every().filter(title__exact=text, content__startswith=text).count() <= 4, repr(text)
        assert every().narrow(f'tags:"{text}"').highlight().count() <= 4, repr(text)
        assert every().filter(tags__fuzzy=text, published_at__lt=text).count() == 0, repr(text)


def test_without_an_index_there_are_no_results(db: None, index_folder: Any) -> None:
    assert list(every().filter(content="القهوة")) == []
    assert every().facet("tags").facet_counts() == {}
    assert list(every().more_like_this(Article(title="القهوة", body="القهوة"))) == []


def test_without_an_index_an_error_is_raised_where_the_settings_say_so(
    db: None, index_folder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections["default"].get_backend(), "silently_fail", False)
    with pytest.raises(SearchBackendError):
        every().filter(content="القهوة").count()


def test_an_article_withdrawn_a_moment_ago_is_not_found(library: None) -> None:
    Article.objects.filter(title=INDIA).update(state=Article.State.WITHDRAWN)
    Article.objects.filter(title=PORT).delete()
    found = every().facet("tags", mincount=1)
    assert titles(found) == {YEMEN, HILL}
    assert found.count() == 2
    assert dict(found.facet_counts()["fields"]["tags"]) == {"زراعة": 1, "اليمن": 1}


def test_a_blank_query_reads_no_postings(library: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from search.engines.whoosh.reading.postings import PostingsReader

    def read(*asked: Any) -> None:
        pytest.fail(f"postings were read: {asked}")

    monkeypatch.setattr(PostingsReader, "read", read)
    assert every().raw_search(" ").count() == 0
    assert every().auto_query("").count() == 0
    assert every().auto_query("؟ ! ...").count() == 0
    assert every().all().count() == 4


def test_one_open_reader_answers_all_queries(
    library: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from whoosh.index import FileIndex

    every().count()
    monkeypatch.setattr(FileIndex, "reader", lambda *asked, **told: pytest.fail("opened again"))
    assert titles(every().filter(content="القهوة").narrow("tags:اليمن").facet("tags")) == {YEMEN}
