"""What of an entry is shown as typed."""

from __future__ import annotations

import pytest

from search.completion.typed_parts import typed_parts


@pytest.mark.parametrize(
    ("text", "typed", "parts"),
    [
        ("العراق", ["عرا"], ["عرا"]),
        ("العراق", ["العر"], ["العر"]),
        ("إسرائيل", ["اس"], ["إس"]),
        ("مكة المكرمة", ["مكه"], ["مكة"]),
        ("رئيس الوزراء", ["رءيس", "ا"], ["رئيس", "ا"]),
        ("مُحَمَّد", ["محم"], ["مُحَمَّ"]),
        ("الـــعراق", ["عرا"], ["عرا"]),
        ("والعراق وسوريا", ["العر", "سور"], ["العر"]),
        ("بغداد، بغداد", ["بغ"], ["بغ"]),
        ("قناة BBC", ["bb"], ["BB"]),
        ("العراق", [], []),
        ("العراق", ["مصر"], []),
        ("", ["ا"], []),
    ],
)
def test_the_first_word_that_begins_so(text: str, typed: list[str], parts: list[str]) -> None:
    assert [text[start:end] for start, end in typed_parts(text, typed)] == parts


def test_of_two_beginnings_the_longer_one_is_looked_for_first() -> None:
    text = "الأمين العام للأمم"
    assert [text[a:b] for a, b in typed_parts(text, ["ا", "الام"])] == ["الأم", "ا"]
