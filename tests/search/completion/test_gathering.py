"""What is offered of titles and names, and in which order."""

from __future__ import annotations

import numpy as np

from search.completion.completions import KINDS
from search.completion.gathering import gather
from search.completion.phrases import phrases
from search.completion.texts import Texts
from search.vocabulary import Vocabulary
from tests.search.completion.made import PERSON, PLACE, TAG, name, of_titles, offered, title, words


def test_texts_are_numbers_of_their_words() -> None:
    texts = Texts.of([["بغداد: نفط"], ["نِفط", "قمح"], []])
    assert texts.spelt == ["بغداد", "نفط", "قمح"]
    assert texts.words.tolist() == [0, -1, 1, -1, 1, -1, 2, -1]
    assert texts.owners.tolist() == [0, 0, 0, 0, 1, 1, 1, 1]
    assert texts.counts().tolist() == [1, 2, 1]


def test_the_spelling_that_most_titles_have_is_shown() -> None:
    made = of_titles("إسرائيل اليوم", "اسرائيل أمس", "إسرائيل غدًا")
    assert words("اس", made) == ["إسرائيل"]


def test_words_that_many_articles_hold_come_first() -> None:
    vocabulary = Vocabulary.of({"بغداد": 3, "بغل": 90, "بغض": 0})
    made = gather([title(1, "بغداد بغل بغض")], [], vocabulary.frequencies_of)
    assert words("بغ", made) == ["بغل", "بغداد"], "and what none holds is not offered"


def test_of_words_with_one_stem_the_most_frequent_is_offered() -> None:
    made = of_titles("مكتبة", "المكتبة", "المكتبة", "مكتبات")
    assert words("مكت", made) == ["المكتبة"]


def test_stop_words_and_lone_letters_are_not_offered() -> None:
    assert words("", of_titles("في")) == words("في", of_titles("في في ف")) == []


def test_phrases_stand_in_two_titles_or_more() -> None:
    titles = Texts.of([["رئيس الوزراء يصل"], ["عاد رئيس الوزراء"], ["رئيس البرلمان"]])
    assert [text for text, _ in phrases(titles, 2)] == ["رئيس الوزراء"]


def test_a_phrase_that_is_always_part_of_a_longer_one_is_none() -> None:
    titles = Texts.of(
        [["خادم الحرمين الشريفين"]] * 4 + [["وزارة العمل", "وزارة العمل الجديدة"]] * 2
    )
    found = {text for text, _ in phrases(titles, 2)}
    assert found == {
        "خادم الحرمين الشريفين",
        "وزارة العمل",
        "وزارة العمل الجديدة",
        "العمل الجديدة",
    } - {"العمل الجديدة"}


def test_no_phrase_crosses_a_sign_or_ends_with_a_stop_word() -> None:
    titles = Texts.of([["سميع | بصير"], ["سميع | بصير"], ["وصل إلى"], ["وصل إلى"]])
    assert phrases(titles, 2) == []


def test_a_phrase_is_spelt_as_most_titles_have_it() -> None:
    made = of_titles("الأمم المتحدة", "الامم المتحدة", "الأمم المتحدة")
    assert words("الام", made, ["phrase"]) == ["الأمم المتحدة"]


def test_names_are_found_by_any_word_and_by_their_other_names() -> None:
    names = [
        name("tag", TAG, 1, "أسعار النفط", 2.0),
        name("tag", TAG, 2, "الأمم المتحدة", 1.0, "UN", "هيئة الأمم"),
        name("person", PERSON, 3, "عباس محمود العقاد", 3.0),
    ]
    made = gather([], names)
    assert offered("نف", made) == [("tag", 1)]
    assert offered("هيئة", made) == offered("un", made) == [("tag", 2)]
    assert offered("العقاد عب", made) == [("person", 3)]
    assert offered("عقاد زيد", made) == []


def test_a_higher_score_comes_first_and_later_titles_do() -> None:
    names = [name("place", PLACE, row, f"حلب {row}", float(row)) for row in range(3)]
    made = gather([title(row, f"أخبار حلب {row}") for row in range(3)], names)
    places, titles = (
        [row for kind, row in offered("حلب", made) if kind == one] for one in ("place", "title")
    )
    assert (places, titles) == ([2, 1, 0], [2, 1, 0])


def test_entries_stand_kind_after_kind() -> None:
    names = [name("tag", TAG, 7, "نفط"), name("place", PLACE, 8, "نفط")]
    made = gather([title(9, "نفط")], names)
    kinds = [KINDS[kind] for kind, count in enumerate(np.diff(made.bounds)) for _ in range(count)]
    assert list(zip(kinds, made.rows.tolist(), strict=True)) == [
        ("word", 0),
        ("tag", 7),
        ("place", 8),
        ("title", 9),
    ]


def test_nothing_is_offered_of_nothing() -> None:
    made = gather([], [])
    for text in ("ا", "نفط", "نفط عر", "bag", "hgu", "العارق", "؟", ""):
        assert offered(text, made) == []
    assert (len(made), made.nbytes > 0) == (0, True)
