"""What is near a word, and what sounds like it."""

from __future__ import annotations

import numpy as np
import pytest

from search import vocabulary as module
from search.vocabulary import Vocabulary

WORDS = {"العراق": 500, "العراقي": 90, "بغداد": 300, "نفط": 70, "نفس": 60, "مسءول": 5, "cnn": 9}


def near(word: str) -> list[tuple[str, float]]:
    found = sorted(Vocabulary.of(WORDS).near(word), key=lambda one: one.distance)
    return [(one.word, round(one.distance, 2)) for one in found]


def test_frequencies_are_those_of_the_words() -> None:
    words = Vocabulary.of(WORDS)
    known = {word: words.frequency(word) for word in WORDS}
    assert known == WORDS | {"cnn": 0}, "words of other scripts are not kept"
    assert [words.frequency(word) for word in ("", "زيد", "ظظ", "ءء", "ب" * 40)] == [0] * 5
    assert len(words) == 6


def test_frequencies_of_many_words_are_looked_up_at_once() -> None:
    words = Vocabulary.of(WORDS)
    asked = ["نفط", "cnn", "العراق", "", "ظظ", "ءء", "ب" * 40]
    assert words.frequencies_of(asked).tolist() == [70, 0, 500, 0, 0, 0, 0]
    assert words.frequencies_of([]).tolist() == []
    assert Vocabulary.of({}).frequencies_of(asked).tolist() == [0] * len(asked)


def test_an_empty_vocabulary_answers_too() -> None:
    words = Vocabulary.of({})
    assert (len(words), words.frequency("بغداد"), words.near("بغداد")) == (0, 0, [])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("العراف", [("العراق", 0.4), ("العراقي", 0.95)]),
        ("بغدد", [("بغداد", 0.55)]),
        ("نفظ", [("نفط", 0.4), ("نفس", 1.0)]),
        ("مسوول", [("مسءول", 0.3)]),
        ("بغغداد", [("بغداد", 0.35)]),
        ("بغاد", [("بغداد", 0.6)]),
        ("بغدذاد", [("بغداد", 0.6)]),
        ("بغادد", [("بغداد", 0.4)]),
        ("بغداد", []),
        ("قسطنطينية", []),
        ("xyz", []),
    ],
)
def test_near_words_cost_what_arabic_mistakes_cost(
    typed: str, expected: list[tuple[str, float]]
) -> None:
    assert near(typed) == expected


def test_of_too_many_words_the_most_frequent_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    kept = Vocabulary.of(WORDS)
    assert [kept.frequency(word) for word in WORDS] == [500, 90, 300, 0, 0, 0, 0]


def test_its_size_is_known() -> None:
    assert Vocabulary.of(WORDS).nbytes == 6 * (16 + 4 + 1 + 8 + 4)
    assert Vocabulary.of(WORDS).letters.dtype == np.uint8


def sounding(latin: str) -> list[str]:
    found = sorted(Vocabulary.of(WORDS).sounding(latin), key=lambda one: one.distance)
    return [one.word for one in found]


@pytest.mark.parametrize(
    ("latin", "expected"),
    [
        ("baghdad", ["بغداد"]),
        ("bagdad", ["بغداد"]),
        ("iraq", ["العراق"]),
        ("el3iraq", ["العراق", "العراقي"]),
        ("iraqi", ["العراقي"]),
        ("nafas", ["نفس"]),
        ("naft", ["نفط"]),
        ("paris", []),
        ("日本", []),
        ("", []),
    ],
)
def test_latin_letters_find_the_words_that_sound_so(latin: str, expected: list[str]) -> None:
    assert sounding(latin) == expected
