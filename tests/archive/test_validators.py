"""By what a copy of a page is known to be current, and never is when it may not be."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.changes import Change
from archive.validators import (
    COMMIT,
    Tag,
    is_not_modified,
    last_modified,
    microseconds,
    settled,
    tag_of,
    tags_in,
)

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
CHANGE = Change(57, EPOCH + datetime.timedelta(seconds=1_000_000, milliseconds=250))


def changed_at(seconds: float, number: int = 1) -> Change:
    return Change(number, EPOCH + datetime.timedelta(seconds=seconds))


class TestTags:
    def test_a_tag_names_the_change_its_time_and_the_address(self) -> None:
        tag = tag_of(CHANGE, "/tags/")
        assert (tag.number, tag.at) == (57, 1_000_000_250_000)
        assert str(tag) == f'W/"57.e8d4a8e090-{tag.digest}"'

    def test_another_address_or_change_has_another_tag(self) -> None:
        tags = {
            tag_of(CHANGE, "/tags/"),
            tag_of(CHANGE, "/tags/?page=2"),
            tag_of(CHANGE._replace(number=58), "/tags/"),
            tag_of(changed_at(1_000_000.251, 57), "/tags/"),
        }
        assert len(tags) == 4

    def test_any_address_has_a_tag(self) -> None:
        assert tag_of(CHANGE, "/\ud800\x00ا") != tag_of(CHANGE, "/\ud801\x00ا")

    @given(st.integers(0, 2**63 - 1), st.integers(0, 2**60), st.integers(0, 2**64 - 1))
    def test_a_tag_is_read_as_it_was_written(self, number: int, at: int, digest: int) -> None:
        tag = Tag(number, at, f"{digest:016x}")
        assert tags_in(str(tag)) == tags_in(str(tag).removeprefix("W/")) == [tag]

    def test_several_tags_may_be_sent_and_others_are_passed_over(self) -> None:
        first, second = tag_of(CHANGE, "/"), tag_of(CHANGE, "/about/")
        header = f'{first},"another, of a proxy" , W/"x",{second}, "7.0-{"0" * 15}"'
        assert tags_in(header) == [first, second]

    @given(st.text())
    def test_any_header_is_read(self, header: str) -> None:
        assert tags_in(header) == []


NEVER = 0.0  # when the release began: long ago


class TestLastModified:
    def test_a_change_is_settled_when_no_other_of_its_second_can_come_to_light(self) -> None:
        assert settled(changed_at(1_000.0), NEVER) == settled(changed_at(1_000.999), NEVER)
        assert settled(changed_at(1_000.0), NEVER) == 1_000 + COMMIT + 1

    def test_another_release_counts_as_a_change(self) -> None:
        assert settled(changed_at(1_000), began=5_000.5) == 5_000 + COMMIT + 1

    def test_a_page_has_the_time_of_its_change_until_that_is_settled(self) -> None:
        second = settled(changed_at(1_000), NEVER)
        assert last_modified(second, 1_000) == "Thu, 01 Jan 1970 00:16:40 GMT"
        assert last_modified(second, second - 0.001) == "Thu, 01 Jan 1970 00:16:40 GMT"
        assert last_modified(second, second) == "Thu, 01 Jan 1970 00:17:41 GMT"
        assert last_modified(second, second + 10_000) == "Thu, 01 Jan 1970 00:17:41 GMT"

    @given(
        st.floats(1_000, 1_200), st.floats(0, COMMIT), st.floats(1_000, 2_000), st.floats(0, 2_000)
    )
    def test_a_copy_from_before_a_change_is_never_current(
        self, changed: float, lag: float, fetched: float, later: float
    ) -> None:
        """Whatever of the times that a copy may be known by is sent: that of the page as it was,
        or the time at which it was fetched."""
        committed = changed + lag
        if fetched >= committed:
            return
        before = settled(changed_at(max(changed - later, 0)), NEVER)
        now = settled(changed_at(changed), NEVER)
        for known_by in (last_modified(before, fetched), last_modified(int(fetched), fetched)):
            assert not is_not_modified(known_by, now)

    @given(st.floats(1_000, 2_000), st.floats(0, 2_000))
    def test_a_settled_copy_is_current(self, changed: float, later: float) -> None:
        second = settled(changed_at(changed), NEVER)
        assert is_not_modified(last_modified(second, second + later), second)

    @pytest.mark.parametrize("header", ["", "أمس", "Thu, 99 Jan 1970 00:00:00 GMT", "0"])
    def test_what_is_no_date_tells_nothing(self, header: str) -> None:
        assert not is_not_modified(header, 0)


def test_times_are_counted_in_microseconds() -> None:
    assert microseconds(changed_at(1_700_000_000.123456)) == 1_700_000_000_123_456
