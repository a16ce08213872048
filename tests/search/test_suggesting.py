"""What is offered while a reader types, over an archive made for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, unquote_plus

import pytest
from hypothesis import given

from archive import editing
from archive.models import Article, Author, Named, Place, Source
from search import suggesting
from search.completion.completions import KINDS
from search.query import Query
from search.searching import search
from search.suggesting import MOST, Completion, suggest
from tests.builders import article, name_of, tag, withdrawn
from tests.search.analysis import vectors
from tests.search.odd_queries import ODD_QUERIES
from tests.search.test_any_query import EXAMPLES, QUERIES

Indexed = Callable[[], None]

TITLES = [
    "العراق يفتح باب الأحقاف للسياح",
    "اللغة العربية في إسرائيل",
    "الأحقاف: رمال لا تنتهي",
    "إسلام القبائل في التاريخ",
    "وزارة الداخلية تنشر إحصاء",
    "وزارة الداخلية ووزارة الصحة تتفقان",
    "رئيس الوزراء يزور الميناء",
    "خطاب رئيس الوزراء في العيد",
    "رئيس الجمهورية يستقبل العلماء",
    "كلمة رئيس الجمهورية عن التعليم",
    "الطريق إلى مكة المكرمة",
    "مكة المكرمة قبل مئة عام",
    "نهر بغداد في الشتاء",
    "سميع | بصير",
]
# What the numbered cases must offer, by their numbers.
OFFERED = {
    "P01": ["العراق"],
    "P02": ["العراق", "العربية"],
    "P03": ["الأحقاف"],
    "P04": ["إسرائيل", "إسلام"],
    "P05": ["وزارة الداخلية"],
    "P06": ["رئيس الوزراء", "رئيس الجمهورية"],
    "P07": ["مكة المكرمة"],
    "P08": ["العراق"],
    "P09": ["بغداد"],
    "P10": [],
    "P11": [],
}


def texts(text: str) -> list[str]:
    return [one.text for one in suggest(text)]


def fill() -> None:
    for number, title in enumerate(TITLES):
        article(title, body=f"{title}. نص المقال.", published=f"2020-01-{number + 1:02}")


@pytest.fixture
def archive(indexed: Indexed) -> None:
    fill()
    indexed()


def test_the_numbered_cases(archive: None) -> None:
    rows = vectors.rows("completion")
    assert [row["id"] for row in rows] == list(OFFERED)
    missing = {
        row["id"]: found
        for row in rows
        if not set(OFFERED[row["id"]]) <= set(found := texts(row["prefix"]))
    }
    assert missing == {}
    assert suggest("؟") == []


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("عرا", "العراق"),
        ("العر", "العربية"),
        ("الا", "الأحقاف"),
        ("اس", "إسلام"),
        ("وزار", "وزارة الداخلية"),
        ("رئيس ا", "رئيس الوزراء"),
        ("مكه", "مكة المكرمة"),
        ("hgu", "العراق"),
        ("bag", "بغداد"),
        ("العارق", "العراق"),
    ],
)
def test_what_is_begun_is_completed(archive: None, typed: str, offered: str) -> None:
    assert offered in texts(typed)


def test_no_entry_is_made_of_what_a_sign_parts(archive: None) -> None:
    assert [(one.kind, one.text) for one in suggest("سميع")] == [
        ("word", "سميع"),
        ("title", "سميع | بصير"),
    ]


def test_each_kind_leads_to_its_own_page(indexed: Indexed) -> None:
    made = article(
        "سعد يكتب",
        tags=["سعد زغلول", "سعد السعود"],
        authors=["سعد الكاتب"],
        places=["سعدية"],
        source="سعدون اليوم",
        published="2020",
    )
    article("عن سعد زغلول", tags=["سعد زغلول"])
    article("من سعد زغلول", tags=["سعد زغلول"])
    tag("سعد زغلول").__class__.objects.filter(name="سعد زغلول").update(kind="person")
    indexed()
    assert [(one.kind, one.text, unquote(one.url), one.articles) for one in suggest("سعد")] == [
        ("word", "سعد", "/search/?q=سعد", 0),
        ("tag", "سعد السعود", "/tags/سعد-السعود/", 1),
        ("person", "سعد زغلول", "/tags/سعد-زغلول/", 3),
        ("person", "سعد الكاتب", "/authors/سعد-الكاتب/", 1),
        ("place", "سعدية", "/places/سعدية/", 1),
        ("source", "سعدون اليوم", "/sources/سعدون-اليوم/", 1),
        ("title", "سعد يكتب", unquote(made.get_absolute_url()), 0),
        ("title", "من سعد زغلول", unquote(article_url("من سعد زغلول")), 0),
    ]


def article_url(title: str) -> str:
    return Article.objects.get(title=title).get_absolute_url()


def test_a_name_stands_in_the_place_of_a_word_that_is_the_same(indexed: Indexed) -> None:
    article("العراق", places=["العراق"], tags=["العراق"])
    tag("العراق").__class__.objects.update(kind="place")
    indexed()
    assert [(one.kind, one.text) for one in suggest("عرا")] == [
        ("place", "العراق"),
        ("title", "العراق"),
    ]


def test_what_was_typed_is_told(archive: None) -> None:
    assert {one.text: one.spans for one in suggest("عرا")}["العراق"] == ((2, 5),)
    assert {one.spans for one in suggest("bag")} == {()}


def test_articles_with_one_title_are_offered_once(indexed: Indexed) -> None:
    article("نشرة الأسواق", published="2019")
    last = article("نشرة الأسواق", published="2020")
    indexed()
    titles = [one.url for one in suggest("نشر") if one.kind == "title"]
    assert titles == [last.get_absolute_url()]


def test_a_title_that_is_withdrawn_is_not_offered(archive: None) -> None:
    withdrawn("الأحقاف سرًا")
    assert "الأحقاف سرًا" not in texts("الاحق")
    editing.withdraw(Article.objects.filter(title__startswith="الأحقاف"), "")  # type: ignore[arg-type]
    assert "الأحقاف: رمال لا تنتهي" not in texts("الاحق")


def test_even_completions_that_are_old_offer_no_withdrawn_title(
    archive: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = suggesting.kept.current()[0]
    monkeypatch.setattr(suggesting.kept, "current", lambda: (old, False))
    assert "الأحقاف: رمال لا تنتهي" in texts("الاحق")
    editing.withdraw(Article.objects.filter(title__startswith="الأحقاف"), "")  # type: ignore[arg-type]
    editing.rename(tag("نفط"), "طاقة")
    assert "الأحقاف: رمال لا تنتهي" not in texts("الاحق")


def test_a_new_title_is_offered_at_once(archive: None) -> None:
    assert "زرافة في المدينة" not in texts("زراف")
    article("زرافة في المدينة")
    assert "زرافة في المدينة" in texts("زراف")


def test_names_are_offered_by_their_other_names(archive: None) -> None:
    article("عن الذهب الأسود", tags=["نفط"])
    tag("نفط", aliases=["بترول"])
    assert [(one.kind, one.text, one.spans) for one in suggest("بترو")] == [("tag", "نفط", ())]


@pytest.mark.parametrize(
    ("model", "field", "kind"),
    [(Source, "source", "source"), (Author, "authors", "person"), (Place, "places", "place")],
)
def test_names_of_every_kind_are(archive: None, model: type[Named], field: str, kind: str) -> None:
    article("عن الذهب", **{field: "الشهباء" if field == "source" else ["الشهباء"]})
    name_of(model, "الشهباء", aliases=["قنسرين"])
    assert [(one.kind, one.text) for one in suggest("قنسر")] == [(kind, "الشهباء")]


def addresses(text: str) -> list[tuple[str, str]]:
    return [(one.text, unquote_plus(one.url.partition("?q=")[2])) for one in suggest(text)]


def test_in_a_field_its_names_are_offered_by_any_of_their_names(indexed: Indexed) -> None:
    article("الصباح الجديد", source="صحيفة الصباح", authors=["صباح فخري"], tags=["صباح"])
    name_of(Source, "صحيفة الصباح", aliases=["الجريدة الأولى"])
    indexed()
    query = 'نهر مصدر:"صحيفة الصباح"'
    assert addresses("نهر مصدر:صبا") == addresses("نهر مصدر:«الجريد") == [("صحيفة الصباح", query)]
    assert addresses("كاتب:صبا") == [("صباح فخري", 'كاتب:"صباح فخري"')]
    assert addresses("-وسم:صبا") == [("صباح", '-وسم:"صباح"')]
    assert addresses("مكان:صبا") == []


def test_what_is_offered_in_a_field_finds_its_articles(indexed: Indexed) -> None:
    article("الصباح الجديد", source='دار "الصباح"')
    indexed()
    ((_, query),) = addresses("مصدر:الصبا")
    assert [hit.title.text for hit in search(Query(query)).hits] == ["الصباح الجديد"]


def test_of_names_with_as_many_articles_the_later_one_comes_first(indexed: Indexed) -> None:
    article("١", authors=["هاني القديم"], published="2001")
    article("٢", authors=["هاني الجديد"], published="2020")
    article("٣", authors=["هاني الوسط"], published="2010")
    indexed()
    people = [one.text for one in suggest("هاني") if one.kind == "person"]
    assert people == ["هاني الجديد", "هاني الوسط", "هاني القديم"]


def test_a_name_with_many_articles_comes_before_a_later_one(indexed: Indexed) -> None:
    for number in range(9):
        article(f"خبر {number}", authors=["هاني القديم"], published="2001")
    article("خبر آخر", authors=["هاني الجديد"], published="2020")
    indexed()
    people = [one.text for one in suggest("هاني") if one.kind == "person"]
    assert people == ["هاني القديم", "هاني الجديد"]


def test_what_is_too_long_for_a_name_is_not_offered(indexed: Indexed) -> None:
    article("خبر", authors=["مراسلنا في العاصمة الذي كتب هذا الخبر من مكتبه", "مراسلنا"])
    indexed()
    assert [one.text for one in suggest("مراس")] == ["مراسلنا"]


def test_names_without_published_articles_are_not_offered(indexed: Indexed) -> None:
    withdrawn("مسحوب", tags=["زنجبيل"], source="زنجبار اليوم", authors=["زنجي"])
    tag("زنابق")
    indexed()
    assert suggest("زن") == []


def test_without_an_index_words_are_those_of_titles(db: None, index_folder: Any) -> None:
    fill()
    assert "العراق" in texts("عرا")


def test_it_takes_three_queries_at_most(archive: None, django_assert_max_num_queries: Any) -> None:
    suggest("ا")
    with django_assert_max_num_queries(2):
        suggest("الا")


def test_any_text_is_answered(archive: None) -> None:
    for text in ODD_QUERIES:
        assert len(suggest(text)) <= MOST

    @EXAMPLES
    @given(text=QUERIES)
    def answered(text: str) -> None:
        found = suggest(text)
        assert len(found) <= MOST and all(isinstance(one, Completion) for one in found)
        kinds = [KINDS.index(one.kind) for one in found]
        assert kinds == sorted(kinds)
        for one in found:
            places = [0, *(place for span in one.spans for place in span), len(one.text)]
            assert places == sorted(places)

    answered()
