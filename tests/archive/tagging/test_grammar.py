"""What the lexicon tells of a word alone, shown by words of every kind."""

from __future__ import annotations

import pytest

from archive.tagging.grammar import (
    count,
    evidence,
    folded_form,
    is_adjective,
    is_noun,
    is_verb,
    is_weak,
)
from search.analysis import fold


@pytest.mark.parametrize(
    "word", ["نهر", "مدرسة", "كتاب", "سيارة", "نظام", "انتخابات", "شديد", "ساعة"]
)
def test_a_noun_often_takes_the_article(word: str) -> None:
    assert is_noun(fold(word))


@pytest.mark.parametrize("word", ["بغداد", "مصطفى", "سوريا", "يقود", "أعلنت", "هذا", "من", "غغغغ"])
def test_a_name_a_verb_or_a_particle_does_not(word: str) -> None:
    assert not is_noun(fold(word))


@pytest.mark.parametrize(
    "word",
    [
        *("أعلن", "أعلنت", "قال", "قالت"),  # each beside the other
        *("يقود", "تقود", "يكتب"),  # with the letter of another person
        *("سيعلن", "ستبدأ", "ستقول"),  # with the letter of what is to come
    ],
)
def test_a_verb_is_conjugated(word: str) -> None:
    assert is_verb(fold(word))


@pytest.mark.parametrize(
    "word",
    [
        *("نهر", "كتاب", "بغداد", "العراق"),
        *("بيت", "وقت", "زيت", "بنت"),  # a ت of the noun itself
        *("يوم", "تاريخ", "نظام", "تعليم", "استقلال"),  # nouns that begin as verbs do
        *("سيارة", "سينما", "ستار"),
    ],
)
def test_a_noun_is_no_verb_whatever_letters_it_begins_and_ends_with(word: str) -> None:
    assert not is_verb(fold(word))


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("الشديد", True),
        ("شديد", True),
        ("جميل", True),
        ("سياسي", True),
        ("نهر", False),
        ("مدينة", False),
        ("وزير", False),
        ("بغداد", False),
        ("يقود", False),
    ],
)
def test_an_adjective_is_feminine_too_with_and_without_the_article(word: str, is_one: bool) -> None:
    assert is_adjective(fold(word)) is is_one


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("من", True),  # a stop word
        ("الماضي", True),  # time
        ("كثير", True),  # quantity
        ("وزير", True),  # a role
        ("قال", True),
        ("نفط", False),
        ("بغداد", False),
        ("الماضية", True),
    ],
)
def test_a_weak_word_says_nothing_of_a_text(word: str, is_one: bool) -> None:
    assert is_weak(fold(word)) is is_one


def test_evidence_counts_a_word_with_and_without_the_article() -> None:
    for word in ("نهر", "نفط", "بغداد"):
        assert evidence(word) == count(word) + count(f"ال{word}") > 0
    assert evidence("غغغغ") == count("غغغغ") == 0


@pytest.mark.parametrize("word", ["أُسْــرَة", "مصطفى", "Reuters", ""])
def test_a_folded_form_is_that_of_the_analysis(word: str) -> None:
    assert folded_form(word) == fold(word)
