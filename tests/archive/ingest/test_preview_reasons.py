"""Where each value of a document is from, told for each field by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from archive.ingest import previewing as module
from archive.ingest.defaults import DATE_NOTE, NO_DEFAULTS, SOURCE_NOTE
from archive.ingest.document import Document
from archive.ingest.previewing import (
    FROM_BOTH,
    FROM_DEFAULTS,
    FROM_FILE,
    FROM_PATH,
    FROM_TEXT,
    GENERATED,
    SUGGESTED,
    preview,
    reasons_of,
)
from tests.archive.ingest.builders import BODY, day

TEXT = Document(("وفد يزور الميناء", "بقلم: هُدى سالم", "بيروت، 4 آذار 2015", BODY))
THIRD, SECOND, FIRST = "من السطر 3", "من السطر 2", "من السطر 1"
FIELDS: list[tuple[str, object]] = [
    ("title", "الميناء"),
    ("authors", ("هدى",)),
    ("places", ("بيروت",)),
    ("published", day(2015, 3, 4)),
    ("source", "الساحل"),
    ("tags", ("بحر",)),
]


@pytest.mark.parametrize(("name", "value"), FIELDS)
def test_what_the_file_gives_is_from_the_file(name: str, value: object) -> None:
    given = replace(TEXT, **{name: value})  # type: ignore[arg-type]
    assert reasons_of(given, given) == {name: FROM_FILE}


def test_of_what_is_not_known_nothing_is_said() -> None:
    assert reasons_of(TEXT, TEXT) == {}
    assert reasons_of(replace(TEXT, title="أ", source="ب"), TEXT) == {}


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("title", "وفد يزور الميناء", FIRST),
        ("title", "وفدٌ يزور المينَاء", FIRST),
        ("title", "الاجتماع", "من السطر 4"),
        ("title", "عنوان آخر", GENERATED),
        ("authors", ("هدى سالم",), SECOND),
        ("authors", ("منى", "هدى سالم"), SECOND),
        ("authors", ("منى",), FROM_TEXT),
        ("places", ("بيروت",), THIRD),
        ("places", ("دمشق",), FROM_TEXT),
        ("published", day(2015, 3, 4), THIRD),
        ("published", day(2014, 3, 4), FROM_TEXT),
        ("source", "الميناء", FIRST),
        ("source", "الصباح", FROM_TEXT),
        ("tags", ("بحر",), SUGGESTED),
    ],
)
def test_what_is_found_is_from_the_first_line_that_holds_it(
    name: str, value: object, reason: str
) -> None:
    kept = replace(TEXT, **{name: value})  # type: ignore[arg-type]
    assert reasons_of(TEXT, kept) == {name: reason}


@pytest.mark.parametrize("given", [TEXT, replace(TEXT, source="قديم", published=day(2001, 1, 1))])
def test_what_the_run_gives_says_so_whatever_stands_in_the_file(given: Document) -> None:
    kept = replace(
        TEXT, source="الميناء", published=day(2015, 3, 4), notes=(SOURCE_NOTE, DATE_NOTE)
    )
    assert reasons_of(given, kept) == {"published": FROM_PATH, "source": FROM_DEFAULTS}
    one = replace(kept, notes=(DATE_NOTE,))
    assert reasons_of(TEXT, one) == {"published": FROM_PATH, "source": FIRST}


@pytest.mark.parametrize(
    ("given", "kept", "reason"),
    [
        ((), ("أ",), SUGGESTED),
        (("أ",), ("أ",), FROM_FILE),
        (("أ", "ب"), ("أ",), FROM_FILE),
        (("أ",), ("أ", "ب"), FROM_BOTH),
        (("أ",), ("ب",), FROM_BOTH),
        (("أ",), (), None),
    ],
)
def test_tags_are_of_the_file_of_the_run_or_of_both(
    given: tuple[str, ...], kept: tuple[str, ...], reason: str | None
) -> None:
    said = reasons_of(replace(TEXT, tags=given), replace(TEXT, tags=kept))
    assert said == ({"tags": reason} if reason else {})


@pytest.mark.parametrize(("length", "is_cut"), [(module.LEAD, False), (module.LEAD + 1, True)])
def test_a_lead_is_cut_beyond_its_length(tmp_path: Path, length: int, is_cut: bool) -> None:
    text = f"{BODY} " * 9
    body = text[: length - 4].rpartition(" ")[0].ljust(length - 2, "ا") + " ب"
    assert len(body) == length
    path = tmp_path / "a.json"
    path.write_text(f'{{"title": "الميناء", "text": "{body}"}}', "utf-8")
    (one,) = preview([path], NO_DEFAULTS).documents
    assert one.lead == (f"{body[:-2]}…" if is_cut else body)
    assert one.paragraphs == 1


def test_columns_are_those_of_the_first_tables_each_once(tmp_path: Path) -> None:
    paths = []
    for number in range(module.MOST_TABLES + 1):
        path = tmp_path / f"{number}.csv"
        path.write_text(f"النص,عمود {number}\n{BODY},1\n", "utf-8")
        paths += [tmp_path / "none.txt", path]
    found = preview(paths, NO_DEFAULTS)
    assert found.columns == ("النص", *(f"عمود {number}" for number in range(module.MOST_TABLES)))


def test_nothing_is_seen_of_nothing() -> None:
    assert preview([], NO_DEFAULTS) == module.Preview()
