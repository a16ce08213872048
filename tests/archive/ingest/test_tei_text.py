"""Text of TEI, element by element: what is a line, what is a blank, and what is silent."""

from __future__ import annotations

import pytest
from lxml import etree

from archive.ingest.parsers.tei_text import BLOCKS, BREAKS, CHOSEN, SILENT, Text


def read(inner: str, skip: str = "") -> tuple[str, ...]:
    root = etree.fromstring(f"<text>{inner}</text>")
    text = Text(frozenset(root.iter(skip)) if skip else frozenset())
    text.read(root)
    return text.paragraphs()


@pytest.mark.parametrize("name", sorted(BLOCKS - {"note"}))
def test_a_block_is_a_line_of_its_own(name: str) -> None:
    assert read(f"قبل<{name}>سطر</{name}>بعد") == ("قبل", "سطر", "بعد")
    assert read(f"<{name}/>قبل<{name}> </{name}>بعد") == ("قبل", "بعد")


@pytest.mark.parametrize("name", sorted(SILENT - CHOSEN.keys()))
def test_what_is_silent_leaves_the_text_around_it(name: str) -> None:
    assert read(f"قبل <{name}>خفي<p>خفي</p></{name}>بعد") == ("قبل بعد",)


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_a_break_is_a_blank_but_within_a_word(name: str) -> None:
    assert read(f"قبل<{name}/>بعد") == ("قبل بعد",)
    assert read(f'<p>المد<{name} break="yes"/>ينة</p>') == ("المد ينة",)
    for hyphen in ("", "-", "-\n", "\u00ad", "\u2010 ", "\n"):
        assert read(f'<p>المد{hyphen}<{name} break="no"/>\n ينة</p>') == ("المدينة",)


@pytest.mark.parametrize(("wrong", "right"), sorted(CHOSEN.items()))
def test_of_two_readings_the_better_counts_in_whatever_order(wrong: str, right: str) -> None:
    readings = [f"<{wrong}>أ</{wrong}>", f"<{right}>ب</{right}>"]
    for order in (readings, readings[::-1]):
        assert read(f"<choice>{''.join(order)}</choice> هنا") == ("ب هنا",)
    assert read(f"<choice>{readings[0]}</choice> هنا") == ("أ هنا",)
    assert read(f"{readings[0]} هنا") == ("أ هنا",)


def test_a_reading_is_better_than_its_own_alone() -> None:
    assert read("<choice><sic>أ</sic><reg>ب</reg></choice>") == ("أب",)


@pytest.mark.parametrize("name", ["hi", "persName", "title", "foreign", "unknown", "emph"])
def test_what_stands_within_a_line_parts_no_word(name: str) -> None:
    assert read(f"ال<{name}>ميناء</{name}>ان") == ("الميناءان",)


@pytest.mark.parametrize("name", ["cell", "seg"])
def test_cells_and_halves_of_a_verse_are_parted(name: str) -> None:
    assert read(f"<{name}>أ</{name}><{name}>ب</{name}>ج") == ("أ ب ج",)


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        ("<p>أ<note>ح1</note> ب<note>ح2</note></p><p>ج</p>", ("أ ب", "ج", "ح1", "ح2")),
        ("<p><note>ح</note>أ</p>", ("ح", "أ")),
        ("<p> <note>ح</note>أ</p>", ("ح", "أ")),
        ("<p>أ<note><p>ح1</p><p>ح2</p></note></p>", ("أ", "ح1", "ح2")),
        ("<p>أ<note>ح1<note>ح2</note></note></p><p>ب</p>", ("أ", "ب", "ح1", "ح2")),
        ("<note>ح</note><p>أ</p>", ("ح", "أ")),
        ("<p>أ</p><note>ح</note><p>ب</p>", ("أ", "ح", "ب")),
        ("<p>أ<note/>ب</p>", ("أب",)),
    ],
)
def test_a_note_within_a_line_stands_below_all_and_any_other_in_its_place(
    inner: str, lines: tuple[str, ...]
) -> None:
    assert read(inner) == lines


def test_what_is_skipped_is_so_in_notes_too_and_what_follows_it_stays() -> None:
    inner = "<head>عنوان</head>ذيل<p>أ<note>ح<head>عنوان</head></note></p>"
    assert read(inner, skip="head") == ("ذيل", "أ", "ح")


def test_what_follows_the_element_is_not_read() -> None:
    root = etree.fromstring("<a><b>أ<c>ب</c>ج</b>د</a>")
    text = Text()
    text.read(root[0])
    assert text.paragraphs() == ("أبج",)


def test_blanks_of_every_kind_are_one() -> None:
    assert read("<p> أ\n\t ب  <hi> ج</hi>\n</p>") == ("أ ب ج",)
