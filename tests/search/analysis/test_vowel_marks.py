"""Vowel marks are obeyed where they were typed, whichever way a text has them written."""

from __future__ import annotations

import re
from functools import partial
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import analyze, exact
from search.analysis.letters import MARKS
from search.analysis.vowel_marks import agree, has_other_marks, marked, marked_pattern

FATHA, SHADDA = "\u064e", "\u0651"
LETTERS = "كتابىةأؤل"
WRITTEN = st.text(st.sampled_from(f"{LETTERS}ـ\u200d{MARKS}"), max_size=12)
WORDS = st.builds(str.__add__, st.sampled_from(LETTERS), WRITTEN).map(partial(normalize, "NFKC"))


@pytest.mark.parametrize(
    ("surface", "written"),
    [
        ("كتاب", ""),
        ("كِتَاب", "كِتَاب"),
        ("كتــِــاب", "كتِاب"),
        (f"م{SHADDA}{FATHA}د", f"م{FATHA}{SHADDA}د"),
        (f"م{FATHA}{SHADDA}د", f"م{FATHA}{SHADDA}د"),
        ("كتاباً", "كتابًا"),
        ("كتابًا", "كتابًا"),
        ("هدىً", "هدًى"),
        ("كتابࣰا", "كتابًا"),
        ("مِنۡ", "مِنْ"),
        ("الرحمـٰن", "الرحمٰن"),
        ("ٱلرَّحۡمَٰنِ", "الرَّحْمَٰنِ"),
        ("أَحمد", "أَحمد"),
        ("ا\u064e\u0654حمد", "أَحمد"),
        ("قالوا۟", ""),
        ("café", ""),
        ("", ""),
        ("َ", ""),
        ("َكتب", ""),
    ],
)
def test_a_word_has_its_marks_in_one_form_and_place(surface: str, written: str) -> None:
    assert marked(surface) == written


# Typed, of a text -> whether the one is the other.
PAIRS = [
    ("كَتب", "كَتَبَ", True),
    ("كَتَبَ", "كَتب", False),
    ("كُتب", "كَتب", False),
    ("كتب", "كَتب", True),
    ("كتب", "كتب", True),
    ("كَتب", "كتب", False),
    ("محمّد", "مُحَمَّد", True),
    ("مُحَمَّد", "محمّد", False),
    ("علَّم", f"عَل{SHADDA}{FATHA}مَ", True),
    ("علَّم", "عَلَم", False),
    ("كتابًا", "كتاباً", True),
    ("كتاباً", "كِتابًا", True),
    ("هدًى", "هُدىً", True),
    ("كتابًا", "كتابا", False),
    ("هٰذا", "هَٰذَا", True),
    ("هذا", "هٰذا", True),
    ("مِنْ", "مِنۡ", True),
    ("كتابٌ", "كتابࣱ", True),
    ("كِتاب", "كتِاب", False),
]


@pytest.mark.parametrize(("typed", "found", "is_it"), PAIRS)
def test_what_was_typed_must_be_there_and_the_rest_is_free(
    typed: str, found: str, is_it: bool
) -> None:
    assert agree(marked(typed), marked(found)) is is_it


@pytest.mark.parametrize(("typed", "found", "is_it"), PAIRS)
def test_the_pattern_knows_the_same_words(typed: str, found: str, is_it: bool) -> None:
    expression = re.compile(marked_pattern(exact(typed), marked(typed)))
    assert bool(expression.fullmatch(found)) is is_it
    assert expression.fullmatch(f"{found}ـ") is None or is_it


@given(typed=WORDS, found=WORDS)
def test_of_any_two_words_pattern_and_comparison_say_the_same(typed: str, found: str) -> None:
    for one in (found, typed, exact(typed)):
        is_it = exact(one) == exact(typed) and agree(marked(typed), marked(one))
        expression = marked_pattern(exact(typed), marked(typed))
        assert bool(re.fullmatch(expression, one)) is is_it


@given(WORDS)
def test_marks_are_written_onto_the_exact_form(word: str) -> None:
    assert exact(marked(word)) in (exact(word), "")
    assert marked(marked(word)) == marked(word)
    assert agree("", marked(word)) and agree(marked(word), marked(word))


def test_what_is_no_vowel_mark_is_known() -> None:
    texts = "كِتَابٌ", "أحمد", "آمن", "café", "الۤم", "قالوا۟", "ا\u0655", "كتاب"
    assert [has_other_marks(text) for text in texts] == [False] * 4 + [True, True, False, False]


def test_tokens_have_their_marks_and_what_is_added_beside_them_has_none() -> None:
    marks = [(token.exact, token.marked) for token in analyze("عَبد الله وال سُعود رئيسُالوزراء")]
    assert marks == [
        ("عبد", "عَبد"),
        ("عبدالله", ""),
        ("الله", ""),
        ("وال", ""),
        ("سعود", "سُعود"),
        ("رئيسالوزراء", "رئيسُالوزراء"),
        ("رئيس", ""),
        ("الوزراء", ""),
    ]
