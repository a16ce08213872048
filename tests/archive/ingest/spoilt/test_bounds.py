"""Judging and mending take the time of a text's length, whatever it is made of."""

from __future__ import annotations

import contextlib
import time

import pytest

from archive.ingest.document import Document, Refusal
from archive.ingest.encoding import decode
from archive.ingest.spoilt.mending import judge, mend
from archive.ingest.spoilt.visual_order import logical

LENGTH = 60_000
SECONDS = 10  # of processor time; each takes some tenths of one, on a busy machine too

# Signs that any of the steps looks for, and what surrounds them.
PARTS = (
    "?",
    "?? ",
    "??a ",
    "a-",
    "a.b ",
    "1/",
    "Ø",
    "Ø§",
    "Ã˜Â§",
    "Ù\x84",
    "ط§",
    "Çá",
    "«·",
    "ÿß",
    "ÇáÈÍÑ ",
    "األ",
    "األ ",
    "االل",
    "ال ",
    "ة ",
    " ةى",
    "لا ",
    "يف ",
    "ﻻ",
    "ﻻ ﺍ",
    "\ufffd",
    "ا\ufffd",
    "(",
    "»«",
    "َ",
    "اَ",
    "ـ",
    "\x85",
    "\xa0",
    "ا" * 500 + " ",
    "\n",
)


@pytest.mark.parametrize("part", PARTS)
def test_a_document_is_judged_in_the_time_of_its_length(part: str) -> None:
    text = (part * (LENGTH // len(part) + 1))[:LENGTH]
    begun = time.process_time()
    with contextlib.suppress(Refusal):
        judge(mend(Document((text, *text.split("\n")[:50]), "عنوان")))
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("part", PARTS)
def test_bytes_are_decoded_and_lines_turned_in_the_time_of_their_length(part: str) -> None:
    text = (part * (LENGTH // len(part) + 1))[:LENGTH]
    begun = time.process_time()
    for codec in ("utf-8", "utf-16-le", "cp1256"):
        with contextlib.suppress(Refusal):
            decode(text.encode(codec, "replace"))
    assert len(logical(text)) == len(text)
    assert time.process_time() - begun < SECONDS
