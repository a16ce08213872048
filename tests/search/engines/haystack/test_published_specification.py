"""What the tests that Haystack publishes for its Whoosh engine say, said of articles.

Haystack 3.4.0 ships `test_haystack/whoosh_tests` in its source archive: 86 tests over models of
their own. Each has its name here, over facts stated anew on articles, or a reason why it says
nothing about an engine of articles.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from haystack import connections, reset_search_queries
from haystack.exceptions import SearchBackendError, SkipDocument
from haystack.inputs import AltParser, AutoQuery, Clean, Exact, Not, Raw
from haystack.models import SearchResult
from haystack.query import SQ, SearchQuerySet
from pytest_django.fixtures import Settings

from archive.models import Article, Tag
from search.engines.haystack.backend import HaystackBackend
from search.search_indexes import ArticleIndex
from tests.builders import article

Indexed = Callable[[], None]
Sets = SearchQuerySet

BODIES = ["سلام العالم", "سلام الناس", "العالم القديم", "سبب السلام", "سبب القراءة", "مئة شجرة"]
TITLES = [f"رسالة {word}" for word in ("الفجر", "الظهر", "العصر", "المغرب", "العشاء", "السحر")]
AUTHORS = ["دانيال حداد"] * 3 + ["سعاد المهدي"] * 3
ALL = {1, 2, 3, 4, 5, 6}


def day(number: int) -> datetime.date:
    return datetime.date(2009, 2, number)


@pytest.fixture
def articles(indexed: Indexed) -> list[Article]:
    """Six, each of the day of its number, the first half by one author; not indexed yet."""
    indexed()
    rows = enumerate(zip(TITLES, BODIES, AUTHORS, strict=True), 1)
    return [
        article(title, body=body, authors=[author], published=day(n).isoformat(), tags=["بريد"])
        for n, (title, body, author) in rows
    ]


@pytest.fixture
def library(articles: list[Article], indexed: Indexed) -> list[Article]:
    indexed()
    return articles


def backend() -> Any:
    return connections["default"].get_backend()


def numbers(results: Any) -> list[int]:
    return [result.published_at.day for result in results]


FINDS: list[tuple[str, Callable[[SearchQuerySet], SearchQuerySet], set[int]]] = [
    ("WhooshSearchQueryTestCase.test_build_query_all", lambda s: s.all(), ALL),
    ("WhooshSearchQueryTestCase.test_build_query_single_word", lambda s: s.filter(content="سلام"), {1, 2, 4}),
    ("WhooshSearchQueryTestCase.test_build_query_multiple_words_and", lambda s: s.filter(content="سلام").filter(content="عالم"), {1}),
    ("WhooshSearchQueryTestCase.test_build_query_multiple_words_not", lambda s: s.exclude(content="سلام").exclude(content="عالم"), {5, 6}),
    ("WhooshSearchQueryTestCase.test_build_query_multiple_words_or", lambda s: s.filter(SQ(content="سلام") | SQ(content="عالم")), {1, 2, 3, 4}),
    ("WhooshSearchQueryTestCase.test_build_query_multiple_words_mixed", lambda s: s.filter(SQ(content="سبب") | SQ(content="سلام")).exclude(content="عالم"), {2, 4, 5}),
    ("WhooshSearchQueryTestCase.test_build_query_phrase", lambda s: s.filter(content="العالم سلام").filter(content__exact="سلام العالم"), {1}),
    ("WhooshSearchQueryTestCase.test_correct_exact", lambda s: s.filter(content=Exact("سلام العالم")), {1}),
    ("WhooshSearchQueryTestCase.test_build_query_multiple_filter_types", lambda s: s.filter(content="سلام", published_at__lte=day(4), published_at__gt=day(1), authors__gte="ر", title__gte="ا", pk__range=[1, 10**6]), {4}),
    ("WhooshSearchQueryTestCase.test_build_query_in_filter_multiple_words", lambda s: s.filter(content="سلام", title__in=[TITLES[0], TITLES[2]]), {1}),
    ("WhooshSearchQueryTestCase.test_build_query_in_filter_datetime", lambda s: s.filter(published_at__in=[datetime.datetime(2009, 2, 2)]), {2}),
    ("WhooshSearchQueryTestCase.test_build_query_in_with_set", lambda s: s.filter(title__in={TITLES[0], TITLES[5]}), {1, 6}),
    ("WhooshSearchQueryTestCase.test_build_query_wildcard_filter_types", lambda s: s.filter(title__startswith="الع"), {3, 5}),
    ("WhooshSearchQueryTestCase.test_build_query_fuzzy_filter_types", lambda s: s.filter(content__fuzzy="القدبم"), {3}),
    ("WhooshSearchQueryTestCase.test_build_query_with_contains", lambda s: s.filter(content__contains="جر"), {1, 6}),
    ("WhooshSearchQueryTestCase.test_build_query_with_endswith", lambda s: s.filter(content__endswith="ديم"), {3}),
    ("WhooshSearchQueryTestCase.test_build_query_with_models", lambda s: s.filter(content="سلام").models(Article), {1, 2, 4}),
    ("WhooshSearchQueryTestCase.test_build_query_with_datetime", lambda s: s.filter(published_at=datetime.datetime(2009, 2, 3)), {3}),
    ("WhooshSearchQueryTestCase.test_in_filter_values_list", lambda s: s.filter(title__in=Article.objects.order_by("pk").values_list("title", flat=True)[:2]), {1, 2}),
    ("WhooshSearchQueryTestCase.test_narrow_sq", lambda s: s.narrow(SQ(authors="سعاد")), {4, 5, 6}),
    ("WhooshSearchQueryTestCase.test_clean", lambda s: s.filter(content=Clean('سلام + - && || ! ( ) { } [ ] ^ " ~ * ? : \\ العالم')), {1}),
    ("WhooshInputTestCase.test_raw_prepare", lambda s: s.filter(content=Raw("شجرة OR القديم")), {3, 6}),
    ("WhooshInputTestCase.test_clean_prepare", lambda s: s.filter(content=Clean("سلام, :العالم")), {1}),
    ("WhooshInputTestCase.test_exact_prepare", lambda s: s.filter(content=Exact("العالم سلام")), set()),
    ("WhooshInputTestCase.test_not_prepare", lambda s: s.filter(content=Not("سلام")), {3, 5, 6}),
    ("WhooshInputTestCase.test_autoquery_prepare", lambda s: s.filter(content=AutoQuery('سلام -الناس "سلام العالم"')), {1}),
    ("WhooshSearchBackendTestCase.test_range_queries", lambda s: s.raw_search("[س to] AND authors:[to ر]"), {1, 2}),
    ("WhooshSearchBackendTestCase.test_date_queries", lambda s: s.raw_search("شجرة OR published_at:[to 20090202000000]"), {1, 2, 6}),
    ("WhooshSearchBackendTestCase.test_escaped_characters_queries", lambda s: s.filter(content="سلام! http://www.example.com"), set()),
    ("LiveWhooshSearchQuerySetTestCase.test_query_generation", lambda s: s.filter(SQ(content=AutoQuery("سلام الناس")) | SQ(title=AutoQuery("رسالة السحر"))), {2, 6}),
    ("LiveWhooshSearchQuerySetTestCase.test_regression_space_query", lambda s: s.filter(content=" "), set()),
    ("LiveWhooshAutocompleteTestCase.test_extra_whitespace", lambda s: s.autocomplete(title="الفجر "), {1}),
    ("LiveWhooshMultiSearchQuerySetTestCase.test_searchquerysets_with_models", lambda s: s.models(Article), ALL),
]  # fmt: skip


@pytest.mark.parametrize(
    ("ask", "found"), [row[1:] for row in FINDS], ids=[row[0] for row in FINDS]
)
def test_queries_find(library: list[Article], ask: Callable[[Any], Any], found: set[int]) -> None:
    assert set(numbers(ask(Sets()))) == found


SKIPPED = {
    "Haystack's own class, no engine takes part": (
        "WhooshInputTestCase.test_raw_init",
        "WhooshInputTestCase.test_clean_init",
        "WhooshInputTestCase.test_exact_init",
        "WhooshInputTestCase.test_not_init",
        "WhooshInputTestCase.test_autoquery_init",
        "WhooshInputTestCase.test_altparser_init",
        "WhooshSearchQueryTestCase.test_set_result_class",
    ),
    "the engine has no suggester, and says so": (
        "SpellingSuggestionTestCase.test_form_suggestion",
        "SpellingSuggestionTestCase.test_view_suggestion",
        "LiveWhooshSearchQueryTestCase.test_get_spelling",
    ),
    "the index has no n-gram field": (
        "LiveWhooshAutocompleteTestCase.test_autocomplete",
        "LiveWhooshAutocompleteTestCase.test_edgengram_regression",
    ),
    "the schema and the values in it are not made of Haystack's fields": (
        "WhooshSearchBackendTestCase.test__from_python",
        "WhooshSearchBackendTestCase.test__to_python",
        "WhooshSearchBackendTestCase.test_build_schema",
        "WhooshSearchBackendTestCase.test_analyzed_fields",
        "WhooshBoostBackendTestCase.test_boost",
    ),
    "no files are deleted under readers: `clear` publishes an empty index": (
        "WhooshSearchBackendTestCase.test_delete_index",
    ),
    "scores are ours; the published test fails for its own engine too": (
        "WhooshSearchBackendTestCase.test_scoring",
    ),
    "a list is looked for by `in`": (
        "WhooshSearchQueryTestCase.test_build_query_with_sequence_and_filter_not_in",
    ),
    "the published test is inherited and repeats LiveWhooshRoundTripTestCase": (
        "SpellingSuggestionTestCase.test_round_trip",
    ),
    "searching needs no right to write": ("WhooshSearchBackendTestCase.test_writable",),
}


@pytest.mark.parametrize(
    "reason",
    [reason for reason, names in SKIPPED.items() for _ in names],
    ids=[name for names in SKIPPED.values() for name in names],
)
def test_what_says_nothing_about_articles(reason: str) -> None:
    pytest.skip(reason)


class Skipping(ArticleIndex):
    def prepare_text(self, article: Article) -> str:
        if "سلام" in article.body:
            raise SkipDocument
        return article.body


class Card:
    def __init__(self, *identity: Any, **fields: Any) -> None:
        self.identity = identity


class TestWhooshSearchBackend:
    def test_non_silent(self, articles: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(backend(), "silently_fail", False)
        for segment in backend().engine.root.glob("*/*"):
            segment.unlink()
        questions: list[Callable[[], object]] = [
            lambda: backend().search("*"),
            lambda: backend().more_like_this(articles[0]),
            lambda: backend().remove(articles[0]),
        ]
        for question in questions:
            with pytest.raises(SearchBackendError):
                question()

    def test_update(self, articles: list[Article]) -> None:
        backend().update(ArticleIndex(), Article.objects.all())
        assert [result.id for result in Sets().order_by("pk")] == [
            f"archive.article.{made.pk}" for made in articles
        ]

    def test_update_with_skip_document_raised(self, articles: list[Article]) -> None:
        backend().update(Skipping(), Article.objects.all())
        assert numbers(Sets().order_by("pk")) == [3, 5, 6]

    def test_remove(self, library: list[Article]) -> None:
        backend().remove(library[0])
        assert numbers(Sets().order_by("pk")) == [2, 3, 4, 5, 6]

    def test_clear(self, articles: list[Article]) -> None:
        index = ArticleIndex()
        for models in (None, [Article]):
            backend().update(index, Article.objects.all())
            assert Sets().count() == 6
            backend().clear(models)
            assert Sets().count() == 0
        backend().update(index, Article.objects.all())
        for others in ([Tag], [Tag, Article]):
            with pytest.raises(SearchBackendError):
                backend().clear(others)
            assert Sets().count() == 6

    def test_search(self, library: list[Article], settings: Settings) -> None:
        assert backend().search("") == {"results": [], "hits": 0}
        assert backend().search("ا")["hits"] == 0
        everything = backend().search("*", sort_by=["pk"])
        assert (everything["hits"], numbers(everything["results"])) == (6, [1, 2, 3, 4, 5, 6])
        assert backend().search("", facets={"authors": {}}) == {"results": [], "hits": 0}
        months = {"start_date": day(1), "end_date": datetime.date(2009, 5, 1), "gap_by": "month"}
        counted = backend().search(
            "سلا*", facets={"authors": {}}, date_facets={"published_at": months}
        )
        assert (counted["hits"], counted["facets"]) == (
            2,
            {
                "fields": {"authors": [("دانيال حداد", 2)]},
                "dates": {"published_at": [(datetime.datetime(2009, 2, 1), 2)]},
                "queries": {},
            },
        )
        assert backend().search("", narrow_queries={"authors:سعاد"})["hits"] == 0
        assert backend().search("سلام", narrow_queries={"authors:سعاد"})["hits"] == 1
        assert isinstance(backend().search("سلام", result_class=Card)["results"][0], Card)
        assert backend().search("*", limit_to_registered_models=False)["hits"] == 6
        settings.HAYSTACK_LIMIT_TO_REGISTERED_MODELS = False
        assert backend().search("*")["hits"] == 6

    def test_highlight(self, library: list[Article]) -> None:
        assert backend().search("", highlight=True) == {"results": [], "hits": 0}
        results = backend().search("سلام", highlight=True, sort_by=["pk"])["results"]
        assert [result.highlighted["text"] for result in results] == [
            ["<em>سلام</em> العالم"],
            ["<em>سلام</em> الناس"],
            ["سبب <em>السلام</em>"],
        ]

    @pytest.mark.filterwarnings("ignore:The model .* is not registered")
    def test_search_all_models(self, library: list[Article]) -> None:
        assert Sets().count() == 6
        with pytest.raises(SearchBackendError):
            Sets().models(Article, Tag).count()

    def test_more_like_this(self, library: list[Article]) -> None:
        assert backend().more_like_this(library[0])["hits"] == 5
        card = backend().more_like_this(library[0], result_class=Card)["results"][0]
        assert isinstance(card, Card)

    def test_order_by(self, library: list[Article]) -> None:
        for sort in (["published_at"], ["id"], ["pk"]):
            assert numbers(backend().search("*", sort_by=sort)["results"]) == [1, 2, 3, 4, 5, 6]
        for sort in (["-published_at"], ["-id"], ["-published_at", "-id"]):
            assert numbers(backend().search("*", sort_by=sort)["results"]) == [6, 5, 4, 3, 2, 1]
        # Whoosh sorts in one direction only, and its engine refuses this.
        assert numbers(backend().search("*", sort_by=["-authors", "pk"])["results"]) == [
            *(4, 5, 6),
            *(1, 2, 3),
        ]

    def test_verify_type(self, library: list[Article]) -> None:
        assert [result.published_at for result in Sets().order_by("pk")] == [
            day(number) for number in range(1, 7)
        ]

    def test_slicing(self, library: list[Article]) -> None:
        pages = [
            backend().search("*", sort_by=["pk"], start_offset=start, end_offset=end)["results"]
            for start, end in ((0, 4), (4, 8), (0, 0))
        ]
        assert [numbers(page) for page in pages] == [[1, 2, 3, 4], [5, 6], []]


class TestLiveWhooshSearchQuery:
    def test_log_query(self, library: list[Article], settings: Settings) -> None:
        reset_search_queries()
        assert len(Sets().filter(authors="سعاد")) == 3
        assert connections["default"].queries == []
        settings.DEBUG = True
        assert len(Sets().filter(authors="سعاد")) == 3
        assert [each["query_string"] for each in connections["default"].queries] == [
            "authors:(سعاد)"
        ]
        reset_search_queries()


class TestLiveWhooshSearchQuerySet:
    @pytest.fixture
    def asked(self, library: list[Article], settings: Settings) -> Any:
        """How many times the engine was asked since."""
        settings.DEBUG = True
        reset_search_queries()
        yield lambda: len(connections["default"].queries)
        reset_search_queries()

    def test_various_searchquerysets(self, library: list[Article]) -> None:
        assert len(Sets().filter(content="رسالة")) == 6
        greeting = Sets().auto_query("سلام!")
        assert set(numbers(greeting)) == {1, 2, 4}
        assert len(greeting.filter(published_at__lte=datetime.date(2009, 8, 31))) == 3
        early = greeting.filter(published_at__lte=day(2))
        assert set(numbers(early)) == {1, 2}
        keys = [made.pk for made in library[1:3]]
        assert numbers(early.filter(django_id__in=keys).exclude(authors="سعاد")) == [2]
        for nothing in ("re-inker", "0.7 wire", "daler-rowney pearlescent 'bell bronze'"):
            assert len(Sets().auto_query(nothing)) == 0
        assert len(Sets().models(Article)) == 6

    def test_all_regression(self, articles: list[Article]) -> None:
        assert list(Sets()) == []
        backend().update(ArticleIndex(), Article.objects.all())
        assert sorted(numbers(Sets())) == [1, 2, 3, 4, 5, 6]
        assert repr(Sets()).startswith("<SearchQuerySet: ")

    def test_iter(self, asked: Callable[[], int]) -> None:
        assert (sorted(numbers(Sets().auto_query("سلام!"))), asked()) == ([1, 2, 4], 1)

    def test_slice(self, asked: Callable[[], int]) -> None:
        assert (numbers(Sets().order_by("pk")[1:3]), asked()) == ([2, 3], 1)
        assert (Sets().order_by("pk")[0].title, asked()) == (TITLES[0], 2)

    def test_values_slicing(self, asked: Callable[[], int], library: list[Article]) -> None:
        keys = [str(made.pk) for made in reversed(library[:5])]
        found = Sets().order_by("-published_at")
        assert [row["pk"] for row in found.values("pk")[1:11]] == keys
        assert [row[0] for row in found.values_list("pk")[1:11]] == keys
        assert found.values_list("pk", flat=True)[1:11] == keys
        assert asked() == 3

    def test_manual_iter(self, asked: Callable[[], int]) -> None:
        found = Sets().auto_query("سلام!")._manual_iter()
        assert (sorted(numbers(found)), asked()) == ([1, 2, 4], 1)

    def test_fill_cache(self, asked: Callable[[], int]) -> None:
        found = Sets().auto_query("سلام!")
        assert (len(found._result_cache), asked()) == (0, 0)
        for end in (10, 20):
            found._fill_cache(end - 10, end)
            assert (len(found._result_cache), asked()) == (3, end // 10)

    def test_cache_is_full(self, asked: Callable[[], int]) -> None:
        found = Sets().auto_query("سلام!")
        assert not found._cache_is_full()
        assert sorted(numbers(found)) == [1, 2, 4]
        assert (found._cache_is_full(), asked()) == (True, 1)

    def test_count(self, asked: Callable[[], int]) -> None:
        found = Sets().all()
        assert (len(found), found._cache_is_full(), asked()) == (6, False, 1)

    def test_result_class(self, library: list[Article]) -> None:
        assert isinstance(Sets().all()[0], SearchResult)
        assert isinstance(Sets().result_class(Card).all()[0], Card)
        assert isinstance(Sets().result_class(None).all()[0], SearchResult)


class TestLiveWhooshMoreLikeThis:
    def test_more_like_this(self, library: list[Article]) -> None:
        like = Sets().more_like_this(library[0])
        assert (like.count(), sorted(numbers(like))) == (5, [2, 3, 4, 5, 6])
        of_author = Sets().filter(authors="سعاد").more_like_this(library[0])
        assert (of_author.count(), sorted(numbers(of_author))) == (3, [4, 5, 6])
        assert Sets().models(Article).more_like_this(library[0]).count() == 5
        deferred = Article.objects.defer("slug").get(pk=library[0].pk)
        assert sorted(numbers(Sets().more_like_this(deferred))) == [2, 3, 4, 5, 6]
        assert isinstance(Sets().result_class(Card).more_like_this(library[0])[0], Card)


class TestLiveWhooshRoundTrip:
    def test_round_trip(self, library: list[Article]) -> None:
        [result] = Sets().filter(id=f"archive.article.{library[0].pk}")
        fields = ("text", "title", "tags", "authors", "source", "published_at")
        assert [getattr(result, name) for name in fields] == [
            BODIES[0],
            TITLES[0],
            ["بريد"],
            ["دانيال حداد"],
            None,
            day(1),
        ]


class TestWhooshSearchQuery:
    def test_build_query_boost(self, library: list[Article]) -> None:
        found = Sets().filter(content="سلام").boost("السبب", 5)
        assert (found[0].published_at, found.count()) == (day(4), 3)


class TestWhooshInput:
    def test_altparser_prepare(self, library: list[Article]) -> None:
        with pytest.raises(SearchBackendError, match="no other parser"):
            len(Sets().filter(content=AltParser("dismax", "سلام")))


class TestLiveWhooshRamStorage:
    def test_ram_storage(self) -> None:
        with pytest.raises(ImproperlyConfigured, match="STORAGE"):
            HaystackBackend("default", PATH="index", STORAGE="ram")


class TestManagementCommand:
    def test_basic_commands(self, articles: list[Article]) -> None:
        for command, options, count in (
            ("clear_index", {"interactive": False}, 0),
            ("update_index", {}, 6),
            ("clear_index", {"interactive": False}, 0),
            ("rebuild_index", {"interactive": False}, 6),
        ):
            call_command(command, verbosity=0, using=["default"], **options)
            assert Sets().count() == count

    def test_remove(self, library: list[Article]) -> None:
        for gone in library[:3]:
            gone.delete()
        call_command("update_index", verbosity=0)
        assert backend().engine.check() == 6
        assert Sets().count() == 3, "what is deleted is not shown while it waits"
        call_command("update_index", remove=True, verbosity=0)
        assert Sets().count() == 3

    def test_multiprocessing(self, library: list[Article]) -> None:
        with pytest.raises(CommandError, match="INDEXER_PROCESSES"):
            call_command("update_index", verbosity=0, workers=2, batchsize=5)
