"""A word is held by the title or by the text as the words of each say, counted one by one."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from search.clauses import InField, Pattern, Term
from search.engines.whoosh.ranking.field_matches import FieldMatches
from search.engines.whoosh.ranking.scores import TermScorer
from search.engines.whoosh.reading.postings import PostingsReader
from search.parsing import parse
from tests.search.engines.whoosh.builders import document, postings_of

# Forms of a word in rows; no two rows share any.
WORDS = [("نهر", "النهر", "أنهار"), ("جبل", "والجبل", "جبال"), ("قهوة", "القهوة", "بالقهوة")]


def matches(postings: PostingsReader) -> FieldMatches:
    return FieldMatches(postings, TermScorer(postings))


def word(text: str) -> Term | Pattern:
    (clause,) = parse(f"عنوان:{text}").required
    assert isinstance(clause, InField) and isinstance(clause.clause, Term | Pattern)
    return clause.clause


def held(asked: FieldMatches, field: str, text: str) -> list[int]:
    return np.flatnonzero(asked.holding(field, word(text), 99)).tolist()


@pytest.mark.parametrize("seed", range(8))
def test_a_word_is_held_where_any_form_of_it_stands(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    forms = [form for row in WORDS for form in row]

    def some(most: int) -> list[str]:
        return chance.choices(forms, k=chance.randint(0, most))

    pairs = [(some(3), some(6)) for _ in range(40)]
    made = matches(
        postings_of(
            tmp_path, [document(n, " ".join(b), " ".join(a)) for n, (a, b) in enumerate(pairs)]
        )
    )
    for row in WORDS:
        for part, field in enumerate(("title", "text")):
            wanted = [n for n, pair in enumerate(pairs) if not set(row).isdisjoint(pair[part])]
            assert held(made, field, row[0]) == wanted, (row[0], field)


def test_a_pattern_stands_for_words_as_they_are_written(tmp_path: Path) -> None:
    some = [
        document(1, "مكتبة", "مكتوب"),
        document(2, "كتاب", "مكتبات"),
        document(3, "مكتبة مكتوب"),
    ]
    made = matches(postings_of(tmp_path, some))
    assert (held(made, "title", "مكت*"), held(made, "text", "مكت*")) == ([0, 1], [0, 2])
    assert (held(made, "title", "مكتو*"), held(made, "text", "مكتو*")) == ([0], [2])


def test_a_word_of_both_is_held_by_both(tmp_path: Path) -> None:
    """It stands once more in the fields of texts than in the title."""
    some = [document(1, "نهر طويل", "نهر"), document(2, "سد", "نهر ونهر"), document(3, "نهر", "سد")]
    made = matches(postings_of(tmp_path, some))
    assert (held(made, "title", "نهر"), held(made, "text", "نهر")) == ([0, 1], [0, 2])
