"""How much a text looks like Arabic as it is written."""

from __future__ import annotations

import pytest

from archive.ingest.spoilt.evidence import (
    CERTAIN,
    COMMON,
    LEAST,
    Evidence,
    evidence,
    known,
    words_of,
)
from tests.archive.ingest.spoilt.texts import ARTICLE, FIRST, SOUND, exchanged, misread


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال: «نعم»، ثم مضى", ["قال", "نعم", "ثم", "مضى"]),
        ("قَالَ الرَّاوِي", ["قال", "الراوي"]),
        ("مـــدينة", ["مدينة"]),
        ("می‌خواهم", ["م", "خواهم"]),
        ("Café 12 ١٢ ﺍﻟ", []),
        ("", []),
    ],
)
def test_words_are_those_of_arabic_letters_without_vowels(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_common_words_and_articles_are_counted_over_all_lines() -> None:
    assert evidence(["ذهب إلى المدينة", "ثم عاد من القرية"]) == Evidence(
        letters=26, words=7, common=3, definite=2
    )
    assert evidence([]) == Evidence(0, 0, 0, 0)
    assert evidence([]).share == 0.0


@pytest.mark.parametrize("kind", ["news", "dialect", "question", "guillemets", "encodings"])
def test_sound_arabic_has_enough_of_them(kind: str) -> None:
    assert evidence(SOUND[kind].split("\n")).share > LEAST


def test_news_has_far_more_than_is_asked_for() -> None:
    found = evidence(ARTICLE)
    assert found.is_arabic and found.share > CERTAIN


@pytest.mark.parametrize(
    "line",
    [
        FIRST[::-1],
        misread(FIRST, "latin-1"),
        "ضصث قفغ ظطذ " * 10,
        SOUND["french"],
        "المدينة",  # one word proves nothing
    ],
)
def test_what_is_no_arabic_or_too_little_is_not_taken_for_it(line: str) -> None:
    assert not evidence([line]).is_arabic


def test_words_that_anybody_knows_are_told_from_others() -> None:
    assert known(["مدينة", "الكتاب", "ةنيدم", "في"]) == (2, 3)
    assert known([]) == (0, 0)


def test_common_words_are_spelt_with_and_without_hamza_and_are_no_garbage() -> None:
    assert {"إلى", "الى", "أن", "ان", "أو", "او"} <= COMMON
    assert not {exchanged(word) for word in COMMON if "لا" in word} & COMMON
