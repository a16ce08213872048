"""What is kept is kept: through a power cut, and after a disk that failed."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive import originals
from archive.models import Original
from archive.secret_key import read_or_make_secret_key
from bench.faults.disk import Disk, Tree, restore
from bench.faults.steps import Step, every_step, failing

TEXTS = [b"the first text", b"the second text", b"the third text"]


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.ORIGINALS_DIR = tmp_path / "disk" / "originals"
    (tmp_path / "disk").mkdir()
    return tmp_path / "disk"


def sha256(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def by_hash(texts: list[bytes]) -> dict[str, bytes]:
    return {sha256(text): text for text in texts}


def kept() -> set[bytes]:
    return {text for text in TEXTS if originals.path_of(sha256(text)).exists()}


def torn(tree: Tree) -> list[str]:
    """The originals that are not the bytes they are named by."""
    names = {path: path.rpartition("/")[2] for path in tree}
    return [
        path
        for path, content in tree.items()
        if content is not None and len(names[path]) == 64 and sha256(content) != names[path]
    ]


def test_a_power_cut_takes_back_no_original_and_leaves_none_in_part(folder: Path) -> None:
    done = set[bytes]()
    with Disk(folder, lambda: frozenset(done)).recording() as cuts:
        for texts in (TEXTS[:2], TEXTS[1:]):
            originals.keep(by_hash(texts))
            done.update(texts)
    for cut in cuts:
        restore(folder, cut.survives)
        assert kept() >= cut.beside and torn(cut.survives) == [], cut


def test_what_a_failing_disk_had_no_time_for_is_made_up_for(folder: Path) -> None:
    done = list[bool]()
    for failure in every_step(folder, failing):
        restore(folder, {})
        done.clear()
        with Disk(folder, lambda: bool(done)).recording() as cuts:
            with failure, suppress(OSError):
                originals.keep(by_hash(TEXTS))
            assert all(len(path.name) in (2, 9, 64) for path in folder.rglob("*")), "no parts"
            originals.keep(by_hash(TEXTS))
            done.append(True)
        assert not any(torn(cut.survives) for cut in cuts)
        for cut in cuts:
            if cut.beside:
                restore(folder, cut.survives)
                assert kept() == set(TEXTS), cut


def test_a_power_cut_takes_back_no_secret_key(folder: Path) -> None:
    made = list[str]()
    with Disk(folder, lambda: len(made)).recording() as cuts:
        made.append(read_or_make_secret_key(folder / "secret_key"))
    for cut in cuts:
        restore(folder, cut.survives)
        again = read_or_make_secret_key(folder / "secret_key")
        assert len(again) > 50 and (again == made[0] or not cut.beside)


def test_the_secret_key_that_was_there_first_stays(folder: Path) -> None:
    path = folder / "secret_key"

    def another(step: Step) -> None:
        path.write_text("the key of another process")

    for meanwhile in every_step(folder, another):
        path.unlink(missing_ok=True)
        with meanwhile:
            key = read_or_make_secret_key(path)
        assert key == path.read_text("ascii") == read_or_make_secret_key(path)
        assert list(folder.iterdir()) == [path]
    path.write_text("")
    assert len(read_or_make_secret_key(path)) > 50 and path.stat().st_mode & 0o777 == 0o600


def test_an_original_lies_in_a_folder_of_the_first_digits_of_its_name(folder: Path) -> None:
    text = TEXTS[0]
    originals.keep(by_hash([text]))
    digest = sha256(text)
    assert [path for path in folder.rglob("*") if path.is_file()] == [
        folder / "originals" / digest[:2] / digest
    ]
    assert originals.read(Original(sha256=digest)) == text


def test_an_original_may_be_read_by_whom_the_process_lets(folder: Path) -> None:
    before = os.umask(0o027)
    try:
        originals.keep(by_hash(TEXTS[:1]))
    finally:
        os.umask(before)
    assert originals.path_of(sha256(TEXTS[0])).stat().st_mode & 0o777 == 0o640


def test_nothing_stays_open(folder: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    originals.keep(by_hash(TEXTS))
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_an_original_that_is_there_is_not_written_again(folder: Path) -> None:
    originals.keep(by_hash(TEXTS[:1]))
    path = originals.path_of(sha256(TEXTS[0]))
    before = path.stat()
    originals.keep(by_hash(TEXTS))
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert kept() == set(TEXTS)


def test_an_original_that_is_gone_is_missed(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        originals.read(Original(sha256=sha256(b"another text")))
