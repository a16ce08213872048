"""Where the words of a clause stand: in titles or texts, in their spellings, near one another."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from search.analysis import analyze
from search.clauses import Exact, Near, Phrase
from search.engines.whoosh.ranking.phrases import within_reach
from search.engines.whoosh.ranking.places import Places
from search.engines.whoosh.reading.postings import DOCUMENT, PostingsReader
from search.engines.whoosh.schema import BODY
from search.index_document import IndexDocument
from search.parsing import parse
from tests.search.engines.whoosh.builders import document, postings_of

SPELLINGS = ["أحمد", "احمد", "آحمد", "مدرسة", "مدرسه", "إلى", "الى", "نهر", "وأحمد", "على"]


def places(postings: PostingsReader) -> Places:
    return Places(postings)


def clause(text: str) -> Phrase | Exact | Near:
    (one,) = parse(text).sought
    assert isinstance(one, Phrase | Exact | Near)
    return one


def found(asked: Places, text: str, field: str = "") -> list[tuple[int, int]]:
    """(number of the document, position), the text's first word being 0 and the title's -BODY."""
    numbers = asked.of(clause(text), field).tolist()
    return [(number >> DOCUMENT, (number & ((1 << DOCUMENT) - 1)) - BODY) for number in numbers]


def texts(folder: Path, *some: str) -> Places:
    return places(postings_of(folder, [document(n, text) for n, text in enumerate(some, 1)]))


def test_titles_and_texts_are_told_apart(tmp_path: Path) -> None:
    made = places(postings_of(tmp_path, [document(1, "نهر في نهر", title="عن نهر")]))
    assert found(made, "=نهر") == [(0, 1 - BODY), (0, 0), (0, 2)]
    assert found(made, "=نهر", "title") == [(0, 1 - BODY)]
    assert found(made, "=نهر", "text") == [(0, 0), (0, 2)]
    assert found(made, '"عن نهر"~0', "title") == [(0, 1 - BODY)], "a stop word is left out"
    assert found(made, '"في نهر"', "text") == [(0, 1)] and found(made, '"في نهر"', "title") == []


@pytest.mark.parametrize("seed", range(6))
def test_a_spelling_stands_where_the_text_has_it(tmp_path: Path, seed: int) -> None:
    """As the analysis of the texts says it."""
    chance = random.Random(seed)
    written = [" ".join(chance.choices(SPELLINGS, k=12)) for _ in range(20)]
    made = texts(tmp_path, *written)
    for spelling in SPELLINGS:
        wanted = [
            (number, token.position)
            for number, text in enumerate(written)
            for token in analyze(text)
            if token.exact == spelling
        ]
        assert found(made, f"={spelling}") == wanted


def test_spellings_stand_side_by_side(tmp_path: Path) -> None:
    made = texts(tmp_path, "إلى مدرسة أحمد", "الى مدرسة احمد", "مدرسة إلى")
    assert found(made, '="إلى مدرسة"') == [(0, 0)]
    assert found(made, '="مدرسة احمد"') == [(1, 1)]
    assert found(made, '="مدرسة إلى"') == [(2, 0)]


def near_by_hand(documents: list[IndexDocument], words: list[str], reach: int) -> set[int]:
    """Documents with a window of the words and so many others that holds all of the words."""
    width = len(words) + reach
    return {
        number
        for number, one in enumerate(documents)
        for start in range(len(one.text.split()))
        if set(words) <= set(one.text.split()[start : start + width])
    }


@pytest.mark.parametrize("seed", range(6))
def test_words_are_near_where_a_window_holds_them(tmp_path: Path, seed: int) -> None:
    chance, words = random.Random(seed), ["نهر", "بحر", "جبل", "قمر", "شمس"]
    some = [document(n, " ".join(chance.choices(words, k=9))) for n in range(30)]
    made = places(postings_of(tmp_path, some))
    for _ in range(20):
        asked, reach = chance.sample(words, chance.randint(1, 3)), chance.randint(0, 4)
        numbers = {number for number, _ in found(made, f'"{" ".join(asked)}"~{reach}')}
        assert numbers == near_by_hand(some, asked, reach), (asked, reach)


def test_what_is_in_another_document_is_not_near() -> None:
    last, first = (1 << DOCUMENT) | 5, (2 << DOCUMENT) | 5
    one, other = np.array([last]), np.array([first])
    assert within_reach([one, other], 50).tolist() == []
    assert within_reach([one, one + 7], 7).tolist() == [last]
    assert within_reach([one + 7, one], 6).tolist() == []
    assert within_reach([one, other[:0]], 50).tolist() == []
