"""What a text that is not finished may be the beginning of."""

from __future__ import annotations

import pytest

from search.completion.choice import CHOSEN, LONGEST, chosen
from search.completion.completions import Completions
from search.completion.gathering import gather
from tests.search.completion.made import PERSON, name, of_titles, offered, title, words

TITLES = """
العراق ينتخب
بغداد تستعيد نهرها
محمد في موسكو
قمة الرياض
الحضارة القديمة
الموصل بعد الحرب
مكتبة الحي
مكتبات المدن
تونس الخضراء
شركة iPhone
قناة cnn
أخبار اليوم
"""


@pytest.fixture(scope="module")
def made() -> Completions:
    return of_titles(*TITLES.strip().splitlines())


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("عرا", "العراق"),
        ("العر", "العراق"),
        ("hgu", "العراق"),
        ("HGUV", "العراق"),
        ("fy]", "بغداد"),
        ("fy$", "بغداد"),
        ("j;k", "تونس"),
        ("bag", "بغداد"),
        ("bagh", "بغداد"),
        ("mo7", "محمد"),
        ("moham", "محمد"),
        ("mosc", "موسكو"),
        ("mosu", "الموصل"),
        ("ryad", "الرياض"),
        ("al-ri", "الرياض"),
        ("a5b", "أخبار"),
        ("العارق", "العراق"),
        ("الحظا", "الحضارة"),
        ("بفدا", "بغداد"),
        ("مكتبه", "مكتبة"),
    ],
)
def test_what_is_typed_in_any_way_is_understood(made: Completions, typed: str, word: str) -> None:
    assert words(typed, made)[0] == word


def test_the_other_keys_of_arabic_letters_are_tried_when_nothing_else_is_found(
    made: Completions,
) -> None:
    (row,) = [row for row, text in enumerate(TITLES.strip().splitlines()) if "cnn" in text]
    assert offered("ؤىى", made) == [("title", row)]


def test_a_real_latin_word_comes_before_arabic_ones(made: Completions) -> None:
    (row,) = [row for row, text in enumerate(TITLES.strip().splitlines()) if "iPhone" in text]
    assert offered("ipho", made)[0] == ("title", row)


def test_words_that_are_known_are_not_corrected() -> None:
    made = of_titles("عارق", "العراق", "العراق")
    assert words("عارق", made) == ["عارق"]


def test_three_letters_are_not_corrected(made: Completions) -> None:
    assert offered("بفد", made) == []


def test_a_teh_marbuta_may_become_another_letter(made: Completions) -> None:
    rows = [row for kind, row in offered("مكتبه", made) if kind == "title"]
    assert rows == [6, 7], "first the one that has the letter itself"


def test_earlier_words_are_whole_while_any_is() -> None:
    made = of_titles("رئيس الوزراء", "رئيسة الوزراء", "رئيس الوفد")
    assert [row for _, row in offered("رئيس الوز", made) if row in (0, 1)] == [0]
    assert sorted(row for kind, row in offered("رئ الوز", made) if kind == "title") == [0, 1]


def test_phrases_that_begin_as_typed_come_first() -> None:
    titles = ["الرئيس اليمني يصل", "الرئيس اليمني يعود"] * 3 + ["عاد رئيس اليونان", "رئيس اليونان"]
    assert words("رئيس الي", of_titles(*titles), ["phrase"])[0] == "رئيس اليونان"


def test_what_is_typed_stands_in_the_entries(made: Completions) -> None:
    assert chosen("عرا", made).typed == ("عرا",)
    assert chosen("hgu", made).typed == ("الع",)
    assert chosen("baghd", made).typed == (), "no letter of it is there"


def test_kinds_take_turns() -> None:
    names = [name("person", PERSON, row, f"سعد {row}") for row in range(40)]
    made = gather([title(row, f"سعد {row}") for row in range(40)], names)
    kinds = [kind for kind, _ in offered("سعد", made)]
    assert (kinds[:3], len(kinds)) == (["word", "person", "title"], CHOSEN)
    assert kinds.count("person") - kinds.count("title") in (0, 1)


@pytest.mark.parametrize(
    "typed", ["", " ", "؟", "«", "…", "ـ", "\u064b", "日本", "ا" * (LONGEST + 1)]
)
def test_what_is_no_word_completes_nothing(made: Completions, typed: str) -> None:
    assert offered(typed, made) == []


def test_the_best_of_very_many_are_those_of_a_few() -> None:
    """A letter that thousands of entries have is looked up in another way."""
    titles = [title(row, f"زيت {row:05}") for row in range(5_000)]
    made = gather(titles, [])
    rows = [row for kind, row in offered("ز", made) if kind == "title"]
    assert rows == list(range(4_999, 4_999 - len(rows), -1)) and len(rows) >= 10
    assert offered("ز", made) == offered("ز", made)
    assert offered("زيت 04321", made)[0] == ("title", 4_321)
