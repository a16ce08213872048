"""What readers find while no index can be read: less, but labelled, and quickly."""

from __future__ import annotations

import datetime

import pytest

from search import fallback
from search.query import Query
from search.searching import search
from tests.builders import article, withdrawn

pytestmark = pytest.mark.usefixtures("db", "index_folder")


def titles(text: str) -> list[str]:
    results = search(Query(text))
    assert results.notices[0] == "database"
    return [hit.title.text for hit in results.hits]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("مدرسه", "افتتحت البلدية مدرسة جديدة"),
        ("احمد", "كتب أحمد مقالا"),
        ("محمد", "وصل مُحَمَّدٌ إلى البيت"),
        ("بغداد", "عاد الزوار من بغـــداد"),
        ("المدارس", "في كل مدارس المدينة"),
        ("العراق", "وقع الاتفاق بالعراق"),
        ("2014", "حدث ذلك عام ٢٠١٤"),
        ("٢٠١٤", "حدث ذلك عام 2014"),
        ("google", "أعلنت شركة Google"),
        ('"أسعار النفط"', "هبطت أسعار النَّفط"),
        ("مدار*", "في المدارس كلها"),
        ("(كتاب] [", "قرأت الكتاب كله"),
    ],
)
def test_words_are_found_in_their_spellings(typed: str, written: str) -> None:
    article("المطلوب", body=written)
    article("غيره", body="نص عن الزراعة في الريف")
    assert titles(typed) == ["المطلوب"]


def test_every_word_must_be_there_and_the_newest_comes_first() -> None:
    article("قديم", body="القهوة في اليمن", published="1999")
    article("جديد", body="في اليمن تزرع القهوة", published="2020")
    article("نصفه", body="القهوة شراب", published="2021")
    withdrawn("مسحوب", body="القهوة في اليمن")
    assert titles("قهوة اليمن") == ["جديد", "قديم"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("النيل -الفرات", ["ثالث", "ثان"]),
        ('النيل -"نهر صغير"', ["ثان", "أول"]),
        ("النيل -(الفرات أو صغير)", ["ثان"]),
        ("النيل -(الفرات صغير)", ["ثالث", "ثان", "أول"]),
        ("النيل -الفر*", ["ثالث", "ثان"]),
        ("مصر أو الفرات", ["ثان", "أول"]),
        ("النيل (مصر أو (نهر -كبير))", ["ثالث", "ثان"]),
        ("النيل -دجلة -سد -بحر -جبل -قمر -شمس -ريح -مطر -الفرات", ["ثالث", "ثان"]),
    ],
)
def test_what_is_excluded_chosen_and_put_in_brackets_holds_here_too(
    text: str, found: list[str]
) -> None:
    article("أول", body="النيل والفرات نهر كبير", published="2015")
    article("ثان", body="النيل في مصر", published="2016")
    article("ثالث", body="النيل نهر صغير", published="2017")
    assert titles(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("=أحمد", ["ثالث في النيل", "أول"]),
        ("=احمد", ["ثان"]),
        ('="أحمد سعيد"', ["أول"]),
        ("=حمد", []),
        ("النيل -=أحمد", ["ثان"]),
        ("عنوان:النيل", ["ثالث في النيل"]),
        ("نص:النيل", ["ثالث في النيل", "ثان", "أول"]),
        ("كاتب:درويش", ["ثان", "أول"]),
        ("كاتب:=درويش", ["ثان"]),
        ("النيل -كاتب:محمود", ["ثالث في النيل", "ثان"]),
        ("كاتب:سلمى وسم:«سد النهضه»", ["أول"]),
        ("مصدر:نشرة أو مكان:عدن", ["ثالث في النيل", "ثان"]),
        ('"نشرة النيل"', ["ثان"]),
        ("سنة:2016", ["ثان"]),
        ("الن؟ل", ["ثالث في النيل", "ثان", "أول"]),
        ("النيل -سع؟د", ["ثالث في النيل", "ثان"]),
        ("سع*يد", ["أول"]),
        ("سع؟يد", []),
        ('"وصل النيل"~3', ["أول"]),
        ('"النيل سعيد"~1', ["أول"]),
        ('"وصل النيل"~1', []),
        ("النيل بعد:2015", ["ثالث في النيل", "ثان"]),
        ("النيل -قبل:2017", ["ثالث في النيل"]),
    ],
)
def test_spellings_and_fields_hold_here_too(text: str, found: list[str]) -> None:
    article(
        "أول",
        body="وصل أحـمد سعيد إلى النيل",
        authors=["محمود درويش", "سلمى"],
        tags=["سد النهضة"],
        published="2015",
    )
    article("ثان", body="احمد في النيل", source="نشرة النيل", authors=["درويش"], published="2016")
    article("ثالث في النيل", body="سأل أَحمد عن النيل", places=["عدن"], published="2017")
    assert titles(text) == found


def test_the_letters_of_a_root_are_looked_for_here_too() -> None:
    article("أول", body="في المكتبات", published="2015")
    article("ثان", body="كُتّاب وقُرّاء", published="2016")
    article("ثالث", body="كلمة تبعد", published="2017")
    assert titles("جذر:كتب") == ["ثان", "أول"]
    assert titles("جذر:كتب -جذر:قرأ") == ["أول"]


def test_the_marks_that_were_typed_hold_here_too() -> None:
    article("ضمة", body="سلطنة عُمان، كتاباً", published="2015")
    article("فتحة", body="في عَمَّان كِتابًا كتابُ", published="2016")
    article("بلا تشكيل", body="إلى عمان.", published="2017")
    found = {
        text: titles(text)
        for text in ("=عُمان", "=عمَّان", "=عِمان", "=عمان", '="سلطنة عُمان"', "=كتابًا", "=كتاب")
    }
    assert found == {
        "=عُمان": ["ضمة"],
        "=عمَّان": ["فتحة"],
        "=عِمان": [],
        "=عمان": ["بلا تشكيل", "فتحة", "ضمة"],
        '="سلطنة عُمان"': ["ضمة"],
        "=كتابًا": ["فتحة", "ضمة"],
        "=كتاب": ["فتحة"],
    }


def test_the_title_counts_and_the_hit_is_marked() -> None:
    article("نهر الفرات", body="ينبع من هضاب الأناضول")
    (hit,) = search(Query("الفرات")).hits
    assert hit.title.spans == ((4, 10),)


def test_it_ends_after_a_time_and_a_number_of_hits(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        article(f"مقال {number}", body="عن النيل")
    monkeypatch.setattr(fallback, "BATCH", 2)
    assert search(Query("النيل", offset=3, limit=2)).total == 5
    monkeypatch.setattr(fallback, "MOST_HITS", 3)
    assert search(Query("النيل")).total == 3
    monkeypatch.setattr(fallback, "SECONDS", 0)
    assert search(Query("النيل")).total == 2


def test_of_many_words_some_are_looked_for_which_is_said() -> None:
    words = ["نهر", "بحر", "جبل", "قمر", "شمس", "ريح", "مطر", "سهل", "ورد"]
    article("مقال", body=" ".join(words[:8]))
    asked = {count: search(Query(" ".join(words[:count]))) for count in (8, 9)}
    notices = [(results.total, results.notices) for results in asked.values()]
    assert notices == [(1, ("database",)), (1, ("database", "partial"))]


def test_filters_hold_here_too_and_nothing_is_counted() -> None:
    article("أول", body="عن النيل", source="نشرة", tags=["قهوة", "يمن"], published="2015")
    article(
        "ثان",
        body="عن النيل",
        source="نشرة",
        authors=["سلمى"],
        places=["عدن"],
        published="2016-02-29",
    )
    article("ثالث", body="عن النيل", source="صحيفة", tags=["قهوة"])
    first, last = datetime.date(2015, 1, 1), datetime.date(2016, 2, 29)
    filtered: dict[Query, list[str]] = {
        Query("النيل", values=(("source", "نشرة"),)): ["ثان", "أول"],
        Query("النيل", values=(("tag", "قهوة"), ("tag", "يمن"))): ["أول", "ثالث"],
        Query("النيل", values=(("source", "نشرة"), ("tag", "قهوة"))): ["أول"],
        Query("النيل", values=(("author", "سلمى"),)): ["ثان"],
        Query("النيل", values=(("place", "عدن"),)): ["ثان"],
        Query("النيل", since=first, until=last): ["ثان", "أول"],
        Query("النيل", since=first + datetime.timedelta(1)): ["ثان"],
    }
    for query, expected in filtered.items():
        results = search(query, facets=True)
        assert [hit.title.text for hit in results.hits] == expected
        assert (results.facets, results.notices) == ((), ("database",))
