"""What is typed on the wrong layout is read as the keys that were pressed."""

from __future__ import annotations

from itertools import chain

import pytest

from search.analysis.expansion.keyboard import ARABIC, LATIN, arabic_keys, retyped
from tests.search.analysis import vectors

# What was pressed on Latin keys by one who thought to write Arabic, and what was meant.
QWERTY = """
hg;jhf الكتاب|lwv مصر|fdv,j بيروت|hgkdg النيل|]lar دمشق|hgrhivm القاهرة|hgov',l الخرطوم|j,ks تونس
hg.vhum الزراعة|hgvfh' الرباط|hgukf العنب|gfkhk لبنان|sBlm سلآمة|hgHv]k الأردن|hgYlhvhj الإمارات
Hpl] أحمد|Nov آخر|hg`if الذهب|hg\\if الذهب|/gl ظلم|qdt ضيف|hgqtm الضفة|sghl سلام|sbl سلام|lsc,g مسؤول
vzds رئيس|fdzm بيئة|lhx ماء|hg[,u الجوع|]hua داعش|hgjugdl التعليم|hgulg العمل|y.m غزة|hgr]s القدس
pgf حلب|lk من|ugn على|hgpvf الحرب|hgsghp السلاح|hghrjwh] الاقتصاد|fghg بلال|fbg بلال|ofv خبر
"""
AZERTY = """
fy$h$ بغداد|j;ks تونس|hgù;v الطور|hgùhvr الطارق|hg^;u الجوع|êhk جثان|fdv;j بيروت|zgN صلآ|$lqr دمشق
"""
# What was pressed on Arabic keys by one who thought to write Latin letters.
ARABIC_KEYS = """
ؤىى cnn|فقعةح trump|لاقثشنهىل breaking|ىثصس news|هحاخىث iphone|اخعسث house|مهلاثقفغ liberty|لاخعلا bough
"""


def pairs(table: str) -> list[tuple[str, ...]]:
    return [tuple(pair.split()) for pair in table.strip().replace("\n", "|").split("|")]


@pytest.mark.parametrize(("typed", "meant"), pairs(QWERTY) + pairs(AZERTY) + pairs(ARABIC_KEYS))
def test_the_same_keys_write_what_was_meant(typed: str, meant: str) -> None:
    assert meant in retyped(typed)


def test_the_layout_that_most_have_is_tried_first() -> None:
    assert retyped("lwv") == ("مصر", "مئر")


@pytest.mark.parametrize("typed", ["HGUVHR", "hguvhr", "Hguvhr"])
def test_caps_lock_changes_nothing(typed: str) -> None:
    assert "العراق" in retyped(typed)


def test_one_key_writes_two_letters_and_two_keys_do() -> None:
    assert retyped("sbl")[0] == retyped("sghl")[0] == "سلام"
    assert {"bed", "ghed"} <= set(retyped("لاثي"))


def test_every_key_comes_back() -> None:
    for layout, keys in arabic_keys().items():
        for key, letter in keys.items():
            if key.islower() and key.isalpha():
                assert key in retyped(letter), (layout, key)


def test_the_rows_are_of_one_length() -> None:
    rows = [*ARABIC, *chain.from_iterable(LATIN.values())]
    assert {len(row.split()) for row in rows} == {34}


@pytest.mark.parametrize("typed", ["", "2019", "مُحَمَّد", "日本", "lwv€"])
def test_what_no_key_writes_is_left_alone(typed: str) -> None:
    assert retyped(typed) == ()


def test_a_word_of_nothing_but_ligatures_has_few_readings() -> None:
    assert len(retyped("لا" * 40)) < 40


def test_the_numbered_cases() -> None:
    for row in vectors.rows("keyboard"):
        if "unchanged" not in row["→"]:
            words = zip(row["typed"].split(), row["→"].split(), strict=True)
            assert all(meant in retyped(typed) for typed, meant in words), row
