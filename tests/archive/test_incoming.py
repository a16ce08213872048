"""When a request has arrived, however its bytes were cut."""

from __future__ import annotations

import pytest

from archive.incoming import LARGEST_BODY, LARGEST_HEAD, Incoming, State

GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


def post(length: int, *more: bytes) -> bytes:
    head = (b"POST / HTTP/1.1", b"Host: x", b"content-LENGTH : %d" % length, *more)
    return b"\r\n".join((*head, b"", b""))


@pytest.mark.parametrize(
    ("data", "state"),
    [
        (GET, State.WHOLE),
        (GET[:-1], State.PARTIAL),
        (b"", State.PARTIAL),
        (b"GET / HTTP/1.1\nHost: x\n\n", State.PARTIAL),
        (GET + GET[:9], State.WHOLE),
        (post(3) + b"abc", State.WHOLE),
        (post(3) + b"ab", State.PARTIAL),
        (post(0), State.WHOLE),
        (post(LARGEST_BODY), State.PARTIAL),
        (post(LARGEST_BODY + 1), State.LARGE),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", State.LARGE),
        (post(3, b"Expect: 100-continue"), State.LARGE),
        (b"POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n", State.LARGE),
        (post(10**18), State.LARGE),
        (post(3, b"Content-Length: 4") + b"abc", State.WHOLE),
        (b"x" * LARGEST_HEAD, State.PARTIAL),
        (b"x" * (LARGEST_HEAD + 1), State.ENDLESS),
    ],
)
def test_it_has_arrived_when_all_of_it_is_here(data: bytes, state: State) -> None:
    whole, drop_by_drop = Incoming(), Incoming()
    assert whole.take(data) is state
    last = State.PARTIAL
    for byte in data[-2_000:] if len(data) > 2_000 else data:
        last = drop_by_drop.take(bytes([byte]))
    assert last is state or len(data) > 2_000
    assert bytes(whole.data) == data


def test_the_length_is_that_of_the_head_alone() -> None:
    incoming = Incoming()
    assert (incoming.has_head, incoming.length) == (False, 0)
    incoming.take(post(5) + b"\nContent-Length: 9\r\n")
    assert (incoming.has_head, incoming.length) == (True, 5)


def test_an_address_in_arabic_letters_is_encoded_and_nothing_else_is() -> None:
    rest = "\r\nX: نص\r\n\r\nGET /نص".encode()
    incoming = Incoming()
    incoming.take("GET /tags/مصر/?q=%D9%86 HTTP/1.1".encode() + rest)
    assert incoming.encoded == b"GET /tags/%D9%85%D8%B5%D8%B1/?q=%D9%86 HTTP/1.1" + rest
