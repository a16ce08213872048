"""Which words of a text answer a query, and how the letters they share are looked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import analyze
from search.analysis.chunk import Chunk, analyze_chunk
from search.folded_text import fold_in_place
from search.matcher import LONGEST, READ, Matcher, Occurrence, RootMatcher
from search.parsing import parse

WORDS = [
    "نهر",
    "النهر",
    "أنهار",
    "والمدرسة",
    "مدارس",
    "كتابه",
    "مكتبات",
    "عبدالله",
    "٢٠٢٠",
    "a@b.co",
    "عبد",
    "الله",
    "آل",
    "ال",
    "سعود",
    "و",
    "ا",
    "س",
    "آوى",
    "إنجلترا",
    "école",
    "ﷺ",
    "𝐞𝐜𝐨𝐥𝐞",
]
QUERIES = [
    "نهر",
    "مدرسة كتاب",
    "مكت*",
    "عبد الله",
    "عبدالله",
    "آل سعود",
    "السعود",
    "واس",
    "أوى",
    "إنجليزي",
    "الله",
    "ecole",
    "2020",
    "a@b.co",
]
MARKS = [" ", "\n", "، ", ". ", " «", "» ", "/", "ـ", "َ"]
TEXTS = st.lists(st.sampled_from([*WORDS, *MARKS]), max_size=25).map("".join)


def matcher(query: str) -> Matcher:
    return Matcher(parse(query))


def occurrences(query: str, text: str) -> list[Occurrence]:
    return matcher(query).occurrences(fold_in_place(text))


def answers(query: str, word: str) -> int | None:
    (token,) = analyze(word)
    return matcher(query).word(token.folded, token.stem)


@pytest.mark.parametrize(
    ("query", "word", "number"),
    [
        ("نهر جبل", "نهر", 0),
        ("نهر جبل", "والجبل", 1),
        ("نهر", "أنهار", 0),  # another number of the word
        ("أنهار", "النهر", 0),
        ("نهر", "بحر", None),
        ("حق", "بحق", 0),  # too short to be stemmed
        ("رق", "ورق", None),
        ('جبل "نهر النيل"', "النيل", 2),  # the words of a phrase come after the others
        ("مكتب*", "مكتبات", -1),
        ("جبل مكت* قل*", "قلعة", -2),
        ("مكت؟ب", "مكتوب", -1),
        ("مكت؟ب", "مكتب", None),
        ("مكتبة مكت*", "مكتبة", 0),  # a word before a pattern
        ("", "نهر", None),
    ],
)
def test_a_word_answers_by_its_letters_its_stem_or_a_pattern(
    query: str, word: str, number: int | None
) -> None:
    assert answers(query, word) == number
    (token,) = analyze(word)
    assert matcher(query).answers(token) is (number is not None)


@pytest.mark.parametrize(
    ("query", "cores"),
    [
        ("نهر", {"نهر", "انهار"}),
        ("مدرسة", {"مدرس", "مدارس"}),  # the last letter may be another, or gone
        ("سنة", {"سنه"}),  # of three letters none may go
        ("كتا*", {"كتا"}),
        ("القاهرة", {"قاهر"}),  # the stem lies in the word
        ("مكتب كتب", {"كتب", "كتاب", "مكاتب"}),
        ("مكتب مكت*", {"مكت", "مكاتب"}),
        ("", set()),
    ],
)
def test_looked_for_are_the_fewest_letters_that_all_forms_share(
    query: str, cores: set[str]
) -> None:
    assert matcher(query).cores == cores


@settings(max_examples=200)
@given(text=TEXTS, query=st.sampled_from(QUERIES))
def test_pieces_that_answer_hold_an_answering_token(text: str, query: str) -> None:
    asked = matcher(query)
    tokens = [token for token in analyze(text) if asked.answers(token)]
    found = asked.occurrences(fold_in_place(text))
    assert bool(found) == bool(tokens)
    assert found == sorted(found) and len({one[:2] for one in found}) == len(found)
    for token in tokens:
        assert any(one.start < token.end and token.start < one.end for one in found)


def test_of_a_piece_without_a_blank_the_beginning_is_looked_at() -> None:
    near = "،" * (LONGEST - 5) + "النهر"
    assert occurrences("نهر", f"{near} x") == [Occurrence(0, LONGEST, 0)]
    far = "x " * 2_000 + "،" * (LONGEST + 1) + "النهر"
    assert occurrences("نهر", far) == [Occurrence(len(far) - 5, len(far), 0)]
    assert occurrences("نهر", f"{'x ' * READ}النهر"[:-5] + "،" * LONGEST + "النهر") == []


def test_the_same_piece_is_analysed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    analysed = list[str]()

    def noting(part: str) -> Chunk:
        analysed.append(part)
        return analyze_chunk(part)

    monkeypatch.setattr("search.matcher.analyze_chunk", noting)
    asked = matcher("نهر")
    assert [one.start for one in asked.occurrences(fold_in_place("نهر نهر بحر"))] == [0, 4]
    asked.occurrences(fold_in_place("النهر نهر"))
    assert analysed == ["نهر", "النهر"]


@settings(max_examples=300)
@given(text=TEXTS, query=st.sampled_from(QUERIES))
def test_what_answers_is_what_the_analysis_of_the_whole_text_finds(text: str, query: str) -> None:
    asked = matcher(query)
    numbered = [(one, asked.word(one.folded, one.stem)) for one in analyze(text)]
    assert list(asked.answering(fold_in_place(text))) == [
        Occurrence(token.start, token.end, number)
        for token, number in numbered
        if number is not None
    ]


def test_a_word_that_cannot_answer_is_not_analysed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(part: str) -> Chunk:
        assert "نهر" in part
        return analyze_chunk(part)

    monkeypatch.setattr("search.matcher.analyze_chunk", refusing)
    text = fold_in_place("يجري النهر، وفي بحر الشمال سفن صيد")
    assert list(matcher("نهر").answering(text)) == [Occurrence(5, 10, 0)]


def test_words_of_the_root_are_found_wherever_their_weak_letters_stand() -> None:
    text = "كتب الكاتبان في مكاتبهم عن الكتابة وعن نهر"
    found = RootMatcher(parse("كتاب جبل")).occurrences(fold_in_place(text))
    assert [text[one.start : one.end] for one in found] == [*text.split()[:2], "مكاتبهم", "الكتابة"]
    assert {one.word for one in found} == {0}


def test_two_words_of_one_ligature_are_one_place() -> None:
    matcher = Matcher(parse("الله"))
    assert matcher.occurrences(fold_in_place("ﷺﷺ")) == [Occurrence(0, 2, 0)]


def test_words_of_a_root_that_a_list_knows_are_found_by_their_own_letters() -> None:
    text = "عن بنك إنجلترا"
    matcher = RootMatcher(parse("إنكليز"))
    assert [text[one.start : one.end] for one in matcher.occurrences(fold_in_place(text))] == [
        "إنجلترا"
    ]
