import hashlib
import json
import os
import resource
from pathlib import Path

import pytest

from archive.ingest import readers, streams, unpacking
from archive.ingest.document import Record, Refused
from archive.ingest.readers import read
from archive.ingest.streams import LIMIT


def found(path: Path) -> list[Record | Refused]:
    return list(read(path))


def reasons(path: Path) -> dict[str, str]:
    return {each.file_name: each.reason for each in read(path) if isinstance(each, Refused)}


def test_a_file_is_one_record_of_its_very_bytes(tmp_path: Path) -> None:
    file = tmp_path / "خبر.txt"
    file.write_bytes("سطر\r\nآخر".encode())
    assert found(file) == [
        Record("سطر\r\nآخر".encode(), "text/plain", str(file.resolve()), "خبر.txt")
    ]


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("ب/٢.txt", "أ.json", "ب/١.TXT", "ج/د/ه.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("{}")
    names = [each.file_name for each in read(tmp_path)]
    assert names == ["أ.json", "ب/١.TXT", "ب/٢.txt", "ج/د/ه.txt"]
    assert names == [each.file_name for each in read(tmp_path)]


def test_lines_of_a_jsonl_file_are_records_named_by_their_id_or_their_hash(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    lines = [
        b'{"id": "x7", "text": "a"}',
        b'{"id": 12}',
        b'{"text": "b"}',
        b"not json",
        b'{"id": []}',
    ]
    file.write_bytes(b"\r\n".join(lines[:2]) + b"\n\n \n" + b"\n".join(lines[2:]))
    path = file.resolve()

    def named(line: bytes) -> str:
        return f"{path}#{hashlib.sha256(line).hexdigest()[:16]}"

    assert [
        (each.data, each.origin, each.file_name) for each in read(file) if isinstance(each, Record)
    ] == [
        (lines[0], f"{path}#x7", "a.jsonl:1"),
        (lines[1], f"{path}#12", "a.jsonl:2"),
        (lines[2], named(lines[2]), "a.jsonl:5"),
        (lines[3], named(lines[3]), "a.jsonl:6"),
        (lines[4], named(lines[4]), "a.jsonl:7"),
    ]


def test_hidden_files_and_other_kinds_are_passed_over_with_a_line(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text("x")
    (tmp_path / "صورة.png").write_bytes(b"x")
    (tmp_path / "نص.txt").write_text("نص")
    refused = [each for each in read(tmp_path) if isinstance(each, Refused)]
    assert [(each.file_name, each.reason, each.skipped) for each in refused] == [
        (".git", readers.HIDDEN, True),
        ("صورة.png", unpacking.UNKNOWN, True),
    ]


@pytest.mark.parametrize("content", [[], ["صورة.png"], [".git"]])
def test_a_named_folder_without_a_text_is_refused(tmp_path: Path, content: list[str]) -> None:
    for name in content:
        (tmp_path / name).write_bytes(b"x")
    *_, last = read(tmp_path)
    assert last == Refused(str(tmp_path), tmp_path.name, readers.NOTHING)


def test_a_named_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    assert found(tmp_path / "a.png") == [
        Refused(str(tmp_path / "a.png"), "a.png", unpacking.UNKNOWN)
    ]


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert reasons(tmp_path) == {"a.txt": streams.EMPTY}


def test_nothing_but_regular_files_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.txt")
    (tmp_path / "real.txt").write_text("نص")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "passwd.txt").symlink_to("/etc/passwd")
    (tmp_path / "folder.txt").mkdir()
    assert reasons(tmp_path) == {
        "fifo.txt": readers.UNREADABLE.format(readers.IRREGULAR),
        "link.txt": readers.SYMLINK,
        "gone.txt": readers.SYMLINK,
        "loop": readers.SYMLINK,
        "passwd.txt": readers.SYMLINK,
    }


@pytest.mark.parametrize(
    "path", ["/dev/zero", "/dev/stdin", "nowhere.txt", "a\x00b.txt", "/proc/self/mem", ""]
)
def test_a_path_that_is_no_file_of_ours_is_refused(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert [each for each in read(Path(path)) if isinstance(each, Record)] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    assert list(reasons(tmp_path)) == ["a.txt"]


def test_a_file_over_the_limit_is_refused_without_reading_it(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(100_000_000_000)  # a sparse file: reading it would fill the memory
    (tmp_path / "b.json").write_bytes(b" " * (LIMIT + 1))
    assert reasons(tmp_path) == {"a.txt": streams.TOO_LARGE, "b.json": streams.TOO_LARGE}


def test_a_jsonl_file_is_streamed_and_only_its_overlong_line_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    with file.open("wb") as out:
        out.write(b'{"id": 1}\n')
        for _ in range(40):
            out.write(b"x" * 1_000_000)
        out.write(b"\n" + b'{"id": 3}\n')
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    names = [(each.file_name, type(each).__name__) for each in read(file)]
    assert names == [("a.jsonl:1", "Record"), ("a.jsonl:2", "Refused"), ("a.jsonl:3", "Record")]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000  # kilobytes


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"\xff\xfe{\x00", streams.NOT_UTF_8),
        (b"\x00\x01\x02", streams.BINARY),
        (b"", streams.EMPTY),
    ],
)
def test_a_jsonl_file_that_is_no_text_is_refused_once(
    tmp_path: Path, head: bytes, reason: str
) -> None:
    (tmp_path / "a.jsonl").write_bytes(head)
    assert reasons(tmp_path) == {"a.jsonl": reason}


def test_a_line_of_deep_json_gets_a_name_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("[" * 200_000 + "\n" + json.dumps({"id": 1}))
    assert [each.origin.rpartition("#")[2] for each in read(tmp_path)][1] == "1"


def test_folders_may_nest_deeper_than_python_recurses(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(1200):
        folder = folder / "a"
    try:
        folder.mkdir(parents=True)
    except (OSError, RecursionError):
        pytest.skip("this file system nests less deeply")
    assert reasons(tmp_path) == {tmp_path.name: readers.NOTHING}


def test_a_name_that_is_not_text_is_shown_as_text(tmp_path: Path) -> None:
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))).write_text("نص")
    except OSError:
        pytest.skip("this file system knows only Unicode names")
    (record,) = found(tmp_path)
    assert record.file_name == "\\xff.txt"
    assert record.origin.encode()
