"""What a word may be in a noun phrase, by itself."""

from __future__ import annotations

import pytest

from archive.tagging.noun_traits import (
    ALONE,
    BEGINS,
    FOLLOWS,
    is_action,
    is_general,
    may_stand_alone,
    traits,
)
from search.analysis import fold


@pytest.mark.parametrize(
    ("word", "bits"),
    [
        ("قهوة", BEGINS | FOLLOWS | ALONE),
        ("القهوة", BEGINS | FOLLOWS | ALONE),
        ("فعاليات", BEGINS | FOLLOWS),  # of which any article speaks
        ("تمديد", FOLLOWS),  # what is done with a thing
        ("وزارة", FOLLOWS),  # begins a body
        ("الوزارة", FOLLOWS),
        ("العراقية", FOLLOWS),
        ("الرئيس", 0),  # a person follows
        ("الذي", 0),
        ("قال", 0),
        ("2020", 0),
    ],
)
def test_the_traits_of_a_word(word: str, bits: int) -> None:
    assert traits[fold(word)] == bits


@pytest.mark.parametrize("word", ["الذهب", "ذهب", "التضخم", "القهوة", "البودكاست", "الأهوار"])
def test_a_noun_that_tells_something_may_stand_alone(word: str) -> None:
    assert may_stand_alone(word)


@pytest.mark.parametrize(
    "word",
    [
        *("الموظفين", "الفعاليات", "التجربة", "المنطقة"),  # of which any article speaks
        *("الوزارة", "الشركة", "الحكومة"),  # bodies
        *("العراق", "العراقية", "الرئيس", "الأسبوع"),
        *("السردي", "قال", "من", "يد"),
    ],
)
def test_general_words_names_and_qualities_may_not(word: str) -> None:
    assert not may_stand_alone(word)


def test_general_words_are_so_with_and_without_the_article() -> None:
    assert [is_general(word) for word in ("الندوة", "ندوة", "الذهب")] == [True, True, False]


@pytest.mark.parametrize("word", ["المقاتلين", "النزلاء", "الراكب", "المعلمة"])
def test_whoever_takes_part_is_no_subject(word: str) -> None:
    assert not may_stand_alone(word)


def test_the_form_of_a_verbal_noun_tells_it() -> None:
    actions = ["الإسهام", "تمديد", "التواصل", "الانتقال", "اعتماد", "الاستقبال"]
    assert [word for word in actions if not is_action(word)] == []
    assert [word for word in ("الذهب", "المعارض", "النخلة", "القروض") if is_action(word)] == []
