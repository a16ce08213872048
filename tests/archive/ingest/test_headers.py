"""What the columns of a table are called, when somebody asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from archive.ingest.headers import READERS, TABLES, header_of
from archive.ingest.tables import COLUMNS, NAME_LENGTH

LONGEST = "ط" * NAME_LENGTH


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("العنوان,النص\nأ,ب\n", ("العنوان", "النص")),
        ("العنوان;النص;التاريخ\n", ("العنوان", "النص", "التاريخ")),
        ("\n,,\nالعنوان,النص\n", ("العنوان", "النص")),
        ("  عنوان   الخبر ,النص\n", ("عنوان الخبر", "النص")),
        ('"عنوان\nالخبر",النص\n', ("عنوان الخبر", "النص")),
        (",العنوان,,النص\n", ("العنوان", "النص")),
        ("sep=|\nالعنوان|النص\n", ("العنوان", "النص")),
        (f"{LONGEST},النص\n", (LONGEST, "النص")),
        (f"{LONGEST}ط,النص\n", ()),
        ("النص\nكلام\n", ()),
        ("", ()),
        ("\n\n", ()),
        ("\x00", ()),
    ],
)
def test_of_delimited_text_it_is_the_first_row_that_may_be_names(
    tmp_path: Path, text: str, header: tuple[str, ...]
) -> None:
    assert header_of(written(tmp_path, "a.csv", text)) == header


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "A.CSV"])
def test_in_whatever_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    text = "العنوان\tالنص\nخبر\tكلام الناس في السوق\n"
    assert header_of(written(tmp_path, name, text.encode(encoding))) == ("العنوان", "النص")


@pytest.mark.parametrize(("count", "told"), [(2, 2), (COLUMNS, COLUMNS), (COLUMNS + 1, 0)])
def test_as_many_columns_as_a_table_may_have(tmp_path: Path, count: int, told: int) -> None:
    names = [f"ع{number}" for number in range(count)]
    assert header_of(written(tmp_path, "a.csv", ",".join(names))) == tuple(names[:told])


def test_of_a_workbook_it_is_that_of_the_first_visible_sheet(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(("سر", "خفي"))
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("مقالات")
    sheet.append(())
    sheet.append((None, "العنوان", 2015, "النص"))
    sheet.append((1, "أ", 2, "ب"))
    book.save(tmp_path / "a.xlsx")
    assert header_of(tmp_path / "a.xlsx") == ("العنوان", "2015", "النص")


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.xls", "a.csv.gz", "csv"])
def test_what_is_no_table_by_its_name_has_none(tmp_path: Path, name: str) -> None:
    assert header_of(written(tmp_path, name, "العنوان,النص\n")) == ()


@pytest.mark.parametrize("suffix", TABLES)
def test_what_is_not_there_or_is_something_else_has_none(tmp_path: Path, suffix: str) -> None:
    assert header_of(tmp_path / f"none{suffix}") == ()
    (tmp_path / f"folder{suffix}").mkdir()
    assert header_of(tmp_path / f"folder{suffix}") == ()
    assert header_of(written(tmp_path, f"b{suffix}", b"PK\x03\x04\x00")) == ()
    assert suffix in READERS
