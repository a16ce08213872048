"""Cells of workbooks as text, and rows of whatever width."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence

import pytest
from openpyxl import Workbook

from archive.ingest import workbooks
from archive.ingest.document import Refusal
from archive.ingest.packages import NOT_A_PACKAGE
from archive.ingest.tables import TOO_MANY_COLUMNS, Row
from archive.ingest.workbooks import BROKEN, _rows, _shown, rows_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, ""),
        (False, ""),
        ("", ""),
        ("نص", "نص"),
        (" نص\n", " نص\n"),
        (0, "0"),
        (7, "7"),
        (7.0, "7"),
        (-7.0, "-7"),
        (7.5, "7.5"),
        (1e20, "100000000000000000000"),
        (float("inf"), "inf"),
        (datetime.datetime(2015, 3, 4), "2015-03-04"),
        (datetime.datetime(2015, 3, 4, 0, 0, 1), "2015-03-04 00:00:01"),
        (datetime.datetime(2015, 3, 4, 10, 15), "2015-03-04 10:15:00"),
        (datetime.date(2015, 3, 4), "2015-03-04"),
        (datetime.time(10, 15), "10:15:00"),
        (datetime.timedelta(hours=30), "1 day, 6:00:00"),
        ("أ_x000D_\nب", "أ\nب"),
        ("أ_x000d_ب_x000A_ج", "أ\nب\nج"),
        ("أ_x000B_ب", "أ_x000B_ب"),
        ("#N/A", "#N/A"),
    ],
)
def test_a_cell_is_what_a_reader_sees_of_it(value: object, text: str) -> None:
    assert _shown(value) == text


class Sheet:
    """Rows as a sheet gives them; it breaks where one is an error."""

    def __init__(self, *rows: Sequence[object] | Exception) -> None:
        self.rows, self.was_reset = rows, False

    def reset_dimensions(self) -> None:
        self.was_reset = True

    def iter_rows(self, *, values_only: bool) -> Iterator[Sequence[object]]:
        assert values_only and self.was_reset
        for row in self.rows:
            if isinstance(row, Exception):
                raise row
            yield row


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([], []),
        ([("a", "b"), (1, 2)], [Row(1, ("a", "b")), Row(2, ("1", "2"))]),
        ([("a", "b"), (1,)], [Row(1, ("a", "b")), Row(2, ("1", ""))]),
        ([("a", "b"), ()], [Row(1, ("a", "b")), Row(2, ("", ""))]),
        ([("a",), (1, 2)], [Row(1, ("a",)), Row(2, ("1", "2"))]),
        ([(), ("a", "b"), (1,)], [Row(1), Row(2, ("a", "b")), Row(3, ("1", ""))]),
        ([("a", "b", "c", "d"), (1,)], [Row(1, fault=TOO_MANY_COLUMNS), Row(2, ("1",))]),
        ([("a", "b", "c"), (1, 2, 3)], [Row(1, ("a", "b", "c")), Row(2, ("1", "2", "3"))]),
        ([("a",), ValueError("x"), (1,)], [Row(1, ("a",)), Row(2, fault=BROKEN)]),
        ([KeyError("x")], [Row(1, fault=BROKEN)]),
    ],
)
def test_rows_are_as_wide_as_the_first_and_end_where_the_sheet_breaks(
    monkeypatch: pytest.MonkeyPatch, given: list[Sequence[object] | Exception], found: list[Row]
) -> None:
    monkeypatch.setattr(workbooks, "COLUMNS", 3)
    assert list(_rows(Sheet(*given))) == found


def book(*sheets: tuple[str, str, Sequence[Sequence[object]]]) -> io.BufferedReader:
    made = Workbook()
    for title, state, rows in sheets:
        sheet = made.create_sheet(title)
        sheet.sheet_state = state  # type: ignore[assignment]
        for row in rows:
            sheet.append(list(row))
    made.remove(made.worksheets[0])
    stream = io.BytesIO()
    made.save(stream)
    return io.BufferedReader(io.BytesIO(stream.getvalue()))  # type: ignore[arg-type]


def test_rows_are_those_of_all_visible_sheets_in_their_order() -> None:
    found = rows_of(
        book(
            ("أ", "visible", [("a", 1)]),
            ("ب", "hidden", [("b", 2)]),
            ("ج", "veryHidden", [("c", 3)]),
            ("د", "visible", [("d", 4.0), (None, "e")]),
        )
    )
    assert list(found) == [Row(1, ("a", "1")), Row(1, ("d", "4")), Row(2, ("", "e"))]


@pytest.mark.parametrize("data", [b"", b"text", b"PK\x03\x04"])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    stream = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    with pytest.raises(Refusal, match=NOT_A_PACKAGE):
        list(rows_of(stream))
