"""Sets of an archive that is in use, and the archive that is restored from one."""

from __future__ import annotations

import os
import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive.backup import bag, files
from archive.backup.archive_files import ArchiveFiles
from archive.backup.backing_up import back_up, copy_database, prune, sets
from archive.backup.files import PARTIAL, copy
from archive.backup.restoring import Occupied, chosen, restore

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
KEPT = "data/originals"


@pytest.fixture
def sources(tmp_path: Path) -> ArchiveFiles:
    """A database with two rows, two originals of which one lies in a pack, and a key."""
    live = tmp_path / "live"
    for name, content in (("aa/aab", b"one"), ("packs/bb/bbc.tar", b"pack")):
        (live / "originals" / name).parent.mkdir(parents=True)
        (live / "originals" / name).write_bytes(content)
    (live / "secret_key").write_text("secret", "utf-8")
    write(live / "database", 2)
    return ArchiveFiles(live / "database", live / "originals", live / "secret_key")


def write(path: Path, rows: int) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE IF NOT EXISTS kept (n)")
    database.executemany("INSERT INTO kept VALUES (?)", [(n,) for n in range(rows)])
    database.commit()
    database.close()


def rows(path: Path) -> int:
    database = sqlite3.connect(path)
    (count,) = database.execute("SELECT count(*) FROM kept").fetchone()
    database.close()
    return int(count)


def test_a_set_holds_all_and_is_a_bag(sources: ArchiveFiles, tmp_path: Path) -> None:
    made = back_up(sources, tmp_path / "sets", ("ALLOWED_HOSTS", "HTTPS"), now=NOON)
    assert (made.folder.name, made.copied, made.linked) == ("2026-01-02T120000Z", 2, 0)
    bag.verify(made.folder)
    assert set(bag.checksums_of(made.folder)) == {
        "data/database.sqlite3",
        "data/settings.txt",
        f"{KEPT}/aa/aab",
        f"{KEPT}/packs/bb/bbc.tar",
    }
    assert (made.folder / "data/settings.txt").read_text("utf-8") == "ALLOWED_HOSTS\nHTTPS\n"
    assert rows(made.folder / "data/database.sqlite3") == 2
    assert (made.folder / "data").stat().st_mode & 0o077 == 0


def test_what_the_set_before_has_is_linked(sources: ArchiveFiles, tmp_path: Path) -> None:
    first = back_up(sources, tmp_path / "sets", now=NOON)
    (sources.originals / "aa/aac").write_bytes(b"two")
    write(sources.database, 3)
    second = back_up(sources, tmp_path / "sets", now=NOON + timedelta(days=1))
    assert (second.copied, second.linked) == (1, 2)
    assert (first.folder / KEPT / "aa/aab").samefile(second.folder / KEPT / "aa/aab")
    bag.verify(second.folder)
    assert [rows(one.folder / "data/database.sqlite3") for one in (first, second)] == [2, 5]


def test_a_copy_that_is_not_what_was_read_makes_no_set(
    sources: ArchiveFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(source: Path, target: Path) -> str:
        sha256 = copy(source, target)
        os.truncate(target, 1)
        return sha256

    monkeypatch.setattr(files, "copy", failing)
    with pytest.raises(bag.Unsound):
        back_up(sources, tmp_path / "sets", now=NOON)
    assert sets(tmp_path / "sets") == []


def test_nothing_is_linked_to_a_set_that_is_damaged(sources: ArchiveFiles, tmp_path: Path) -> None:
    first = back_up(sources, tmp_path / "sets", now=NOON)
    (first.folder / bag.MANIFEST).write_text("x", "utf-8")
    second = back_up(sources, tmp_path / "sets", now=NOON + timedelta(days=1))
    assert (second.copied, second.linked) == (2, 0)
    bag.verify(second.folder)


def test_a_database_is_copied_as_it_is_at_one_moment(sources: ArchiveFiles, tmp_path: Path) -> None:
    """Each writer leaves pairs of rows; a copy has none that is half."""
    ended = threading.Event()

    def writing() -> None:
        while not ended.is_set():
            write(sources.database, 2)

    writer = threading.Thread(target=writing)
    writer.start()
    counts = set[int]()
    for number in range(10):
        copy_database(sources.database, tmp_path / f"copy {number}")
        counts.add(rows(tmp_path / f"copy {number}") % 2)
    ended.set()
    writer.join()
    assert counts == {0}


def test_a_set_that_was_cut_short_is_none(sources: ArchiveFiles, tmp_path: Path) -> None:
    folder = tmp_path / "sets"
    (folder / f"2026-01-01T000000Z{PARTIAL}" / "data").mkdir(parents=True)
    (folder / "2026-01-01T000000Z").mkdir()
    assert sets(folder) == []
    with pytest.raises(FileNotFoundError):
        chosen(folder)
    made = back_up(sources, folder, now=NOON)
    assert (sets(folder), chosen(folder)) == ([made.folder], made.folder)


def test_the_newest_sets_are_kept(sources: ArchiveFiles, tmp_path: Path) -> None:
    folder = tmp_path / "sets"
    made = [back_up(sources, folder, now=NOON + timedelta(days=n)).folder for n in range(4)]
    (folder / f"x{PARTIAL}").mkdir()
    assert prune(folder, 2) == made[:2]
    assert sorted(folder.iterdir()) == made[2:]
    for one in made[2:]:
        bag.verify(one)


@pytest.fixture
def targets(tmp_path: Path) -> ArchiveFiles:
    place = tmp_path / "new" / "place"
    return ArchiveFiles(place / "database", place / "originals", place / "secret_key")


@pytest.mark.parametrize("with_key", [False, True])
def test_a_set_is_restored_into_an_empty_place(
    sources: ArchiveFiles, targets: ArchiveFiles, tmp_path: Path, with_key: bool
) -> None:
    made = back_up(sources, tmp_path / "sets", with_key=with_key, now=NOON)
    restore(made.folder, targets)
    assert rows(targets.database) == 2
    assert (targets.originals / "packs/bb/bbc.tar").read_bytes() == b"pack"
    assert targets.key.exists() is with_key
    assert targets.database.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Occupied):
        restore(made.folder, targets)


def test_nothing_is_restored_from_a_damaged_set(
    sources: ArchiveFiles, targets: ArchiveFiles, tmp_path: Path
) -> None:
    made = back_up(sources, tmp_path / "sets", now=NOON).folder
    os.truncate(made / KEPT / "aa/aab", 1)
    with pytest.raises(bag.Unsound) as raised:
        restore(made, targets)
    assert raised.value.faults == ((f"{KEPT}/aa/aab", "changed"),)
    assert not targets.database.exists() and not targets.originals.exists()
