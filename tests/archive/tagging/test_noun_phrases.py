"""Which words make a noun phrase, and which noun can be a subject by itself."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from archive.tagging.noun_phrases import (
    Phrase,
    describes,
    is_subject,
    phrases,
    tells_nothing,
)
from archive.tagging.noun_traits import may_stand_alone
from archive.tagging.words import read_name


def found(text: str, taken: Iterable[int] = ()) -> list[str]:
    spots = read_name(text)
    return [" ".join(one.words) for one in phrases(spots, set(taken), len(spots))]


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("الأعشاب البحرية", ["الأعشاب البحرية"]),
        ("تلوين الزجاج", ["تلوين الزجاج"]),
        ("بالزخارف النباتية", ["الزخارف النباتية"]),  # without what is written onto the first
        ("الطاقة الشمسية الحرارية", ["الطاقة الشمسية", "الطاقة الشمسية الحرارية"]),
        ("النقد الساخر", ["النقد الساخر"]),
    ],
)
def test_a_noun_and_what_describes_it_are_a_phrase(text: str, some: list[str]) -> None:
    assert found(text) == some


@pytest.mark.parametrize(
    "text",
    [
        *("الأعشاب", "أعشاب بحرية"),  # a noun alone, and one without the article
        *("الأسبوع الماضي", "هذا الكتاب"),  # time, and what says nothing
        "قال الرجل",  # a verb
        "الأعشاب، البحرية",  # something between
        "الأعشاب 2020",
        "العراقية الجديدة",  # a nationality
        "الأعشاب والبحار",  # two nouns
        "العرب الورق",  # a noun that has a feminine, and is no adjective
        "الدكتور الجديد",  # a title
        "مدير الشركة الصناعية",  # an office
        "للجنة المحلية",  # of اللجنة, which here looks like لجنة
        "الهيئة الوطنية",  # a body
        *("نصائح الخبراء", "سيرة الأسرة"),  # of any
        "وزارة الصحة",  # a body
        "الجريمة البشعة",  # what somebody thinks of it
        "القصيم الزراعية",  # what is left of a company's name
        "الطبيبة المغربية",  # one person
        "الناشط الأمازيغي",
    ],
)
def test_other_words_are_none(text: str) -> None:
    assert found(text) == []


def test_a_phrase_says_where_it_stands() -> None:
    spots = read_name("عن تلوين الزجاج هنا")
    assert list(phrases(spots, set(), 4)) == [Phrase(("تلوين", "الزجاج"), 1, 3)]
    assert list(phrases(spots, set(), 2)) == []


def test_words_of_a_name_end_a_phrase_but_for_the_place_of_a_noun() -> None:
    assert found("الأعشاب البحرية", {1}) == found("الأعشاب البحرية", {0}) == []
    assert found("قلعة حلب", {1}) == ["قلعة حلب"]
    assert found("قلعة الكاظمي", {1}) == []
    assert found("مدينة حلب", {1}) == [], "which says no more than the place"
    assert found("البيت حلب", {1}) == []


@pytest.mark.parametrize(
    ("text", "is_adjective"),
    [
        ("اللغة العربية", True),
        ("حملتها الانتخابية", True),  # a pronoun makes a noun definite
        ("تدريس العربية", False),
        ("اللغة، العربية", False),
        ("العرب الورق", False),
        ("العربية", False),
        ("اللغة عربية", False),  # it is said of her
        ("صواريخ باليستية", True),
    ],
)
def test_an_adjective_stands_beside_what_it_describes(text: str, is_adjective: bool) -> None:
    spots = read_name(text)
    assert describes(spots, len(spots) - 1) is is_adjective


def test_a_subject_is_no_part_of_a_name_no_adjective_and_no_office() -> None:
    gold = read_name("سعر الذهب")
    assert (is_subject(gold, set(), 1), is_subject(gold, {1}, 1)) == (True, False)
    assert not is_subject(read_name("وزير الدفاع"), set(), 1)
    assert not is_subject(read_name("اللغة الصوفية"), set(), 1)
    assert not is_subject(read_name("سعر 2020"), set(), 1)
    assert not is_subject(read_name("مليكة القهوة"), set(), 1)


def test_what_is_held_or_handed_over_names_nothing_alone_but_begins_a_name() -> None:
    assert not any(map(may_stand_alone, ("المعرض", "معرض", "التعيين", "السفارة")))
    assert found("معرض الشارقة", [1]) == ["معرض الشارقة"]
    assert found("علاج الصداع") == ["علاج الصداع"]


def test_what_is_done_with_a_thing_begins_no_phrase() -> None:
    assert found("تمديد الرخصة") == []
    assert found("مناقشة الاستعدادات التقنية") == ["الاستعدادات التقنية"]


def test_a_vague_noun_with_an_adjective_of_any_tells_nothing() -> None:
    def told(words: str) -> bool:
        return tells_nothing(Phrase(tuple(words.split()), 0, 2))

    assert all(map(told, ("المهرجان الدولي", "المناطق الشمالية", "المعرض الدولي")))
    assert not any(map(told, ("المعرض الزراعي", "اللغة العربية", "الطاقة الشمسية")))
