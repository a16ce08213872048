"""Names stand in an index where an Arabic reader looks for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.collation import LETTERS, LONGEST, letter_of, sort_key, without_article

# As ICU 78 orders them by CLDR's collation for Arabic, primary strengths alone.
ORDERED = """
2015
آسيا
ابن سينا
أحمد
إيران
بغداد
تونس
ثورة
جدة
حلب
خليج
دمشق
ذهب
رياض
زراعة
سوريا
شعر
صنعاء
ضرائب
طرابلس
ظفار
عدن
غزة
فاس
قطر
كويت
لبنان
مؤتمر
مئذنة
مال
متحف
نفط
هند
وزارة
يمن
BBC
École
MBC
Москва
"""


def test_names_are_ordered_as_cldr_orders_them() -> None:
    names = ORDERED.strip().split("\n")
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("السعودية", "سعودية"),
        ("أحمد", "احمد"),
        ("إيران", "ايران"),
        ("مسؤول", "مسأول"),
        ("ماء", "ماا"),
        ("الأُمَمُ المتّحِدة", "امم متحدة"),
        ("مصطفى", "مصطفي"),
        ("مكة", "مكت"),
        ("آمن", "ءامن"),
        ("BBC", "bbc"),
        ("École", "ecole"),
        ("٢٠١٥", "2015"),
        ("پاریس", "باريس"),
        ("«الجريدة»", "الجريدة"),
    ],
)
def test_what_makes_no_difference_to_the_place(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("القاهرة", "ق"),
        ("الأردن", "ا"),
        ("آل سعود", "ا"),
        ("ألمانيا", "ا"),
        ("المانيا", "ا"),
        ("الله", "ا"),
        ("الكترونيات", "ا"),
        ("التهاب الكبد", "ا"),
        ("اللغة", "ل"),
        ("الم", "ا"),
        ("ؤ", "ا"),
        ("ژاله", "ز"),
        ("ة", "ت"),
        ("2015", "0-9"),
        ("٧ أيام", "0-9"),
        ("Reuters", "A-Z"),
        ("ümit", "A-Z"),
        ("Москва", "*"),
        ("ٹھٹھہ", "*"),
        ("…", "*"),
        ("؟!", "*"),
        ("", "*"),
    ],
)
def test_the_letter_a_name_stands_under(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def test_each_letter_stands_under_itself_and_in_order() -> None:
    assert [letter_of(one) for one in LETTERS] == list(LETTERS)
    keys = [sort_key(one) for one in LETTERS if len(one) == 1 and one != "*"]
    assert keys == sorted(keys) and len(keys) == 28


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("السعودية", "سعودية"),
        ("اللغة", "لغة"),
        ("أل", "أل"),
        ("ال", "ال"),
        ("الم", "الم"),
        ("الله", "الله"),
        ("التزامات", "التزامات"),
        ("نفط", "نفط"),
    ],
)
def test_the_article_comes_off_where_it_is_one(word: str, bare: str) -> None:
    assert without_article(word) == bare


@given(name=st.text(max_size=300))
def test_any_name_has_a_place(name: str) -> None:
    assert letter_of(name) in LETTERS
    assert 2 <= len(sort_key(name)) <= LONGEST


@given(names=st.lists(st.text("ابتسمةىأآ 1aA٢-", min_size=1, max_size=6), max_size=8))
def test_in_order_of_keys_the_names_of_a_letter_stand_together(names: list[str]) -> None:
    letters = [letter_of(name) for name in sorted(names, key=sort_key)]
    runs = [one for at, one in enumerate(letters) if not at or letters[at - 1] != one]
    assert len(runs) == len(set(runs))
