"""Whether a word may be part of a name that no list knows, by its form and its company."""

from __future__ import annotations

import pytest

from archive.tagging.name_shapes import is_joined, may_be_foreign_name, may_be_surname


@pytest.mark.parametrize(
    "word",
    [
        "أوباما",
        "ميركل",
        "ترامب",
        "كلينتون",
        "زيدان",
        "نابليون",
        "ويلسون",
        "كاسترو",
        "طوكيو",
        "براون",
    ],
)
def test_what_is_neither_noun_nor_verb_nor_particle_may_be_a_foreign_name(word: str) -> None:
    assert may_be_foreign_name(word)


def test_the_first_letter_of_a_name_is_not_always_a_particle() -> None:
    """ك stands before nouns alone: كيري is no «like he sees»."""
    assert may_be_foreign_name("كيري") and may_be_foreign_name("بوش")


@pytest.mark.parametrize(
    "word",
    [
        *("دو", "لي", ""),  # too short
        *("الكاظمي", "العراق"),  # with the article
        *("طاولة", "موسى", "سماء"),  # with the end of a noun
        *("وبغداد", "بالعراق", "ولندن"),  # with particles
        *("هذا", "من", "كثير"),  # weak
        *("يقود", "أعلن", "أعلنت"),  # verbs
        *("مدير", "دوري", "نهر"),  # nouns, which take the article
        *("نهرهم", "كتابها", "حكومتها", "بيتنا", "مدرسته"),  # with a pronoun
        *("قائلا", "حاليا", "مستعد", "بخصوص", "طوال"),  # adverbs and adjectives
        *("اعتزام", "انطلاق", "استقبال"),  # verbal nouns
        *("ستظل", "ومحسن", "وإقامته"),
        *("سياراتنا", "مهندسون", "مدرسين", "مدارسا", "مباريات"),  # with an ending
    ],
)
def test_a_word_of_the_language_is_none(word: str) -> None:
    assert not may_be_foreign_name(word)


@pytest.mark.parametrize("word", ["الكاظمي", "العبادي", "الزرقاوي", "الجبوري", "القبانجي"])
def test_a_word_in_yeh_that_is_hardly_ever_feminine_is_a_surname(word: str) -> None:
    assert may_be_surname(word, sure=False) and may_be_surname(word, sure=True)


@pytest.mark.parametrize("word", ["العراقي", "السوداني", "الرياضي", "السياسي"])
def test_a_word_in_yeh_that_is_often_feminine_is_an_adjective(word: str) -> None:
    assert not may_be_surname(word, sure=True)


@pytest.mark.parametrize("word", ["البدران", "المعشر", "الفالح", "اليزيد"])
def test_another_word_is_a_surname_only_after_a_certain_name(word: str) -> None:
    assert may_be_surname(word, sure=True) and not may_be_surname(word, sure=False)


@pytest.mark.parametrize("word", ["الفاسية", "الزهراوية"])
def test_a_surname_of_hers_is_said_seldom(word: str) -> None:
    assert may_be_surname(word, sure=True) and not may_be_surname(word, sure=False)


@pytest.mark.parametrize(
    "word",
    [
        *("المهرجان", "البيت", "النقيب", "الحي"),  # common nouns
        *("السنيورة", "المباريات", "المسلمون", "المهندسين", "السياسية"),  # with the end of a noun
        *("المجلس", "الماضي", "الذي"),  # weak or common
        *("كاظمي", "الحي", "ال"),  # without the article, or hardly more than it
    ],
)
def test_a_common_noun_after_a_given_name_is_no_surname(word: str) -> None:
    assert not may_be_surname(word, sure=True)


@pytest.mark.parametrize(
    ("word", "is_two"),
    [("ومحسن", True), ("وإقامته", True), ("ويلسون", False), ("ويب", False), ("محسن", False)],
)
def test_an_and_is_written_onto_what_another_word_could_be(word: str, is_two: bool) -> None:
    assert is_joined(word) is is_two
