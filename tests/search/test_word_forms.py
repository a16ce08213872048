"""What hits are found by is told in the words of their texts."""

from __future__ import annotations

import pytest

from search.folded_text import fold_in_place
from search.matcher import Matcher
from search.parsing import parse
from search.results import Forms
from search.snippets import marked
from search.word_forms import MOST, WordForms


def word_forms(query: str, *texts: str) -> tuple[list[tuple[Forms, ...]], tuple[Forms, ...]]:
    """(of each text what is noted of it, what is noted of all of them)."""
    clauses = parse(query)
    matcher = Matcher(clauses)
    forms = WordForms(clauses, matcher)
    folded = map(fold_in_place, texts)
    notes = [forms.note(forms.at(matcher.occurrences(one), one.text)) for one in folded]
    return notes, forms.noted()


def of_one(query: str, text: str) -> tuple[Forms, ...]:
    ((forms,), _) = word_forms(query, text)
    return forms


@pytest.mark.parametrize(
    ("query", "text", "forms"),
    [
        ("العراق", "عاد إلى العراق والعراق بعيد", ()),  # it stands there as it was typed
        ("العراق", "عن الْعِــراق", ()),
        ("أربيل", "في اربيل", ()),
        ("العراق", "والعراق والوفد العراقي", (Forms("العراق", ("العراقي", "والعراق")),)),
        ("مدرسة", "المدارس، مدارس", (Forms("مدرسة", ("مدارس", "المدارس")),)),
        ("أبريل", "في شهر نيسان", (Forms("أبريل", (), ("نيسان",)),)),
        ("غوغل", "شركة جوجل", (Forms("غوغل", ("جوجل",)),)),  # a name that is spelt otherwise
        ("نهر البحر", "أنهار", (Forms("نهر", ("أنهار",)),)),
        ("نهر البحر", "أنهار وبحار", (Forms("نهر", ("أنهار",)), Forms("البحر", ("وبحار",)))),
        ('"نهر النيل"', "أنهار ونهر النيل", ()),  # a phrase stands as it was typed
        ("مكت*", "مكتبة", ()),
        ("نهر", "بحر", ()),
        ("كتاب", "الكتاب الْكتاب الكـتاب", (Forms("كتاب", ("الكتاب",)),)),
    ],
)
def test_a_hit_tells_what_stands_for_a_word_that_it_does_not_hold_as_typed(
    query: str, text: str, forms: tuple[Forms, ...]
) -> None:
    assert of_one(query, text) == forms


def test_of_all_hits_the_forms_that_most_of_them_hold_come_first() -> None:
    texts = ["الكتاب كتاب", "كتبه الكتاب", "كتب كتبه الكتاب", "كتاب"]
    assert word_forms("كتاب", *texts)[1] == (Forms("كتاب", ("الكتاب", "كتبه", "كتب")),)


def test_a_form_is_told_once_however_it_is_spelt_and_few_are() -> None:
    words = ["أبحاث", "ابحاث", "الأبحاث", "بأبحاث", "وأبحاث", "للأبحاث"]
    ((forms,),) = (noted for _, noted in [word_forms("بحث", *words)])
    assert len(forms.forms) == MOST and not {"أبحاث", "ابحاث"} <= set(forms.forms)


def test_of_a_pattern_all_words_are_told() -> None:
    notes, noted = word_forms("نهر مكت*", "مكتبة مكتوب", "مكتبة الأنهار")
    assert notes == [(), (Forms("نهر", ("الأنهار",)),)]
    assert noted == (Forms("نهر", ("الأنهار",)), Forms("مكت*", ("مكتبة", "مكتوب")))


def test_of_a_root_all_words_are_told() -> None:
    notes, noted = word_forms("نهر جذر:كتب مكت*", "المكتبة، كاتب، أنهار، مكتوب")
    assert notes == [(Forms("نهر", ("أنهار",)),)]
    assert noted == (
        Forms("نهر", ("أنهار",)),
        Forms("مكت*", ("مكتوب",)),
        Forms("كتب", ("المكتبة", "كاتب")),
    )


def test_what_is_marked_tells_forms_as_well() -> None:
    clauses = parse("كتاب")
    matcher = Matcher(clauses)
    forms = WordForms(clauses, matcher)
    title = marked(fold_in_place("عن الكتب كتبه سامي"), matcher)
    assert forms.note(forms.marked(title)) == (Forms("كتاب", ("كتبه", "الكتب")),)
