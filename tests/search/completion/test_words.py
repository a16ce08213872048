"""How titles and what is typed are cut into words, and where a word is found."""

from __future__ import annotations

import pytest

from search.completion.words import beginnings, folded_words, key_of, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رئيس الوزراء: لا تغيير", ["رئيس", "الوزراء", ".", "لا", "تغيير"]),
        ("«داعش» تُعدِم", [".", "داعش", ".", "تُعدِم"]),
        ("F-16", ["F", ".", "16"]),
        ("سميع | بصير", ["سميع", ".", "بصير"]),
        ("كتـــاب", ["كتـــاب"]),
        (" ؟!", [".", "."]),
        ("", []),
    ],
)
def test_pieces_are_words_and_signs(text: str, expected: list[str]) -> None:
    assert list(pieces(text)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("مَكّة", ["مكه"]),
        ("رئيس ا", ["رءيس", "ا"]),
        ("٢٠١٥ ", ["2015"]),
        ("BBC", ["bbc"]),
        ("\u200f\u064b\u0640 َ", []),
        ("؟ . «", []),
    ],
)
def test_what_is_typed_is_folded_as_texts_are(typed: str, expected: list[str]) -> None:
    assert folded_words(typed) == expected


def test_keys_are_a_byte_for_each_letter_and_in_the_order_of_the_letters() -> None:
    words = ["ا", "اب", "ب", "بغداد", "ي", "2015", "bbc"]
    assert [len(key_of(word)) for word in words] == [len(word) for word in words]
    assert sorted(words, key=key_of) == words
    assert key_of("ب" * 40) == key_of("ب" * 16), "the first letters tell"
    assert (key_of("尼罗河"), key_of("Нил"), key_of("")) == (b"", b"", b"")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("العراق", ((0, "العراق"), (2, "عراق"))),
        ("والعراق", ((0, "والعراق"), (1, "العراق"), (3, "عراق"))),
        ("بالعراق", ((0, "بالعراق"), (1, "العراق"), (3, "عراق"))),
        ("للعراق", ((0, "للعراق"), (2, "عراق"))),
        ("ألمانيا", ((0, "المانيا"),)),
        ("إلهام", ((0, "الهام"),)),
        ("وزارة", ((0, "وزاره"),)),
        ("إلى", ((0, "الي"),)),
        ("ال", ((0, "ال"),)),
        ("الأُمّ", ((0, "الام"),)),
    ],
)
def test_a_word_is_found_without_its_article_too(
    word: str, expected: tuple[tuple[int, str], ...]
) -> None:
    assert beginnings(word) == expected
