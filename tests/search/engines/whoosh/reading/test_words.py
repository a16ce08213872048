"""The vocabulary that is read from the term dictionaries is that of the texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.engines.contract import apply, build, document
from search.engines.whoosh.engine import WhooshEngine
from search.engines.whoosh.reading import words


def frequencies(engine: WhooshEngine) -> dict[str, int]:
    vocabulary = engine.vocabulary()
    every = (bytes(row).rstrip(b"\0") for row in vocabulary.letters)
    spelt = ["".join(chr(code + 0x620) for code in codes) for codes in every]
    return {word: vocabulary.frequency(word) for word in spelt}


@pytest.fixture
def engine(tmp_path: Path) -> WhooshEngine:
    return WhooshEngine(tmp_path / "index")


def test_words_of_all_segments_are_counted_once(engine: WhooshEngine) -> None:
    build(engine, document(1, "قرأ الأسئلة في CNN عام 2015"), document(2, "مسؤول قرأ"))
    apply(engine, document(3, "قرأ الكتاب"))
    expected = {"قرا": 3, "الاسءله": 1, "في": 1, "عام": 1, "مسءول": 1, "الكتاب": 1}
    assert frequencies(engine).items() >= expected.items()
    assert not {"cnn", "2015"} & frequencies(engine).keys()


def test_the_longest_word_that_is_kept_is_read_to_its_end(engine: WhooshEngine) -> None:
    build(engine, document(1, f"{'ب' * 16} {'ت' * 17} ء"))
    read = frequencies(engine)
    assert "ب" * 16 in read and "ت" * 17 not in read


def test_it_follows_a_small_index_at_once_and_a_large_one_later(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(engine, *(document(n, "عن النيل") for n in range(1, 200)))
    assert engine.vocabulary().frequency("النيل") == 199
    apply(engine, document(200, "عن النيل"))
    assert engine.vocabulary().frequency("النيل") == 200
    monkeypatch.setattr(words, "MANY", 100)
    engine.forget()
    kept = engine.vocabulary()
    apply(engine, document(201, "عن النيل"))
    assert engine.vocabulary() is kept
    apply(engine, *(document(n, "عن النيل") for n in range(202, 206)))
    assert engine.vocabulary() is not kept
    assert engine.vocabulary().frequency("النيل") == 203, "once in a segment is not counted"


def test_rarities_of_a_large_index_are_left_out(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "MANY", 3)
    build(engine, *(document(n, "عن النيل" + " مرتين" * (n < 3)) for n in range(1, 5)))
    assert frequencies(engine).keys() & {"النيل", "مرتين"} == {"النيل"}
