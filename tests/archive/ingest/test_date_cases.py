"""Dates of other archives that once were missed, each where it stood.

The rows lie beside the checkout on the builders' machines and in CI.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from archive.ingest.document import Document
from search.analysis.dates.periods import period
from tests.archive.ingest.builders import BODY, SHARED, extracted, extracted_of, line

ROWS = SHARED / "cases" / "dates.tsv"


def rows() -> Iterator[tuple[str, str, str]]:
    """(where, what is written, what is right)"""
    if ROWS.exists():
        for row in ROWS.read_text("utf-8").splitlines()[1:]:
            where, written, right, *_ = row.split("\t")
            yield where, written, right


def of_field(written: str) -> Document:
    return extracted_of(line(title="خبر من الميناء", text=BODY, date=written))


def of_author(written: str) -> Document:
    return extracted_of(line(title="خبر من الميناء", text=BODY, author=written))


def of_dateline(written: str) -> Document:
    return extracted(f"خبر من الميناء القديم\n{written}\n{BODY}")


READ: dict[str, Callable[[str], Document]] = {
    "field": of_field,
    "dateline": of_dateline,
    "line": of_dateline,
    "author": of_author,
}


def day(document: Document) -> str:
    published = document.published
    return f"{published.date}" if published else ""


def found(where: str, written: str) -> str:
    if where == "filter":
        read = period(written)
        return f"{read.first}..{read.last}" if read else ""
    document = READ[where](written)
    return " | ".join(document.authors) if where == "author" else day(document)


# What the column of right answers says in words.
IN_DAYS = {
    ("field", "1921/1922"): "1921-09-04",
    ("field", "1442 AH"): "2020-08-20",
    ("filter", "1390 AH"): "1970-03-09..1971-02-25",
    ("filter", "2021-08"): "2021-08-01..2021-08-31",
    ("filter", "2021-08-12"): "2021-08-12..2021-08-12",
}


@pytest.mark.skipif(not ROWS.exists(), reason="the rows are not beside this checkout")
@pytest.mark.parametrize(("where", "written", "right"), list(rows()))
def test_a_date_that_was_missed_is_read(where: str, written: str, right: str) -> None:
    assert found(where, written) == IN_DAYS.get((where, right), right)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("بيروت - 25 كانون الأوّل 2020:", (BODY,)),
        ("الرياض 17 رمضان المبارك 1442 هـ الموافق 29 أبريل 2021م واس", (BODY,)),
        ("نُشر في: 12 أكتوبر 2021", (BODY,)),
    ],
)
def test_a_line_that_is_read_goes_from_the_text(written: str, left: tuple[str, ...]) -> None:
    assert of_dateline(written).paragraphs == left


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("د. منى السيد، وسامر علي", ("د. منى السيد", "سامر علي")),
        ("هدى السيد، وليد علي", ("هدى السيد", "وليد علي")),
        ("هدى السيد، وسام علي", ("هدى السيد", "وسام علي")),
        ("هدى السيد، وائل علي", ("هدى السيد", "وائل علي")),
        ("منى السيد؛ سامر علي", ("منى السيد", "سامر علي")),
        ("السيد, منى", ("منى السيد",)),
        ("السيد، منى", ("منى السيد",)),
        ("منى السيد وسامر علي", ("منى السيد", "سامر علي")),
    ],
)
def test_names_in_one_field_are_told_apart(written: str, authors: tuple[str, ...]) -> None:
    assert of_author(written).authors == authors
