"""What is looked for in several texts at once is found as in each of them alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search import strong_letters
from search.folded_text import core, fold_each
from search.folded_texts import FoldedTexts
from search.matcher import Matcher, RootMatcher
from search.parsing import parse

TEXT = st.text() | st.text("اأبـَُّ \n\u200f\xa0٣xéя،.¨😀") | st.text("كتب ـَا\né", max_size=12)
TEXTS = st.lists(TEXT, max_size=6)
LETTERS = st.lists(st.sampled_from(["كتب", "تب", "ب", "اب", "é", "x", "3"]), max_size=3)


@given(TEXTS, LETTERS)
def test_pieces_are_those_of_each_text(texts: list[str], letters: list[str]) -> None:
    folded, cores = fold_each(texts), [core(one) for one in letters]
    assert FoldedTexts(folded).pieces(cores) == [one.pieces(cores) for one in folded]


@given(TEXTS, LETTERS)
def test_places_are_those_of_each_text(texts: list[str], letters: list[str]) -> None:
    folded = fold_each(texts)
    cores = {form for one in letters for form in strong_letters.strong_cores(one)}
    assert FoldedTexts(folded).places(cores) == [
        strong_letters.places(one, cores) for one in folded
    ]


@given(TEXTS | st.lists(st.text("a \t\u2028\x85\x1f¨"), max_size=4))
def test_words_are_counted_as_they_are_split(texts: list[str]) -> None:
    assert FoldedTexts(fold_each(texts)).words() == [len(text.split()) for text in texts]


def test_letters_of_two_texts_are_no_word() -> None:
    whole = FoldedTexts(fold_each(["قال ك", "تب ثم", "كتب"]))
    assert whole.places({core("كتب").codes}) == [[], [], [(0, 2)]]
    assert whole.pieces([core("كتب")]) == [[], [], [(0, 3)]]


def test_a_name_does_not_go_on_in_the_next_text() -> None:
    matcher = Matcher(parse("عبد الله"))
    texts = FoldedTexts(fold_each(["جاء عبد", "الله أكبر", "جاء عبد الله"]))
    assert matcher.answering_each(texts) == [[*matcher.answering(one)] for one in texts.texts]
    assert [len(one) for one in matcher.occurrences_each(texts)] == [1, 1, 2]


def test_every_matcher_looks_through_texts_as_through_each() -> None:
    texts = FoldedTexts(fold_each(["كتب الكاتب رسالة", "", "مكتبة قريبة", "قَرأ الولد كُتُبًا"]))
    for query in ("كتاب", "كتب*", "جذر:كتب", "رسالة قرأ", '"الكاتب رسالة"', "نهر"):
        for kind in (Matcher, RootMatcher):
            matcher = kind(parse(query))
            assert matcher.occurrences_each(texts) == [
                matcher.occurrences(one) for one in texts.texts
            ]
            assert matcher.answering_each(texts) == [
                [*matcher.answering(one)] for one in texts.texts
            ]
