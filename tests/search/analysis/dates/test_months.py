"""Months and weekdays under every name and in every spelling."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

import pytest

from search.analysis.dates.months import (
    FRENCH,
    HIJRI,
    LIBYAN,
    arabic,
    arabic_names,
    english,
    gregorian,
    hijri,
    hijri_names,
    latin,
    latin_names,
    month_key,
    named,
    weekday_names,
    weekdays,
)

GREGORIAN = [
    ["يناير", "كانون الثاني", "كانون ثان", "جانفي", "ينائر", "يناير"],
    ["فبراير", "شباط", "فيفري"],
    ["مارس", "آذار", "اذار"],
    ["أبريل", "إبريل", "ابريل", "نيسان", "أفريل"],
    ["مايو", "أيار", "ماي"],
    ["يونيو", "حزيران", "جوان", "يونية"],
    ["يوليو", "تموز", "جويلية", "يولية", "يوليوز"],
    ["أغسطس", "آب", "أوت", "اوت", "غشت"],
    ["سبتمبر", "أيلول", "شتنبر"],
    ["أكتوبر", "تشرين الأول", "تشرين أول", "اكتوبر"],
    ["نوفمبر", "تشرين الثاني", "تشرين ثاني", "نونبر"],
    ["ديسمبر", "كانون الأول", "كانون أول", "دجنبر"],
]


@pytest.mark.parametrize(("number", "names"), list(enumerate(GREGORIAN, 1)))
def test_a_month_has_one_number_under_all_its_names(number: int, names: list[str]) -> None:
    pattern = re.compile(arabic_names())
    for name in names:
        assert (arabic()[month_key(name)], gregorian()[month_key(name)]) == (number, number), name
        assert pattern.fullmatch(name), name


@pytest.mark.parametrize("name", [name for row in FRENCH for name in row.split("|")])
def test_french_months_are_known(name: str) -> None:
    number = next(at for at, row in enumerate(FRENCH, 1) if name in row.split("|"))
    assert latin()[month_key(name)] == number
    assert re.fullmatch(latin_names(), name.upper(), re.IGNORECASE)


def test_no_month_is_forgotten() -> None:
    every = set(range(1, 13))
    for table in (arabic(), english(), gregorian(), hijri(), latin()):
        assert set(table.values()) == every
    assert len(LIBYAN) == len(HIJRI) == 12


@pytest.mark.parametrize("month", range(1, 13))
def test_english_months_are_known_in_full_and_in_short(month: int) -> None:
    day = datetime.date(2015, month, 1)
    for name in (day.strftime("%B"), day.strftime("%b"), day.strftime("%B").upper()):
        assert english()[month_key(name)] == month
        assert gregorian()[month_key(name)] == month


def test_september_has_a_second_short_form() -> None:
    assert english()["sept"] == english()["sep"] == 9


def test_libyan_names_are_words_and_stand_apart() -> None:
    """They name a month only between a day and a year."""
    assert [gregorian()[month_key(name)] for name in LIBYAN] == list(range(1, 13))
    assert all(month_key(name) not in arabic() for name in LIBYAN)
    assert all(re.fullmatch(arabic_names(), name) is None for name in LIBYAN)


@pytest.mark.parametrize(
    ("names", "number"),
    [
        (["محرم", "المحرم"], 1),
        (["ربيع الأول", "ربيع أول", "ربيع الاول"], 3),
        (["ربيع الآخر", "ربيع الثاني"], 4),
        (["جمادى الأولى", "جمادي الاولى"], 5),
        (["جمادى الآخرة", "جمادى الثانية", "جماد الثاني"], 6),
        (["رمضان"], 9),
        (["ذو القعدة", "ذي القعده", "ذوالقعدة"], 11),
        (["ذو الحجة", "ذي الحجه", "ذوالحجة"], 12),
    ],
)
def test_a_hijri_month_has_one_number_in_all_its_spellings(names: list[str], number: int) -> None:
    for name in names:
        assert hijri()[month_key(name)] == number
        assert re.fullmatch(hijri_names(), name), name


@pytest.mark.parametrize("number", range(7))
def test_a_weekday_has_its_number_in_both_languages(number: int) -> None:
    day = datetime.date(2024, 1, 1 + number)  # a Monday first
    arabic_days = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
    for name in (arabic_days[number], day.strftime("%A"), day.strftime("%a")):
        assert weekdays()[month_key(name)] == number
        assert re.fullmatch(weekday_names(), name, re.IGNORECASE), name
    assert day.weekday() == number


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("أبريل", ["ابريل", "إبريل", "آبريل", "أبريل"]),
        ("كانون الثاني", ["كانون الثانى", "كانون  الثاني", "كانونالثاني"]),
        ("الجمعة", ["الجمعه", "الجمعة"]),
        ("الأربعاء", ["الاربعاء", "الأربعاؤ", "الأربعائ"]),
        ("a.b", ["a.b"]),
    ],
)
def test_a_pattern_is_of_all_spellings(name: str, written: list[str]) -> None:
    pattern = re.compile(named([name]))
    assert [one for one in written if not pattern.fullmatch(one)] == []


def test_a_pattern_tries_the_longest_name_first() -> None:
    found = re.match(named(["تشرين", "تشرين الثاني", "تشرين ثاني"]), "تشرين الثاني")
    assert found is not None and found.group() == "تشرين الثاني"
    assert re.fullmatch(named(["a.b"]), "axb") is None


@pytest.mark.parametrize("table", [arabic(), english(), hijri(), weekdays()])
def test_every_key_is_that_of_a_name(table: Mapping[str, int]) -> None:
    assert {name: number for name, number in table.items() if month_key(name) != name} == {}
