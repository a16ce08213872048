"""Words as codes, and the tables by which a browser finds the codes."""

from __future__ import annotations

from collections import Counter

import pytest

from archive.export.vocabulary import Vocabulary, code, letters, part_of, parted


@pytest.mark.parametrize(
    ("number", "word"), [(0, "aaaaa"), (25, "aaaaz"), (26, "aaaba"), (26**5 - 1, "zzzzz")]
)
def test_codes_are_equally_long(number: int, word: str) -> None:
    assert code(number) == word


def test_forms_of_a_word_have_one_code() -> None:
    codes = Vocabulary().coded(["القهوة والقهوة، قَهْوة", "وبقهوتها. مدرسة"]).split()
    assert codes[:5] == [code(0)] * 4 + [codes[4]] and codes[4] != code(0)


def test_what_a_word_also_stands_for_comes_after_the_text() -> None:
    vocabulary = Vocabulary()
    codes = vocabulary.coded(["الكتب في المدرسة", "ورجل"]).split()
    words = vocabulary.words()
    assert codes[:4] == [
        words[word].removeprefix("-") for word in ("الكتب", "في", "المدرسه", "ورجل")
    ]
    vocabulary.coded(["كتاب"])
    assert vocabulary.words()["كتاب"] in codes[4:]
    assert vocabulary.forms()[vocabulary.words()["كتاب"]] == ["الكتب", "كتاب"]


def test_the_tables_lead_from_words_to_codes_and_back() -> None:
    vocabulary = Vocabulary()
    vocabulary.coded(["أكل الولد في القهوة. والقهوة هناك، القهوة"])
    words, forms = vocabulary.words(), vocabulary.forms()
    coffee = words["القهوه"]
    assert words["والقهوه"] == coffee
    assert forms[coffee] == ["القهوه", "والقهوه"]
    assert words["في"].startswith("-") and forms[words["في"].removeprefix("-")] == ["في"]
    assert set(words) == {word for row in forms.values() for word in row}


def test_a_word_of_two_stems_has_the_one_it_has_more_often() -> None:
    vocabulary = Vocabulary()
    vocabulary._uses = {"كتب": Counter({3: 1, 2: 2})}
    assert vocabulary.words() == {"كتب": code(2)}


@pytest.mark.parametrize(
    ("letter", "folded"), [("أ", "ا"), ("ة", "ه"), ("ى", "ي"), ("َ", ""), ("٣", "3")]
)
def test_a_browser_folds_letter_by_letter(letter: str, folded: str) -> None:
    assert letters()[letter] == folded


@pytest.mark.parametrize(
    ("word", "number"), [("", 2_166_136_261), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)]
)
def test_parts_are_those_of_fnv(word: str, number: int) -> None:
    assert part_of(word, 1 << 32) == number


def test_each_row_of_a_table_is_in_the_part_of_its_key() -> None:
    table = {f"كلمة{number}": number for number in range(5_000)}
    parts = parted(table)
    assert (
        len(parts) == 3 and {key: value for part in parts for key, value in part.items()} == table
    )
    assert all(part_of(key, 3) == place for place, part in enumerate(parts) for key in part)
