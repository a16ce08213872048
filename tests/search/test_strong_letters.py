"""A word without the strong letters of a form cannot answer it, whatever the stemmer does."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.analysis import analyze
from search.analysis.stemming.affixes import PREFIXES, PRONOUNS
from search.analysis.stemming.lexicon import lexicon
from search.analysis.stemming.protected_words import PROTECTED
from search.folded_text import SHARED, fold_in_place
from search.strong_letters import letters_of, places, strong_cores
from tests.search.analysis.test_pairs import PAIRS

FIXTURES = Path(__file__).parents[2] / "fixtures"
EVERY = 97  # so many words of the lexicon are passed over for one that is looked at


def without_its_letters(text: str) -> list[str]:
    """The forms of the tokens of a text whose strong letters it does not have."""
    folded = fold_in_place(text)
    if max(folded.codes, default=0) >= SHARED:
        return []
    forms = {form for token in analyze(text) for form in (token.folded, token.stem)}
    return [form for form in forms if places(folded, strong_cores(form)) == []]


def cores(form: str) -> set[str]:
    """The strong letters, as letters of Arabic again."""
    return {"".join(chr(code - 0x80 + ord("ء")) for code in core) for core in strong_cores(form)}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("مدرسه", {"مدرس"}),
        ("نهر", {"نهر"}),  # a heh is dropped at the end alone
        ("اجراء", {"جر"}),
        ("مسءول", {"مسل"}),
        ("اوي", {""}),
        ("انجليزي", {"نجلز", "نجلتر"}),  # the stem of إنجلترا, as a list says
    ],
)
def test_strong_are_all_but_hamza_alef_waw_yeh_and_a_final_heh(
    form: str, expected: set[str]
) -> None:
    assert cores(form) == expected


def test_words_have_the_strong_letters_of_their_forms() -> None:
    words = [word for number, word in enumerate(lexicon().words()) if not number % EVERY]
    words += [word for pair in PAIRS for word in (pair.a, pair.b)]
    words += [row.example for row in PREFIXES]
    words += [word for row in PRONOUNS for word in (row.plain, row.after_teh, row.after_maksura)]
    words += PROTECTED
    assert [word for word in words if without_its_letters(word)] == []


@pytest.mark.parametrize(
    "text",
    [
        "عبد الله، عبدالله وآل سعود",
        "وكالة أ ف ب و ا س",
        "طائرة F-16 و1,000.5 في 12/3/2015",
        "a.b-c@d.co http://ا.ب/ج U.S.A",
        "مُـــدَرِّسٌ كتابة ﻣﺪرﺳﺔ",
        "العراقأصيلة شكرا جزيلا",
    ],
)
def test_texts_have_the_strong_letters_of_their_tokens(text: str) -> None:
    assert without_its_letters(text) == []


def test_texts_of_all_kinds_do() -> None:
    texts = [path.read_text("utf-8", "replace") for path in sorted(FIXTURES.rglob("*.txt"))]
    assert texts and [without_its_letters(text) for text in texts] == [[]] * len(texts)


def test_places_tell_the_first_and_the_last_letter() -> None:
    text = "النهر، وأنـــهُر عبد الله"
    assert places(fold_in_place(text), [b"\xa5\xa6\x90"]) == [(2, 4), (9, 15)]
    spans = places(fold_in_place(text), strong_cores("عبدالله"))
    assert spans is not None and [text[a : b + 1] for a, b in spans] == ["عبد الل"]
    assert places(fold_in_place(text), strong_cores("جبل")) == []


@pytest.mark.parametrize("text", ["قال ﷺ نهر", "école نهر", "ﻻ", "𝐧𝐞𝐰"])
def test_of_characters_that_may_stand_for_others_nothing_is_told(text: str) -> None:
    assert places(fold_in_place(text), strong_cores("نهر")) is None


def test_of_a_form_without_strong_letters_nothing_is_told() -> None:
    assert places(fold_in_place("نهر"), strong_cores("اوي")) is None


@pytest.mark.parametrize(("text", "strong"), [("كِتابها", "كتبه"), ("أوى ٣ k.", "3k"), ("", "")])
def test_of_a_text_the_codes_of_its_strong_letters_are_told(text: str, strong: str) -> None:
    assert letters_of(fold_in_place(text).codes) == fold_in_place(strong).codes
