"""What was mistyped, and where what was meant stands among the suggestions."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.quality.bounds import measured
from bench.quality.precision import Precision
from bench.quality.report import report
from bench.quality.rescue import RIGHT, Rate, Rescue, cases, place, rates
from tests.bench.quality.test_report import a_run


def test_the_list_has_kinds_of_forty_cases_each_once() -> None:
    listed = list(cases())
    kinds = Counter(kind for kind, _, _ in listed)
    assert min(kinds.values()) >= 40 and set(kinds) == {"spelling", "keyboard", "latin"}
    assert len({typed for _, typed, _ in listed}) == len(listed)


@pytest.mark.parametrize(
    ("suggestions", "expected"),
    [(["القاهرة"], 1), (["الدوحة", "القاهره"], 2), (["الدوحة"], 0), ([], 0)],
)
def test_a_text_is_the_one_that_was_meant_in_any_spelling(
    suggestions: list[str], expected: int
) -> None:
    assert place("القاهرة", suggestions) == expected


def test_rates_are_of_each_kind_and_a_right_word_is_left_alone() -> None:
    some = [Rescue("latin", "a", 1), Rescue("latin", "b", 3), Rescue("latin", "c", 0)]
    right = [Rescue(RIGHT, "d", 0), Rescue(RIGHT, "e", 1)]
    assert rates([*some, *right, Rescue("latin", "f", 4)]) == [
        Rate("latin", 4, 0.25, 0.5),
        Rate(RIGHT, 2, 0.5, 0.5),
    ]


def test_a_report_shows_both_tables_and_their_bounds() -> None:
    from dataclasses import replace

    run = replace(
        a_run("elsewhere", ("q",), [1.0], [0.0]),
        precision=(Precision("نهر", 9_990, 4), Precision("بحر", 10, 6)),
        rescues=(Rescue("latin", "nahr", 2), Rescue("latin", "bahr", 0), Rescue(RIGHT, "نهر", 1)),
    )
    assert [(bounds.name, value, bounds.mark(value)) for bounds, value in measured(run)] == [
        ("frequent words: hits that hold only another word", 0.001, "✓ target"),
        ("Latin letters: among three suggestions", 0.5, "✗"),
        ("frequent words: nothing is suggested", 0.0, "✗"),
    ]
    section = report(run)
    shown = [
        "2 frequent words, judged by the forms of each: 10 of 10,000 hits, 0.10%.",
        "| بحر | 10 | 6 |\n| نهر | 9,990 | 4 |",
        "| latin | 2 | 0.000 | 0.500 |\n| right | 1 | 0.000 | 0.000 |",
        "Not so: `bahr`, `نهر`.",
    ]
    assert [part for part in shown if part not in section] == []
