"""Which words of a text are marked beside another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.stories.differences import LONGEST, Piece, differences


def marked(text: str, other: str) -> list[str]:
    return [piece.text for piece in differences(text, other) if piece.differs]


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("زار الوزير المدينة", "زار الوزير المدينة", []),
        ("زار الوزير المدينة أمس", "زار الوزير المدينة", ["أمس"]),
        ("زار الوزير المدينة", "زار الوزير المدينة أمس", []),
        ("واس - زار الوزير المدينة", "زار الوزير المدينة", ["واس"]),
        ("زار المدير المدينة", "زار الوزير المدينة", ["المدير"]),
        ("زار الوزير الأول المدينة", "زار الرئيس المدينة", ["الوزير الأول"]),
        ("أعلنت إدارة المدرسه", "اعلنت ادارة المدرسة", []),
        ("كتاب، وقلم", "كتاب وقلم", []),
        ("الجســر مُغلق", "الجسر مغلق", []),
        ("بلغ 250 دينارا", "بلغ 260 دينارا", ["250"]),
        ("", "نص", []),
        ("نص", "", ["نص"]),
    ],
)
def test_words_that_the_other_text_lacks_are_marked(
    text: str, other: str, expected: list[str]
) -> None:
    assert marked(text, other) == expected


def test_what_stands_in_another_place_is_marked() -> None:
    assert marked("أ ب ت ث ج", "ت ث ج أ ب") == ["أ ب"]


def test_pieces_are_the_text() -> None:
    text = "  زار الوزير\n\nالمدينة  أمس \n"
    assert differences(text, "زار المدينة") == [
        Piece("  ", False),
        Piece("زار", False),
        Piece(" ", False),
        Piece("الوزير", True),
        Piece("\n\n", False),
        Piece("المدينة", False),
        Piece("  ", False),
        Piece("أمس", True),
        Piece(" \n", False),
    ]


@given(st.text("ابت \n.", max_size=40), st.text("ابت \n.", max_size=40))
def test_nothing_of_a_text_is_lost(text: str, other: str) -> None:
    assert "".join(piece.text for piece in differences(text, other)) == text


def test_beyond_so_many_words_nothing_is_marked() -> None:
    long = " ".join(f"كلمة{number}" for number in range(LONGEST))
    assert marked(f"{long} آخر", long) == []


def test_a_text_that_ends_with_a_word_has_no_piece_after_it() -> None:
    assert differences("زار المدينة", "زار المدينة") == [Piece("زار المدينة", False)]
    assert differences("", "نص") == []
    assert differences(" \n", "نص") == [Piece(" \n", False)]


def test_signs_that_stand_alone_part_no_difference_and_are_none() -> None:
    """A dash in the one is no word that the other lacks; between two that differ it is plain."""
    assert differences("زار - المدينة", "زار المدينة") == [Piece("زار - المدينة", False)]
    assert differences("أمس - غدا", "زار") == [
        Piece("أمس", True),
        Piece(" ", False),
        Piece("-", False),
        Piece(" ", False),
        Piece("غدا", True),
    ]


@pytest.mark.parametrize("word", ["في", "_", "...", "الوزير"])
def test_a_word_that_is_said_very_often_is_compared_like_any_other(word: str) -> None:
    """Python's matcher passes over what makes a hundredth of a long sequence unless told not to."""
    text = " ".join(f"{word} كلمة{number}" for number in range(150))
    assert marked(f"قال {word} {text}", f"{word} {text}") == ["قال"]
    assert marked(" ".join([word] * 300), " ".join([word] * 300)) == []


def test_a_word_repeated_is_marked_as_often_as_the_other_lacks_it() -> None:
    assert marked("سوق سوق سوق", "سوق") == ["سوق سوق"]
    assert marked("سوق", "سوق سوق سوق") == []


@pytest.mark.parametrize(
    ("text", "other"),
    [("٢٥٠ دينارا", "250 دينارا"), ("مئة_دينار", "مئةدينار"), ("(الجسر)", "«الجسر»،")],
)
def test_digits_and_signs_in_a_word_are_no_difference(text: str, other: str) -> None:
    assert differences(text, other) == [Piece(text, False)]


def test_the_last_word_that_is_compared_is_marked_and_the_next_is_not() -> None:
    short = " ".join(["كلمة"] * (LONGEST - 1))
    assert differences(f"{short} هنا وهناك", short) == [
        Piece(short, False),
        Piece(" ", False),
        Piece("هنا", True),
        Piece(" ", False),
        Piece("وهناك", False),
    ]
