"""Where the signs and words of the query language stand in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.syntax import LEXEMES, Lexeme, in_pairs, lexemes
from tests.search.odd_queries import ODD_QUERIES

KINDS = {*LEXEMES, "dated", "undated"} - {"span"}


def kinds(text: str) -> list[tuple[str, str]]:
    return [(kind, text[start:end]) for kind, start, end in lexemes(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("نهر النيل", [("word", "نهر"), ("word", "النيل")]),
        ("«نهر» بحر", [("quoted", "«نهر»"), ("word", "بحر")]),
        ('"نهر"~3', [("near", '"نهر"~3')]),
        ('"نهر"~x', [("quoted", '"نهر"'), ("word", "~x")]),
        ("(نهر)", [("open", "("), ("word", "نهر"), ("close", ")")]),
        ("نهر||بحر", [("word", "نهر"), ("or", "||"), ("word", "بحر")]),
        ("أو أوله", [("or", "أو"), ("word", "أوله")]),
        ("-نهر ب-حر -", [("minus", "-"), ("word", "نهر"), ("word", "ب-حر"), ("word", "-")]),
        ("+نهر + +", [("plus", "+"), ("word", "نهر"), ("and", "+"), ("and", "+")]),
        ("=نهر ب=حر", [("equals", "="), ("word", "نهر"), ("word", "ب=حر")]),
        ("ليس NOT not", [("not", "ليس"), ("not", "NOT"), ("word", "not")]),
        ("نه* ن* نه", [("pattern", "نه*"), ("word", "ن*"), ("word", "نه")]),
        ("نهر؟", [("pattern", "نهر؟")]),
        ("أين نهر؟", [("word", "أين"), ("word", "نهر؟")]),
        ("كوفيد-19 F-16", [("joined", "كوفيد-19"), ("word", "F-16")]),
        ("عنوان:نهر عنوان:", [("field", "عنوان:"), ("word", "نهر"), ("word", "عنوان:")]),
        ("سنة:2015 نهر", [("dated", "سنة:2015"), ("word", "نهر")]),
        ("سنة:نهر", [("undated", "سنة:"), ("word", "نهر")]),
        ("2015..2016 2019/5", [("dated", "2015..2016"), ("dated", "2019/5")]),
        ('نهر"', [("word", "نهر"), ("stray", '"')]),
    ],
)
def test_signs_are_told_from_words(text: str, found: list[tuple[str, str]]) -> None:
    assert kinds(text) == found


@given(text=st.one_of(st.text(max_size=60), st.sampled_from([one[:200] for one in ODD_QUERIES])))
def test_lexemes_cover_a_text_in_order(text: str) -> None:
    """All of it but white space."""
    end = 0
    for kind, start, stop in lexemes(text):
        assert kind in KINDS and end <= start < stop <= len(text)
        assert not text[end:start].strip()
        end = stop
    assert not text[end:].strip() or kinds(text)[0][0] == "pattern"


def test_marks_without_their_other_half_are_dropped() -> None:
    text = '((نهر) » "بحر"'
    kept, dropped = in_pairs(lexemes(text), deepest=9)
    assert [text[start:end] for _, start, end in kept] == ["(", "نهر", ")", '"بحر"']
    assert [text[start:end] for _, start, end in dropped] == ["(", "»"]


@pytest.mark.parametrize(("deepest", "kept"), [(0, 1), (1, 3), (2, 5), (9, 7)])
def test_the_outermost_brackets_are_kept(deepest: int, kept: int) -> None:
    found, dropped = in_pairs(lexemes("(((نهر)))"), deepest)
    assert (len(found), len(dropped)) == (kept, 7 - kept)
    assert found[kept // 2].kind == "word" and Lexeme("word", 3, 6) in found
