"""What a named file may become: counted over all that is in it, and ended with a sentence."""

import io

import pytest

from archive.ingest.containers.budget import TOO_LARGE, TOO_MANY, Budget, Limits, OverLimit

MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    ("limits", "size", "most"),
    [
        (Limits(expanded=9_000, free=100, ratio=10), 0, 100),
        (Limits(expanded=9_000, free=100, ratio=10), 9, 100),
        (Limits(expanded=9_000, free=100, ratio=10), 20, 200),
        (Limits(expanded=9_000, free=100, ratio=10), 5_000, 9_000),
        (Limits(expanded=50, free=100, ratio=10), 5_000, 50),
    ],
)
def test_what_may_be_unpacked_grows_with_the_file_between_two_bounds(
    limits: Limits, size: int, most: int
) -> None:
    assert Budget(limits, size).most == most


def test_members_are_counted_up_to_the_limit() -> None:
    budget = Budget(Limits(members=2), 0)
    budget.count_member()
    budget.count_member()
    with pytest.raises(OverLimit, match=TOO_MANY.format(2)):
        budget.count_member()


def test_bytes_are_counted_as_they_are_read() -> None:
    budget = Budget(Limits(free=3 * MEGABYTE), 0)
    opened = budget.opened(io.BytesIO(b"x" * 5 * MEGABYTE))
    assert len(opened.read(MEGABYTE)) == MEGABYTE
    assert MEGABYTE <= budget.expanded < 2 * MEGABYTE
    with pytest.raises(
        OverLimit, match=TOO_LARGE.format(3).replace("(", r"\(").replace(")", r"\)")
    ):
        opened.read()
    with pytest.raises(OverLimit):  # and it stays over the limit
        budget.count_bytes(1)


def test_two_streams_of_one_budget_count_together() -> None:
    budget = Budget(Limits(free=10), 0)
    assert budget.opened(io.BytesIO(b"x" * 6)).read() == b"x" * 6
    with pytest.raises(OverLimit):
        budget.opened(io.BytesIO(b"x" * 6)).read()


def test_an_opened_stream_reads_as_a_file_does() -> None:
    opened = Budget(Limits(), 0).opened(io.BytesIO("أول\nثان\n".encode()))
    assert opened.peek(4)[:4] == "أو".encode()
    assert (opened.readline(), opened.read(), opened.read()) == (
        "أول\n".encode(),
        "ثان\n".encode(),
        b"",
    )
    assert not opened.seekable()
