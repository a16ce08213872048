"""What a reader finds: the one door, over real articles, a real index, a real database."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive.models import Article
from search.engines.haystack.backend import engine_in
from search.engines.whoosh.store import generations
from search.engines.whoosh.store.manifest import CHECKSUMS
from search.engines.whoosh.writing.document import fields_of
from search.index_document import IndexDocument
from search.parsing import parse
from search.query import Query
from search.results import Results
from search.searching import COLLECTED, make_ready, search
from tests.builders import article, withdrawn

Indexed = Callable[[], None]


def titles(text: str, **asked: str | int) -> list[str]:
    return [hit.title.text for hit in search(Query(text, **asked)).hits]


def marks(text: str) -> list[str]:
    """The marked parts of the first hit's snippet."""
    found = search(Query(text)).hits[0].snippet
    return [found.text[start:end] for start, end in found.spans]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("مدرسه", "افتتحت البلدية مدرسة جديدة"),
        ("مستشفي", "زار الوفد مستشفى المدينة"),
        ("احمد", "كتب أحمد مقالا"),
        ("مُحَمَّد", "وصل محمد إلى البيت"),
        ("محمد", "وصل مُحَمَّدٌ إلى البيت"),
        ("بغداد", "عاد الزوار من بغـــداد"),
        ("شركة", "تنافست الشركات في المعرض"),
        ("العراق", "وقع الاتفاق بالعراق"),
        ("2014", "حدث ذلك عام ٢٠١٤"),
        ("کتاب", "قرأت الكتاب كله"),
    ],
)
def test_a_word_is_found_however_it_is_spelled(indexed: Indexed, typed: str, written: str) -> None:
    article("المطلوب", body=written)
    article("غيره", body="نص عن الزراعة في الريف")
    indexed()
    assert titles(typed) == ["المطلوب"]


def test_hits_with_every_word_come_first_and_are_counted(indexed: Indexed) -> None:
    article("واحدة", body="القهوة " * 9 + "شراب قديم")
    article("كلتاهما", body="القهوة تزرع في اليمن" + " على سفوح الجبال" * 30)
    indexed()
    results = search(Query("قهوة اليمن"))
    assert [(hit.title.text, hit.all_terms_matched) for hit in results.hits] == [
        ("كلتاهما", True),
        ("واحدة", False),
    ]
    assert (results.total, results.total_all_words) == (2, 1)


def test_it_is_said_when_no_article_holds_all_words(indexed: Indexed) -> None:
    article("أول", body="القهوة شراب")
    article("ثان", body="اليمن بلد")
    indexed()
    assert search(Query("قهوة اليمن")).notices == ("some_words",)


def test_quotes_ask_for_words_side_by_side(indexed: Indexed) -> None:
    article("متجاوران", body="انتهت جولة للحوار الاستراتيجي اليوم")
    article("متباعدان", body="الحوار الوطني غير الموقع الاستراتيجي")
    article("مقلوبان", body="الاستراتيجي الحوار")
    indexed()
    assert titles('"الحوار الاستراتيجي"') == ["متجاوران"]
    assert titles("«الحوار الاستراتيجي»") == ["متجاوران"]


def test_a_quote_and_words_that_nothing_holds_together_are_searched_as_words(
    indexed: Indexed,
) -> None:
    article("متجاوران", body="الحوار الاستراتيجي في بغداد")
    article("متفرقان", body="حوار عن البعد الاستراتيجي في القاهرة")
    indexed()
    found = search(Query('"الحوار الاستراتيجي" بغداد'))
    assert (titles('"الحوار الاستراتيجي" بغداد'), found.notices) == (["متجاوران"], ())
    found = search(Query('"الحوار الاستراتيجي" القاهرة'))
    assert {hit.title.text for hit in found.hits} == {"متجاوران", "متفرقان"}
    assert (found.total_all_words, found.notices) == (0, ("some_words",))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("صاروخ", "أطلقت الصواريخ"),
        ("الكتب", "قرأ كتابا"),
        ("جوجل", "شركة غوغل"),
        ("سوريا", "في سورية"),
        ("يناير", "في كانون الثاني"),
        ("كانون الثاني", "في يناير"),
        ("مسئول", "قال مسؤول"),
        ("مسوول", "قال مسؤول"),
        ("12", "بلغ 12.5 دولارا"),
    ],
)
def test_a_word_is_found_by_its_other_names(indexed: Indexed, typed: str, written: str) -> None:
    article("مقال", body=written)
    article("غيره", body="نص آخر")
    indexed()
    found = search(Query(typed))
    assert [(hit.title.text, hit.all_terms_matched) for hit in found.hits] == [("مقال", True)]


def test_articles_with_words_of_the_root_are_no_hits(indexed: Indexed) -> None:
    article("الكاتب", body="عن الكاتبة ومكتبها")
    article("المكتوب", body="كتاب جديد")
    article("غيره", body="نص آخر")
    indexed()
    found = search(Query("كتاب"), facets=True)
    assert [(hit.title.text, hit.all_terms_matched) for hit in found.hits] == [("المكتوب", True)]
    assert (found.total, found.notices) == (1, ())
    assert {facet.total for facet in found.facets} <= {1}
    (other,) = found.root_matches
    marked = [
        [shown.text[start:end] for start, end in shown.spans]
        for shown in (other.title, other.snippet)
    ]
    assert (marked, other.all_terms_matched) == ([["الكاتب"], ["الكاتبة ومكتبها"]], False)


def test_a_word_at_the_beginning_weighs_more(indexed: Indexed) -> None:
    article("مقال", body=f"{'كلمة ' * 60} النيل")
    article("مقال آخر", body=f"النيل {'كلمة ' * 60}")
    indexed()
    assert titles("النيل") == ["مقال آخر", "مقال"]


@pytest.mark.parametrize(
    ("title", "counted"),
    [
        ("يجري النيل في مصر…", ""),
        ("النيل", "النيل"),
        ("نهر النيل من منابعه إلى مصبه", "نهر النيل من منابعه إلى مصبه"),
    ],
)
def test_a_title_made_of_the_text_counts_once(title: str, counted: str) -> None:
    body = "يجري النيل في\nمصر والسودان"
    made = fields_of(IndexDocument(1, title, body))
    assert (made["text"], made["title"]) == ((counted, body), (counted,))


def test_a_phrase_does_not_reach_from_the_title_into_the_text(indexed: Indexed) -> None:
    article("عن الحوار", body="الاستراتيجي من الأمور")
    indexed()
    assert titles('"الحوار الاستراتيجي"') == []


def test_a_quote_without_its_pair_means_words(indexed: Indexed) -> None:
    article("مقال", body="الأمن الوطني")
    indexed()
    assert titles('"الوطني الأمن') == ["مقال"]


def test_a_word_in_the_title_weighs_more(indexed: Indexed) -> None:
    article("في الزراعة", body="تحدثنا عن النخيل في الواحات")
    article("النخيل", body="تحدثنا عن الزراعة في الواحات")
    indexed()
    assert titles("النخيل") == ["النخيل", "في الزراعة"]


def test_dates_sort_hits_and_undated_ones_come_last(indexed: Indexed) -> None:
    for title, published in [
        ("وسط", "2015"),
        ("قديم", "1999-05"),
        ("بلا تاريخ", ""),
        ("جديد", "2020-01-02"),
    ]:
        article(title, body="عن النيل", published=published)
    indexed()
    assert titles("النيل", sort="newest") == ["جديد", "وسط", "قديم", "بلا تاريخ"]
    assert titles("النيل", sort="oldest") == ["قديم", "وسط", "جديد", "بلا تاريخ"]


def test_a_page_is_a_part_of_the_ranking(indexed: Indexed) -> None:
    for number in range(5):
        article(f"مقال {number}", body="عن النيل")
    indexed()
    whole = titles("النيل")
    assert titles("النيل", offset=2, limit=2) == whole[2:4]
    assert search(Query("النيل", offset=20)).notices == ("deep",)


def test_whole_words_are_marked_as_they_are_displayed(indexed: Indexed) -> None:
    article(
        "مقال", body="أكّد رَئِيسُ الوزراءِ أن لِـ«الجزيرة» مكانا، وأن الإرهابــــي فرّ وبالعراق كثيرون."
    )
    indexed()
    assert marks("رئيس الوزراء") == ["رَئِيسُ الوزراءِ"]
    assert marks("ارهابي") == ["الإرهابــــي"]
    assert marks("العراق") == ["وبالعراق"]
    assert marks("الجزيرة") == ["الجزيرة"]


def test_of_a_word_with_marks_only_what_has_them_is_marked(indexed: Indexed) -> None:
    article("مقال", body="من عمان إلى عَمّان، ثم إلى سلطنة عُمَان ومن عُمان")
    indexed()
    assert marks("=عُمان") == ["عُمَان", "عُمان"]
    assert marks("=عمان") == ["عمان", "عَمّان", "عُمَان", "عُمان"]
    assert marks("=عُمان =عَمان") == ["عَمّان", "عُمَان", "عُمان"]


def test_all_words_of_a_root_are_marked(indexed: Indexed) -> None:
    article("مقال", body="في المكتبة كُتُبٌ، وكاتب يقرأ. بنك إنجلترا")
    indexed()
    assert marks("جذر:كتب") == ["المكتبة كُتُبٌ", "وكاتب"]
    assert marks("جذر:إنجليزي") == ["إنجلترا"]
    assert marks("يقرأ جذر:كتب") == ["المكتبة كُتُبٌ", "وكاتب يقرأ"]


def test_a_withdrawn_article_is_never_a_hit(indexed: Indexed) -> None:
    withdrawn("مسحوب", body="عن النيل")
    article("منشور", body="عن النيل")
    indexed()
    assert titles("النيل") == ["منشور"]
    Article.objects.filter(title="منشور").update(state="withdrawn")
    assert titles("النيل") == [], "not even before the index hears of it"


def test_the_index_hears_of_every_way_to_change_an_article(indexed: Indexed) -> None:
    first = article("أول", body="عن النيل")
    indexed()
    Article.objects.filter(pk=first.pk).update(body="عن الفرات")
    Article.objects.bulk_create([Article(title="ثان", slug="s", body="عن الفرات", text_hash="x")])
    indexed()
    assert titles("النيل") == []
    assert sorted(titles("الفرات")) == ["أول", "ثان"]
    first.delete()
    indexed()
    assert titles("الفرات") == ["ثان"]


@pytest.mark.parametrize(
    "text", ["", "   ", "\u2028", '""', "((", "***", "😀", "\u202e", "ـــ", "؟!"]
)
def test_a_query_with_nothing_to_look_for_finds_nothing(indexed: Indexed, text: str) -> None:
    article("مقال")
    indexed()
    assert replace(search(Query(text)), misread=()) == Results(Query(text), notices=("blank",))


def test_without_an_index_it_says_so(db: None, index_folder: object) -> None:
    assert search(Query("النيل")).notices == ("database",)


def test_stop_words_count_only_when_alone(indexed: Indexed) -> None:
    article("مقال", body="سافر أحمد إلى القاهرة")
    article("غيره", body="مشى إلى السوق")
    indexed()
    assert titles("إلى القاهرة") == ["مقال"]
    assert sorted(titles("إلى")) == ["غيره", "مقال"]


def test_wildcards_stand_for_letters(indexed: Indexed) -> None:
    for title, word in [("جمع", "انتخابات"), ("مفرد", "انتخاب"), ("آخر", "انتحار")]:
        article(title, body=f"نص عن {word} قديم")
    indexed()
    assert sorted(titles("انتخاب*")) == ["جمع", "مفرد"]
    assert sorted(titles("انت*ات")) == ["جمع"]
    assert sorted(titles("انت؟ار")) == ["آخر"]
    assert marks("انتخا*") in (["انتخابات"], ["انتخاب"])


@pytest.mark.parametrize("text", ["*", "ا*", "*خاب", "؟؟", "**", "ماذا حدث؟"])
def test_a_wildcard_needs_letters_before_it(indexed: Indexed, text: str) -> None:
    assert parse(text).patterns == ()


def test_a_wildcard_counts_as_one_word(indexed: Indexed) -> None:
    article("كلتاهما", body="انتخاب وانتخابات واليمن")
    article("إحداهما", body="انتخاب انتخابات انتخابية انتخابي" * 5)
    indexed()
    results = search(Query("انتخاب* اليمن"))
    assert [hit.all_terms_matched for hit in results.hits] == [True, False]
    assert results.total_all_words == 1


def test_a_wildcard_stands_for_as_many_words_as_the_setting_says(
    indexed: Indexed, settings: Settings
) -> None:
    for number in range(4):
        article(f"مقال {number}", body=f"سلعة رقم كتاب{'اتون'[:number]} هنا")
    indexed()
    settings.SEARCH_MOST_EXPANSIONS = 2
    assert search(Query("كتاب*")).total == 2
    settings.SEARCH_MOST_EXPANSIONS = 0
    assert search(Query("كتاب*")).total == 4


def test_a_long_query_is_cut_and_the_reader_told(indexed: Indexed, settings: Settings) -> None:
    article("مقال", body="عن النيل والفرات")
    indexed()
    settings.SEARCH_MOST_TERMS = 1
    assert search(Query("النيل الفرات")).notices == ("cut",)
    settings.SEARCH_MOST_TERMS = 0
    assert search(Query("النيل الفرات")).notices == ()
    settings.SEARCH_MOST_CHARACTERS = 6
    assert search(Query("النيل الفرات")).notices == ("cut",)


def test_an_answer_cut_off_by_the_clock_is_labelled(indexed: Indexed, settings: Settings) -> None:
    article("مقال", body="عن النيل والفرات")
    indexed()
    settings.SEARCH_SECONDS = 1e-9
    results = search(Query("النيل الفرات"))
    assert (results.total, results.notices) == (1, ("partial",))
    settings.SEARCH_SECONDS = 0
    assert search(Query("النيل الفرات")).notices == ()


@pytest.fixture
def collector() -> Iterator[None]:
    """The garbage collector as it was."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("collector")
def test_a_worker_that_is_ready_has_read_the_index(indexed: Indexed, index_folder: Path) -> None:
    make_ready()  # without an index there is nothing to read
    article("النيل")
    indexed()
    folder = generations.current(index_folder)
    assert folder is not None
    engine_in(index_folder).forget()
    CHECKSUMS.forget(folder)
    assert CHECKSUMS.seen(folder)[0] == ()
    make_ready()
    assert [path for path, _ in CHECKSUMS.seen(folder)[0]]
    assert gc.get_freeze_count() and gc.get_threshold() == COLLECTED
