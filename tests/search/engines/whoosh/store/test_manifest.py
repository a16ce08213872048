"""A manifest is what was written, its files are as it says, or it is damage."""

from __future__ import annotations

import errno
import hashlib
import json
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench.faults.disk import Disk, restore
from search.engine import IndexUnreadable
from search.engines.whoosh.store import freshness, generations, manifest
from search.engines.whoosh.store.freshness import FreshIndex
from search.engines.whoosh.store.manifest import Checksums, FileEntry, IndexDamaged, Manifest
from tests.search.engines.whoosh.store.builders import commit, flip, whole


def test_every_flipped_bit_of_a_manifest_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.seg").write_bytes(b"abc")
    written = Manifest("2/x", "x", 7, 1, {"a.seg": Checksums().take(tmp_path / "a.seg")})
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


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def damaged(checksums: Checksums, folder: Path, files: Manifest) -> str:
    """What is said of the damage, if there is some."""
    try:
        checksums.check(folder, files)
    except IndexDamaged as error:
        return str(error)
    return ""


def test_a_file_is_read_again_when_its_fingerprint_changes_and_after_a_day(tmp_path: Path) -> None:
    clock, first = Clock(), commit(tmp_path, "1.seg")
    checksums, path = Checksums(clock), tmp_path / "1.seg"
    assert not damaged(checksums, tmp_path, first)
    flip(path, unseen=True)
    clock.now = manifest.DAY - 1
    assert not damaged(checksums, tmp_path, first)
    clock.now = manifest.DAY
    assert damaged(checksums, tmp_path, first) == f"{path}: not the bytes that were written"
    flip(path)
    assert not damaged(checksums, tmp_path, first)
    flip(path)
    assert damaged(checksums, tmp_path, first)


def test_a_file_that_was_read_again_is_not_read_before_another_day(tmp_path: Path) -> None:
    clock, first = Clock(), commit(tmp_path, "1.seg")
    checksums = Checksums(clock)
    for clock.now in (0.0, manifest.DAY):
        assert not damaged(checksums, tmp_path, first)
    flip(tmp_path / "1.seg", unseen=True)
    clock.now = 2 * manifest.DAY - 1
    assert not damaged(checksums, tmp_path, first)
    assert checksums.seen(tmp_path)[1] == 2 * manifest.DAY


def test_a_file_cut_short_is_known_by_its_size(tmp_path: Path) -> None:
    first, path = commit(tmp_path, "1.seg"), tmp_path / "1.seg"
    size = path.stat().st_size
    path.write_bytes(b"short")
    assert damaged(Checksums(), tmp_path, first) == f"{path}: 5 bytes in place of {size}"


def test_files_are_verified_whatever_is_known_of_them(tmp_path: Path) -> None:
    both = commit(tmp_path, "1.seg", "2.seg")
    checksums = Checksums()
    checksums.check(tmp_path, both)
    flip(tmp_path / "1.seg", unseen=True)
    checksums.verify(tmp_path, {"2.seg": both.files["2.seg"]})
    assert not damaged(checksums, tmp_path, both)
    with pytest.raises(IndexDamaged):
        checksums.verify(tmp_path, both.files)
    assert damaged(checksums, tmp_path, both), "and is not taken for sound any more"


def test_what_is_forgotten_is_read_again(tmp_path: Path) -> None:
    first, checksums = commit(tmp_path, "1.seg"), Checksums()
    checksums.forget(tmp_path)
    assert not damaged(checksums, tmp_path, first)
    flip(tmp_path / "1.seg", unseen=True)
    checksums.forget(tmp_path)
    assert damaged(checksums, tmp_path, first)


def test_what_was_written_by_this_process_need_not_be_read(tmp_path: Path) -> None:
    path, clock = tmp_path / "1.seg", Clock()
    path.write_bytes(b"abcdefgh")
    checksums = Checksums(clock)
    assert checksums.take(path) == FileEntry(8, hashlib.sha256(b"abcdefgh").hexdigest())
    files = ((str(path), manifest.fingerprint(path)),)
    assert checksums.seen(tmp_path) == (files, manifest.DAY)
    assert Checksums(clock).seen(tmp_path) == ((), manifest.DAY)


def test_all_is_read_again_when_the_first_that_was_read_is_due(tmp_path: Path) -> None:
    clock = Clock()
    checksums = Checksums(clock)
    for clock.now, names in ((3.0, ["1.seg"]), (5.0, ["1.seg", "2.seg"])):
        checksums.check(tmp_path, commit(tmp_path, *names))
    assert checksums.seen(tmp_path)[1] == 3.0 + manifest.DAY


def test_a_large_file_is_read_to_its_end(tmp_path: Path) -> None:
    data = bytes(3 * manifest.CHUNK + 1)
    (tmp_path / "1.seg").write_bytes(data)
    assert Checksums().take(tmp_path / "1.seg").sha256 == hashlib.sha256(data).hexdigest()


def test_what_the_manifest_names_no_more_is_not_watched(tmp_path: Path) -> None:
    both, checksums = commit(tmp_path, "1.seg", "2.seg"), Checksums()
    checksums.check(tmp_path, both)
    assert len(checksums.seen(tmp_path)[0]) == 2
    checksums.check(tmp_path, commit(tmp_path, "2.seg"))
    assert [path for path, _ in checksums.seen(tmp_path)[0]] == [f"{tmp_path}/2.seg"]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOENT, IndexDamaged),
        (errno.ENOTDIR, IndexDamaged),
        (errno.EISDIR, IndexDamaged),
        (errno.EIO, IndexDamaged),
        (errno.EACCES, IndexUnreadable),
        (errno.EMFILE, IndexUnreadable),
    ],
)
def test_only_what_a_rebuild_mends_is_damage(number: int, kind: type[Exception]) -> None:
    error = manifest.unreadable(Path("a.seg"), OSError(number, "reason"))
    assert (type(error), str(error)) == (kind, f"a.seg: [Errno {number}] reason")


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_text("[]")])
def test_what_is_no_manifest_is_damage(tmp_path: Path, harm: Callable[[Path], object]) -> None:
    first = commit(tmp_path, "1.seg")
    harm(tmp_path / manifest.MANIFEST)
    with pytest.raises(IndexDamaged, match=str(tmp_path / manifest.MANIFEST)):
        manifest.read(tmp_path)
    (tmp_path / "1.seg").unlink()
    assert damaged(Checksums(), tmp_path, first).startswith(f"{tmp_path}/1.seg: ")


def test_a_manifest_is_its_values_whatever_their_order(tmp_path: Path) -> None:
    first, path = commit(tmp_path, "1.seg"), tmp_path / manifest.MANIFEST
    values = json.loads(path.read_text())
    path.write_text(json.dumps(dict(reversed(values.items()))))
    assert manifest.read(tmp_path) == first
    path.write_text(json.dumps(values | {"commit": 9}))
    with pytest.raises(IndexDamaged, match="not the manifest that was written"):
        manifest.read(tmp_path)


def test_a_manifest_is_written_as_a_person_reads_it(tmp_path: Path) -> None:
    commit(tmp_path, "1.seg")
    text = (tmp_path / manifest.MANIFEST).read_text("ascii")
    assert '"schema": "2/x",\n' in text and '"seal": "' in text


def test_nothing_stays_open(tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        whole_again = commit(tmp_path, "1.seg")
    assert whole(tmp_path) == whole_again
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_an_index_is_fresh_until_a_fingerprint_changes(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"as it was")
    files = ((str(file), manifest.fingerprint(file)),)
    fresh = FreshIndex("ranker", files, time.monotonic() + manifest.DAY)
    assert fresh.is_unchanged()
    flip(file)
    assert not fresh.is_unchanged()
    file.unlink()
    assert not fresh.is_unchanged()


def test_an_index_is_fresh_up_to_the_moment_at_which_its_files_are_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock()
    monkeypatch.setattr(freshness, "time", SimpleNamespace(monotonic=clock))
    fresh = FreshIndex("ranker", (), until=5.0)
    are_fresh = []
    for clock.now in (4.0, 5.0, 6.0):
        are_fresh.append(fresh.is_unchanged())
    assert are_fresh == [True, False, False]
