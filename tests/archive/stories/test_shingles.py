"""Words and runs: what of a text counts, and what of its spelling leaves no trace."""

from __future__ import annotations

import numpy as np
import pytest

from archive.stories.shingles import RUN, words_of
from tests.archive.stories.texts import marked, stretched, text, without_hamza


def words(text: str) -> list[int]:
    return words_of([text])[0].numbers.tolist()


def figures(text: str) -> list[bool]:
    return words_of([text])[0].is_figure.tolist()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أعلنت إدارة", "اعلنت ادارة"),
        ("مسؤول", "مسئول"),
        ("العلماء", "العلما"),
        ("مدرسة على", "مدرسه علي"),
        ("الجســـر", "الجسر"),
        ("كِتَابٌ", "كتاب"),
        ("\u200fكتاب\u200e", "كتاب"),
        ("كتاب، قلم؛ ورق!", "كتاب قلم ورق"),
        ("«كتاب»\n\nقلم", "كتاب - قلم"),
        ("١٢٣", "123"),
        ("1,250", "1250"),
        ("٣٢٢٫٨", "322.8"),
        ("375،526،840", "375,526,840"),
        ("عام2016م", "عام 2016 م"),
        ("Reuters", "REUTERS"),
        ("\ufee3\ufeaa\ufee7", "مدن"),
        ("كتاب 𐤀 قلم", "كتاب قلم"),
    ],
)
def test_another_spelling_has_the_same_words(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كتاب قلم", "قلم كتاب"),
        ("كتاب", "كتب"),
        ("كتابقلم", "كتاب قلم"),
        ("بات", "تاب"),
        ("12 50", "1250"),
        ("3-1", "31"),
        ("12.", "12.5"),
    ],
)
def test_other_words_are_others(one: str, other: str) -> None:
    assert words(one) != words(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("باع 250 سيارة", [False, True, False]),
        ("٪٥٫٤ نمو", [True, False]),
        ("1436هـ", [True, False]),
        ("فوز 3-1", [False, True, True]),
        ("", []),
        ("…", []),
    ],
)
def test_figures_are_told_from_words(text: str, expected: list[bool]) -> None:
    assert figures(text) == expected


def test_texts_of_a_batch_are_cut_as_each_alone() -> None:
    texts = [text(1), "", "كلمة", "  ", text(2, 3), "12.", "5 بعدها", "\ud800", marked(text(3))]
    assert [one.numbers.tolist() for one in words_of(texts)] == [words(one) for one in texts]
    assert [one.is_figure.tolist() for one in words_of(texts)] == [figures(one) for one in texts]


def test_no_texts_have_no_words() -> None:
    assert words_of([]) == []


def runs(text: str) -> list[int]:
    return words_of([text])[0].runs.tolist()


def test_runs_overlap_and_each_has_so_many_words() -> None:
    one = runs("أ ب ت ث ج ح")
    assert len(one) == 6 - RUN + 1
    assert one[1:] == runs("ب ت ث ج ح")


def test_a_run_has_its_words_in_order() -> None:
    assert runs("أ ب ت ث") != runs("ب أ ت ث")


@pytest.mark.parametrize("short", ["", "أ", "أ ب ت"])
def test_fewer_words_make_no_run(short: str) -> None:
    assert runs(short) == []


@pytest.mark.parametrize("change", [without_hamza, stretched, marked])
def test_a_text_in_another_spelling_has_the_same_runs(change) -> None:
    assert runs(change(text(4))) == runs(text(4))


def test_numbers_are_spread_over_all_bits() -> None:
    numbers = np.array(runs(text(5, 400)), np.uint64)
    shares = [(numbers >> np.uint64(bit) & np.uint64(1)).mean() for bit in range(64)]
    assert 0.4 < min(shares) <= max(shares) < 0.6


@pytest.mark.parametrize(("words", "expected"), [(0, 0), (RUN - 1, 0), (RUN, 1), (6, 3), (99, 3)])
def test_a_beginning_has_the_runs_of_its_words(words: int, expected: int) -> None:
    whole = words_of(["أ ب ت ث ج ح"])[0]
    assert whole.beginning(words).tolist() == runs("أ ب ت ث ج ح")[:expected]


def test_no_run_reaches_from_one_text_into_the_next() -> None:
    found = words_of(["أ ب ت", "ث ج ح خ", "د"])
    assert [len(one.runs) for one in found] == [0, 1, 0]
    assert found[1].runs.tolist() == runs("ث ج ح خ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9", [True]),
        ("0", [True]),
        ("90م", [True, False]),
        ("م90", [False, True]),
        ("9م9", [True, False, True]),
        ("1٢3", [True]),
        ("كتاب9", [False, True]),
    ],
)
def test_the_first_and_the_last_digit_are_figures(text: str, expected: list[bool]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("9,9", "99"),
        ("0.0", "00"),
        ("9.0", "90"),
        ("1,234,567", "1234567"),
        (".5", "5"),  # a sign before a digit, or after it, is none of the number's
        ("5.", "5"),
        ("5,كتاب", "5 كتاب"),
        ("كتاب.5", "كتاب 5"),
        ("كتاب.قلم", "كتاب قلم"),
        ("5..5", "5 5"),
        ("5, 5", "5 5"),
    ],
)
def test_a_sign_between_two_digits_and_nowhere_else_is_of_the_number(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize("letter", ["\uffdc", "\U00010000", "\U0001f600", "\U0010ffff"])
def test_letters_beyond_the_first_plane_part_words_and_leave_the_rest(letter: str) -> None:
    """The last letter of the first plane is one; no text is shorter or longer for the others."""
    counts = {"\uffdc": 1}
    found = words_of([f"كتاب {letter} قلم", f"كتاب{letter}", "ورق"])
    own = counts.get(letter, 0)
    assert [len(one.numbers) for one in found] == [2 + own, 1, 1]
    assert found[2].numbers.tolist() == words("ورق")


def test_a_word_is_known_by_its_letters_in_their_places() -> None:
    """Sixteen bits are of the letter, the others of its place."""
    some = ["ابت", "اتب", "بات", "باتا", "ا", "اا", "ااا", "ات" * 40, "تا" * 40]
    assert len({words(one)[0] for one in some}) == len(some)


def test_numbers_are_kept_for_years() -> None:
    """Bands that are in a table were made of these: whoever changes them changes the scheme."""
    (one,) = words_of(["كتاب في 1,250 صفحة"])
    assert (one.numbers.tolist(), one.runs.tolist()) == (
        [11741765623905378217, 6046982886352958363, 14572984505232344602, 11011612588776884306],
        [1490495498579778713],
    )
