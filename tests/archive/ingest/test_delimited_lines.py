"""Delimited text at its bounds: long rows, cells that are never closed, spoilt bytes."""

from __future__ import annotations

import io

import pytest

from archive.ingest import delimited, streams
from archive.ingest.delimited import DELIMITERS, ROW_TOO_LARGE, UNCLOSED, UNDECODED, read_delimited
from archive.ingest.document import Record, Refused
from archive.ingest.streams import Labels
from archive.ingest.tables import Row, written
from tests.archive.ingest.builders import BODY

LABELS = Labels("/a.csv", "a.csv", "text/csv")
HEADER = Row(1, ("a", "b"))


def rows(text: str | bytes) -> list[Row]:
    data = text if isinstance(text, bytes) else text.encode()
    stream = io.TextIOWrapper(io.BytesIO(data), "utf-8", "surrogateescape", newline="")
    return list(delimited.rows(stream))


@pytest.fixture
def low(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LIMIT", 20)
    monkeypatch.setattr(delimited, "CHUNK", 8)


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("1,{}".format("x" * 16), ("1", "x" * 16)),
        ("1,{}".format("x" * 30), None),
        ("1,{}".format("x" * 300), None),
        ('1,"{}"'.format("x" * 300), None),
    ],
)
def test_a_line_over_the_limit_costs_itself_alone(
    row: str, found: tuple[str, ...] | None, end: str
) -> None:
    expected = Row(2, found) if found else Row(2, fault=ROW_TOO_LARGE)
    assert rows(end.join(("a,b", row, "2,y", ""))) == [HEADER, expected, Row(3, ("2", "y"))]


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize("lines", [4, 9, 60])
def test_a_cell_of_many_lines_over_the_limit_costs_its_row_alone(lines: int) -> None:
    cell = "\n".join(["سطر ما"] * lines)
    assert rows(f'a,b\n1,"{cell}"\n2,y\n') == [
        HEADER,
        Row(2, fault=ROW_TOO_LARGE),
        Row(2 + lines, ("2", "y")),
    ]


@pytest.mark.usefixtures("low")
def test_a_cell_over_the_limit_that_is_never_closed_costs_no_row_below_it() -> None:
    below = "".join(f"{number},صف\n" for number in range(2, 9))
    assert rows(f'a,b\n1,"x\n{below}') == [
        HEADER,
        Row(2, ("1", '"x')),
        *(Row(number + 1, (str(number), "صف")) for number in range(2, 9)),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('1,"x', Row(2, ("1", '"x'))),
        ('1,"x\n', Row(2, ("1", '"x'))),
        ('1,"x\nسطر', Row(2, fault=UNCLOSED)),
        ('1,"x"y', Row(2, ("1", '"x"y'))),
        ('"1","x"y,z', Row(2, ("1", "xy", "z"))),
        ('1,"""x"""', Row(2, ("1", '"x"'))),
        ('1,""', Row(2, ("1", ""))),
        ("1,", Row(2, ("1", ""))),
        ('1,"a,b"', Row(2, ("1", "a,b"))),
        ("1,'x,y'", Row(2, ("1", "'x", "y'"))),
    ],
)
def test_a_row_of_one_line_is_read_as_far_as_its_marks_are_right(text: str, found: Row) -> None:
    assert rows(f"a,b\n{text}") == [HEADER, found]


def test_in_a_table_of_one_column_a_line_within_a_cell_is_no_row() -> None:
    assert rows('a\n"x\ny\nz"\nw\n') == [Row(1, ("a",)), Row(2, ("x\ny\nz",)), Row(5, ("w",))]
    assert rows('a\n"x\ny\n') == [Row(1, ("a",)), Row(2, fault=UNCLOSED)]


@pytest.mark.parametrize("spoilt", [b"\xff", b"\xe2\x82", b"\x00", b"\xed\xa0\x80"])
@pytest.mark.parametrize("place", [b"%s,x", b"x,%s", b'x,"%s\ny"'])
def test_a_spoilt_byte_costs_its_own_row(spoilt: bytes, place: bytes) -> None:
    row = place % spoilt
    after = 3 + row.count(b"\n")
    assert rows(b"a,b\n" + row + b"\n2,y\n") == [
        HEADER,
        Row(2, fault=UNDECODED),
        Row(after, ("2", "y")),
    ]


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("sep", ["sep=", "SEP=", "Sep="])
def test_a_line_may_name_the_delimiter(sep: str, delimiter: str) -> None:
    other = "," if delimiter != "," else ";"
    text = f"{sep}{delimiter}\nid{delimiter}a{other}b\n1{delimiter}x{other}y\n"
    assert rows(text) == [Row(2, ("id", f"a{other}b")), Row(3, ("1", f"x{other}y"))]


@pytest.mark.parametrize("line", ["sep=", "sep=,,", "separator=,", "sep= ,"])
def test_a_line_that_names_none_is_a_row(line: str) -> None:
    assert rows(f"{line}\n1,2\n")[0].place == 1


def test_a_header_of_known_names_outranks_even_rows() -> None:
    text = "title;text\nأ,ب;ج,د\nه,و;ز,ح\n"
    assert rows(text)[1:] == [Row(2, ("أ,ب", "ج,د")), Row(3, ("ه,و", "ز,ح"))]
    unknown = text.replace("title;text", "x;y")
    assert rows(unknown)[0] == Row(1, ("x", "y"))


def test_empty_lines_are_rows_without_cells_and_keep_their_places() -> None:
    assert rows("\na,b\n\n1,2\n\n") == [
        Row(1),
        Row(2, ("a", "b")),
        Row(3),
        Row(4, ("1", "2")),
        Row(5),
    ]


class OneWay(io.BufferedReader):
    def seekable(self) -> bool:
        return False


@pytest.mark.parametrize("kind", [io.BufferedReader, OneWay])
@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("cp1256", "windows-1256")],
)
def test_a_stream_that_goes_one_way_is_read_as_any_other(
    kind: type[io.BufferedReader], encoding: str, name: str
) -> None:
    data = f"المعرف,النص\n7,{BODY}\n".encode(encoding)
    stream = kind(io.BytesIO(data))  # type: ignore[arg-type]
    assert list(read_delimited(stream, LABELS)) == [
        Record(written(("المعرف", "النص"), ("7", BODY)), "text/csv", "/a.csv#7", "a.csv:2", name)
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", streams.EMPTY),
        (b" \r\n\t", streams.EMPTY),
        (b"a,b\x00", streams.BINARY),
        (b"\x00\x00", streams.BINARY),
    ],
)
def test_what_is_no_text_is_refused_and_the_stream_left_open(data: bytes, reason: str) -> None:
    stream = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    assert list(read_delimited(stream, LABELS)) == [Refused("/a.csv", "a.csv", reason)]
    assert not stream.closed


def test_a_stream_is_left_open_when_it_was_read() -> None:
    stream = io.BufferedReader(io.BytesIO(f"text\n{BODY}\n".encode()))  # type: ignore[arg-type]
    assert len(list(read_delimited(stream, LABELS))) == 1
    assert not stream.closed
