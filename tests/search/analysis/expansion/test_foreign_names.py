"""Spellings of foreign names that no list has, and words that only look like them."""

import pytest

from search.analysis import fold, stem
from search.analysis.expansion import alternatives
from search.analysis.expansion.foreign_names import MOST, other_spellings

NAMES = [
    ("بنغازي", "بنجازي"),
    ("بلغراد", "بلجراد"),
    ("غورباتشوف", "جورباتشوف"),
    ("هامبورغ", "هامبورج"),
    ("مدريد", "مادريد"),
    ("بروكسل", "بروكسيل"),
    ("فلاديمير", "فلادمير"),
    ("كريستوفر", "كرستوفر"),
    ("دوستويفسكي", "دستويفسكي"),
    ("موريسون", "موريسن"),
    ("شارابوفا", "شرابوفا"),
    ("ستولتنبرغ", "ستلتنبرغ"),
    ("أنجيلا", "أنغيلا"),
    ("أوغوستو", "أوجوستو"),
    ("غوتيريش", "جوتيريش"),
    ("ويلينغتون", "ويلينجتون"),
]
NATIVE = [
    *("مغرب", "مقرب", "مجرب"),
    *("اقتراب", "استغلال", "نتفرغ", "تستقر", "يتغمد"),
    *("جمهور", "اقتصاد", "قانون", "مقاتل", "مغادرة", "مجموعة"),
    *("يقتل", "تقارب", "تجارب", "نجاح", "اقتراح", "صديقني", "عندهم", "عبدالملك", "بلاغ", "بالقرب"),
    *("", "غ", "غ" * 300, "g" * 9, "غاغاغاغا؟", "12345"),
]


@pytest.mark.parametrize(("name", "other"), [*NAMES, *(pair[::-1] for pair in NAMES)])
def test_a_foreign_name_brings_its_other_spellings(name: str, other: str) -> None:
    assert fold(other) in other_spellings(fold(name))
    assert fold(other) in alternatives(fold(name))


@pytest.mark.parametrize("word", NATIVE)
def test_native_words_and_junk_bring_none(word: str) -> None:
    assert other_spellings(fold(word)) == ()


@pytest.mark.parametrize("country", ["بلغاريا", "منغوليا"])
def test_a_country_that_shares_the_stem_of_its_people_brings_them_too(country: str) -> None:
    assert stem(country) != fold(country)
    other = fold(country).replace("غ", "ج")
    assert other in alternatives(stem(country), fold(country))
    assert stem(country) in alternatives(stem(other), other)


@pytest.mark.parametrize("country", ["غينيا", "سوريا"])
def test_no_country_brings_what_is_stemmed_to_another_word(country: str) -> None:
    """جينيا would be a gene."""
    assert stem("جينيا") not in alternatives(stem(country), fold(country))


def test_there_are_few_of_them_the_usual_first() -> None:
    assert other_spellings("مورجان")[0] == "مورغان"
    assert len(other_spellings("غيورغيوغراديغو")) <= MOST
