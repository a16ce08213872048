"""Rows to records: which row is the header, which column holds the text, and what a row is called."""

from __future__ import annotations

import hashlib

import pytest

from archive.ingest import tables
from archive.ingest.columns import NO_COLUMN, Columns, named_columns, renamed_header
from archive.ingest.document import Record, Refused
from archive.ingest.streams import EMPTY, Labels
from archive.ingest.tables import (
    ABOVE,
    BY_CONTENT,
    HEADER_ROWS,
    KEY_LENGTH,
    NAME_LENGTH,
    NO_TEXT_COLUMN,
    PROSE,
    SAMPLE,
    Row,
    records,
    written,
)

LONG = "نص " * 20 + "طويل"
LABELS = Labels("/a.csv", "a.csv", "text/csv", "utf-8")


def rows(*cells: tuple[str, ...]) -> list[Row]:
    return [Row(place, each) for place, each in enumerate(cells, 1)]


def found(*given: Row, columns: Columns | None = None) -> list[Record | Refused]:
    labels = Labels("/a.csv", "a.csv", "text/csv", "utf-8", columns or {})
    return list(records(given, labels))


def record(place: int, header: tuple[str, ...], *cells: str, key: str = "") -> Record:
    name = key or hashlib.sha256(written(cells)).hexdigest()[:16]
    return Record(written(header, cells), "text/csv", f"/a.csv#{name}", f"a.csv:{place}", "utf-8")


def refused(reason: str, place: int = 0, *, skipped: bool = False) -> Refused:
    if not place:
        return Refused("/a.csv", "a.csv", reason, skipped)
    return Refused(f"/a.csv#{place}", f"a.csv:{place}", reason)


def note(reason: str) -> Refused:
    return refused(reason, skipped=True)


HEADER = ("id", "text")


def test_each_row_that_holds_anything_is_a_record_of_its_own() -> None:
    given = rows(("ID", "النص"), ("1", "أ"), (" ", ""), (), ("2", "ب"))
    assert found(*given) == [
        record(2, ("id", "النص"), "1", "أ", key="1"),
        record(5, ("id", "النص"), "2", "ب", key="2"),
    ]


@pytest.mark.parametrize(
    ("cells", "seen"),
    [
        (("1",), ("1",)),
        (("1", "أ"), ("1", "أ")),
        (("1", "أ", "", " "), ("1", "أ")),
        (("1", "أ", "", "ب"), None),
        (("1", "أ", "ب", ""), None),
    ],
)
def test_empty_cells_beyond_the_header_are_none(
    cells: tuple[str, ...], seen: tuple[str, ...] | None
) -> None:
    expected = record(2, HEADER, *seen, key="1") if seen else refused(tables.TOO_LONG, 2)
    assert found(*rows(HEADER, cells)) == [expected]


@pytest.mark.parametrize(
    ("written_id", "key"),
    [
        ("7", "7"),
        (" 7 ", "7"),
        ("خبر ٧", "خبر ٧"),
        ("x" * KEY_LENGTH, "x" * KEY_LENGTH),
        ("x" * (KEY_LENGTH + 1), ""),
        ("7\n8", ""),
        ("7\u202e", ""),
        ("", ""),
    ],
)
def test_an_id_names_a_row_where_it_can_be_a_name(written_id: str, key: str) -> None:
    assert found(*rows(HEADER, (written_id, "أ"))) == [record(2, HEADER, written_id, "أ", key=key)]


def test_of_two_ids_the_first_that_is_there_counts() -> None:
    header = ("guid", "text", "id")
    assert found(*rows(header, ("", "أ", "7"), ("8", "ب", "9"))) == [
        record(2, header, "", "أ", "7", key="7"),
        record(3, header, "8", "ب", "9", key="8"),
    ]


def test_what_a_column_is_called_does_not_name_its_rows() -> None:
    (one,) = found(*rows(("النص", "x"), ("أ", "ب")))
    (other,) = found(*rows(("text", "y"), ("أ", "ب")))
    assert (one.origin, isinstance(one, Record)) == (other.origin, True)


def test_a_row_that_could_not_be_read_is_told_in_its_place() -> None:
    given = [*rows(HEADER, ("1", "أ")), Row(3, fault="عطب"), Row(4, ("2", "ب"))]
    assert found(*given) == [
        record(2, HEADER, "1", "أ", key="1"),
        refused("عطب", 3),
        record(4, HEADER, "2", "ب", key="2"),
    ]
    assert found(Row(1, fault="عطب"), *given[1:]) != []


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([], EMPTY),
        ([Row(1), Row(2, ("", " "))], EMPTY),
        ([Row(1, fault="أول"), Row(2, fault="ثان")], "أول"),
        (rows(("id", "title")), NO_TEXT_COLUMN),
        (rows(("id", "title"), ("1", "أ")), NO_TEXT_COLUMN),
        (rows(("x", "y"), ("1", "ط" * (PROSE - 1))), NO_TEXT_COLUMN),
        (rows(("title", "date"), (LONG, LONG)), NO_TEXT_COLUMN),
    ],
)
def test_a_table_without_a_text_is_refused_once(given: list[Row], reason: str) -> None:
    assert found(*given) == [refused(reason)]


def test_a_column_of_long_cells_is_the_text_and_that_is_said() -> None:
    for length in (PROSE, PROSE + 1):
        text = "ط" * length
        assert found(*rows(("title", "y"), ("أ", text))) == [
            note(BY_CONTENT.format("y")),
            record(2, ("title", "text"), "أ", text),
        ]


def test_the_longest_column_that_is_nothing_else_is_the_text() -> None:
    given = rows(("title", "x", "y", "z"), (LONG * 3, LONG, LONG + "!", "قصير"))
    assert found(*given) == [
        note(BY_CONTENT.format("y")),
        record(2, ("title", "x", "text", "z"), *given[1].cells),
    ]


@pytest.mark.parametrize(
    ("first", "is_header"),
    [
        (("nom", "corps"), True),
        (("nom", "ط" * 15), True),
        (("nom", "ط" * 16), False),
        (("ط" * NAME_LENGTH, "corps"), True),
        (("ط" * (NAME_LENGTH + 1), "corps"), False),
    ],
)
def test_a_row_of_unknown_words_is_a_header_where_they_are_short_above_texts(
    first: tuple[str, ...], is_header: bool
) -> None:
    given = rows(first, ("أ", "ط" * 64))
    if is_header:
        expected = [
            note(BY_CONTENT.format(first[1])),
            record(2, (first[0], "text"), *given[1].cells),
        ]
    else:
        header = ("العمود 1", "text")
        expected = [
            note(BY_CONTENT.format("العمود 2")),
            *(record(row.place, header, *row.cells) for row in given),
        ]
    assert found(*given) == expected


def test_one_row_alone_is_no_header() -> None:
    assert found(*rows(("أ", LONG))) == [
        note(BY_CONTENT.format("العمود 2")),
        record(1, ("العمود 1", "text"), "أ", LONG),
    ]


@pytest.mark.parametrize("above", range(1, HEADER_ROWS + 1))
def test_the_header_may_stand_below_titles_in_the_first_rows(above: int) -> None:
    titles = [(f"كشف {number}", "") for number in range(above)]
    given = rows(*titles, ("title", "text"), ("أ", LONG))
    said = found(*given)
    if above < HEADER_ROWS:
        assert said == [
            *(note(ABOVE.format(f"كشف {number}")) for number in range(above)),
            record(above + 2, ("title", "text"), "أ", LONG),
        ]
    else:
        assert said == [refused(NO_TEXT_COLUMN)]


def test_one_known_name_below_the_first_row_makes_no_header() -> None:
    assert found(*rows(("x", "y"), ("date", LONG))) == [
        note(BY_CONTENT.format("y")),
        record(2, ("x", "text"), "date", LONG),
    ]


def test_a_line_above_the_table_is_shown_in_part() -> None:
    first, *_ = found(*rows(("كشف  المقالات ", "ط" * 99), ("title", "text"), ("أ", "ب")))
    assert first == note(ABOVE.format(f"كشف المقالات {'ط' * 99}"[:NAME_LENGTH]))


@pytest.mark.parametrize(
    ("columns", "header", "notes"),
    [
        ({"a": "text"}, ("text", "b", "العمود 3"), []),
        ({"A": "text"}, ("text", "b", "العمود 3"), []),
        ({"2": "text"}, ("a", "text", "العمود 3"), []),
        ({"3": "text", "a": "title"}, ("title", "b", "text"), []),
        ({"1": "text", "2": "text"}, ("text", "text", "العمود 3"), []),
        ({"a": "text", "z": "title", "4": "url"}, ("text", "b", "العمود 3"), ["z", "4"]),
    ],
)
def test_a_person_names_columns_by_name_or_number(
    columns: Columns, header: tuple[str, ...], notes: list[str]
) -> None:
    said = found(*rows(("a", "b", ""), (LONG, LONG, LONG)), columns=columns)
    assert said[: len(notes)] == [note(NO_COLUMN.format(name)) for name in notes]
    (last,) = said[len(notes) :]
    assert isinstance(last, Record) and last.data.startswith(written(header))


def test_a_number_outranks_a_name_and_a_name_what_is_known_of_it() -> None:
    header = ("title", "عنوان", "x")
    assert renamed_header(header, {"1": "url", "title": "text"}) == ("url", "عنوان", "x")
    assert renamed_header(header, {"العنوان": "text"}) == ("title", "عنوان", "x")
    assert renamed_header(header, {" Title ": "text"}) == ("text", "عنوان", "x")
    assert renamed_header((), {"1": "text"}) == ()


def test_columns_that_are_named_are_counted_by_their_names_alone() -> None:
    assert named_columns(("a", "A ", "b"), {"a": "text", "2": "title"}) == 1
    assert named_columns(("a", "b"), {"B": "text", "A": "title"}) == 2
    assert named_columns(("a",), {}) == 0
    assert named_columns(("1", "2"), {"1": "text", "2": "title"}) == 0


def test_a_row_whose_cells_are_the_numbers_of_columns_is_no_header() -> None:
    given = rows(("a", "b", "c"), ("1", "2", LONG), ("2", "3", LONG))
    header = ("id", "section", "text")
    assert found(*given, columns={"1": "id", "2": "section", "3": "text"}) == [
        record(2, header, "1", "2", LONG, key="1"),
        record(3, header, "2", "3", LONG, key="2"),
    ]


def test_what_comes_after_the_sample_is_read_in_the_same_way() -> None:
    cells = [(str(number), f"نص {number}") for number in range(SAMPLE + 3)]
    assert found(*rows(HEADER, *cells)) == [
        record(place, HEADER, *each, key=each[0]) for place, each in enumerate(cells, 2)
    ]


@pytest.mark.parametrize(("limit", "kept"), [(1, 1), (2, 2), (3, 3), (4, 3)])
def test_as_many_rows_as_the_limit_are_read(
    monkeypatch: pytest.MonkeyPatch, limit: int, kept: int
) -> None:
    monkeypatch.setattr(tables, "ROWS", limit)
    said = found(*rows(HEADER, ("1", "أ"), ("2", "ب"), ("3", "ج")))
    assert [each.file_name for each in said if isinstance(each, Record)] == [
        f"a.csv:{place}" for place in range(2, kept + 2)
    ]
    assert said[kept:] == ([refused(tables.TOO_MANY_ROWS.format(limit))] if limit < 3 else [])


@pytest.mark.parametrize(
    ("cells", "data"),
    [
        ((("a", "b"), ("1", "2")), b"a,b\r\n1,2\r\n"),
        ((("a,b", 'c"d', "e\nf"),), b'"a,b","c""d","e\nf"\r\n'),
        ((("",),), b'""\r\n'),
        (((),), b"\r\n"),
        ((), b""),
    ],
)
def test_a_table_is_written_so_that_it_reads_back(
    cells: tuple[tuple[str, ...], ...], data: bytes
) -> None:
    assert written(*cells) == data
