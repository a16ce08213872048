"""Which unknown name may be that of a paper, by its look."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.ingest.extraction.outlets import (
    PUBLISHER,
    is_definite,
    is_definite_paper,
    is_none,
    is_paper,
    is_paper_name,
)


@pytest.mark.parametrize(
    ("name", "judges"),
    [
        ("الفجر", {is_definite, is_paper_name, is_paper, is_definite_paper}),
        ("الفجر الجديد", {is_definite, is_paper_name, is_paper, is_definite_paper}),
        ("صدى الساحل", {is_paper_name, is_paper, is_definite_paper}),
        ("صدى البحر والميناء الكبير", {is_paper_name, is_paper, is_definite_paper}),
        ("الفجر الجديد اليومي", {is_paper_name, is_paper, is_definite_paper}),
        ("صدى", {is_paper_name, is_paper}),
        ("صدى البحر والميناء الكبير هنا", set()),  # five words
        ("عاد البحارة", set()),
        ("يعود البحارة", set()),
        ("سيعود البحارة", set()),
        ("في الساحل", set()),
        ("صدى الساحل 24", set()),
        ("صدى-الساحل", set()),
        ("", set()),
    ],
)
def test_a_paper_has_a_plain_name_and_no_verb(
    name: str, judges: set[Callable[[str], bool]]
) -> None:
    every = [is_definite, is_paper_name, is_paper, is_definite_paper, is_none]
    assert {judge for judge in every if judge(name)} == judges


@pytest.mark.parametrize("word", ["قال", "قالت", "أعلن", "وصل", "وصلت", "افتتح", "هل", "كيف", "من"])
def test_a_word_of_a_sentence_is_in_no_name(word: str) -> None:
    assert not is_paper_name(f"{word} الساحل") and not is_paper_name(f"الساحل {word}")


@pytest.mark.parametrize(
    "head", ["صحيفة", "جريدة", "مجلة", "وكالة", "موقع", "قناة", "إذاعة", "نشرة"]
)
def test_a_publisher_is_called_one(head: str) -> None:
    assert PUBLISHER.match(f"{head} الساحل")
    assert not PUBLISHER.match(head) and not PUBLISHER.match(f"{head}الساحل")
    assert not PUBLISHER.match(f"من {head} الساحل")
