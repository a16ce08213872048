"""What every engine is held to: `class TestMine(EngineContract)` with two fixtures.

`engine` gives an engine over an index that does not exist yet, `another` a second handle to
the same index, as another process would open it. What an engine cannot do it names in
`cannot`: the name of a test, and the reason, with which the test is skipped.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from itertools import chain

import pytest

from search.engine import Engine, IndexUnavailable
from search.filters import Filters
from search.index_document import IndexDocument
from search.parsing import Term, parse
from search.request import Budget, Page, Request

DAY = datetime.date


def document(pk: int, text: str, title: str = "", **others: object) -> IndexDocument:
    """With a content hash that tells texts apart."""
    return IndexDocument(pk, title or f"مقال {pk}", text, content_hash=f"{pk} {text}", **others)  # type: ignore[arg-type]


def build(engine: Engine, *documents: IndexDocument) -> int:
    """A new generation of these documents, in use; how many articles it says are in it."""
    with engine.rebuilding():
        generation = engine.build(documents)
        with engine.writing():
            return engine.publish(generation)


def apply(engine: Engine, *documents: IndexDocument, removed: Sequence[int] = ()) -> None:
    with engine.writing():
        engine.apply(documents, removed)


def keys(engine: Engine, text: str, **asked: object) -> list[int]:
    """The primary keys of the hits, in order."""
    request = Request(parse(text), **asked)  # type: ignore[arg-type]
    return [hit.id for hit in engine.rank(request).ranked]


class EngineContract:
    cannot: Mapping[str, str] = {}

    @pytest.fixture(autouse=True)
    def _skipped_with_a_reason(self, request: pytest.FixtureRequest) -> None:
        name = getattr(request.node, "originalname", request.node.name)
        if name in self.cannot:
            pytest.skip(self.cannot[name])

    def test_what_is_not_there_cannot_be_read(self, engine: Engine) -> None:
        questions: list[Callable[[], object]] = [
            engine.check,
            engine.document_hashes,
            lambda: engine.rank(Request(parse("النيل"))),
            lambda: engine.most_telling([Term("النيل", "النيل", "نيل")], 1),
            lambda: engine.frequency(Term("النيل", "النيل", "نيل")),
            engine.vocabulary,
            lambda: apply(engine, document(1, "النيل")),
        ]
        for question in questions:
            with pytest.raises(IndexUnavailable) as raised:
                question()
            assert raised.value.state == "no index"

    def test_what_was_built_is_found_and_nothing_else(self, engine: Engine) -> None:
        assert build(engine, document(1, "عن النيل"), document(2, "عن الفرات")) == 2
        assert engine.check() == 2
        assert keys(engine, "النيل") == [1]
        assert keys(engine, "دجلة") == []
        assert sorted(engine.document_hashes()) == [(1, "1 عن النيل"), (2, "2 عن الفرات")]

    def test_an_index_may_be_empty(self, engine: Engine) -> None:
        assert build(engine) == 0
        assert engine.check() == 0
        assert (engine.document_hashes(), keys(engine, "النيل")) == ([], [])

    def test_nothing_is_found_by_nothing(self, engine: Engine) -> None:
        build(engine, document(1, "النيل"))
        assert keys(engine, "") == []

    def test_spellings_and_clitics_meet(self, engine: Engine) -> None:
        build(engine, document(1, "والمدرسة الكبيرة"), document(2, "قَرَأَ الأسئلة"))
        assert keys(engine, "مدرسه") == [1]
        assert keys(engine, "للمدرسة") == [1]
        assert keys(engine, "الاسئله") == [2]

    @pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
    def test_hits_with_every_word_count_more_and_by_date_come_first(
        self, engine: Engine, sort: str
    ) -> None:
        build(
            engine,
            document(1, "النيل النيل النيل في مصر", published_at=DAY(2001, 1, 1)),
            document(2, "يجري النيل بعيدا عن الفرات"),
            document(3, "عن الزراعة في الريف"),
        )
        ranking = engine.rank(Request(parse("النيل الفرات"), sort=sort))
        assert [(hit.id, hit.all_terms_matched, hit.missing) for hit in ranking.ranked] == [
            (2, True, ()),
            (1, False, ("الفرات",)),
        ]
        assert (ranking.total, ranking.total_all_words) == (2, 1)

    def test_other_words_of_the_root_and_words_of_their_own_are_no_hits(
        self, engine: Engine
    ) -> None:
        build(engine, document(1, "بيع الورق"), document(2, "عن الكاتب"), document(3, "كتاب"))
        assert keys(engine, "رق") == []
        ranking = engine.rank(Request(parse("كتاب"), facets=1))
        assert ([hit.id for hit in ranking.ranked], ranking.total) == ([3], 1)
        assert {facet.total for facet in ranking.facets} == {1}
        assert {hit.id for hit in ranking.root_matches} <= {2}

    def test_the_score_decides_and_then_the_newest(self, engine: Engine) -> None:
        build(
            engine,
            document(1, "عن النيل في مصر", published_at=DAY(2001, 1, 1)),
            document(2, "عن النيل في مصر", published_at=DAY(2003, 1, 1)),
            document(3, "عن النيل والنيل في مصر", published_at=DAY(1999, 1, 1)),
        )
        ranking = engine.rank(Request(parse("النيل")))
        assert [hit.id for hit in ranking.ranked] == [3, 2, 1]
        scores = [hit.score for hit in ranking.ranked]
        assert scores[0] > scores[1] == scores[2] > 0

    def test_a_word_of_the_title_counts_more(self, engine: Engine) -> None:
        texts = "عن النيل في مصر", "عن الأنهار في مصر"
        build(engine, document(1, texts[0]), document(2, texts[1], title="النيل"))
        assert keys(engine, "النيل") == [2, 1]

    @pytest.mark.parametrize(("sort", "order"), [("newest", [2, 1, 3]), ("oldest", [1, 2, 3])])
    def test_hits_are_sorted_by_date_those_without_last(
        self, engine: Engine, sort: str, order: list[int]
    ) -> None:
        build(
            engine,
            document(1, "عن النيل", published_at=DAY(2001, 5, 1)),
            document(2, "عن النيل", published_at=DAY(2002, 5, 1)),
            document(3, "عن النيل والنيل"),
        )
        assert keys(engine, "النيل", sort=sort) == order

    def test_pages_are_parts_of_one_ranking(self, engine: Engine) -> None:
        build(engine, *(document(n, "النيل " * (1 + n % 4) + "في مصر") for n in range(1, 60)))
        whole = keys(engine, "النيل", page=Page(0, 100))
        parts = [keys(engine, "النيل", page=Page(start, 7)) for start in range(0, 63, 7)]
        assert list(chain.from_iterable(parts)) == whole and sorted(whole) == list(range(1, 60))
        assert engine.rank(Request(parse("النيل"), page=Page(50, 7))).total == 59

    def test_a_phrase_is_held_in_order(self, engine: Engine) -> None:
        build(engine, document(1, "نهر النيل طويل"), document(2, "النيل ليس نهر صغير"))
        assert keys(engine, '"نهر النيل"') == [1]

    def test_a_phrase_does_not_reach_from_the_title_into_the_text(self, engine: Engine) -> None:
        build(engine, document(1, "الاستراتيجي من الأمور", title="عن الحوار"))
        assert keys(engine, '"الحوار الاستراتيجي"') == []

    def test_a_pattern_stands_for_the_words_of_the_index(self, engine: Engine) -> None:
        texts = ["مكتبة", "مكتوب", "مكتبات", "كتاب"]
        build(engine, *(document(n, text) for n, text in enumerate(texts, 1)))
        assert sorted(keys(engine, "مكت*")) == [1, 2, 3]
        assert keys(engine, "مكت؟ب") == [2]
        assert len(keys(engine, "مكت*", budget=Budget(expansions=1))) == 1

    def test_what_is_excluded_is_in_no_hit_and_in_no_count(self, engine: Engine) -> None:
        texts = ["عن النيل والفرات", "عن النيل", "عن نيل مصر، دجلة", "نهر الأردن عن النيل"]
        build(engine, *(document(n, one, keys={"tag": (n,)}) for n, one in enumerate(texts, 1)))
        for text, wanted in [
            ("النيل -الفرات", {2, 3, 4}),
            ("النيل -فرات -دجلة", {2, 4}),
            ('النيل -"نهر الأردن"', {1, 2, 3}),
            ("النيل -(الفرات أو دجلة)", {2, 4}),
            ("النيل -(الفرات دجلة)", {1, 2, 3, 4}),
            ("النيل مصر -دج*", {1, 2, 4}),
            ('"عن النيل" -الفرات', {2, 4}),
            ("النيل -النيل", set()),
        ]:
            ranking = engine.rank(Request(parse(text), facets=9))
            assert {hit.id for hit in ranking.ranked} == wanted, text
            assert ranking.total == len(wanted), text
            tags = next(facet for facet in ranking.facets if facet.name == "tag")
            assert dict(tags.counts) == dict.fromkeys(wanted, 1), text

    def test_a_phrase_is_no_phrase_only_where_no_hit_is_left(self, engine: Engine) -> None:
        build(engine, document(1, "نهر النيل والفرات طويل"), document(2, "طويل نهر من النيل"))
        assert keys(engine, '"نهر النيل" طويل') == [1]
        assert keys(engine, '"نهر النيل" طويل -الفرات') == [2]

    def test_a_choice_counts_as_one_word(self, engine: Engine) -> None:
        texts = ["قهوة مصر", "قهوة اليمن", "شاي مصر", "شاي", "قهوة شاي اليمن عمان"]
        build(engine, *(document(n, one) for n, one in enumerate(texts, 1)))
        for text, whole, partly in [
            ("قهوة أو شاي", {1, 2, 3, 4, 5}, set()),
            ("(قهوة أو شاي) مصر", {1, 3}, {2, 4, 5}),
            ("(قهوة اليمن) أو مصر", {1, 2, 3, 5}, set()),
            ("(قهوة -شاي) أو عمان", {1, 2, 5}, set()),
            ('"قهوة مصر" أو شا*', {1, 3, 4, 5}, set()),
            ("قهوة أو لبن", {1, 2, 5}, set()),
            ("لبن أو عسل", set(), set()),
        ]:
            ranking = engine.rank(Request(parse(text)))
            found = {hit.id: hit.all_terms_matched for hit in ranking.ranked}
            assert found == dict.fromkeys(whole, True) | dict.fromkeys(partly, False), text
            assert (ranking.total, ranking.total_all_words) == (len(found), len(whole)), text
        lacking = engine.rank(Request(parse('(حليب أو (لبن "عسل سدر")) شاي'))).ranked
        assert {hit.missing for hit in lacking} == {("حليب أو (لبن عسل سدر)",)}

    def test_what_holds_more_of_a_choice_comes_first(self, engine: Engine) -> None:
        texts = "قهوة من اليمن هنا", "شاي أو قهوة هنا", "شاي من اليمن هنا"
        build(engine, *(document(n, one) for n, one in enumerate(texts, 1)))
        assert keys(engine, "قهوة أو شاي")[0] == 2

    def test_a_word_is_found_as_it_is_spelt(self, engine: Engine) -> None:
        texts = [
            "سأل أحمد عن مدرسة",
            "سال احمد في مدرسه",
            "أحمد وَاحمد",
            "إلى بيت",
            "الي مدرسة أحمد",
        ]
        build(engine, *(document(n, one) for n, one in enumerate(texts, 1)))
        for text, wanted in [
            ("=أحمد", {1, 3, 5}),
            ("=احمد", {2}),
            ("=وَاحمد", {3}),
            ("=مدرسة", {1, 5}),
            ("=مدرسه", {2}),
            ("=إلى", {4}),
            ("=الي", {5}),
            ('="مدرسة أحمد"', {5}),
            ('="مدرسة احمد"', set()),
            ("أحمد -=أحمد", {2}),
            ("=مدرسة أو =إلى", {1, 4, 5}),
            ("=مدرسة بيت", {1, 5}),
            ("=نيل", set()),
        ]:
            ranking = engine.rank(Request(parse(text), facets=1))
            assert ({hit.id for hit in ranking.ranked}, ranking.total) == (wanted, len(wanted)), (
                text
            )

    def test_a_word_is_found_with_the_marks_that_were_typed(self, engine: Engine) -> None:
        texts = [
            "سلطنة عُمان",
            "سلطنة عُمَان كِتاباً",
            "عَمّان في الأردن",
            "عمان كتابًا جديدا",
            "وعُمان، مِنۡ هنا",
        ]
        build(engine, *(document(n, one) for n, one in enumerate(texts, 1)))
        for text, wanted in [
            ("=عُمان", {1, 2}),
            ("=عُمَان", {2}),
            ("=عَمّان", {3}),
            ("=عمّان", {3}),
            ("=عِمان", set()),
            ("=عمان", {1, 2, 3, 4}),
            ("=كتابًا", {2, 4}),
            ("=كِتابًا", {2}),
            ("=مِنْ", {5}),
            ('="سلطنة عُمَان"', {2}),
            ('="سَلطنة عُمَان"', set()),
            ("سلطنة -=عُمَان", {1}),
            ("عنوان:=عُمان", set()),
        ]:
            ranking = engine.rank(Request(parse(text), facets=1))
            assert ({hit.id for hit in ranking.ranked}, ranking.total) == (wanted, len(wanted)), (
                text
            )

    def test_all_words_of_a_root_are_found_where_it_is_asked_for(self, engine: Engine) -> None:
        texts = ["كتاب قديم", "مكتبة في الحي", "كاتب وقارئ", "صاروخ", "صواريخ وكتب", "رسالة"]
        build(engine, *(document(n, one) for n, one in enumerate(texts, 1)))
        for text, wanted in [
            ("جذر:كتب", {1, 2, 3, 5}),
            ("جذر:مكتبة", {1, 2, 3, 5}),
            ("جذر:كتب قديم", {1, 2, 3, 5}),
            ("جذر:كتب جذر:صرخ", {5}),
            ("جذر:(كتب أو صرخ)", {1, 2, 3, 4, 5}),
            ("جذر:كتب -جذر:صرخ", {1, 2, 3}),
            ("جذر:كتب -كتاب", {2, 3}),
            ("جذر:نهر", set()),
        ]:
            ranking = engine.rank(Request(parse(text), facets=1))
            assert ({hit.id for hit in ranking.ranked}, ranking.total) == (wanted, len(wanted)), (
                text
            )
            assert ranking.root_matches == ()

    def test_a_word_stands_in_the_title_or_in_the_text(self, engine: Engine) -> None:
        titles = ["نهر النيل", "عن مصر", "نهر طويل في النيل"]
        texts = ["يجري في مصر", "نهر النيل يجري", "مصر وسد النيل"]
        build(
            engine,
            *(document(n, *one) for n, one in enumerate(zip(texts, titles, strict=True), 1)),
        )
        for text, wanted in [
            ("عنوان:النيل", {1, 3}),
            ("عنوان:انهار", {1, 3}),
            ("نص:مصر", {1, 3}),
            ("نص:النيل", {2, 3}),
            ("نص:مصر -عنوان:مصر", {1, 3}),
            ("مصر -عنوان:مصر", {1, 3}),
            ('عنوان:"نهر النيل"', {1}),
            ('نص:"نهر النيل"', {2}),
            ("عنوان:=طويل", {3}),
            ("عنوان:طوي*", {3}),
            ("عنوان:(مصر أو طويل)", {2, 3}),
            ("عنوان:(نهر -طويل)", {1}),
            ("عنوان:مصر عنوان:نهر", set()),
            ("عنوان:نهر سد", {1, 3}),
        ]:
            ranking = engine.rank(Request(parse(text), facets=1))
            assert ({hit.id for hit in ranking.ranked}, ranking.total) == (wanted, len(wanted)), (
                text
            )

    def test_a_name_is_asked_for_by_its_words(self, engine: Engine) -> None:
        build(
            engine,
            document(1, "النيل", names={"author": ("محمود درويش", "ليلى")}),
            document(2, "النيل طويل", names={"author": ("درويش",), "source": ("وكالة الأنباء",)}),
            document(3, "النيل", names={"tag": ("سد النهضة",), "place": ("القاهرة",)}),
        )
        for text, wanted in [
            ("كاتب:درويش", {1, 2}),
            ("كاتب:=درويش", {2}),
            ("كاتب:«محمود درويش»", {1}),
            ("كاتب:محم*", {1}),
            ("كاتب:(درويش -محمود)", {2}),
            ("النيل -كاتب:درويش", {3}),
            ("كاتب:ليلي أو وسم:النهضه", {1, 3}),
            ("وسم:نهضة", {3}),
            ("وسم:سد", {3}),
            ("مكان:قاهرة", {3}),
            ("كاتب:درويش طويل", {2}),
            ("كاتب:رويش", set()),
            ("مصدر:الأنباء", {2}),
            ("كاتب:درويش مصدر:وكالة", {2}),
        ]:
            ranking = engine.rank(Request(parse(text), facets=1))
            assert ({hit.id for hit in ranking.ranked}, ranking.total) == (wanted, len(wanted)), (
                text
            )
            assert ranking.total_all_words == len(wanted), text

    def test_words_are_near_in_any_order(self, engine: Engine) -> None:
        texts = ["نهر النيل", "النيل في مصر نهر", "نهر " + "بعيد " * 6 + "النيل", "نهر"]
        build(engine, *(document(n, one) for n, one in enumerate(texts, 1)))
        apply(engine, document(5, "النيل طويل", title="نهر"), document(6, "نهر سد النيل بحر سد"))
        for text, wanted in [
            ('"نهر النيل"~0', {1}),
            ('"نهر النيل"~1', {1, 6}),
            ('"نهر النيل"~2', {1, 2, 6}),
            ('"نهر النيل"~6', {1, 2, 3, 6}),
            ('"النيل نهر"~50', {1, 2, 3, 6}),
            ('"نهر نيل سد"~1', {6}),
            ('"بحر سد نيل"~0', {6}),
            ('"بحر نهر"~1', set()),
            ('"نهر"~1', {1, 2, 3, 4, 5, 6}),
            ('نهر -"نهر النيل"~5', {3, 4, 5}),
            ('نص:"نهر النيل"~1', {1, 6}),
            ('"نهر فرات"~5', set()),
        ]:
            ranking = engine.rank(Request(parse(text), facets=1))
            assert ({hit.id for hit in ranking.ranked}, ranking.total) == (wanted, len(wanted)), (
                text
            )

    def test_an_article_is_asked_for_by_its_date(self, engine: Engine) -> None:
        days = [DAY(2011, 2, 28), DAY(2015, 1, 1), DAY(2015, 12, 31), None]
        build(engine, *(document(n, "النيل", published_at=day) for n, day in enumerate(days, 1)))
        for text, wanted in [
            ("تاريخ:2015", {2, 3}),
            ("النيل قبل:2015", {1}),
            ("النيل قبل:2015-12-31", {1, 2}),
            ("النيل بعد:شباط 2011", {2, 3}),
            ("النيل -سنة:2015", {1, 4}),
            ("سنة:2011 أو 2015-12", {1, 3}),
            ("سنة:2015 مصر", set()),
        ]:
            ranking = engine.rank(Request(parse(text), facets=1))
            assert ({hit.id for hit in ranking.ranked}, ranking.total) == (wanted, len(wanted)), (
                text
            )

    def test_a_phrase_stands_in_the_name_of_a_source_or_an_author_as_well(
        self, engine: Engine
    ) -> None:
        names = [
            {"source": ("مجلة خزانة الكتب",)},
            {"author": ("خزانة الكتب",)},
            {"tag": ("مجلة خزانة",)},
        ]
        build(engine, *(document(n, "النيل", names=one) for n, one in enumerate(names, 1)))
        apply(engine, document(4, "مقال من مجلة خزانة"))
        assert keys(engine, '"مجلة خزانة"') == [4, 1], "what holds it in its text comes first"
        assert set(keys(engine, '"خزانة الكتب" النيل')) == {1, 2}
        assert keys(engine, '"خزانة"') == [4]

    def test_what_is_required_is_in_every_hit(self, engine: Engine) -> None:
        build(engine, *(document(n, one) for n, one in enumerate(["بحر نهر", "نهر", "بحر"], 1)))
        ranking = engine.rank(Request(parse("+نهر بحر")))
        found = {hit.id: hit.all_terms_matched for hit in ranking.ranked}
        assert (found, ranking.total) == ({1: True, 2: False}, 2)

    def test_an_answer_cut_short_says_so(self, engine: Engine) -> None:
        build(engine, document(1, "عن النيل"), document(2, "عن الفرات"))
        ranking = engine.rank(Request(parse("النيل الفرات دجلة"), budget=Budget(seconds=-1.0)))
        assert "partial" in ranking.notices
        assert [hit.id for hit in ranking.ranked] == [1], "the first word is always looked for"

    def test_filters_hold(self, engine: Engine) -> None:
        build(
            engine,
            document(
                1, "النيل", keys={"source": (7,), "tag": (1, 2)}, published_at=DAY(2001, 5, 1)
            ),
            document(2, "النيل", keys={"source": (8,), "tag": (2,)}, published_at=DAY(2002, 5, 1)),
            document(3, "النيل", keys={"tag": (3,)}),
        )
        for filters, wanted in [
            (Filters({"tag": frozenset({2})}), {1, 2}),
            (Filters({"tag": frozenset({1, 3})}), {1, 3}),
            (Filters({"tag": frozenset({2}), "source": frozenset({8})}), {2}),
            (Filters({"tag": frozenset({99})}), set()),
            (Filters(since=DAY(2001, 5, 1), until=DAY(2001, 12, 31)), {1}),
            (Filters(until=DAY(2002, 5, 1)), {1, 2}),
        ]:
            assert set(keys(engine, "النيل", filters=filters)) == wanted, filters

    def test_facets_are_counted_under_the_filters_of_the_others(self, engine: Engine) -> None:
        tags = [(1,), (1, 2), (2,), ()]
        build(
            engine,
            *(
                document(n, "النيل", keys={"tag": own, "source": (n % 2 + 1,)})
                for n, own in enumerate(tags)
            ),
            document(9, "الفرات", keys={"tag": (1,), "source": (1,)}),
        )
        filters = Filters({"tag": frozenset({2})})
        ranking = engine.rank(Request(parse("النيل"), filters, facets=1))
        counted = {facet.name: facet for facet in ranking.facets}
        assert (counted["tag"].total, counted["source"].total, ranking.total) == (4, 2, 2)
        assert dict(counted["tag"].counts) == {1: 2, 2: 2}, "one, and that which is applied"
        assert dict(counted["source"].counts) in ({1: 1}, {2: 1})
        assert engine.rank(Request(parse("النيل"), filters)).facets == ()

    def test_a_change_replaces_and_removes(self, engine: Engine, another: Engine) -> None:
        build(engine, document(1, "النيل"), document(2, "النيل"), document(3, "النيل"))
        assert keys(another, "النيل") == [3, 2, 1]
        apply(engine, document(1, "الفرات"), document(4, "النيل"), removed=[2, 77])
        for reader in (engine, another):
            assert (keys(reader, "النيل"), keys(reader, "الفرات")) == ([4, 3], [1])
        assert dict(engine.document_hashes()) == {1: "1 الفرات", 3: "3 النيل", 4: "4 النيل"}

    def test_what_is_applied_twice_is_there_once(self, engine: Engine) -> None:
        build(engine, document(1, "النيل"))
        for _ in range(3):
            apply(engine, document(1, "النيل"))
        assert len(engine.document_hashes()) == 1
        assert engine.rank(Request(parse("النيل"))).total == 1

    def test_a_generation_is_seen_when_it_is_published(
        self, engine: Engine, another: Engine
    ) -> None:
        build(engine, document(1, "النيل"))
        with engine.rebuilding():
            generation = engine.build([document(2, "النيل"), document(3, "النيل")])
            assert sorted(key for key, _ in engine.document_hashes(generation)) == [2, 3]
            apply(engine, document(4, "النيل"))
            assert keys(engine, "النيل") == keys(another, "النيل") == [4, 1]
            with engine.writing():
                assert engine.publish(generation) == 2
        assert keys(engine, "النيل") == keys(another, "النيل") == [3, 2]

    def test_terms_that_tell_a_text_apart(self, engine: Engine) -> None:
        build(engine, *(document(n, "مصر" if n else "مصر والبن") for n in range(20)))
        common, rare = Term("مصر", "مصر", "مصر"), Term("البن", "البن", "بن")
        assert engine.most_telling([common, rare, common], 1) == [rare]

    def test_a_frequency_counts_the_articles_with_a_form_of_the_word(self, engine: Engine) -> None:
        build(engine, document(1, "المدرسة"), document(2, "مدرسة"), document(3, "النيل"))
        (school, river, none) = parse("مدرسة والنيل الفرات").terms
        assert [engine.frequency(term) for term in (school, river, none)] == [2, 1, 0]

    def test_the_vocabulary_is_made_of_the_words_of_the_index(
        self, engine: Engine, another: Engine
    ) -> None:
        build(engine, document(1, "المدرسة في مصر", title="مصر"), document(2, "مدرسة"))
        words = engine.vocabulary()
        asked = ("مصر", "المدرسه", "مدرسه", "المدرسة", "دجله")
        assert [words.frequency(word) for word in asked] == [1, 1, 1, 0, 0]
        apply(another, document(3, "دجلة ومصر"), document(4, "مصر"))
        assert [engine.vocabulary().frequency(word) for word in ("مصر", "دجله")] == [2, 1]

    @pytest.mark.parametrize("lock", ["writing", "rebuilding"])
    def test_one_at_a_time_holds_a_lock(self, engine: Engine, another: Engine, lock: str) -> None:
        def taken(by: Engine) -> AbstractContextManager[bool]:
            held: AbstractContextManager[bool] = getattr(by, lock)(wait=False)
            return held

        with taken(engine) as first, taken(another) as second:
            assert (first, second) == (True, False)
        with taken(another) as third:
            assert third

    def test_a_rebuild_does_not_hold_up_the_writer(self, engine: Engine, another: Engine) -> None:
        with engine.rebuilding(), another.writing(wait=False) as ours:
            assert ours

    def test_readers_and_a_writer_do_not_wait_for_each_other(self, engine: Engine) -> None:
        build(engine, *(document(n, "النيل") for n in range(1, 30)))

        def totals() -> Iterator[int]:
            for _ in range(40):
                yield engine.rank(Request(parse("النيل"))).total

        with ThreadPoolExecutor(3) as threads:
            seen = [threads.submit(list, totals()) for _ in range(3)]
            for n in range(30, 36):
                apply(engine, document(n, "النيل"))
        for totals_of_one in seen:
            assert set(totals_of_one.result()) <= set(range(29, 36))
            assert totals_of_one.result() == sorted(totals_of_one.result())
        assert engine.rank(Request(parse("النيل"))).total == 35
