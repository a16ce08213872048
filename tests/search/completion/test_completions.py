"""The arrays: which keys begin so, and which entries have them."""

from __future__ import annotations

import numpy as np
import pytest

from search.completion.completions import KINDS, MANY, MOST, NOTHING, Completions
from search.completion.gathering import gather
from search.completion.words import LONGEST
from tests.search.completion.made import PLACE, TAG, name, of_titles, title


def rows(best: tuple[tuple[int, ...], ...], made: Completions, kind: str) -> list[int]:
    return [int(made.rows[entry]) for entry in best[KINDS.index(kind)]]


@pytest.fixture(scope="module")
def made() -> Completions:
    names = [name("tag", TAG, 70, "نفط، غاز"), name("place", PLACE, 80, "النفطية")]
    return gather([title(1, "نفط الشرق"), title(2, "غاز الشرق")], names)


def test_a_word_is_one_key_and_a_beginning_several(made: Completions) -> None:
    (word,) = made.word("نفط")
    (beginning,) = made.beginning("نفط")
    assert word[1] - word[0] == 1
    assert beginning == (word[0], word[0] + 2), "نفط and نفطيه"
    assert [bytes(key) for key in made.keys[slice(*beginning)]] == sorted(
        bytes(key) for key in made.keys[slice(*beginning)]
    )


def test_many_beginnings_are_looked_up_at_once(made: Completions) -> None:
    asked = ["نفط", "غاز", "زيت", "شر", "尼"]
    each = [made.beginning(one) for one in asked]
    at_once = made.beginnings(asked)
    assert [((first, last),) if first < last else () for first, last in at_once[:4]] == each[:4]
    assert each[4] == ()


def test_what_no_key_begins_with_has_no_keys(made: Completions) -> None:
    for text in ("زيت", "نفطا", "尼", "", "ي" * 30):
        assert made.word(text) == made.beginning(text) == ()


def test_entries_have_a_word_of_each_of_the_keys(made: Completions) -> None:
    best = made.best([made.word("نفط"), made.beginning("غا")])
    assert rows(best, made, "tag") == [70]
    assert rows(best, made, "title") == []
    best = made.best([made.beginning("شر"), made.beginning("غ")])
    assert rows(best, made, "title") == [2]


def test_keys_of_one_word_are_added_up(made: Completions) -> None:
    best = made.best([(*made.word("نفط"), *made.word("غاز"))])
    assert rows(best, made, "title") == [2, 1]


def test_a_word_without_keys_is_found_nowhere(made: Completions) -> None:
    assert made.best([]) == made.best([()]) == made.best([made.word("نفط"), ()]) == NOTHING


def test_keys_are_ascending_and_unique_and_lead_to_entries(made: Completions) -> None:
    keys = made.keys.tolist()
    assert keys == sorted(set(keys))
    assert made.starts[0] == 0 and made.starts[-1] == len(made.postings)
    assert (np.diff(made.starts) > 0).all()
    for first, last in zip(made.starts, made.starts[1:], strict=False):
        entries = made.postings[first:last].tolist()
        assert entries == sorted(set(entries)) and entries[-1] < len(made)
    assert made.bounds.tolist() == sorted(made.bounds.tolist())
    assert (made.bounds[0], made.bounds[-1]) == (0, len(made))


def test_long_words_are_told_apart_by_their_first_letters() -> None:
    long = "ب" * (LONGEST - 1)
    made = of_titles(long + "تث", long + "تج", long + "جج")
    assert rows(made.best([made.beginning(long + "تث")]), made, "title") == [1, 0]
    assert rows(made.best([made.beginning(long)]), made, "title") == [2, 1, 0]


@pytest.mark.parametrize("count", [MOST - 1, MOST, MOST + 1, MANY - 1, MANY + 1])
def test_the_best_of_few_and_of_many(count: int) -> None:
    made = of_titles(*["زيت"] * count)
    best = made.best([made.beginning("ز")])
    assert rows(best, made, "title") == list(range(count))[::-1][:MOST]
    assert made.best([made.beginning("ز")]) == best


def test_texts_are_those_of_words_and_phrases() -> None:
    made = of_titles("رئيس الوزراء", "رئيس الوزراء")
    words, phrases = made.best([made.beginning("رءيس")])[:2]
    assert (made.texts_of(words), made.texts_of(phrases)) == (["رئيس"], ["رئيس الوزراء"])


def test_of_several_words_each_may_be_very_frequent() -> None:
    titles = [f"زيت {'نهر' if row % 2 else 'بحر'} {row % 7}" for row in range(2 * MANY + 2)]
    made = of_titles(*titles)
    for _ in range(2):  # the second time from memory
        best = made.best([made.word("زيت"), made.beginning("نه"), made.word("3")])
        expected = [row for row in range(len(titles)) if row % 2 and row % 7 == 3]
        assert rows(best, made, "title") == expected[::-1][:MOST]
        assert made.best([made.beginning("ز"), made.beginning("قم")]) == NOTHING
