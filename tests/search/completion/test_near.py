"""Beginnings with one letter wrong, in the words of the tests of rescue."""

from __future__ import annotations

import pytest

from search.analysis import fold
from search.completion.completions import Completions
from tests.search.completion.made import of_titles, words
from tests.search.test_rescue import TYPOS, WORDS, pairs

MISTYPED = [
    # what is typed, the first word that is offered
    ("اخيار", "أخبار"),
    ("اردوع", "أردوغان"),
    ("اردوعا", "أردوغان"),
    ("الاثثا", "الآثار"),
    ("الاذب", "الأدب"),
    ("الاردم", "الأردن"),
    ("الاسغار", "الأسعار"),
    ("الاسلال", "الإسلام"),
    ("الاقتصل", "الاقتصاد"),
    ("الانتخب", "الانتخابات"),
    ("الباطل", "البطالة"),
    ("الباطلة", "البطالة"),
    ("البحرب", "البحرين"),
    ("البحربن", "البحرين"),
    ("البراما", "البرلمان"),
    ("البصرى", "البصرة"),
    ("التحار", "التجارة"),
    ("التحارة", "التجارة"),
    ("التضح", "التضخم"),
    ("التغلي", "التعليم"),
    ("التغليم", "التعليم"),
    ("الجامغة", "الجامعة"),
    ("الحكومى", "الحكومة"),
    ("الخرت", "الخرطوم"),
    ("الدصتور", "الدستور"),
    ("الدوج", "الدوحة"),
    ("الدوجة", "الدوحة"),
    ("الربا", "الرياض"),
    ("الرباض", "الرياض"),
    ("السنيم", "السينما"),
    ("السنيما", "السينما"),
    ("السيصي", "السيسي"),
    ("الشعؤ", "الشعر"),
    ("الصناغة", "الصناعة"),
    ("الظرائ", "الضرائب"),
    ("العراف", "العراق"),
    ("الفدس", "القدس"),
    ("القانوون", "القانون"),
    ("الكاض", "الكاظمي"),
    ("الكاضم", "الكاظمي"),
    ("المبزانية", "الميزانية"),
    ("المتجد", "المتحدة"),
    ("المتجدة", "المتحدة"),
    ("المستقيل", "المستقبل"),
    ("المسرج", "المسرح"),
    ("المغرت", "المغرب"),
    ("الموسيف", "الموسيقى"),
    ("الموصلل", "الموصل"),
    ("الوزار", "الوزراء"),
    ("بيرر", "بيروت"),
    ("تونص", "تونس"),
    ("رئبس", "رئيس"),
    ("سوريت", "سوريا"),
    ("صتعا", "صنعاء"),
    ("صتعاء", "صنعاء"),
    ("طرابسل", "طرابلس"),
    ("فلصطي", "فلسطين"),
    ("فلصطين", "فلسطين"),
    ("لبتا", "لبنان"),
    ("ليبا", "ليبيا"),
    ("محموو", "محمود"),
    ("مسوو", "مسؤول"),
]


@pytest.fixture(scope="module")
def made() -> Completions:
    return of_titles(*WORDS.split())


@pytest.mark.parametrize(("typed", "word"), MISTYPED)
def test_one_wrong_letter_does_no_harm(made: Completions, typed: str, word: str) -> None:
    assert not fold(word).startswith(fold(typed))
    assert words(typed, made)[0] == word


def test_all_but_few_of_the_words_are_among_the_first_three(made: Completions) -> None:
    asked = [(typed, word) for typed, word in pairs(TYPOS) if len(typed) >= 4]
    found = [(typed, word) for typed, word in asked if word in words(typed, made)[:3]]
    assert len(asked) > 80 and len(found) >= 0.95 * len(asked)


@pytest.mark.parametrize("word", WORDS.split())
def test_what_is_right_is_not_corrected(made: Completions, word: str) -> None:
    begun = word[: max(3, len(word) - 2)]
    assert fold(begun) in fold(words(begun, made)[0])


@pytest.mark.parametrize("typed", ["ظظظظ", "قققققق", "xxxx", "1234", "بسم الله ظظظظ"])
def test_what_is_near_to_nothing_completes_nothing(made: Completions, typed: str) -> None:
    assert words(typed, made) == []
