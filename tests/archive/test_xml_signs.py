"""Signs that XML forbids cost themselves alone, and no text beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from archive.ingest.parsers.markup_tree import tree_of, words
from archive.ingest.parsers.wordpress import parse
from archive.xml_signs import without_forbidden
from tests.archive.ingest.builders import record

SIGNS = [
    ("\x00", ""),
    ("\x01", ""),
    ("\x08", ""),
    ("\t", "\t"),
    ("\n", "\n"),
    ("\x0b", " "),
    ("\x0c", " "),
    ("\r", "\r"),
    ("\x0e", ""),
    ("\x19", ""),
    ("\x1a", ""),
    ("\x1b", ""),
    ("\x1f", ""),
    (" ", " "),
    ("\x7f", "\x7f"),
    ("\x85", "\x85"),
    ("\u200f", "\u200f"),
    ("\ud7ff", "\ud7ff"),
    ("\ud800", ""),
    ("\udcff", ""),
    ("\ue000", "\ue000"),
    ("\ufffd", "\ufffd"),
    ("\ufffe", ""),
    ("\uffff", ""),
    ("\U00010000", "\U00010000"),
    ("\U0010ffff", "\U0010ffff"),
]


@pytest.mark.parametrize(("sign", "left"), SIGNS)
def test_what_xml_forbids_goes_and_the_rest_stays(sign: str, left: str) -> None:
    assert without_forbidden(f"أ{sign}ب{sign}") == f"أ{left}ب{left}"


@given(st.text(st.characters(exclude_categories=[]), max_size=30))
def test_whatever_is_left_the_library_reads(text: str) -> None:
    etree.fromstring(f"<a><![CDATA[{without_forbidden(text).replace(']]>', '')}]]></a>".encode())


@pytest.mark.parametrize("sign", ["\x08", "\x0b", "\x0c", "\x1a", "\ufffe"])
def test_no_text_is_lost_before_such_a_sign_in_a_section(sign: str) -> None:
    root, _, notes = tree_of(f"<a><![CDATA[الميناء القديم{sign} والسوق]]></a>".encode())
    assert (words(root), notes) == ("الميناء القديم والسوق", ())


def test_lines_that_a_word_processor_ended_stay_two_words() -> None:
    content = without_forbidden("<![CDATA[<p>أول السطر\x0bوآخره</p>]]>")
    head = '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item>'
    export = f"{head}<content:encoded>{content}</content:encoded></item></channel></rss>"
    (document,) = parse(record(export))
    assert document.paragraphs == ("أول السطر وآخره",)
