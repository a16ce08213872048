"""Other spellings of a word, for queries."""

import pytest

from search.analysis import bare
from search.analysis.expansion.spellings import reseated, with_clitics
from search.analysis.stemming.affixes import COMMON_CHAINS


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("مسءول", {"مسوول", "مسيول", "مسءءل"}),
        ("مسوول", {"مسءول", "مسوءل"}),
        ("قاري", {"قارء"}),
        ("قارء", {"قاري"}),
        ("ماء", set()),
        ("علي", set()),
        ("وقت", set()),
        ("", set()),
    ],
)
def test_hamza_and_its_carriers_change_places(word: str, expected: set[str]) -> None:
    assert set(reseated(word)) == expected


def test_a_word_is_given_each_clitic() -> None:
    found = with_clitics("بيت")
    assert len(found) == len(set(found)) == len(COMMON_CHAINS)
    assert {"بيت", "البيت", "وبالبيت", "للبيت", "سبيت"} <= set(found)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("وبالمدرسة", "مدرسه"),
        ("مدرستهم", "مدرستهم"),
        ("الوزير", "وزير"),
        ("وزير", "وزير"),
        ("للغة", "لغه"),
        ("في", "في"),
    ],
)
def test_a_bare_word_has_lost_its_proclitics_alone(word: str, expected: str) -> None:
    assert bare(word) == expected
