"""The consonants of a stem."""

import pytest

from search.analysis.stemming.skeleton import skeleton


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("صاروخ", "صرخ"),
        ("صواريخ", "صرخ"),
        ("كتاب", "كتب"),
        ("مدرسه", "درس"),
        ("مدارس", "درس"),
        ("تعليم", "علم"),
        ("مدن", "مدن"),
        ("دار", "در"),
        ("راي", "راي"),
        ("ماء", "ماء"),
        ("سه", "سه"),
        ("2015", "2015"),
        ("nato", "nato"),
        ("", ""),
    ],
)
def test_the_skeleton_is_what_is_left_without_weak_letters(stem: str, expected: str) -> None:
    assert skeleton(stem) == expected
