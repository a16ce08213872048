"""A commit names every file of the index and removes none; what is merged is verified before."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex

from search.engine import IndexDamaged
from search.engines.whoosh.schema import schema
from search.engines.whoosh.writing.committing import CommittingWriter
from search.engines.whoosh.writing.document import fields_of
from tests.search.engines.whoosh.builders import document


class Written(NamedTuple):
    number: int
    articles: int
    names: list[str]


class Target:
    """A store that notes what it is told, and that may find a file damaged."""

    def __init__(self, damaged: bool = False) -> None:
        self.verified, self.written, self.damaged = list[list[str]](), list[Written](), damaged

    def verify(self, names: Iterable[str]) -> None:
        self.verified.append(list(names))
        if self.damaged:
            raise IndexDamaged("decayed")

    def write(self, number: int, articles: int, names: Iterable[str]) -> None:
        self.written.append(Written(number, articles, list(names)))


@pytest.fixture
def index(tmp_path: Path) -> FileIndex:
    return FileStorage(str(tmp_path)).create_index(schema())


def commit(
    index: FileIndex,
    *added: int,
    removed: Iterable[str] = (),
    target: Target | None = None,
    **options: bool,
) -> Target:
    """Documents with these keys go in, those with these identities out."""
    target = target or Target()
    writer = CommittingWriter(index, target)
    try:
        writer.remove(removed)
        for key in added:
            writer.add_document(**fields_of(document(key, "نهر")))
        writer.commit(**(options or {"merge": False}))
    except BaseException:
        writer.cancel()
        raise
    return target


def files(index: FileIndex, pattern: str) -> list[str]:
    return sorted(path.name for path in Path(index.storage.folder).glob(pattern))


def keys(index: FileIndex) -> list[str]:
    with index.refresh().reader() as reader:
        return sorted(fields["id"] for _, fields in reader.iter_docs())


def test_a_commit_names_its_list_of_segments_and_their_files(index: FileIndex) -> None:
    first = commit(index, 1, 2)
    (segment,) = files(index, "*.seg")
    assert first.written == [Written(1, 2, ["_MAIN_1.toc", segment])]
    second = commit(index, 3)
    assert second.written == [Written(2, 3, ["_MAIN_2.toc", *files(index, "*.seg")])]
    assert len(files(index, "*.seg")) == 2
    assert first.verified == second.verified == []


def test_the_files_of_the_commit_before_are_still_there(index: FileIndex) -> None:
    """Readers that have just read its manifest open them."""
    before = commit(index, 1, 2, 3).written[0].names
    after = commit(index, 4, optimize=True).written[0].names
    assert len(after) == 2 and set(before).isdisjoint(after)
    assert {*before, *after} <= set(files(index, "*"))
    assert TOC.read(index.storage, "MAIN", 1, schema()).generation == 1


def test_what_is_merged_is_verified_before(index: FileIndex) -> None:
    old = [commit(index, n).written[0].names[1:] for n in (1, 2)]
    before = files(index, "*.seg")
    merged = commit(index, 3, optimize=True)
    assert sorted(name for names in merged.verified for name in names) == before
    assert len(merged.verified) == len(old) == 2
    assert (merged.written[0].articles, keys(index)) == (3, ["1", "2", "3"])


def test_nothing_of_a_damaged_segment_is_merged(index: FileIndex) -> None:
    commit(index, 1)
    commit(index, 2)
    target = Target(damaged=True)
    with pytest.raises(IndexDamaged):
        commit(index, 3, target=target, optimize=True)
    assert (target.written, keys(index)) == ([], ["1", "2"])


def test_documents_are_removed_wherever_they_lie(index: FileIndex) -> None:
    commit(index, 1, 12, 2)
    commit(index, 1, 3)
    removed = commit(index, 4, removed=["1", "77", "3"])
    assert keys(index) == ["12", "2", "4"]
    assert removed.written[0].articles == 3


def test_a_commit_may_leave_nothing(index: FileIndex) -> None:
    commit(index, 1)
    assert commit(index, removed=["1"]).written[0].articles == 0
    assert keys(index) == []
    assert commit(index, removed=["1"], optimize=True).written[0].articles == 0
