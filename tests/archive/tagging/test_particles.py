"""What is written onto a word is taken off where the lexicon knows what is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.tagging.given_names import certain
from archive.tagging.particles import bare, bare_forms
from search.analysis import fold


@pytest.mark.parametrize(
    ("raw", "left"),
    [
        # a conjunction, a preposition, both
        ("والعراق", "العراق"),
        ("فالعراق", "العراق"),
        ("بالعراق", "العراق"),
        ("كالعراق", "العراق"),
        ("وبالعراق", "العراق"),
        ("وبغداد", "بغداد"),
        ("ببغداد", "بغداد"),
        ("لبغداد", "بغداد"),
        ("وببغداد", "بغداد"),
        # ل before the article, and before a word that begins with ل
        ("للمدرسة", "المدرسة"),
        ("وللمدرسة", "المدرسة"),
        ("للبنان", "لبنان"),
        # the article stays: it is part of many names
        ("المدرسة", "المدرسة"),
        # letters of the word itself
        ("وزارة", "وزارة"),
        ("فرنسا", "فرنسا"),
        ("بغداد", "بغداد"),
        ("لبنان", "لبنان"),
        ("كتاب", "كتاب"),
        ("والدة", "والدة"),
        ("وكالة", "وكالة"),
        ("بيروت", "بيروت"),
        ("كردستان", "كردستان"),
        # given names that begin so
        ("وائل", "وائل"),
        ("كلاوس", "كلاوس"),
        ("فيصل", "فيصل"),
        # too short for two
        ("ولد", "ولد"),
        ("بها", "بها"),
        ("", ""),
    ],
)
def test_a_word_is_left_without_its_particles(raw: str, left: str) -> None:
    assert bare(raw) == left


@pytest.mark.parametrize("raw", ["ليقول", "لتكون", "فيقول"])
def test_a_particle_before_a_verb_is_none_of_these(raw: str) -> None:
    """ل is no preposition there; ف is still a conjunction."""
    assert bare(raw) == (raw if raw[0] == "ل" else raw[1:])


def test_a_given_name_keeps_its_first_letter_whatever_is_left() -> None:
    assert {name for name in certain() if bare(name) != name} == set()


@given(raw=st.text(st.sampled_from("وفبلكاليتنمرسدعةهى"), max_size=8))
def test_what_is_left_is_the_end_of_the_word(raw: str) -> None:
    """But for لل, of which the article is left."""
    left = bare(raw)
    assert raw.endswith((left, "لل" + left.removeprefix("ال")))
    assert len(left) >= min(len(raw), 3)
    assert len(raw) - len(left) <= 2


@given(raw=st.text(st.sampled_from("وفبلكاآأيىءئؤنرقة"), min_size=1, max_size=7))
def test_what_is_left_is_folded_as_it_is_alone(raw: str) -> None:
    """Also where a hamza melts into the letter that a particle stood before."""
    left = bare(raw)
    assert bare_forms(raw, fold(raw)) == (left, fold(left))
