"""What only sounds like a text: made so that nobody would take it for that text."""

from __future__ import annotations

import random
import re

import pytest

from bench.stories.lookalikes import FORMS, LEAST_FIGURES, LOOKALIKES, forms

TEXT = "باع السوق 250 سيارة في 3 أيام، منها 40 شاحنة، وكان قد باع أقل من ذلك في الأسبوع الماضي."
OTHER = " ".join(f"كلمة{number}" for number in range(120))


def made(kind: str, text: str = TEXT, other: str = OTHER, seed: int = 1) -> str | None:
    return LOOKALIKES[kind](text, other, random.Random(seed))


@pytest.mark.parametrize("seed", range(5))
def test_other_figures_are_all_others_and_the_words_are_left(seed: int) -> None:
    changed = made("other figures", seed=seed)
    assert changed is not None
    figures, others = re.findall(r"\d+", TEXT), re.findall(r"\d+", changed)
    assert [len(one) for one in figures] == [len(one) for one in others]
    assert all(one != other for one, other in zip(figures, others, strict=True))
    assert re.sub(r"\d+", "", changed) == re.sub(r"\d+", "", TEXT)


def test_a_text_of_few_figures_makes_no_form() -> None:
    assert made("other figures", "في 2020 و2021") is None
    assert LEAST_FIGURES == 3


def test_a_sequel_has_news_of_its_own_before_a_part_of_what_was_told() -> None:
    sequel = made("sequel", " ".join([TEXT] * 5))
    assert sequel is not None
    news, _, told = sequel.partition("\n\nوكان ")
    assert OTHER.startswith(news) and len(news.split()) >= 40
    assert " ".join([TEXT] * 5).startswith(told) and told


@pytest.mark.parametrize("seed", range(5))
def test_another_lead_stands_in_the_place_of_the_first_words(seed: int) -> None:
    long = " ".join([TEXT] * 12)
    changed = made("other lead", long, seed=seed)
    assert changed is not None
    news, _, told = changed.partition("\n\n")
    assert OTHER.startswith(news) and long.endswith(told)
    assert len(changed.split()) == len(long.split()) and len(news.split()) >= 30
    assert made("other lead") is None


def test_a_digest_holds_the_text_among_others_and_is_most_of_it_not() -> None:
    digest = made("digest")
    assert digest is not None
    assert TEXT in digest and digest.index(TEXT) > len(TEXT) and not digest.endswith(TEXT)
    assert made("digest", OTHER, TEXT) is None


def test_forms_are_filled_in_otherwise_each_time() -> None:
    filled = list(forms(200, random.Random(1)))
    assert {form for form, _ in filled} == set(range(len(FORMS)))
    assert not any("{" in text for _, text in filled)
    assert len({text for _, text in filled}) > 150
    assert filled == list(forms(200, random.Random(1)))
