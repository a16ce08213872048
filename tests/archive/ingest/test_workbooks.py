"""Workbooks: each visible sheet is a table; built here by the library that is to read them."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from archive.ingest import packages, tables, workbooks
from archive.ingest.document import Document, Record
from archive.ingest.readers import read
from tests.archive.ingest.builders import BODY, day
from tests.archive.ingest.test_tables import OTHER, lines, only

HEADER = ("العنوان", "النص", "التاريخ")


def workbook(folder: Path, *rows: Sequence[object], **sheets: Sequence[Sequence[object]]) -> Path:
    """A file whose first sheet has the header and these rows."""
    book = Workbook()
    for title, table in {"مقالات": (HEADER, *rows), **sheets}.items():
        sheet = book.create_sheet(title)
        for row in table:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def changed(path: Path, member: str, old: str, new: str) -> None:
    """The workbook with other text in one of its members."""
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    assert old.encode() in members[member]
    members[member] = members[member].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)


@pytest.mark.parametrize(
    ("cell", "published"),
    [
        (datetime.datetime(2015, 3, 4), day(2015, 3, 4)),
        (datetime.datetime(2015, 3, 4, 10, 15), day(2015, 3, 4)),
        (datetime.date(2015, 3, 4), day(2015, 3, 4)),
        (42067, day(2015, 3, 4)),
        (42067.5, day(2015, 3, 4)),
        ("٤ آذار ٢٠١٥", day(2015, 3, 4)),
        ("04/03/2015", day(2015, 3, 4)),
        (None, None),
        (True, None),
        ("#N/A", None),
    ],
)
def test_cells_of_every_kind_are_dates(tmp_path: Path, cell: object, published: object) -> None:
    path = workbook(tmp_path, ("الميناء", BODY, cell))
    assert only(path) == Document((BODY,), title="الميناء", published=published)  # type: ignore[arg-type]


def test_a_row_is_known_by_its_sheet_and_its_id(tmp_path: Path) -> None:
    header = ("id", "text")
    path = workbook(tmp_path, مقالات=(header, (7, BODY)), أخرى=(header, (7.0, OTHER)))
    records = [each for each in read(path) if isinstance(each, Record)]
    assert [(each.origin, each.file_name) for each in records] == [
        (f"{path}#مقالات#7", "a.xlsx:مقالات:2"),
        (f"{path}#أخرى#7", "a.xlsx:أخرى:2"),
    ]
    assert records[0].data == tables.written(("id", "text"), ("7", BODY))


def test_sheets_that_are_hidden_or_empty_are_told(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("أ", BODY), (), (None, None), ("ب", OTHER), سر=(HEADER,), فارغ=())
    changed(path, "xl/workbook.xml", 'name="سر" sheetId="2" state="visible"', 'name="سر" sheetId="2" state="hidden"')  # fmt: skip
    assert lines(path) == {
        "a.xlsx:مقالات:2": Document((BODY,), title="أ"),
        "a.xlsx:مقالات:5": Document((OTHER,), title="ب"),
        "a.xlsx:سر": workbooks.HIDDEN_SHEET,
        "a.xlsx:فارغ": workbooks.EMPTY_SHEET,
    }


def test_lines_in_a_cell_are_paragraphs_and_numbers_are_text(tmp_path: Path) -> None:
    path = workbook(tmp_path, (2015, f"{BODY}_x000D_\n{OTHER}"))
    assert only(path) == Document((BODY, OTHER), title="2015")


def test_a_formula_is_what_it_was_last_seen_to_be(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("أ", BODY, "=1+1"), ("ب", OTHER, "=TODAY()"))
    changed(path, "xl/worksheets/sheet1.xml", "<f>1+1</f><v></v>", "<f>1+1</f><v>42067</v>")
    first, second = lines(path).values()
    assert (first.published, second.published) == (day(2015, 3, 4), None)  # type: ignore[union-attr]


def test_columns_of_a_sheet_are_what_a_person_says(tmp_path: Path) -> None:
    path = workbook(tmp_path, مقالات=(("a", "b"), ("أ", BODY)))
    assert only(path, {"a": "title", "b": "text"}) == Document((BODY,), title="أ")


def test_the_size_that_a_sheet_declares_is_not_trusted(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("أ", BODY, 2015))
    changed(path, "xl/worksheets/sheet1.xml", 'ref="A1:C2"', 'ref="A1:XFD1048576"')
    assert len(lines(path)) == 1


def test_limits_of_columns_strings_and_expansion_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = workbook(tmp_path, مقالات=(("text", "a", "b"), (BODY, 1, 2)))
    monkeypatch.setattr(workbooks, "COLUMNS", 2)
    assert lines(wide) == {"a.xlsx:مقالات": tables.TOO_MANY_COLUMNS}
    with zipfile.ZipFile(wide, "a") as package:
        package.writestr("xl/sharedStrings.xml", "<sst/>")
    monkeypatch.setattr(workbooks, "STRINGS", 5)
    assert lines(wide) == {"a.xlsx": workbooks.TOO_MANY_STRINGS}
    monkeypatch.setattr(packages, "EXPANDED", 1000)
    assert lines(wide) == {"a.xlsx": packages.TOO_EXPANDED.format(0)}
    monkeypatch.setattr(packages, "ENTRIES", 3)
    assert lines(wide) == {"a.xlsx": packages.TOO_MANY_ENTRIES.format(3)}


def test_a_package_that_expands_too_many_times_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "SMALL", 1000)
    monkeypatch.setattr(packages, "RATIO", 2)
    path = workbook(tmp_path, ("أ", BODY * 50))
    assert lines(path) == {"a.xlsx": packages.TOO_EXPANDED.format(400)}


def test_entities_are_off(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("أ", BODY, 2015))
    changed(
        path,
        "xl/worksheets/sheet1.xml",
        "<worksheet",
        '<!DOCTYPE a [<!ENTITY b "x">]><worksheet',
    )
    (reason,) = lines(path).values()
    assert reason in (workbooks.NOT_A_WORKBOOK, workbooks.BROKEN)


def test_a_sheet_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("أ", BODY, 2015), ("ب", OTHER, 2016))
    changed(path, "xl/worksheets/sheet1.xml", "<v>2016</v>", "<v>2016<")
    assert list(lines(path).values())[1:] == [workbooks.BROKEN]


@pytest.mark.parametrize("cut", [4, 300, -30])
def test_a_file_that_is_cut_off_is_refused(tmp_path: Path, cut: int) -> None:
    path = workbook(tmp_path, ("أ", BODY, 2015))
    path.write_bytes(path.read_bytes()[:cut])
    (reason,) = lines(path).values()
    assert isinstance(reason, str)


def test_a_package_that_is_another_document_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("a.txt", "x")
    assert lines(tmp_path / "a.xlsx") == {"a.xlsx": workbooks.NOT_A_WORKBOOK}


def test_a_table_with_the_name_of_a_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text(f"title,text\nأ,{BODY}\n")
    assert lines(tmp_path / "a.xlsx") == {"a.xlsx": packages.NOT_A_PACKAGE}
