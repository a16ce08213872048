"""Tokens say where a list goes on; any other text is none of ours."""

from __future__ import annotations

import base64
import datetime
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.oai.resumption import LONGEST, Cursor, cursor_of, token_of

CURSOR = Cursor("2020-05-01T13:30:05.123456+00:00", 12, 100, {"set": "tag:7"})


def made(state: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(state).encode()).decode().rstrip("=")


@given(
    st.datetimes(timezones=st.just(datetime.UTC)),
    st.integers(0, 10**18),
    st.integers(0, 10**9),
    st.dictionaries(st.sampled_from(["from", "until", "set"]), st.text(max_size=30)),
)
def test_a_token_is_read_as_it_was_written(
    moment: datetime.datetime, pk: int, done: int, arguments: dict[str, str]
) -> None:
    cursor = Cursor(moment.isoformat(), pk, done, arguments)
    token = token_of(cursor)
    assert re.fullmatch(r"[\w-]+", token, re.ASCII)
    assert cursor_of(token) == cursor


def test_a_cursor_knows_its_moment() -> None:
    moment = datetime.datetime(2020, 5, 1, 13, 30, 5, 123456, datetime.UTC)
    assert CURSOR.changed == moment


@pytest.mark.parametrize(
    "token",
    [
        *("", "x", "!!!", "رمز", "AAAA", "=" * 40, token_of(CURSOR)[:-4], "A" * (LONGEST * 2)),
        made(None),
        made(7),
        made([]),
        made(["2020-05-01T13:30:05+00:00", 12, 100]),
        made(["yesterday", 12, 100, {}]),
        made(["2020-05-01T13:30:05", 12, 100, {}]),
        made(["2020-05-01T13:30:05+00:00", "twelve", 100, {}]),
        made(["2020-05-01T13:30:05+00:00", None, 100, {}]),
        made(["2020-05-01T13:30:05+00:00", -1, 100, {}]),
        made(["2020-05-01T13:30:05+00:00", 12, -100, {}]),
        made(["2020-05-01T13:30:05+00:00", 12, 100, ["set"]]),
        made(["2020-05-01T13:30:05+00:00", 12, 100, {"set": 7}]),
        made([7, 12, 100, {}]),
    ],
)
def test_what_is_no_token_of_ours(token: str) -> None:
    assert cursor_of(token) is None


@given(st.text(max_size=200))
def test_any_text_is_a_token_or_none(token: str) -> None:
    cursor = cursor_of(token)
    assert cursor is None or cursor_of(token_of(cursor)) == cursor
