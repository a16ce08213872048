"""Folding is stated once: who cannot call the function reads the same from it."""

from __future__ import annotations

import re
import string
import sys
from collections import defaultdict

import pytest

from search.analysis import exact, fold
from search.analysis.letters import FAMILIES, folded_letters, pattern, spellings
from search.folded_text import SHARED, fold_alone, fold_in_place
from tests.search.analysis.test_pairs import PAIRS

CHARACTERS = [chr(code) for code in range(sys.maxunicode + 1)]
# The basic plane; what lies beyond is no word to the tokenizer.
SEARCHED = CHARACTERS[:0xFFFF]
LETTERS = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي0123456789abz"


def folded_alone() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for character in SEARCHED:
        found[fold(character)].add(character)
    return found


def test_the_table_holds_every_character_that_the_function_changes() -> None:
    table = folded_letters()
    assert [each for each in SEARCHED if table.get(each, each).strip() != fold(each)] == []
    assert set(table) <= set(SEARCHED)


def test_the_spellings_are_the_table_read_the_other_way() -> None:
    table = folded_letters()
    for letter in LETTERS:
        changed = {each for each, alone in table.items() if alone == letter}
        assert set(spellings().get(letter, letter)) == {letter} | changed


def test_a_family_is_of_the_letters_that_are_folded_to_one_and_spelt_apart() -> None:
    table = folded_letters()
    apart = {each for each, alone in table.items() if len(alone) == 1 and exact(each) != alone}
    families = {each for family in FAMILIES.values() for each in family[1:]}
    assert families == {each for each in apart if exact(each) == each}
    assert all(fold(each) == letter for letter, family in FAMILIES.items() for each in family)


@pytest.mark.parametrize("letter", LETTERS)
def test_the_expression_finds_what_the_function_folds_to_a_letter(letter: str) -> None:
    found = set(re.findall(pattern(letter), "|".join(CHARACTERS)))
    assert found == {each for each in folded_alone()[letter] if each.isalnum()}


def test_a_text_is_folded_in_place_as_the_table_says() -> None:
    table = folded_letters()
    for character in SEARCHED:
        alone = table.get(character, character)
        one = len(alone) < 2 and ord(alone or "\0") < 0xFFFF
        expected = " " if character.isspace() else alone if one else character
        assert fold_alone(character) == expected, hex(ord(character))
        codes = fold_in_place(expected.replace("\0", "")).codes
        assert fold_in_place(character).letters == codes, hex(ord(character))
    assert {fold_alone(character) for character in CHARACTERS[0xFFFF:]} == {"\uffff"}


def test_letters_that_are_searched_for_have_codes_of_their_own() -> None:
    codes = [fold_in_place(letter).codes for letter in LETTERS]
    assert len(set(codes)) == len(LETTERS) and max(codes) < bytes([SHARED])
    signs = string.punctuation + string.ascii_lowercase + string.digits
    assert fold_in_place(signs).codes == signs.encode()


@pytest.mark.parametrize("spell", [str, lambda word: "ـَ".join(word), lambda word: word + "ٌ"])
def test_the_expression_of_a_folded_word_finds_its_spellings(spell: type[str]) -> None:
    words = {spell(word) for pair in PAIRS for word in (pair.a, pair.b)}
    assert [word for word in words if not re.search(pattern(fold(word)), word)] == []


@pytest.mark.parametrize(
    "word",
    [
        "سؤال",
        "إجراءات",
        "شيء",
        "شئ",
        "بناءً",
        "قرآن",
        "مسئول",
        "ﻣﺪرﺳﺔ",
        "١٤٣٦",
        "École",
        "في الدولة",
    ],
)
def test_the_expression_finds_a_word_as_it_is_spelt(word: str) -> None:
    assert re.search(pattern(fold(word)), word)
    assert re.search(pattern(fold(word)), exact(word))
