"""The words that are dropped from a query while another remains."""

import pytest

from search.analysis import fold, is_stop_word
from search.analysis.stop_words import STOP_WORDS


@pytest.mark.parametrize("word", ["في", "من", "إلى", "الى", "التي", "ماذا", "كان", "هؤلاء"])
def test_particles_are_stop_words(word: str) -> None:
    assert is_stop_word(fold(word))


@pytest.mark.parametrize("word", ["شمال", "جنوب", "صباح", "مساء", "عامة", "يمين", "فوق", "بغداد"])
def test_words_with_a_meaning_are_not(word: str) -> None:
    assert not is_stop_word(fold(word))


def test_the_list_is_short_and_folded() -> None:
    assert 120 <= len(STOP_WORDS) <= 180
    assert all(fold(word) == word for word in STOP_WORDS)
