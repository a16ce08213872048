"""A plain text needs no closer look: nothing that is looked for stands in one."""

from __future__ import annotations

import sys

import pytest

from archive.ingest.encoding import CONTROLS, DAMAGED
from archive.ingest.plain import is_plain
from archive.ingest.spoilt import mojibake, presentation_forms

PLAIN = [sign for sign in map(chr, range(sys.maxunicode + 1)) if is_plain(sign)]


@pytest.mark.parametrize(
    "text", ["", "البحر واسع.\n«قال» - 12:30، ١٢؟", "مُحمَّد", "(BBC) & 5%", "… “نعم” – ‘لا’"]
)
def test_what_newspapers_print_is_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "ﺍﻟﺒﺤﺮ",
        "Ø§Ù„",
        "البحر\ufffd",
        "ا\x00",
        "ا\tب",
        "ا\u200fب",
        "ا\xa0ب",
        "پاکستان",
        "é",
        "ا\r\n",
    ],
)
def test_what_wants_a_closer_look_is_not(text: str) -> None:
    assert not is_plain(text) and not is_plain(f"البحر {text} واسع")


@pytest.mark.parametrize(
    "is_found",
    [
        mojibake.STRANGE.search,
        presentation_forms.is_suspected,
        CONTROLS.search,
        DAMAGED.__contains__,
    ],
)
def test_no_sign_of_spoilt_text_is_plain(is_found: object) -> None:
    assert callable(is_found)
    assert [sign for sign in PLAIN if is_found(sign)] == []
