"""What is told of delimited text before its first row is read, and that nothing is lost of it."""

from __future__ import annotations

import csv
import io
import resource
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest import delimited, streams
from archive.ingest.document import Record, Refusal, Refused
from archive.ingest.readers import read
from archive.ingest.tables import Row
from tests.archive.ingest.builders import BODY
from tests.archive.ingest.test_workbooks import workbook


def rows(text: str) -> list[tuple[str, ...]]:
    """The cells of each row."""
    return [row.cells for row in delimited.rows(opened(text))]


def opened(text: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8", newline="")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (f"text\n{BODY}\n".encode(), "utf-8"),
        (f"text\n{BODY}\n".encode("utf-8-sig"), "utf-8"),
        (f"text\n{BODY}\n".encode("utf-16"), "utf-16"),
        (f"text\n{BODY}\n".encode("utf-16-be"), streams.BINARY),
        (b"\xfe\xff" + f"text\n{BODY}\n".encode("utf-16-be"), "utf-16"),
        (f"النص\n{BODY}\n".encode("cp1256"), "windows-1256"),
        (f'"النص";x\n{BODY[:9]}\n'.encode("cp1256"), "windows-1256"),
        (b"text\nharbour\n", "utf-8"),
        ("text\ncafé\nété\n".encode("latin-1"), "ترميز النص غير معروف"),
        (f"text\n{BODY}\n".encode() + b"\xff\n", "utf-8"),
    ],
)
def test_the_encoding_is_told_or_the_file_refused(data: bytes, encoding: str) -> None:
    stream = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    try:
        told = delimited.encoding_of(stream)
    except Refusal as refusal:
        told = str(refusal)
    assert told.startswith(encoding)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("title,text", ("title", "text")),
        ("title;text", ("title", "text")),
        ("title\ttext", ("title", "text")),
        ("title|text", ("title", "text")),
        ("title;text\nأ,ب,ج;د,ه,و", ("title", "text")),
        ("title,text\nأ;ب;ج,د;ه;و", ("title", "text")),
        ("\n\ntitle;text", ("title", "text")),
        ("1;نص، وآخر, وثالث\n2;نص", ("1", "نص، وآخر, وثالث")),
        ('"a;b",c\n"d;e",f', ("a;b", "c")),
        ("text\nنص; آخر", ("text",)),
        ("sep=|\ntitle|text", ("title", "text")),
        ("SEP=\t\ntitle\ttext", ("title", "text")),
    ],
)
def test_the_delimiter_is_the_one_that_makes_a_table(text: str, first: tuple[str, ...]) -> None:
    assert next(cells for cells in rows(text) if any(cells)) == first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a,b\n1,"x\ny"\n', [("a", "b"), ("1", "x\ny")]),
        ('a,b\n1,"x ""y"" z"\n', [("a", "b"), ("1", 'x "y" z')]),
        ('a,b\n1,x "y" z\n', [("a", "b"), ("1", 'x "y" z')]),
        ('a,b\n1,"x" y\n', [("a", "b"), ("1", '"x" y')]),
        ('a,b\n1,"x\n2,y\n', [("a", "b"), ("1", '"x'), ("2", "y")]),
        ('a,b\n1,"x\n2,y "z"\n3,w\n', [("a", "b"), ("1", '"x'), ("2", 'y "z"'), ("3", "w")]),
        ('a,b\n"1,x\n2,y\n', [("a", "b"), ('"1', "x"), ("2", "y")]),
        ('a,b\n1,"p,\nq"\n2,y', [("a", "b"), ("1", "p,\nq"), ("2", "y")]),
        ("a,b\n1\n1,2,3\n", [("a", "b"), ("1",), ("1", "2", "3")]),
    ],
)
def test_quotation_marks_mean_what_a_reader_would_take_them_for(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    assert rows(text) == expected


def test_a_row_stands_where_its_first_line_does() -> None:
    text = 'a,b\n\n1,"x\ny\nz"\n2,"w\n3,v\n'
    assert list(delimited.rows(opened(text))) == [
        Row(1, ("a", "b")),
        Row(2, ()),
        Row(3, ("1", "x\ny\nz")),
        Row(6, ("2", '"w')),
        Row(7, ("3", "v")),
    ]


CELL = st.text(st.sampled_from('",;\t|\n ابتجabc١٢\u200f'), max_size=12)


@given(
    st.lists(st.tuples(CELL, CELL, CELL), max_size=8),
    st.sampled_from(delimited.DELIMITERS),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_a_program_writes_is_read_as_it_was(
    cells: list[tuple[str, ...]], delimiter: str, end: str
) -> None:
    table = [("العنوان", "النص", "التاريخ"), *cells]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows(table)
    assert rows(text.getvalue()) == table


def test_a_large_table_is_read_in_a_stream(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("w") as out:
        out.write("id,text\n")
        for number in range(60_000):
            out.write(f"{number},{BODY} {BODY} {BODY}\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    last = None
    for last in read(tmp_path / "a.csv"):  # noqa: B007
        pass
    assert isinstance(last, Record) and last.file_name == "a.csv:60001"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000  # kilobytes


def test_tables_are_read_within_containers(tmp_path: Path) -> None:
    data = f"id,text\n7,{BODY}\n".encode()
    book = workbook(tmp_path, ("أ", BODY)).read_bytes()
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("in/a.csv", data)
        archive.writestr("in/a.xlsx", book)
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as archive:
        for name, content in (("a.csv", data), ("a.xlsx", book)):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    (tmp_path / "a.xlsx").unlink()
    assert [(each.file_name, type(each)) for each in read(tmp_path)] == [
        ("b.tar.gz/b.tar/a.csv:2", Record),
        ("b.tar.gz/b.tar/a.xlsx:مقالات:2", Record),
        ("b.zip/in/a.csv:2", Record),
        ("b.zip/in/a.xlsx:مقالات:2", Record),
    ]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.txt", "a"])
def test_a_workbook_with_another_name_is_read_as_one(tmp_path: Path, name: str) -> None:
    workbook(tmp_path, ("أ", BODY)).rename(tmp_path / name)
    assert [each.file_name for each in read(tmp_path / name)] == [f"{name}:مقالات:2"]


def test_columns_hold_within_containers(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("a.csv", f"x,y\n{BODY[:20]},{BODY}\n")
    (found,) = read(tmp_path / "b.zip", columns={"x": "text", "y": "title"})
    assert isinstance(found, Record) and found.data.startswith(b"text,title\r\n")


def test_a_file_that_is_refused_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\x00")
    (found,) = read(tmp_path / "a.csv")
    assert found == Refused(str(tmp_path / "a.csv"), "a.csv", streams.BINARY)
