"""Pairs of words: what is asked of each, and how many are as they should be."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from bench.quality.bounds import measured
from bench.quality.pairs import KINDS, Judged, Pair, PairRate, judged, pair_rates, pairs, texts
from bench.quality.report import report
from tests.bench.quality.test_report import a_run

APART = Pair("apart", "مدرسة", "مدرس")
MEET = Pair("meet", "مدرسة", "المدارس")
VARIANT = Pair("variant", "جوجل", "غوغل")


def test_the_list_has_a_hundred_pairs_of_each_kind_and_more_each_once() -> None:
    listed = pairs()
    kinds = Counter(pair.kind for pair in listed)
    assert set(kinds) == set(KINDS) and min(kinds.values()) >= 100
    assert min(kinds["apart"], kinds["meet"]) >= 400
    assert len({(pair.kind, frozenset((pair.asked, pair.text))) for pair in listed}) == len(listed)


def test_no_pair_is_of_two_kinds_nor_of_one_word() -> None:
    both = Counter(frozenset((pair.asked, pair.text)) for pair in pairs())
    assert [set(words) for words, count in both.items() if count > 1 or len(words) < 2] == []


def test_some_pairs_are_asked_both_ways_and_each_text_is_an_article_once() -> None:
    assert MEET.questions == (("مدرسة", "المدارس"),)
    assert VARIANT.questions == (("جوجل", "غوغل"), ("غوغل", "جوجل"))
    assert texts([APART, MEET, VARIANT]) == ["مدرس", "مدرسة", "المدارس", "غوغل", "جوجل"]


@pytest.mark.parametrize(
    ("pair", "found", "holds"),
    [
        (APART, {"مدرسة": set(), "مدرس": set()}, True),
        (APART, {"مدرسة": set(), "مدرس": {"مدرسة"}}, False),
        (APART, {"مدرسة": {"مدرس"}, "مدرس": set()}, False),
        (MEET, {"مدرسة": {"المدارس"}}, True),
        (MEET, {"مدرسة": {"مدرس"}}, False),
        (VARIANT, {"جوجل": {"غوغل"}, "غوغل": {"جوجل"}}, True),
        (VARIANT, {"جوجل": {"غوغل"}, "غوغل": set()}, False),
    ],
)
def test_a_pair_holds_when_all_its_questions_do(
    pair: Pair, found: dict[str, set[str]], holds: bool
) -> None:
    assert list(judged([pair], found)) == [Judged(pair.kind, pair.asked, pair.text, holds)]


def test_rates_are_of_each_kind() -> None:
    some = [Judged("meet", "a", "b", True), Judged("meet", "c", "d", False)]
    assert pair_rates([*some, Judged("apart", "e", "f", True)]) == [
        PairRate("meet", 2, 0.5),
        PairRate("apart", 1, 1.0),
    ]


def test_a_report_shows_the_kinds_their_bounds_and_what_fails() -> None:
    some = (
        *[Judged("apart", f"a{n}", f"b{n}", n > 0) for n in range(50)],
        Judged("koran", "الصلاة", "ٱلصَّلَوٰةَ", True),
        Judged("variant", "جوجل", "قوقل", False),
    )
    run = replace(a_run("elsewhere", ("q",), [1.0], [0.0]), pairs=some)
    assert [(bounds.name, value, bounds.mark(value)) for bounds, value in measured(run)] == [
        ("pairs that stay apart, both ways", 0.98, "✓ threshold"),
        ("variants that meet, both ways", 0.0, "✗"),
        ("plain spellings that find the Koran's", 1.0, "✓ target"),
    ]
    section = report(run)
    shown = [
        "| apart | 50 | 0.980 |\n| koran | 1 | 1.000 |\n| variant | 1 | 0.000 |",
        "Not so: `a0`, `b0`; `جوجل`, `قوقل`.",
    ]
    assert [part for part in shown if part not in section] == []
    assert "Pairs of words" not in report(a_run("elsewhere", ("q",), [1.0], [0.0]))
