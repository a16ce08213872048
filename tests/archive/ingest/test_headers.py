"""What columns are called, so that an editor can say what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from archive.ingest.headers import TABLES, header_of
from archive.ingest.tables import COLUMNS, NAME_LENGTH

NAMES = ("العنوان", "النص")
WRITTEN = [
    ("a.csv", "العنوان,النص\nالبحر,كلام\n".encode(), NAMES),
    ("a.CSV", "العنوان;النص\r\nالبحر;كلام\r\n".encode(), NAMES),
    ("a.csv", "\ufeffالعنوان,النص\n".encode(), NAMES),
    ("a.csv", "العنوان,النص\n".encode("utf-16"), NAMES),
    ("a.csv", "العنوان,النص\nالبحر,كلام\n".encode("cp1256"), NAMES),
    ("a.csv", "\n\nالعنوان,النص\n".encode(), NAMES),
    ("a.csv", '" العنوان ","ال\nنص",\n'.encode(), ("العنوان", "ال نص")),
    ("a.tsv", "العنوان\tالنص\nالبحر\tكلام\n".encode(), NAMES),
    ("a.csv", b"", ()),
    ("a.csv", b"\x00\x01\x02", ()),
    ("a.csv", "النص\nكلام\n".encode(), ()),
    ("a.csv", f"العنوان,{'ط' * (NAME_LENGTH + 1)}\n".encode(), ()),
    ("a.csv", (",".join(map(str, range(COLUMNS + 1))) + "\n").encode(), ()),
    ("a.txt", "العنوان,النص\n".encode(), ()),
    ("a", "العنوان,النص\n".encode(), ()),
    ("a.xlsx", b"no workbook", ()),
]


@pytest.mark.parametrize(("name", "data", "header"), WRITTEN)
def test_the_first_row_names_the_columns_where_it_may(
    tmp_path: Path, name: str, data: bytes, header: tuple[str, ...]
) -> None:
    (tmp_path / name).write_bytes(data)
    assert header_of(tmp_path / name) == header


def test_sheets_of_a_workbook_have_names_of_columns_too(tmp_path: Path) -> None:
    book = Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.append(["سر", "آخر"])
    hidden.sheet_state = "hidden"
    shown = book.create_sheet("أخبار")
    for row in (list(NAMES), ["البحر", "كلام"]):
        shown.append(row)
    book.save(tmp_path / "a.xlsx")
    assert header_of(tmp_path / "a.xlsx") == NAMES


def test_what_is_not_there_or_is_no_file_has_no_columns(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for name in ("none.csv", "folder.csv"):
        assert header_of(tmp_path / name) == ()


def test_all_kinds_of_tables_are_looked_at() -> None:
    assert TABLES == (".csv", ".tsv", ".xlsx")
