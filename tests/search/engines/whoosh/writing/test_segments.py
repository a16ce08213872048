"""Documents become segments, as few as fit; one that fails leaves nothing locked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import SegmentReader

from search.engines.whoosh.schema import schema
from search.engines.whoosh.writing import segments
from search.engines.whoosh.writing.document import fields_of
from search.engines.whoosh.writing.segments import write_segments
from tests.search.engines.whoosh.builders import document

Fields = dict[str, Any]


def documents(*texts: str) -> list[Fields]:
    return [fields_of(document(n, text)) for n, text in enumerate(texts)]


def written(folder: Path, made: list[Any]) -> list[list[tuple[str, list[str]]]]:
    """Of each segment the identities of its documents and the words that each holds."""
    found = []
    for segment in made:
        reader = SegmentReader(FileStorage(str(folder)), schema(), segment)
        words = {number: list[str]() for number in range(reader.doc_count_all())}
        for term in reader.field_terms("text_folded"):
            for number in reader.postings("text_folded", term).all_ids():
                words[number].append(term)
        found.append([(fields["id"], words[number]) for number, fields in reader.iter_docs()])
    return found


def test_all_documents_are_in_one_segment_where_they_fit(tmp_path: Path) -> None:
    made = write_segments(tmp_path, documents("نهر جبل", "", "جبل"))
    assert written(tmp_path, made) == [[("0", ["جبل", "نهر"]), ("1", []), ("2", ["جبل"])]]
    assert [path.name for path in tmp_path.glob("*.seg")] == [f"{made[0].segment_id()}.seg"]


def test_no_documents_are_no_segment(tmp_path: Path) -> None:
    assert write_segments(tmp_path, []) == []
    assert list(tmp_path.glob("*.seg")) == []


@pytest.mark.parametrize(
    ("bound", "most", "sizes"),
    [
        # A text of two words is two chunks, and its empty title one in each of two fields.
        ("MOST_UNITS", 4, [1, 1, 1, 1]),
        ("MOST_UNITS", 5, [2, 2]),
        ("MOST_UNITS", 8, [2, 2]),
        ("MOST_UNITS", 9, [3, 1]),
        ("MOST_UNITS", 17, [4]),
        # The first text brings a new word, and each of the others one more.
        ("MOST_DISTINCT", 4, [1, 1, 1, 1]),
        ("MOST_DISTINCT", 5, [2, 2]),
        ("MOST_DISTINCT", 6, [3, 1]),
    ],
)
def test_a_full_segment_is_followed_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, most: int, sizes: list[int]
) -> None:
    monkeypatch.setattr(segments, bound, most)
    made = write_segments(tmp_path, documents("نهر بحر", "نهر جبل", "نهر كتاب", "نهر سوق"))
    assert [len(one) for one in written(tmp_path, made)] == sizes
    identities = [identity for one in written(tmp_path, made) for identity, _ in one]
    assert identities == ["0", "1", "2", "3"]


@pytest.mark.parametrize("before", [0, 1, 2])
def test_a_document_that_fails_ends_it_and_gives_the_lock_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int
) -> None:
    monkeypatch.setattr(segments, "MOST_UNITS", 5)  # the third document begins a segment

    def failing() -> Iterator[Fields]:
        yield from documents("نهر بحر", "نهر جبل")[:before]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_segments(tmp_path, failing())
    assert written(tmp_path, write_segments(tmp_path, documents("سوق"))) == [[("0", ["سوق"])]]
