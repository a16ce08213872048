"""Texts of one page that tell one story, and those that only look alike."""

from __future__ import annotations

import random

import pytest

from search.folded_text import fold_each
from search.stories import SHORTEST, stories

WORDS = [
    *("وصل", "الوزير", "إلى", "العاصمة", "مساء", "أمس", "وبحث", "مع", "نظيره", "أسعار"),
    *("النفط", "في", "الأسواق", "العالمية", "وقال", "إن", "البلدين", "يعملان", "على", "اتفاق"),
    *("جديد", "للتعاون", "بين", "شركات", "الطاقة", "خلال", "العام", "المقبل", "كما", "زار"),
]


def text(seed: int, words: int = 200) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def places(*texts: str) -> list[int]:
    return stories(fold_each(texts))


STORY = text(1)


@pytest.mark.parametrize(
    "other",
    [
        STORY,
        f"الرياض – واس: {STORY}",
        f"{STORY} وكان الاجتماع قد أُجّل مرتين.",
        STORY.replace("إلى", "الى").replace("أ", "ا"),  # as another house spells
        STORY.replace(" ", "\n"),
        "".join(f"{letter}\u064e" for letter in STORY),
        STORY.replace("العاصمة", "المدينة", 2),
    ],
)
def test_a_text_printed_again_tells_the_same_story(other: str) -> None:
    assert places(text(2), STORY, text(3), other) == [0, 1, 2, 1]


@pytest.mark.parametrize(
    "other",
    [
        text(2),
        " ".join(sorted(STORY.split())),  # the same words, and so the same letters
        STORY[: len(STORY) // 2],
        f"{STORY} {text(4, 60)}",
        "",
    ],
)
def test_what_has_other_words_or_many_more_tells_another(other: str) -> None:
    assert places(STORY, other) == [0, 1]


def test_short_notes_are_never_folded() -> None:
    short = STORY[: SHORTEST // 2]
    assert places(short, short) == [0, 1]


def test_all_copies_lead_to_the_first() -> None:
    assert places(STORY, text(2), STORY, text(2), STORY) == [0, 1, 0, 1, 0]


@pytest.mark.parametrize("texts", [[], [""], [STORY]])
def test_one_text_is_its_own_story(texts: list[str]) -> None:
    assert places(*texts) == list(range(len(texts)))


def test_other_scripts_are_told_apart_by_their_words_or_not_at_all() -> None:
    latin = [text(seed).translate({ord("ا"): "a"}) for seed in (5, 6)]
    assert places(*latin) == [0, 1]
    assert places("word " * 300, "other " * 300) == [0, 1]
