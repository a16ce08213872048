"""Files that hold files: what is read of them, what is said of the rest, and where it ends."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.ingest import readers, streams, unpacking
from archive.ingest.containers import CONTAINERS, budget, member, tar_members, zip_members
from archive.ingest.containers.budget import Limits
from archive.ingest.document import Record, Refused
from archive.ingest.readers import read

TEXT = "نص عن البحر".encode()
LINES = b'{"id": 1, "text": "a"}\n{"id": 2, "text": "b"}\n'
Files = dict[str, bytes]


def zipped(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            # Without the time of day, which would be in the names of tests.
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def tarred(files: Files) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def found(
    folder: Path, name: str, data: bytes, limits: Limits = readers.LIMITS
) -> list[tuple[str, bytes | str]]:
    """Name and bytes of each record, name and reason of each refusal, of one named file."""
    (folder / name).write_bytes(data)
    return [
        (each.file_name, each.data if isinstance(each, Record) else each.reason)
        for each in read(folder / name, limits)
    ]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", zipped),
        ("a.tar", tarred),
        ("A.TAR.GZ", lambda files: gzipped(tarred(files))),
        ("a.tgz", lambda files: gzipped(tarred(files))),
        ("a.tar.bz2", lambda files: bz2.compress(tarred(files))),
        ("a.tbz2", lambda files: bz2.compress(tarred(files))),
        ("a.tar.xz", lambda files: lzma.compress(tarred(files))),
        ("a.txz", lambda files: lzma.compress(tarred(files))),
    ],
)
def test_a_container_yields_the_records_of_its_members(
    tmp_path: Path, name: str, pack: Callable[[Files], bytes]
) -> None:
    files = {"مجلد/نص.txt": TEXT, "b.jsonl": LINES, "صورة.png": b"x"}
    first, *lines, picture = found(tmp_path, name, pack(files))
    assert (Path(first[0]).name, first[1]) == ("نص.txt", TEXT)
    assert [data for _, data in lines] == LINES.splitlines()
    assert picture[1] == unpacking.UNKNOWN


def test_a_record_of_a_container_is_named_by_both(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(zipped({"b/c.jsonl": LINES}))
    assert list(read(file)) == [
        Record(
            line, "application/jsonl", f"{file}!/b/c.jsonl#{number}", f"a.zip/b/c.jsonl:{number}"
        )
        for number, line in enumerate(LINES.splitlines(), 1)
    ]


@pytest.mark.parametrize(
    ("suffix", "pack"), [("gz", gzipped), ("bz2", bz2.compress), ("xz", lzma.compress)]
)
def test_one_compressed_file_is_read(
    tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]
) -> None:
    name = f"news.jsonl.{suffix}"
    assert found(tmp_path, name, pack(LINES)) == [
        (f"{name}/news.jsonl:{number}", line) for number, line in enumerate(LINES.splitlines(), 1)
    ]


def test_every_kind_of_container_has_a_row_that_is_tried_here() -> None:
    assert [row.suffix for row in CONTAINERS] == [
        ".zip", ".wacz", ".tar", ".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz"
    ]  # fmt: skip


def test_containers_nest_as_deep_as_the_limit(tmp_path: Path) -> None:
    inner = zipped({"a.txt": TEXT})
    data = gzipped(tarred({"b.zip": inner}))
    name = "c.tar.gz/c.tar/b.zip"
    assert found(tmp_path, "c.tar.gz", data, Limits(depth=3)) == [(f"{name}/a.txt", TEXT)]
    assert found(tmp_path, "c.tar.gz", data, Limits(depth=2)) == [(name, budget.TOO_DEEP.format(2))]


def test_a_large_container_in_a_container_is_kept_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = zipped({"b.zip": zipped({"a.txt": TEXT, "c.txt": TEXT})})
    expected = found(tmp_path, "c.zip", data)
    assert [content for _, content in expected] == [TEXT, TEXT]
    monkeypatch.setattr(streams, "IN_MEMORY", 10)
    assert found(tmp_path, "c.zip", data) == expected


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_members_beyond_the_limit_of_their_number_are_not_read(
    tmp_path: Path, pack: Callable[[Files], bytes]
) -> None:
    name, data = "a.zip" if pack is zipped else "a.tar", pack({f"{n}.txt": TEXT for n in range(5)})
    read_ones = [(f"{name}/{n}.txt", TEXT) for n in range(3)]
    assert found(tmp_path, name, data, Limits(members=3)) == [
        *read_ones,
        (name, budget.TOO_MANY.format(3)),
    ]
    assert len(found(tmp_path, name, data, Limits(members=5))) == 5


def test_what_grows_beyond_the_limit_is_not_read_on(tmp_path: Path) -> None:
    data = zipped({"a.txt": TEXT, "b.txt": "ب".encode() * 1_000, "c.txt": TEXT})
    low = Limits(free=1_000, ratio=1)
    said = budget.TOO_LARGE.format(f"{1_000 / 1_000_000:,.0f}")
    assert found(tmp_path, "a.zip", data, low) == [("a.zip/a.txt", TEXT), ("a.zip", said)]
    assert len(found(tmp_path, "a.zip", data, Limits(free=1_000, ratio=100))) == 3
    assert len(found(tmp_path, "a.zip", data, Limits(free=3_000, ratio=1))) == 3
    assert len(found(tmp_path, "a.zip", data, Limits(free=3_000, expanded=1_000))) == 2


def test_the_limits_hold_for_all_that_is_in_a_named_file(tmp_path: Path) -> None:
    inner = zipped({f"{n}.txt": TEXT for n in range(3)})
    data = zipped({"a.zip": inner, "b.zip": inner})
    assert [name for name, _ in found(tmp_path, "c.zip", data, Limits(members=6))] == [
        *(f"c.zip/a.zip/{n}.txt" for n in range(3)),
        "c.zip/b.zip/0.txt",
        "c.zip",
    ]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_that_lead_outside_and_hidden_ones_are_not_read(
    tmp_path: Path, pack: Callable[[Files], bytes]
) -> None:
    name = "a.zip" if pack is zipped else "a.tar"
    files = {
        "../out.txt": member.OUTSIDE,
        "a/../../out.txt": member.OUTSIDE,
        "/etc/out.txt": member.OUTSIDE,
        "C:\\out.txt": member.OUTSIDE,
        ".hidden.txt": member.HIDDEN,
        "__MACOSX/a.txt": member.HIDDEN,
    }
    data = pack({**dict.fromkeys(files, TEXT), "in.txt": TEXT})
    said = dict(found(tmp_path, name, data))
    assert said.pop(f"{name}/in.txt") == TEXT
    assert sorted(said.values(), key=str) == sorted(files.values())
    assert sorted(tmp_path.iterdir()) == [tmp_path / name]


def test_links_and_devices_are_not_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("s", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("f", tarfile.FIFOTYPE)):
            entry = tarfile.TarInfo(f"{name}.txt")
            entry.type, entry.linkname = kind, "/etc/hostname"
            archive.addfile(entry)
    assert found(tmp_path, "a.tar", out.getvalue()) == [
        ("a.tar/s.txt", member.LINK),
        ("a.tar/h.txt", member.LINK),
        ("a.tar/f.txt", tar_members.IRREGULAR),
    ]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        link = zipfile.ZipInfo("s.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/hostname")
    assert found(tmp_path, "a.zip", packed.getvalue()) == [("a.zip/s.txt", member.LINK)]


def test_a_member_with_a_password_is_told(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag in the directory, of the first member
    assert found(tmp_path, "a.zip", bytes(data)) == [
        ("a.zip/a.txt", zip_members.LOCKED),
        ("a.zip/b.txt", TEXT),
    ]


def test_damage_of_one_member_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name in ("a.txt", "b.txt"):
            archive.writestr(name, TEXT)
    data = stored.getvalue().replace(TEXT, TEXT[:-1] + b"?", 1)
    assert found(tmp_path, "a.zip", data) == [
        ("a.zip/a.txt", unpacking.DAMAGED),
        ("a.zip/b.txt", TEXT),
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped({"a.txt": TEXT})[:-30]),
        ("a.tar", tarred({"a.txt": TEXT})[:700]),
        ("a.tar.gz", gzipped(tarred({f"{n}.txt": TEXT * 99 for n in range(9)}))[:-60]),
        ("a.gz", gzipped(TEXT * 50)[:-20]),
        ("a.bz2", bz2.compress(TEXT * 50)[:-20]),
        ("a.xz", lzma.compress(TEXT * 50)[:-20]),
        ("a.jsonl.gz", b"no gzip at all"),
        ("a.tar", b"no tar at all"),
        ("a.zip", b"PK\x03\x04" + b"\x00" * 50),
    ],
)
def test_a_damaged_container_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    assert unpacking.DAMAGED in [content for _, content in found(tmp_path, name, data)]


def test_what_came_before_the_damage_is_read(tmp_path: Path) -> None:
    lines = b"".join(b'{"id": %d}\n' % number for number in range(20_000))
    *whole, last = found(tmp_path, "a.jsonl.gz", gzipped(lines)[:-20])
    assert len(whole) > 15_000
    assert last == ("a.jsonl.gz/a.jsonl", unpacking.DAMAGED)


def test_a_tar_with_a_damaged_header_does_not_end_in_silence(tmp_path: Path) -> None:
    data = bytearray(tarred({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}))
    data[1024 + 148] ^= 0xFF  # the checksum of the second header
    assert found(tmp_path, "a.tar", bytes(data)) == [
        ("a.tar/a.txt", TEXT),
        ("a.tar", unpacking.DAMAGED),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_names_that_do_not_say_how_they_are_spelt_are_read(tmp_path: Path, encoding: str) -> None:
    name = "تقرير عن أن من في البيت إلى العراق.txt"
    raw = name.encode(encoding)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x" * len(raw), TEXT)
    data = out.getvalue().replace(b"x" * len(raw), raw)
    assert found(tmp_path, "a.zip", data) == [(f"a.zip/{name}", TEXT)]


def test_a_container_with_nothing_to_read_is_refused(tmp_path: Path) -> None:
    *skipped, last = found(tmp_path, "a.zip", zipped({"a.png": b"x", ".b": b"y"}))
    assert len(skipped) == 2
    assert last == ("a.zip", readers.NOTHING)


def test_of_a_wacz_only_the_web_archives_are_read(tmp_path: Path) -> None:
    data = zipped({"datapackage.json": b"{}", "pages/pages.jsonl": LINES})
    assert found(tmp_path, "a.wacz", data) == [("a.wacz", readers.NOTHING)]


@pytest.mark.parametrize("skipped", [True, False])
def test_only_what_was_not_meant_to_be_read_is_skipped(tmp_path: Path, skipped: bool) -> None:
    name = "a.png" if skipped else "../a.txt"
    (tmp_path / "a.zip").write_bytes(zipped({name: TEXT, "b.txt": TEXT}))
    (refused,) = [each for each in read(tmp_path / "a.zip") if isinstance(each, Refused)]
    assert refused.skipped is skipped
