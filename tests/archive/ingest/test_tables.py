"""Tables in delimited text: a row is an article, whatever program wrote the file."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest import delimited, streams, tables
from archive.ingest.columns import NO_COLUMN, Columns
from archive.ingest.document import Document, PartialDate, Record, Refusal, Refused
from archive.ingest.formats import parse
from archive.ingest.parsers import table_row
from archive.ingest.readers import read
from archive.ingest.streams import Labels
from tests.archive.ingest.builders import BODY, day

OTHER = "وفي المساء عاد الصيادون بقواربهم، وامتلأ السوق بالسمك قبل أن تغيب الشمس عن الساحل."


def written(folder: Path, text: str, encoding: str = "utf-8", name: str = "a.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def lines(path: Path, columns: Columns | None = None) -> dict[str, str | Document]:
    """What became of each row: its article, or why there is none."""
    found = dict[str, str | Document]()
    for each in read(path, columns=columns or {}):
        found[each.file_name] = each.reason if isinstance(each, Refused) else _parsed(each)
    return found


def _parsed(record: Record) -> str | Document:
    try:
        (document,) = parse(record)
    except Refusal as refusal:
        return str(refusal)
    return document


def only(path: Path, columns: Columns | None = None) -> Document:
    (document,) = lines(path, columns).values()
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize(
    "header",
    [
        "id,title,text,date,author,source,tags,url",
        "المعرف,العنوان,النص,التاريخ,الكاتب,المصدر,الوسوم,الرابط",
        "GUID,Headline,Body,PubDate,Byline,Publisher,Keywords,Link",
        "  ID ,عُنوان,المحتوي,تاريخ_النشر,بقلم:,الصحيفه,كلمات مفتاحية,رابط",
        "doc_id,post_title,article_text,publish_date,reporter,publication,الكلمات المفتاحية,رابط الخبر",
        "_id,عنوان الخبر,نص-الخبر,Published_At,المؤلف,الموقع,categories,URL",
    ],
)
def test_columns_are_known_by_their_names_in_whatever_spelling(tmp_path: Path, header: str) -> None:
    row = f'7,الميناء,"{BODY}",2015-03-04,هدى سالم,الساحل,"بحر, صيد",https://a.example/7'
    assert only(written(tmp_path, f"{header}\n{row}\n")) == Document(
        (BODY,),
        title="الميناء",
        external_id="7",
        source="الساحل",
        authors=("هدى سالم",),
        published=day(2015, 3, 4),
        tags=("بحر", "صيد"),
        url="https://a.example/7",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_encodings_and_ends_of_lines_are_told(
    tmp_path: Path, delimiter: str, encoding: str, end: str
) -> None:
    rows = (("العنوان", "النص"), ("أول", f'"{BODY}{end}""{OTHER}"""'), ("ثان", OTHER))
    text = end.join(map(delimiter.join, rows))
    found = lines(written(tmp_path, text, encoding))
    name = {"utf-8-sig": "utf-8", "cp1256": "windows-1256"}.get(encoding, encoding)
    assert list(found.values()) == [
        Document((BODY, f'"{OTHER}"'), title="أول", encoding=name),
        Document((OTHER,), title="ثان", encoding=name),
    ]


def test_the_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    path = written(tmp_path, f"sep=;\r\nالعنوان;النص\r\nأ, ب;{BODY}\r\n")
    assert lines(path) == {"a.csv:3": Document((BODY,), title="أ, ب")}


def test_a_letter_far_below_tells_the_encoding_of_the_whole_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "CHUNK", 400)
    english = "".join(f"{number},The harbour is open again\n" for number in range(20))
    for encoding in ("utf-8", "cp1256"):
        text = f"id,text\n{english}20,{BODY} {OTHER}\n"
        found = lines(written(tmp_path, text, encoding))
        assert found["a.csv:22"].paragraphs == (f"{BODY} {OTHER}",)  # type: ignore[union-attr]


def test_a_byte_that_is_spoilt_costs_its_own_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    data = f"id,text\n1,{BODY}\n2,{OTHER}\n3,{BODY}\n".encode()
    path.write_bytes(data.replace("القهوة\n".encode(), b"\n").replace(b"\n2,", b"\n2,\xff"))
    found = lines(path)
    assert (found["a.csv:3"], len(found)) == (delimited.UNDECODED, 3)


def test_a_row_has_the_id_that_it_gives_or_one_of_its_bytes(tmp_path: Path) -> None:
    path = written(tmp_path, f"id,text\nx7,{BODY}\n,{OTHER}\n")
    first, second = (each for each in read(path) if isinstance(each, Record))
    assert first == Record(
        tables.written(("id", "text"), ("x7", BODY)),
        "text/csv",
        f"{path}#x7",
        "a.csv:2",
        "utf-8",
    )
    key = hashlib.sha256(tables.written(("", OTHER))).hexdigest()[:16]
    assert second.origin == f"{path}#{key}"
    path.write_text(f"id,text\n,{OTHER}\nx7,{BODY}\n")
    assert {each.origin for each in read(path)} == {first.origin, second.origin}


def test_empty_rows_are_passed_over_and_short_ones_noted(tmp_path: Path) -> None:
    path = written(tmp_path, f"title,text,author\n\n,,\nأ,{BODY}\nب,{OTHER},هدى,,\n,,\n")
    assert lines(path) == {
        "a.csv:4": Document((BODY,), title="أ", notes=(table_row.SHORT,)),
        "a.csv:5": Document((OTHER,), title="ب", authors=("هدى",)),
    }


def test_a_row_with_more_cells_than_columns_is_refused_and_the_next_read(tmp_path: Path) -> None:
    path = written(tmp_path, f"title,text\nأ,{BODY},{OTHER}\nب,{OTHER}\n")
    assert lines(path) == {"a.csv:2": tables.TOO_LONG, "a.csv:3": Document((OTHER,), title="ب")}


def test_a_quotation_mark_that_is_never_closed_costs_no_other_row(tmp_path: Path) -> None:
    path = written(tmp_path, f'title,text\nأ,"{BODY}\nب,{OTHER}\nج,{BODY} {OTHER}\n')
    assert lines(path) == {
        "a.csv:2": Document((f'"{BODY}',), title="أ"),
        "a.csv:3": Document((OTHER,), title="ب"),
        "a.csv:4": Document((f"{BODY} {OTHER}",), title="ج"),
    }


def test_quotation_marks_in_a_table_that_quotes_nothing_stay(tmp_path: Path) -> None:
    path = written(tmp_path, f'title\ttext\n"نعم" قالها\t"{BODY}" ثم سكت\n', name="a.tsv")
    assert only(path) == Document((f'"{BODY}" ثم سكت',), title='"نعم" قالها')


def test_a_file_cut_off_within_a_cell_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, f'title,text\nأ,{BODY}\nب,"{OTHER}\nولم يكتم')
    assert lines(path) == {
        "a.csv:2": Document((BODY,), title="أ"),
        "a.csv:3": delimited.UNCLOSED,
    }


def test_names_that_stand_twice(tmp_path: Path) -> None:
    path = written(tmp_path, f"text,author,text,author,tags,tags\n{BODY},هدى,{OTHER},منى,بحر,صيد\n")
    assert only(path) == Document(
        (BODY, OTHER), authors=("هدى",), tags=("بحر", "صيد"), extra={"author (2)": "منى"}
    )


@pytest.mark.parametrize("nothing", ["nan", "NULL", "None", "N/A", "#N/A", "-", " "])
def test_what_programs_write_for_nothing_is_nothing(tmp_path: Path, nothing: str) -> None:
    path = written(tmp_path, f"title,text,author,date\nأ,{BODY},{nothing},{nothing}\n")
    assert only(path) == Document((BODY,), title="أ")


def test_a_row_without_text_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, f"title,text\nأ,\nب,{BODY}\n")
    assert lines(path)["a.csv:2"] == table_row.NO_TEXT


def test_a_record_that_lost_its_row_is_refused() -> None:
    with pytest.raises(Refusal, match=table_row.NO_ROW):
        list(parse(Record(b"title,text\r\n", "text/csv", "/a", "a")))


def test_the_text_is_known_by_its_length_when_no_name_says_so(tmp_path: Path) -> None:
    note = tables.BY_CONTENT
    named = written(tmp_path, f"title,article_ar\nأ,{BODY}\nب,{OTHER}\n")
    assert lines(named) == {
        "a.csv": note.format("article_ar"),
        "a.csv:2": Document((BODY,), title="أ"),
        "a.csv:3": Document((OTHER,), title="ب"),
    }
    foreign = written(tmp_path, f"nom,corps\nأ,{BODY}\nب,{OTHER}\n")
    assert lines(foreign)["a.csv:2"] == Document((BODY,), extra={"nom": "أ"})
    bare = written(tmp_path, f"1,{BODY}\n2,{OTHER}\n")
    assert lines(bare) == {
        "a.csv": note.format("العمود 2"),
        "a.csv:1": Document((BODY,), extra={"العمود 1": "1"}),
        "a.csv:2": Document((OTHER,), extra={"العمود 1": "2"}),
    }


@pytest.mark.parametrize("text", ["title,date\nأ,2015\n", "1,2\n3,4\n", "كلمة\n", "a,b\n"])
def test_a_table_without_a_text_asks_which_column_it_is(tmp_path: Path, text: str) -> None:
    assert lines(written(tmp_path, text)) == {"a.csv": tables.NO_TEXT_COLUMN}


def test_columns_are_what_a_person_says(tmp_path: Path) -> None:
    path = written(tmp_path, f"heading,lead,content\nأ,{BODY},{OTHER}\n")
    assert only(path, {"lead": "text", "heading": "source"}) == Document(
        (BODY,), source="أ", extra={"content": OTHER}
    )
    assert only(path, {"2": "text", "3": "text"}) == Document((BODY, OTHER), title="أ")
    assert lines(path, {"غائب": "text"})["a.csv"] == NO_COLUMN.format("غائب")
    bare = written(tmp_path, f"أ,{BODY}\nب,{OTHER}\n")
    assert list(lines(bare, {"1": "title", "2": "text"}).values()) == [
        Document((BODY,), title="أ"),
        Document((OTHER,), title="ب"),
    ]


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("٢٠١٥/٠٣/٠٤", day(2015, 3, 4)),
        ("42067", day(2015, 3, 4)),
        ("42067.75", day(2015, 3, 4)),
        ("20150304", day(2015, 3, 4)),
        ("20150304T101500", day(2015, 3, 4)),
        ("2015-03-04 10:15:00", day(2015, 3, 4)),
        ("2015.0", PartialDate(day(2015, 1, 1).date, "year")),
        ("آذار 2015", PartialDate(day(2015, 3, 1).date, "month")),
    ],
)
def test_dates_as_spreadsheets_write_them(tmp_path: Path, cell: str, date: PartialDate) -> None:
    assert only(written(tmp_path, f"text,date\n{BODY},{cell}\n")).published == date


@pytest.mark.parametrize("cell", ["20151341", "20150230", "99999", "12", "1425463200"])
def test_a_number_that_is_no_date_is_kept_as_it_stands(tmp_path: Path, cell: str) -> None:
    document = only(written(tmp_path, f"text,date\n{BODY},{cell}\n"))
    assert (document.published, document.extra) == (None, {"date": cell})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", streams.EMPTY),
        (b" \n\n", streams.EMPTY),
        (b"\x00\x01,\x02", streams.BINARY),
    ],
)
def test_a_file_that_is_no_table_is_refused_once(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    assert lines(tmp_path / "a.csv") == {"a.csv": reason}


def test_limits_of_rows_columns_and_sizes_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "text\n" + f"{BODY}\n" * 5
    monkeypatch.setattr(tables, "ROWS", 3)
    assert list(lines(written(tmp_path, text)).values())[3:] == [tables.TOO_MANY_ROWS.format(3)]
    monkeypatch.setattr(tables, "COLUMNS", 2)
    assert lines(written(tmp_path, "text,a,b\nx,y,z\n")) == {"a.csv": tables.TOO_MANY_COLUMNS}


def test_a_row_over_the_limit_is_refused_and_the_next_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "LIMIT", 200)
    quoted = "\n".join(["سطر من نص طويل"] * 30)
    path = written(tmp_path, f'text\n{"ب" * 450}\n{BODY}\n"{quoted}"\n{OTHER}\n')
    assert lines(path) == {
        "a.csv:2": delimited.ROW_TOO_LARGE,
        "a.csv:3": Document((BODY,)),
        "a.csv:4": delimited.ROW_TOO_LARGE,
        "a.csv:34": Document((OTHER,)),
    }


PIECES = (
    '"',
    '""',
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "text",
    "العنوان",
    "كلمة",
    " ",
    "\x1f",
    "٢٠١٥",
    BODY,
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_mixture_of_its_marks_is_an_error(text: str) -> None:
    stream = io.BufferedReader(io.BytesIO(text.encode()))  # type: ignore[arg-type]
    for each in delimited.read_delimited(stream, Labels("/a.csv", "a.csv", "text/csv")):
        if isinstance(each, Record):
            _parsed(each)


def test_the_unicode_text_of_excel_is_a_table_by_its_content(tmp_path: Path) -> None:
    text = f"العنوان\tالنص\r\nأ\t{BODY}\r\n"
    assert lines(written(tmp_path, text, "utf-16", "a.txt")) == {
        "a.txt:2": Document((BODY,), title="أ", encoding="utf-16")
    }
    assert lines(written(tmp_path, f"العنوان، النص\n{BODY}\n", name="b.txt")) == {
        "b.txt": Document(("العنوان، النص", BODY))
    }


def test_a_title_may_stand_above_the_table(tmp_path: Path) -> None:
    text = f"كشف المقالات,,\n,سنة 2015,\nالعنوان,النص,التاريخ\nأ,{BODY},2015\n"
    assert lines(written(tmp_path, text)) == {
        "a.csv": tables.ABOVE.format("سنة 2015"),
        "a.csv:4": Document(
            (BODY,), title="أ", published=PartialDate(day(2015, 1, 1).date, "year")
        ),
    }
    notes = [each.reason for each in read(tmp_path / "a.csv") if isinstance(each, Refused)]
    assert notes == [tables.ABOVE.format("كشف المقالات"), tables.ABOVE.format("سنة 2015")]


def test_a_header_that_a_person_names_may_stand_below_a_title(tmp_path: Path) -> None:
    path = written(tmp_path, f"كشف,\nأ,ب\nالميناء,{BODY}\n")
    found = lines(path, {"أ": "title", "ب": "text"})
    assert found["a.csv:3"] == Document((BODY,), title="الميناء")


def test_a_column_without_a_name_is_known_by_its_number(tmp_path: Path) -> None:
    path = written(tmp_path, f",title,text\n0,أ,{BODY}\n1,ب,{OTHER}\n")
    assert lines(path)["a.csv:3"] == Document((OTHER,), title="ب", extra={"العمود 1": "1"})
