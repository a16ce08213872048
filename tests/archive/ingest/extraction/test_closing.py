"""Who wrote a text and where it was published, in lines of their own below it."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from archive.ingest.document import Document, PartialDate
from archive.ingest.extraction.closing import LINES, take_closing
from tests.archive.ingest.builders import BODY, document

PAPER, MARCH = "مجلة الساحل، مارس 2018", PartialDate(datetime.date(2018, 3, 1), "month")


def closed(*lines: str, **fields: object) -> Document:
    return take_closing(document("\n".join([BODY, *lines]), **fields))


@pytest.mark.parametrize(
    ("lines", "facts"),
    [
        (["هدى الملاح"], {"authors": ("هدى الملاح",)}),
        (["هدى الملاح", "كاتبة من الساحل"], {"authors": ("هدى الملاح",)}),
        ([PAPER], {"source": "مجلة الساحل", "published": MARCH}),
        (
            [PAPER, "هدى الملاح"],
            {"authors": ("هدى الملاح",), "source": "مجلة الساحل", "published": MARCH},
        ),
    ],
)
def test_the_lines_below_a_text_are_its_facts(lines: list[str], facts: dict[str, object]) -> None:
    assert closed(*lines) == Document((BODY,), **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("end", [".", "!", "?", "؟", "…", "»", '"', "”", ")"])
def test_a_text_is_over_where_a_sentence_ends(end: str) -> None:
    found = take_closing(document(f"وصل الوفد{end}\nهدى الملاح"))
    assert (found.paragraphs, found.authors) == ((f"وصل الوفد{end}",), ("هدى الملاح",))


@pytest.mark.parametrize("line", ["هدى الملاح", PAPER])
@pytest.mark.parametrize("last", ["الفائزون", "الفائزون:", "وصل الوفد،"])
def test_a_line_below_an_open_sentence_belongs_to_the_text(last: str, line: str) -> None:
    before = document(f"{last}\n{line}")
    assert take_closing(before) is before


def test_the_author_below_the_text_is_a_signature_however_it_ends() -> None:
    before = document("وصل الوفد،\nهدى الملاح", authors=("هدى الملاح",))
    assert take_closing(before).paragraphs == ("وصل الوفد،",)


@pytest.mark.parametrize(
    "sign", [" /ومع/", " *و.م.ع", "\nو م ع", "\n(وكالة المغرب العربي للأنباء)"]
)
def test_the_sign_of_an_agency_below_a_text_is_its_source(sign: str) -> None:
    agency = "وكالة المغرب العربي للأنباء"
    assert take_closing(document(BODY + sign)) == Document((BODY,), source=agency)
    beside = take_closing(document(BODY + sign, source="الساحل"))
    assert (beside.source, beside.authors) == ("الساحل", (agency,))


@pytest.mark.parametrize("text", ["قالت وكالة رويترز (رويترز)", "و م ع", f"{BODY} (الساحل)"])
def test_what_belongs_to_a_sentence_is_no_sign(text: str) -> None:
    before = document(text)
    assert take_closing(before) is before


@pytest.mark.parametrize("line", ["هدى الملاح", PAPER, BODY])
def test_the_only_line_is_the_text(line: str) -> None:
    before = document(line)
    assert take_closing(before) is before


def test_what_is_known_is_not_overruled_and_its_line_goes_only_if_it_agrees() -> None:
    day = PartialDate(datetime.date(2020, 1, 1), "day")
    known = {"source": "مجلة الساحل", "authors": ("هدى الملاح",), "published": day}
    assert closed(PAPER, "هدى الملاح", **known) == Document((BODY,), **known)  # type: ignore[arg-type]
    other = document(f"{BODY}\nهدى الملاح", authors=("سعاد البحري",))
    assert take_closing(other) is other
    other = document(f"{BODY}\n{PAPER}", source="صدى البحر")
    assert take_closing(other) is other


def test_spellings_of_the_author_agree() -> None:
    found = closed("هُدى الملّاح", authors=("سعاد البحري", "هدى الملاح"))
    assert (found.paragraphs, found.authors) == ((BODY,), ("سعاد البحري", "هدى الملاح"))


def test_so_many_lines_are_taken_and_no_more() -> None:
    lines = [PAPER] * (LINES + 2)
    text = Document((f"{BODY}»",))
    piled = replace(text, paragraphs=(*text.paragraphs, *(f"({line})" for line in lines)))
    assert take_closing(piled).paragraphs == piled.paragraphs[:-LINES]
