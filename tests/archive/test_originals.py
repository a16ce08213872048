"""What is kept is kept: through a power cut, and after a disk that failed."""

from __future__ import annotations

import hashlib
import os
import tarfile
from contextlib import suppress
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive import originals
from archive.models import Original
from archive.originals import SINGLY, Place
from archive.secret_key import read_or_make_secret_key
from bench.faults.disk import Disk, Tree, restore
from bench.faults.steps import Step, every_step, failing
from tests.builders import article, original

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


# Many at once lie in a pack.

MANY = [f"text {number} ".encode() * (number * 40 + 1) for number in range(SINGLY + 1)]


def row(places: dict[str, Place], text: bytes) -> Original:
    """The row of an original that was kept so."""
    place = places[sha256(text)]
    return Original(sha256=sha256(text), size=len(text), pack=place.pack, offset=place.offset)


def packs(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.tar"))


def test_many_originals_are_one_file_and_read_as_they_were(folder: Path) -> None:
    texts = [*MANY, b"", b"\x00" * 512]
    places = originals.keep(by_hash(texts))
    assert [originals.read(row(places, text)) for text in texts] == texts
    assert [path for path in folder.rglob("*") if path.is_file()] == packs(folder)
    assert len(packs(folder)) == 1


@pytest.mark.parametrize(("count", "packed"), [(SINGLY, 0), (SINGLY + 1, 1)])
def test_a_few_are_files_of_their_own(folder: Path, count: int, packed: int) -> None:
    places = originals.keep(by_hash(MANY[:count]))
    assert (len(packs(folder)), len(places)) == (packed, packed * count)


def test_a_pack_is_an_archive_that_any_program_takes_apart(folder: Path) -> None:
    originals.keep(by_hash(MANY))
    (pack,) = packs(folder)
    with tarfile.open(pack) as archive:
        members = {one.name: archive.extractfile(one) for one in archive.getmembers()}
        assert {name: file.read() for name, file in members.items() if file} == by_hash(MANY)


def test_a_power_cut_leaves_a_pack_whole_or_none_of_it(folder: Path) -> None:
    done = list[dict[str, Place]]()
    with Disk(folder, lambda: len(done)).recording() as cuts:
        done.append(originals.keep(by_hash(MANY)))
        done.append(originals.keep(by_hash(MANY[1:] + TEXTS)))
    assert {cut.beside for cut in cuts} >= {0, 1}
    for cut in cuts:
        restore(folder, cut.survives)
        for places in done[: cut.beside]:
            read = {digest: _read(places, digest) for digest in places}
            assert all(sha256(data) == digest for digest, data in read.items()), cut


def _read(places: dict[str, Place], digest: str) -> bytes:
    size = {sha256(text): len(text) for text in (*MANY, *TEXTS)}[digest]
    place = places[digest]
    return originals.read(Original(sha256=digest, size=size, pack=place.pack, offset=place.offset))


def test_a_pack_that_a_failing_disk_left_is_made_again(folder: Path) -> None:
    for failure in every_step(folder, failing):
        restore(folder, {})
        with failure, suppress(OSError):
            originals.keep(by_hash(MANY))
        places = originals.keep(by_hash(MANY))
        assert [originals.read(row(places, text)) for text in MANY] == MANY
        assert len(packs(folder)) == 1 and not list(folder.rglob("*.tar.*"))


def test_the_same_texts_are_the_same_pack(folder: Path) -> None:
    first = originals.keep(by_hash(MANY))
    before = packs(folder)[0].stat()
    assert originals.keep(by_hash(MANY)) == first
    assert packs(folder)[0].stat().st_mtime_ns == before.st_mtime_ns
    assert originals.keep(by_hash(MANY[::-1])) != first


def test_a_pack_that_is_gone_is_missed(folder: Path) -> None:
    places = originals.keep(by_hash(MANY))
    packs(folder)[0].unlink()
    with pytest.raises(FileNotFoundError):
        originals.read(row(places, MANY[0]))


@pytest.mark.django_db
def test_packs_go_when_no_original_names_them(folder: Path) -> None:
    ours, others = originals.keep(by_hash(MANY)), originals.keep(by_hash(MANY[::-1]))
    kept = original(article(), b"another")
    place = ours[sha256(MANY[0])]
    Original.objects.filter(pk=kept.pk).update(pack=place.pack, offset=place.offset)
    originals.forget_packs()
    assert packs(folder) == [originals.pack_path(place.pack)]
    assert others[sha256(MANY[0])].pack != place.pack
    Original.objects.all().delete()
    originals.forget_packs()
    assert packs(folder) == []
