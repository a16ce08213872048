"""An index that is damaged, outdated or half written: met, told, mended, never passed on."""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.models import Article
from search import indexing
from search.engine import IndexUnavailable
from search.engines.haystack.backend import engine_in
from search.engines.whoosh.engine import WhooshEngine
from search.engines.whoosh.store import generations, manifest
from search.engines.whoosh.store.manifest import CHECKSUMS, FileEntry, IndexDamaged, Manifest
from search.query import Query
from search.searching import search
from tests.builders import article
from tests.search.engines.whoosh.store.builders import flip, segment, used

Indexed = Callable[[], None]


def total(text: str = "النيل") -> tuple[int, tuple[str, ...]]:
    results = search(Query(text))
    return results.total, results.notices


def commits(*bodies: str) -> None:
    """An article and a commit for each."""
    for body in bodies:
        article("مقال", body=body)
        indexing.drain()


def test_the_manifest_stays_true_through_commits(indexed: Indexed, index_folder: Path) -> None:
    article("مقال", body="عن النيل")
    indexed()
    commits(*["عن النيل"] * 8)
    Article.objects.order_by("pk")[0].delete()
    indexing.drain()
    told = manifest.read(used(index_folder))
    assert told.articles == Article.objects.count()
    for name, entry in told.files.items():
        data = (used(index_folder) / name).read_bytes()
        assert entry == FileEntry(len(data), hashlib.sha256(data).hexdigest())


def test_what_a_killed_writer_left_is_not_part_of_the_index(
    indexed: Indexed, index_folder: Path
) -> None:
    article("مقال", body="عن النيل")
    indexed()
    told = manifest.read(used(index_folder))
    strays = [f"_MAIN_{told.commit + 1}.toc", "MAIN_abcdefghij.seg", "MAIN_abcdefghij.trm"]
    for name in strays:
        (used(index_folder) / name).write_bytes(b"half a file")
    (used(index_folder) / "MAIN.tmp").mkdir()
    engine_in(index_folder).forget()
    assert total() == (1, ())
    commits("عن النيل")
    assert total() == (2, ())
    left = {path.name for path in used(index_folder).iterdir()}
    assert left & {*strays[1:], "MAIN.tmp"} == set()


def test_decay_is_not_merged_into_a_new_segment(indexed: Indexed, index_folder: Path) -> None:
    article("مقال", body="عن النيل")
    indexed()
    flip(segment(index_folder), unseen=True)
    with pytest.raises(IndexUnavailable):
        commits(*["عن النيل"] * 9)
    indexing.maintain()
    assert (*total(), indexing.state()) == (Article.objects.count(), (), "ok")


class Hostile:
    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.marker),)


def test_a_planted_pickle_is_not_opened(
    indexed: Indexed, index_folder: Path, tmp_path: Path
) -> None:
    article("مقال", body="عن النيل")
    indexed()
    marker, told = tmp_path / "ran", manifest.read(used(index_folder))
    toc = used(index_folder) / f"_MAIN_{told.commit}.toc"
    planted = toc.read_bytes() + pickle.dumps(Hostile(marker))
    (used(index_folder) / f"_MAIN_{told.commit + 1}.toc").write_bytes(planted)
    assert total() == (1, ())
    toc.write_bytes(pickle.dumps(Hostile(marker)) + planted)
    engine_in(index_folder).forget()
    assert total() == (1, ("database",))
    assert not marker.exists()


def test_an_earlier_generation_answers_with_a_label_until_a_rebuild(
    indexed: Indexed, index_folder: Path
) -> None:
    article("مقال", body="عن النيل")
    indexed()
    article("مقال", body="عن النيل")
    indexing.rebuild()
    flip(segment(index_folder))
    assert total() == (1, ("stale",))
    assert indexing.state() == "damaged"
    indexing.maintain()
    assert (*total(), indexing.state()) == (2, (), "ok")


@pytest.mark.parametrize(
    ("harm", "state"),
    [
        (lambda root: segment(root).unlink(), "damaged"),
        (lambda root: segment(root).write_bytes(b""), "damaged"),
        (lambda root: flip(segment(root)), "damaged"),
        (lambda root: (used(root) / manifest.MANIFEST).unlink(), "damaged"),
        (lambda root: flip(used(root) / manifest.MANIFEST), "damaged"),
        (lambda root: next(used(root).glob("*.toc")).unlink(), "damaged"),
        (lambda root: (root / generations.POINTER).unlink(), "no index"),
        (lambda root: shutil.rmtree(used(root)), "no index"),
        (lambda root: shutil.rmtree(root), "no index"),
    ],
)
def test_damage_is_labelled_at_once_and_mended(
    indexed: Indexed, index_folder: Path, harm: Callable[[Path], object], state: str
) -> None:
    article("مقال", body="عن النيل")
    indexed()
    assert total() == (1, ())
    harm(index_folder)
    count, (label,) = total()
    assert (count, indexing.state()) == (1, state) and label in {"stale", "database"}
    indexing.maintain()
    assert (*total(), indexing.state()) == (1, (), "ok")


def test_decay_that_was_found_is_labelled_though_no_fingerprint_has_changed(
    indexed: Indexed, index_folder: Path
) -> None:
    article("مقال", body="عن النيل")
    indexed()
    assert total() == (1, ())
    flip(segment(index_folder), unseen=True)
    CHECKSUMS.forget(used(index_folder))
    with pytest.raises(IndexDamaged):
        engine_in(index_folder).check()
    assert (*total(), indexing.state()) == (1, ("database",), "damaged")
    indexing.maintain()
    assert (*total(), indexing.state()) == (1, (), "ok")


def test_an_index_of_another_release_is_not_read(indexed: Indexed, index_folder: Path) -> None:
    article("مقال", body="عن النيل")
    indexed()
    told = manifest.read(used(index_folder))
    other = Manifest("0/other", told.analysis, told.articles, told.commit, told.files)
    manifest.write(used(index_folder), other)
    assert (*total(), indexing.state()) == (1, ("database",), "outdated")
    indexing.maintain()
    assert (*total(), indexing.state()) == (1, (), "ok")


@pytest.mark.parametrize("error", [TypeError, EOFError, ValueError, KeyError, MemoryError])
def test_a_question_that_fails_on_a_sound_index_condemns_nothing(
    indexed: Indexed, index_folder: Path, error: type[Exception]
) -> None:
    article("مقال", body="عن النيل")
    indexed()

    def failing(ranker: object) -> None:
        raise error

    with pytest.raises(IndexUnavailable):
        engine_in(index_folder).ask(failing)
    assert (*total(), indexing.state()) == (1, (), "ok")


@pytest.fixture
def read_only(indexed: Indexed, index_folder: Path) -> Iterator[Path]:
    """A copy of an index that nobody may write to, out of the folders of this user."""
    article("مقال", body="عن النيل")
    indexed()
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        copy = Path(shutil.copytree(index_folder, Path(folder) / "index"))
        Path(folder).chmod(0o755)
        for path in (*copy.rglob("*"), copy):
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield copy
        for path in (copy, *copy.rglob("*")):
            path.chmod(0o700)


def test_readers_write_nothing_and_need_no_right_to(read_only: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in read_only.rglob("*")}
    child = os.fork()
    if not child:
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        try:
            count, stale = WhooshEngine(read_only).indexes.ask(lambda ranker: ranker.postings.count)
            os._exit(0 if (count, stale) == (1, False) and not os.access(read_only, os.W_OK) else 1)
        except BaseException:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert {path: path.stat().st_mtime_ns for path in read_only.rglob("*")} == before
