"""The index on the disk: generations, manifests, commits; damage is met, never passed on."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.models import Article
from bench.faults.disk import Disk, restore
from search import indexing
from search.engine import IndexUnavailable
from search.engines.haystack.backend import engine_in
from search.engines.whoosh.engine import WhooshEngine
from search.engines.whoosh.store import generations, manifest
from search.engines.whoosh.store.freshness import FreshIndex
from search.engines.whoosh.store.manifest import (
    CHECKSUMS,
    Checksums,
    FileEntry,
    IndexDamaged,
    Manifest,
)
from search.query import Query
from search.searching import search
from tests.builders import article

Indexed = Callable[[], None]
NAMES = [f"g{number:020d}" for number in range(4)]


def folders(root: Path, *names: str) -> list[Path]:
    """Generations, each with a manifest."""
    made = [root / name for name in names]
    for folder in made:
        folder.mkdir(parents=True)
        (folder / manifest.MANIFEST).write_text("{}")
    return made


def used(root: Path) -> Path:
    folder = generations.current(root)
    assert folder is not None
    return folder


def total(text: str = "النيل") -> tuple[int, tuple[str, ...]]:
    results = search(Query(text))
    return results.total, results.notices


def segment(root: Path) -> Path:
    return next(used(root).glob("*.seg"))


def flip(path: Path, *, unseen: bool = False) -> None:
    """Change one bit in place; `unseen` as a disk does that decays, without a trace."""
    before, data = path.stat(), bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    with path.open("r+b") as file:
        file.write(data)
    if unseen:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def commits(*bodies: str) -> None:
    """An article and a commit for each."""
    for body in bodies:
        article("مقال", body=body)
        indexing.drain()


def commit(folder: Path, *names: str) -> Manifest:
    """Write the files that are not there, and a manifest of all."""
    for name in names:
        if not (folder / name).exists():
            (folder / name).write_bytes(f"the segment {name}".encode())
    files = {name: Checksums().take(folder / name) for name in names}
    made = Manifest("2/x", "x", len(names), len(names), files)
    manifest.write(folder, made)
    return made


def whole(folder: Path) -> Manifest:
    """The manifest of a folder whose files are all as it says."""
    found = manifest.read(folder)
    Checksums().check(folder, found)
    return found


@pytest.mark.parametrize("told", ["", "../elsewhere", "g1", "\x00", "g" + "9" * 20, "\xff"])
def test_a_pointer_that_names_no_generation_points_nowhere(tmp_path: Path, told: str) -> None:
    folders(tmp_path, *NAMES)
    (tmp_path / generations.POINTER).write_bytes(told.encode("latin-1"))
    assert generations.current(tmp_path) is None


def test_publishing_keeps_one_sound_generation_of_the_others(tmp_path: Path) -> None:
    first, second, third, fourth = folders(tmp_path, *NAMES)
    half_built = tmp_path / f"g{9:020d}"
    half_built.mkdir()
    generations.publish(fourth, sound=lambda folder: folder != third)
    assert generations.current(tmp_path) == fourth
    assert generations.earlier(tmp_path) == [second]
    assert not any(folder.exists() for folder in (first, third, half_built))


def test_only_one_holds_a_lock(tmp_path: Path) -> None:
    with generations.lock(tmp_path) as ours, generations.lock(tmp_path, wait=False) as theirs:
        assert (ours, theirs) == (True, False)
    with generations.lock(tmp_path, wait=False) as ours:
        assert ours


def test_only_its_owner_may_look_into_the_index(tmp_path: Path) -> None:
    root = tmp_path / "deep" / "index"
    assert generations.fresh(root).stat().st_mode & 0o777 == 0o700
    root.chmod(0o755)
    generations.make_private(root)
    assert root.stat().st_mode & 0o777 == 0o700


def test_every_flipped_bit_of_a_manifest_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.seg").write_bytes(b"abc")
    written = Manifest("2/x", "x", 7, 1, {"a.seg": CHECKSUMS.take(tmp_path / "a.seg")})
    manifest.write(tmp_path, written)
    assert manifest.read(tmp_path) == written
    path, whole = tmp_path / manifest.MANIFEST, (tmp_path / manifest.MANIFEST).read_bytes()
    values = json.loads(whole)
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        path.write_bytes(damaged)
        try:
            assert manifest.read(tmp_path) == written, place
            assert json.loads(damaged) == values, place  # white space turned into white space
        except IndexDamaged:
            pass


def test_a_power_cut_leaves_a_whole_commit_and_takes_back_none(tmp_path: Path) -> None:
    done = [commit(tmp_path, "1.seg")]
    with Disk(tmp_path, lambda: len(done)).recording() as cuts:
        done.append(commit(tmp_path, "1.seg", "2.seg"))
        generations.sweep(tmp_path, ["1.seg", "2.seg"])
        done.append(commit(tmp_path, "2.seg"))
        generations.sweep(tmp_path, ["2.seg"])
    for cut in cuts:
        restore(tmp_path, cut.survives)
        assert done.index(whole(tmp_path)) >= cut.beside - 1, cut


def test_a_power_cut_leaves_a_whole_generation_in_use_and_takes_back_none(tmp_path: Path) -> None:
    root, done = tmp_path / "index", list[Path]()
    with Disk(tmp_path, lambda: len(done)).recording() as cuts:
        for name in ("1.seg", "2.seg", "3.seg"):
            folder = generations.fresh(root)
            commit(folder, name)
            generations.publish(folder, lambda earlier: True)
            done.append(folder)
    for cut in cuts:
        restore(tmp_path, cut.survives)
        used = generations.current(root)
        assert (done.index(used) if used else -1) >= cut.beside - 1, cut
        assert used is None or whole(used)


def test_a_file_is_read_again_when_its_fingerprint_changes_and_after_a_day(tmp_path: Path) -> None:
    now = 0.0
    checksums, path = Checksums(clock=lambda: now), tmp_path / "a.seg"
    path.write_bytes(b"abcdefgh")
    told = Manifest("", "", 0, 0, {"a.seg": FileEntry(8, hashlib.sha256(b"abcdefgh").hexdigest())})
    checksums.check(tmp_path, told)
    flip(path, unseen=True)
    checksums.check(tmp_path, told)
    now = manifest.DAY
    with pytest.raises(IndexDamaged):
        checksums.check(tmp_path, told)
    flip(path)
    checksums.check(tmp_path, told)
    flip(path)
    with pytest.raises(IndexDamaged):
        checksums.check(tmp_path, told)


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


def test_an_index_is_fresh_until_a_fingerprint_changes_or_a_day_is_over(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"as it was")
    now, files = time.monotonic(), ((str(file), manifest.fingerprint(file)),)
    fresh = FreshIndex("ranker", files, now + manifest.DAY)
    assert fresh.is_unchanged()
    assert not fresh._replace(until=now).is_unchanged()
    flip(file)
    assert not fresh.is_unchanged()
    file.unlink()
    assert not fresh.is_unchanged()
