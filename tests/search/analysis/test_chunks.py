"""Chunks: cutting a text and analysing each piece once gives the tokens of the whole text."""

from __future__ import annotations

import random

import pytest

from search.analysis import Form, Token, analyze, new_chunks
from search.analysis.chunk import analyze_chunk, blanked, chunk_around, chunks, reaches

PIECES = [
    "ال",
    "و",
    "ا",
    "س",
    "بن",
    "عبد",
    "أبو",
    "آل",
    "الله",
    "سعود",
    "كتاب",
    "العراقأصيلة",
    "عبدالله",
    "بال",
    "لل",
    "ـ",
    "َ",
    "مُ",
    "ﷺ",
    "ﻻ",
    "ف.ب.ر",
    "5",
    "٣",
    "١٢",
    "F",
    "-16",
    "f16",
    "-",
    "،",
    ".",
    "(",
    "«",
    "»",
    '"',
    "[email",
    "protected]",
    "http://ال",
    "www.x.y",
    "a@b.co",
    "2015/",
    "08/11",
    "école",
    "1,234.5",
]
BLANKS = [" ", "  ", "\n", " \n", "\t", "\xa0", "\r\n", "\u2028", "\u200f", ""]


def chunks_of(text: str) -> list[tuple[Form, int]]:
    """The forms and positions of the tokens of all chunks, one after another."""
    chunks, found, start = new_chunks(), [], 0
    for number in chunks.cut(text):
        for token in range(chunks.ends[number - 1], chunks.ends[number]):
            found.append((chunks.forms[token]._replace(parts=()), start + chunks.positions[token]))
        start += chunks.widths[number]
    assert chunks.extent(chunks.cut(text)) == (len(found), start)
    return found


def tokens_of(text: str) -> list[tuple[Form, int]]:
    return [(Form(*token[4:8], marked=token.marked), token.position) for token in analyze(text)]


def tokens_where_they_stand(text: str) -> list[Token]:
    """The tokens of all chunks; positions, which a chunk counts for itself, left out."""
    return [
        token._replace(start=start + token.start, end=start + token.end, position=0)
        for start, end in chunks(text)
        for token in analyze_chunk(text[start:end]).tokens
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "قرأ عبد الله كتابا عن آل\nسعود",
        "ال سعود و ال\xa0سعود و ال  سعود",
        "وكالة و ا س ، وكالة (أ ف ب) وكالة أ\nف\nب",
        "رسالة من [email protected] إلى [email\nprotected]",
        "طائرة F-16 وطائرة F - 16",
        "عبد \xa0 الله، عبد، الله، بن",
        "ذهب\r\nعبد\r\nالله\r\n",
    ],
)
def test_what_reaches_across_a_blank_is_analysed_together(text: str) -> None:
    assert chunks_of(text) == tokens_of(text)
    assert tokens_where_they_stand(text) == [one._replace(position=0) for one in analyze(text)]


@pytest.mark.parametrize("seed", range(20))
def test_chunks_have_the_tokens_of_the_text(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(100):
        text = "".join(chance.choice(PIECES) + chance.choice(BLANKS) for _ in range(8))
        assert chunks_of(text) == tokens_of(text), repr(text)
        standing = [one._replace(position=0) for one in analyze(text)]
        assert tokens_where_they_stand(text) == standing, repr(text)


def test_a_chunk_is_numbered_once() -> None:
    chunks = new_chunks()
    first = chunks.cut("كتاب قديم، كتاب")
    assert (first[0], chunks.cut("كتاب")) == (first[2], [first[0]])


def test_a_chunk_is_analysed_once_unless_it_is_junk() -> None:
    assert analyze_chunk("كتاب") is analyze_chunk("كتاب")
    junk = "ب" * 65
    assert analyze_chunk(junk) is not analyze_chunk(junk) and analyze_chunk(junk) == (
        tuple(analyze(junk)),
        False,
    )


@pytest.mark.parametrize("seed", range(20))
def test_around_a_character_is_the_chunk_that_it_is_in(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(50):
        text = "".join(chance.choice(PIECES) + chance.choice(BLANKS) for _ in range(8))
        for start, end in chunks(text):
            for place in range(start, end):
                if not text[place].isspace():
                    assert chunk_around(blanked(text), place) == (start, end), repr(text)


@pytest.mark.parametrize("seed", range(5))
def test_whether_a_part_reaches_on_is_what_its_analysis_says(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(200):
        part = "".join(chance.choices(PIECES, k=2))
        assert reaches(part) == analyze_chunk(part).reaches_on, part
