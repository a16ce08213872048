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
