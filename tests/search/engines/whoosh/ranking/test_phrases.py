"""A phrase is found where its words stand one after another, in title or text, and nowhere else."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from search.engines.whoosh.ranking.phrases import Place, phrase_postings, side_by_side
from search.engines.whoosh.reading.postings import DOCUMENT, PostingsReader
from search.engines.whoosh.schema import BODY
from tests.search.engines.whoosh.builders import document, postings_of

# Words without clitics, whose folded forms stand for themselves.
LETTERS = ["نهر", "جبل", "كتاب"]


def places(words: str) -> list[Place]:
    return [("text_folded", word) for word in words.split()]


def found(postings: PostingsReader, words: str) -> list[tuple[int, int]]:
    """(number of the document, position of the first word) of each occurrence."""
    starts = side_by_side(postings, places(words)).tolist()
    return [divmod(start, 1 << DOCUMENT) for start in starts]


def test_words_stand_side_by_side_in_order(tmp_path: Path) -> None:
    texts = ["نهر جبل كتاب", "جبل نهر كتاب", "نهر كتاب جبل", "كتاب نهر جبل نهر جبل"]
    postings = postings_of(tmp_path, [document(n, text) for n, text in enumerate(texts)])
    assert found(postings, "نهر جبل") == [(0, BODY), (3, BODY + 1), (3, BODY + 3)]
    assert found(postings, "نهر جبل كتاب") == [(0, BODY)]
    assert found(postings, "نهر نهر") == []
    assert found(postings, "نهر جبل نهر جبل") == [(3, BODY + 1)]
    assert found(postings, "جبل") == [
        (n, BODY + p) for n, p in [(0, 1), (1, 0), (2, 2), (3, 2), (3, 4)]
    ]


def test_a_word_that_no_text_holds_ends_every_phrase(tmp_path: Path) -> None:
    postings = postings_of(tmp_path, [document(1, "نهر جبل")])
    for words in ("نهر بحر", "بحر نهر", "بحر", "نهر جبل بحر"):
        assert found(postings, words) == [], words


def test_one_word_may_stand_after_all_of_the_next(tmp_path: Path) -> None:
    assert found(postings_of(tmp_path, [document(1, "جبل نهر")]), "نهر جبل") == []


def test_a_phrase_ends_with_the_title_and_with_the_document(tmp_path: Path) -> None:
    postings = postings_of(
        tmp_path,
        [document(1, "كتاب", title="نهر جبل"), document(2, "جبل", title="كتاب نهر")],
        [document(3, "جبل")],
    )
    assert found(postings, "نهر جبل") == [(0, 0)]
    assert found(postings, "جبل كتاب") == found(postings, "كتاب جبل") == []


def test_words_of_different_fields_make_one_phrase(tmp_path: Path) -> None:
    """The first by its stem, with whatever is written onto it, and the next as it is written."""
    postings = postings_of(tmp_path, [document(1, "والنهر جبل"), document(2, "نهر الجبل")])
    starts = side_by_side(postings, [("text", "نهر"), ("text_folded", "جبل")])
    assert (starts >> DOCUMENT).tolist() == [0]


@pytest.mark.parametrize("seed", range(4))
def test_every_occurrence_is_found_and_counted(tmp_path: Path, seed: int) -> None:
    """As by looking at each place of each text, over several segments."""
    chance = random.Random(seed)
    texts = [chance.choices(LETTERS, k=chance.randint(0, 12)) for _ in range(60)]
    documents = [document(n, " ".join(text)) for n, text in enumerate(texts)]
    postings = postings_of(tmp_path, documents[:20], documents[20:21], documents[21:])
    for length in (1, 2, 3, 4):
        words = chance.choices(LETTERS, k=length)
        wanted = [
            (number, BODY + place)
            for number, text in enumerate(texts)
            for place in range(len(text))
            if text[place : place + length] == words
        ]
        assert found(postings, " ".join(words)) == wanted
        phrase = phrase_postings(postings, places(" ".join(words)))
        counts = Counter(number for number, _ in wanted)
        assert phrase.ids.tolist() == sorted(counts)
        assert phrase.weights.tolist() == [counts[number] for number in sorted(counts)]
        firsts = dict(reversed(wanted))
        assert phrase.firsts.tolist() == [firsts[number] for number in sorted(firsts)]
        assert (phrase.weights.dtype, phrase.firsts.dtype) == (np.float32, np.uint32)
