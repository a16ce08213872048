"""A topic is a phrase of a noun that the text comes back to."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from archive.ingest.document import Document
from archive.tagging.phrases import find, rarity
from archive.tagging.words import read


def found(text: str, taken: Iterable[int] = (), *, title: str = "") -> list[tuple[str, int, int]]:
    mentions = find(read(Document((text,), title)), set(taken))
    assert all(one.kind == "topic" for one in mentions)
    assert all(one.weight == rarity(one.label) for one in mentions)
    return [(one.label, one.start, one.end) for one in mentions]


def labels(text: str, **others: str) -> set[str]:
    return {label for label, _, _ in found(text, **others)}


def test_a_noun_and_its_adjective_said_twice_are_a_topic() -> None:
    assert found("الأعشاب البحرية ثم الأعشاب البحرية") == [
        ("الأعشاب البحرية", 0, 2),
        ("الأعشاب البحرية", 3, 5),
    ]
    assert found("الأعشاب البحرية") == []


def test_a_noun_and_its_genitive_are_one_when_they_are_said_thrice_or_in_the_title() -> None:
    once = "تلوين الزجاج"
    assert labels(f"{once} ثم {once}") == set()
    assert labels(f"{once} ثم {once} ثم {once}") == {once}
    assert labels(f"عن {once} هنا", title=f"{once} في الشام") == {once}


def test_forms_of_one_phrase_are_counted_together_under_the_commonest() -> None:
    text = "بالزخارف النباتية، فالزخارف النباتية، وللزخارف النباتية، الزّخارف النباتية"
    assert [label for label, _, _ in found(text)] == ["الزخارف النباتية"] * 4


def test_a_part_of_a_longer_phrase_is_a_topic_only_if_it_is_often_said_alone() -> None:
    long, short = "الطاقة الشمسية الحرارية", "الطاقة الشمسية"
    assert labels(f"{long}. {long}") == {long}
    assert labels(f"{long}. {long}. {short}") == {long}
    assert labels(f"{long}. {long}. {short}. {short}") == {long, short}


@pytest.mark.parametrize(
    "phrase",
    [
        *("الأعشاب", "أعشاب بحرية"),  # a noun alone, and one without the article
        *("الأسبوع الماضي", "هذا الكتاب"),  # time, and what says nothing
        "قال الرجل",  # a verb
        "الأعشاب، البحرية",  # something between
        "الأعشاب 2020",
        "العراقية الجديدة",  # a nationality
        "الأعشاب والبحار",  # two nouns
        "الدكتور الجديد",  # a title
    ],
)
def test_what_is_no_noun_with_its_description_is_no_topic(phrase: str) -> None:
    assert labels(f"{phrase}. ثم {phrase}. ثم {phrase}") == set()


def test_what_stands_after_a_role_is_an_office() -> None:
    """وزير الدفاع الأميركي is a person, and so is the adjective his country's."""
    office = "مدير الشركة الصناعية"
    assert labels(f"{office}. {office}. {office}") == set()
    assert labels("مدير. الشركة الصناعية. الشركة الصناعية") == {"الشركة الصناعية"}


def test_words_of_a_name_are_no_part_of_a_topic() -> None:
    text = "الأعشاب البحرية ثم الأعشاب البحرية"
    assert found(text, {1}) == found(text, {3}) == []


def test_rare_words_weigh_more_than_common_ones() -> None:
    ordered = ["من", "الحكومة", "الأعشاب", "الكاظمي", "غغغغ"]
    weights = [rarity(word) for word in ordered]
    assert weights == sorted(weights) and weights[-1] == 1 and weights[0] > 0
    assert rarity("الأعشاب الكاظمي") == pytest.approx((weights[2] + weights[3]) / 2)
    assert rarity("أعشاب") == rarity("الأعشاب"), "however it is written"
