"""Letters are found folded, and their places are those in the text as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.folded_text import fold_in_place


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("مُحَمَّد", "محمد"),
        ("بغـــداد", "بغداد"),
        ("إلى\u00a0المدرسة", "الي المدرسه"),
        ("مسؤول\n١٢ Km", "مسءول 12 km"),
        ("\u200fنهر\u200f", "نهر"),
        ("", ""),
    ],
)
def test_letters_are_folded_and_what_is_not_seen_is_gone(text: str, letters: str) -> None:
    assert fold_in_place(text).letters == letters


def test_a_piece_is_what_stands_between_blanks() -> None:
    text = "قال مُحَمَّدٌ، و«مُحمّد» غائب"
    found = [text[start:end] for start, end in fold_in_place(text).pieces("محمد")]
    assert found == ["مُحَمَّدٌ،", "و«مُحمّد»"]


@given(text=st.text() | st.text("اأبـَُّ \n\u200f٣x"))
def test_each_letter_has_its_place(text: str) -> None:
    letters, places = fold_in_place(text)
    assert len(places) == len(letters) + 1 and places[-1] == len(text)
    assert places.tolist() == sorted(set(places.tolist()))
    alone = [fold_in_place(text[place]).letters for place in places[:-1]]
    assert "".join(alone) == letters
