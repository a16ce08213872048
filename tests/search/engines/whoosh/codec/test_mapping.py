"""Reading in place is reading as Whoosh does, without the copy."""

from __future__ import annotations

import io
import mmap
from pathlib import Path
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from whoosh.filedb.structfile import BufferFile

from search.engines.whoosh.codec.mapping import MappedFile, give_back, read_in_place

MEGABYTE = 1 << 20

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("read"), st.none() | st.integers(-1, 20)),
        st.tuples(st.just("read")),
        st.tuples(st.just("seek"), st.integers(0, 40)),
        st.tuples(st.just("seek"), st.integers(0, 40), st.sampled_from([0, 1, 2])),
        st.tuples(st.just("readline")),
        st.tuples(st.just("tell")),
    )
)


@given(data=st.binary(max_size=40), steps=STEPS)
@example(data=b"bytes", steps=[("read", 0), ("read", 2), ("read",)])
def test_it_answers_as_a_file_in_memory_does(data: bytes, steps: list[tuple[Any, ...]]) -> None:
    ours, theirs = MappedFile(data), io.BytesIO(data)
    for name, *arguments in steps:
        assert getattr(ours, name)(*arguments) == getattr(theirs, name)(*arguments)


def test_what_is_closed_holds_no_bytes() -> None:
    data = bytearray(b"bytes")
    file = MappedFile(data)
    assert file.read(2) == b"by"
    file.close()
    data.clear()  # which Python refuses while a view of them is held
    assert (file.tell(), file.read()) == (0, b"")


def test_whooshs_parts_are_not_copied() -> None:
    read_in_place()
    data = bytearray(b"\x00\x00\x00\x01rest")
    part = BufferFile(memoryview(data), name="part")
    data[3] = 7
    assert (part.read_int(), part.read(), part.get(0, 4)) == (7, b"rest", b"\x00\x00\x00\x07")
    part.close()
    assert part.is_closed


def test_pages_are_given_back_and_can_be_read_again(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(bytes(16 * MEGABYTE))
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ) as whole:
        before = resident()
        assert not any(whole[::4096])
        assert resident() - before > 15 * MEGABYTE
        give_back([whole])
        assert resident() - before < MEGABYTE
        assert not any(whole[::4096])


def resident() -> int:
    """Bytes of this process that are mapped from files and in memory."""
    told = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(told["RssFile"].split()[0]) * 1024
