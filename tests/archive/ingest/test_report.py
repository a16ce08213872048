"""What is kept of the lines of a run, however many there are."""

from __future__ import annotations

import pytest

from archive.ingest import report
from archive.ingest.report import OUTCOMES, Line, Report


@pytest.fixture(autouse=True)
def two_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "KEPT", 2)


def of(*lines: Line) -> Report:
    made = Report()
    for line in lines:
        made.add(line)
    return made


def several(outcome: str, count: int, *, mended: bool = False) -> list[Line]:
    return [Line(f"{outcome}:{number}", outcome, mended=mended) for number in range(count)]


@pytest.mark.parametrize(
    ("outcome", "mended", "listed"),
    [
        ("new", False, False),
        ("new", True, True),
        ("same", False, False),
        ("changed", False, False),
        ("draft", False, True),
        ("review", False, True),
        ("duplicate", False, True),
        ("refused", False, True),
        ("skipped", False, True),
    ],
)
def test_what_wants_a_look_is_listed(outcome: str, mended: bool, listed: bool) -> None:
    (line,) = several(outcome, 1, mended=mended)
    made = of(line)
    assert line.is_listed == listed
    assert made.lines == ([line] if listed else [])
    assert made.told() == list(map(str, made.lines))
    assert dict(made.counts) == {outcome: 1}


def test_the_first_lines_of_each_outcome_are_kept_and_all_are_counted() -> None:
    duplicates, refused, mended = (
        several("duplicate", 5),
        several("refused", 2),
        several("new", 3, mended=True),
    )
    made = of(*duplicates, *several("new", 9), *refused, *mended)
    assert made.lines == [*duplicates[:2], *refused, *mended[:2]]
    assert dict(made.counts) == {"duplicate": 5, "new": 12, "refused": 2}
    assert made.refused == 2


def test_it_says_of_which_outcomes_there_were_how_many_more() -> None:
    made = of(*several("duplicate", 5), *several("new", 9), *several("new", 3, mended=True))
    assert made.told() == [
        "مكرر: duplicate:0",
        "مكرر: duplicate:1",
        "جديد: new:0",
        "جديد: new:1",
        "جديد: وما لم يُذكر هنا عدده 1",
        "مكرر: وما لم يُذكر هنا عدده 3",
    ]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_no_number_of_lines_makes_it_larger(outcome: str) -> None:
    made = of(*several(outcome, 50, mended=True))
    assert (len(made.lines), len(made.told()), made.counts[outcome]) == (2, 3, 50)
