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
