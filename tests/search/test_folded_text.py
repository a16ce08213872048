"""Letters are found folded, and their places are those in the text as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.folded_text import core, fold_alone, fold_each, fold_in_place

TEXTS = st.text() | st.text("اأبـَُّ \n\u200f\xa0٣xéя،.¨😀")


def pieces(text: str, *cores: str) -> list[str]:
    found = fold_in_place(text).pieces(map(core, cores))
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("مُحَمَّد", "محمد"),
        ("بغـــداد", "بغداد"),
        ("إلى\u00a0المدرسة", "الي المدرسه"),
        ("مسؤول\n١٢ Km", "مسءول 12 km"),
        ("\u200fنهر\u200f", "نهر"),
        ("ﷺ😀ﻻ", "ﷺ\uffffﻻ"),
        ("", ""),
    ],
)
def test_letters_are_folded_and_what_is_not_seen_is_gone(text: str, letters: str) -> None:
    assert fold_alone(text) == letters
    assert fold_in_place(text).letters == fold_in_place(letters).codes


def test_a_piece_is_what_stands_between_blanks() -> None:
    text = "قال مُحَمَّدٌ، و«مُحمّد» غائب"
    assert pieces(text, "محمد") == ["مُحَمَّدٌ،", "و«مُحمّد»"]
    assert pieces(text, "غا", "محم", "ئب") == ["مُحَمَّدٌ،", "و«مُحمّد»", "غائب"]
    assert pieces(text, "نهر") == pieces(text) == []


def test_letters_that_share_a_code_are_told_apart() -> None:
    one, other = (
        "я",
        next(
            letter
            for letter in map(chr, range(ord("а"), 0x2000))
            if letter.isalpha()
            and letter != "я"
            and fold_in_place(letter)[1] == fold_in_place("я")[1]
        ),
    )
    assert pieces(f"{one}{one} {other}{other} {one}", one) == [one + one, one]
    assert pieces(f"{one} “x” ”x“", "“x") == ["“x”"]
    assert pieces("😀 😁", "😁") == []


@given(text=TEXTS, sought=st.text("ابx3éя،\uffff", min_size=1, max_size=2))
def test_a_piece_is_found_by_the_letters_it_holds(text: str, sought: str) -> None:
    blanked = "".join(" " if fold_alone(sign) == " " else sign for sign in text)
    holding = [piece for piece in blanked.split(" ") if sought in fold_alone(piece)]
    assert [fold_alone(piece) for piece in pieces(text, sought)] == list(map(fold_alone, holding))


@given(text=TEXTS)
def test_each_character_has_its_code(text: str) -> None:
    codes = fold_in_place(text).codes
    assert codes == b"".join(fold_in_place(character).codes for character in text)
    part = fold_in_place(text).part(1, 3)
    assert part == fold_in_place(text[1:3])


@given(texts=st.lists(TEXTS, max_size=4))
def test_many_texts_are_folded_as_each_would_be(texts: list[str]) -> None:
    assert fold_each(texts) == list(map(fold_in_place, texts))
