"""What was worked out of a key is remembered, within bounds."""

from __future__ import annotations

import pytest

from archive.tagging.remembered import Remembered


def test_a_fact_is_worked_out_once() -> None:
    asked: list[str] = []
    lengths = Remembered(lambda word: asked.append(word) or len(word), 10)
    assert [lengths[word] for word in ("نهر", "النيل", "نهر", "نهر")] == [3, 5, 3, 3]
    assert asked == ["نهر", "النيل"]


def test_what_was_not_asked_for_of_late_is_forgotten() -> None:
    asked: list[int] = []
    doubles = Remembered(lambda n: asked.append(n) or 2 * n, 2)
    for n in (1, 2, 3, 1, 4, 5):  # 1 is asked for again, 2 is not
        assert doubles[n] == 2 * n
    asked.clear()
    assert [doubles[n] for n in (1, 2)] == [2, 4]
    assert asked == [2]


@pytest.mark.parametrize("most", [1, 2, 7])
def test_no_more_than_twice_so_many_are_kept(most: int) -> None:
    made: list[int] = []
    facts = Remembered(lambda n: made.append(n) or n, most)
    for n in range(50):
        assert facts[n] == n
        assert len(facts) <= most
    made.clear()
    for n in range(50 - 2 * most):
        assert facts[n] == n
    assert made == list(range(50 - 2 * most))


def test_a_fact_may_rest_on_that_of_another_key() -> None:
    halves: Remembered[int, int] = Remembered(lambda n: n and 1 + halves[n // 2], 2)
    assert [halves[n] for n in (0, 1, 8, 1000)] == [0, 1, 4, 10]


def test_what_cannot_be_worked_out_is_not_remembered() -> None:
    inverse = Remembered(lambda n: 1 / n, 4)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            inverse[0]
    assert dict(inverse) == {}
