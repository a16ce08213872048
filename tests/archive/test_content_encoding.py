"""Who gets a text compressed, and that it is the same text."""

from __future__ import annotations

import gzip
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.content_encoding import (
    LEAST,
    compressed,
    decompressed,
    is_worth_it,
    takes_gzip,
)

ACCEPTED = [
    # Accept-Encoding, whether gzip is read
    ("gzip, deflate, br, zstd", True),
    ("gzip", True),
    ("x-gzip", True),
    ("GZip", True),
    ("br;q=1.0, gzip;q=0.8, *;q=0.1", True),
    ("deflate , gzip ; q=0.001", True),
    ("gzip;q=1", True),
    ("gzip;level=9", True),
    ("", False),
    ("identity", False),
    ("br, deflate", False),
    ("gzip;q=0", False),
    ("gzip; q=0.000, br", False),
    ("gzip;q=0.", False),
    ("notgzip, gzipped", False),
    ("*", False),
]


@pytest.mark.parametrize(("header", "is_taken"), ACCEPTED)
def test_gzip_is_sent_to_those_who_take_it(header: str, is_taken: bool) -> None:
    assert takes_gzip(header) is is_taken


@given(st.text())
def test_any_header_is_understood_somehow(header: str) -> None:
    assert takes_gzip(header) in (True, False)


@given(st.binary(max_size=2_000))
def test_what_is_compressed_comes_back_and_any_client_can_read_it(body: bytes) -> None:
    assert decompressed(compressed(body)) == gzip.decompress(compressed(body)) == body


def test_a_text_in_arabic_becomes_several_times_as_short() -> None:
    page = "<li><a href='/tags/نفط/'>النفط والغاز</a></li>\n".encode() * 50
    assert len(compressed(page)) * 5 < len(page)


def test_equal_texts_are_compressed_to_equal_bytes() -> None:
    assert compressed(b"a" * 500) == compressed(b"a" * 500)


@pytest.mark.parametrize(
    ("content_type", "size", "is_worth"),
    [
        ("text/html; charset=utf-8", LEAST, True),
        ("text/plain", LEAST, True),
        ("application/json", LEAST, True),
        ("text/html", LEAST - 1, False),
        ("application/octet-stream", LEAST, True),
        ("image/png", LEAST, False),
        ("", LEAST, False),
    ],
)
def test_texts_are_compressed_that_are_not_short(
    content_type: str, size: int, is_worth: bool
) -> None:
    assert is_worth_it(content_type, os.urandom(size)) is is_worth
