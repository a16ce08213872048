"""Words that no list knows: the known word in them, or one form for many."""

import pytest

from search.analysis import fold, stem
from search.analysis.stemming.evidence import Evidence
from search.analysis.stemming.lexicon import lexicon
from search.analysis.stemming.unknown_words import known_part, without_case

EVIDENCE = Evidence(lexicon())


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("لتداعياته", "تداعيات"),
        ("ومتعاونات", "متعاون"),
        ("وبرلمانان", "برلمان"),
        ("سيترشحون", "يترشح"),
        ("وازدواجه", "ازدواج"),
        ("كازاخاوند", ""),
        ("بزناتشيون", ""),
    ],
)
def test_the_longest_known_word_in_it(word: str, part: str) -> None:
    assert not EVIDENCE.of(fold(word)), "else the rules for known words hold"
    assert known_part(EVIDENCE, word, definite=False).startswith(part)
    assert bool(known_part(EVIDENCE, word, definite=False)) == bool(part)


def test_after_an_article_nothing_more_stands_before_a_word() -> None:
    assert known_part(EVIDENCE, "وازدواجه", definite=False) == "ازدواج"
    assert known_part(EVIDENCE, "وازدواجه", definite=True) == ""


@pytest.mark.parametrize("noun", ["هوتسبوت", "بلوكشينغ", "تشاتبوت"])
def test_the_cases_of_a_foreign_plural_are_one_word(noun: str) -> None:
    plurals = [noun + ending for ending in ("ات", "ون", "ين")]
    assert {without_case(word) for word in plurals} == {noun}
    assert without_case(noun[:4] + "ون") == noun[:4] + "ون", "too little would be left"


@pytest.mark.parametrize("nisba", ["عنيزاوي", "خلجاوي"])
def test_the_cases_of_a_nisba_nobody_knows_meet(nisba: str) -> None:
    words = [nisba, f"ال{nisba}ون", f"ال{nisba}ين", f"{nisba}ات"]
    assert len({stem(word) for word in words}) == 1
