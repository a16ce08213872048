"""Which hits of a word hold a form of it, judged without the analysis that found them."""

from __future__ import annotations

import pytest

from bench.quality.precision import Precision, frequent_words, judged, places, share_wrong
from bench.quality.word_forms import forms, plain, words

TEXTS = [
    (1, "زار الوزير المدارسَ الجديدة"),
    (2, "بمدرستهم"),
    (3, "مدرس قديم"),
    (4, "لا شيء"),
]


@pytest.mark.parametrize(
    ("noun", "written"),
    [
        ("مدرسة", "المدرسة وبالمدرسة مدرستهم لمدرستنا مدرستان ومدرستين مدرسي مدرسيّة"),
        ("مباراة", "المباريات مباراتهم ومباراتان"),
        ("مستوى", "مستواهم المستويات بمستوى"),
        ("شيء", "شيئا وشيئًا بشيء الشئ شيءٍ"),
        ("قرار", "قراراته بالقرارات قرارها فالقرار"),
        ("صحفي", "صحفيون الصحفيين صحفيات"),
        ("رئيس", "رئيسة رئيسا ورئيسهم كرئيس"),
    ],
)
def test_a_noun_is_written_in_many_forms(noun: str, written: str) -> None:
    made = forms(noun)
    assert [word for word in written.split() if plain(word) not in made] == []


@pytest.mark.parametrize(
    ("noun", "other"),
    [
        ("رق", "طرقة"),
        ("مدرسة", "مدرس"),
        ("مدرسة", "دراسة"),
        ("هم", "مهم"),
        ("رأس", "رئاسة"),
        ("حق", "حقيبة"),
    ],
)
def test_other_words_are_no_forms_of_it(noun: str, other: str) -> None:
    assert plain(other) not in forms(noun)


def test_marks_and_families_of_letters_make_no_other_word() -> None:
    found = list(words("إِعلانُ مَسْـــؤول، مسئول؛ شىء 15"))
    assert found == ["اعلان", "مسءول", "مسءول", "شء"]


def test_each_word_has_the_numbers_of_its_texts() -> None:
    found = places([(7, "نهر ونهر نهر"), (9, "نهر")])
    assert {word: list(numbers) for word, numbers in found.items()} == {"نهر": [7, 9], "ونهر": [7]}


def test_a_hit_is_right_by_a_form_of_the_word_or_of_one_listed_with_it() -> None:
    found = places(TEXTS)
    assert judged("مدرسة", [1, 2, 3], found) == Precision("مدرسة", 3, 1)
    assert judged("شيء", [4], found) == Precision("شيء", 1, 0)


def test_the_share_is_of_all_hits_together() -> None:
    assert share_wrong([Precision("نهر", 900, 9), Precision("بحر", 100, 1)]) == 0.01


def test_two_hundred_words_are_asked_each_once() -> None:
    assert len(frequent_words()) == len(set(frequent_words())) == 200
