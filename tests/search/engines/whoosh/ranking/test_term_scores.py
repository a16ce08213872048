"""The scores of a word, kept narrow and given wide."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh.ranking.ranker import scores_of
from search.engines.whoosh.ranking.term_scores import MATCHED, NO_SCORES, TermScores

SCORES = st.lists(st.floats(0.125, 500, width=32), min_size=1, max_size=20)


def numbers(some: list[int]) -> np.ndarray:
    return np.array(some, np.int64)


def test_those_that_hold_the_word_come_before_those_of_its_root() -> None:
    total = np.array([0.5, 0, 2, 3, 0, 5])
    scores = TermScores.of(numbers([2, 5]), numbers([0, 3]), total)
    assert scores.ids.tolist() == [2, 5, 0, 3]
    assert scores.scores.tolist() == [2, 5, 0.5, 3]
    assert scores.matching == 2
    ids, sums = scores.matches
    assert (ids.tolist(), sums.tolist()) == ([2, 5], [MATCHED + 2, MATCHED + 5])
    ids, sums = scores.root_matches
    assert (ids.tolist(), sums.tolist()) == ([0, 3], [0.5, 3])


def test_a_document_is_asked_whether_it_holds_the_word() -> None:
    scores = TermScores.of(numbers([2, 5]), numbers([0, 3]), np.ones(6))
    assert scores.holding(numbers([5, 0, 2, 3, 9, 1])).tolist() == [True, False, True] + [False] * 3
    assert NO_SCORES.holding(numbers([0, 7])).tolist() == [False, False]


def test_they_are_kept_in_half_the_room_that_they_are_worked_with_in() -> None:
    kept = TermScores.of(numbers([1]), numbers([0]), np.array([1.0, 2.0]))
    assert (kept.ids.dtype, kept.scores.dtype) == (np.int32, np.float32)
    for ids, scores in (kept.matches, kept.root_matches):
        assert (ids.dtype, scores.dtype) == (np.int64, np.float64)


@given(words=st.lists(SCORES, min_size=1, max_size=64))
def test_a_sum_tells_how_many_words_matched_and_what_they_are_worth(
    words: list[list[float]],
) -> None:
    """For as many words as a query has at most, whatever of them a document holds."""
    count = max(map(len, words))
    sums, wanted, matched = np.zeros(count), np.zeros(count), np.zeros(count)
    for word in words:
        total = np.zeros(count)
        total[: len(word)] = word
        ids, scores = TermScores.of(np.arange(len(word)), numbers([]), total).matches
        sums[ids] += scores
        wanted[ids] += word
        matched[ids] += 1
    assert (sums // MATCHED).tolist() == matched.tolist()
    np.testing.assert_allclose(scores_of(sums), wanted, rtol=0, atol=1e-5)


def test_no_scores_are_of_no_document() -> None:
    assert NO_SCORES.matching == 0
    assert [part.tolist() for part in (*NO_SCORES.matches, *NO_SCORES.root_matches)] == [[]] * 4


def test_the_highest_scores_are_known_of_the_word_and_of_its_root() -> None:
    scores = TermScores.of(numbers([2, 5]), numbers([0, 3]), np.array([0.5, 0, 2, 3, 0, 5]))
    assert (scores.highest, scores.lift) == (5.0, 3.0)
    assert (NO_SCORES.highest, NO_SCORES.lift) == (0.0, 0.0)
