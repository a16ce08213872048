"""The tests of the module; nothing of `unnoticed` is tested but that it ends."""

from tests.bench.mutation.sample.module import countdown, sign, unnoticed


def test_signs() -> None:
    assert (sign("plus"), sign("minus")) == ("+", "?")


def test_countdown() -> None:
    assert countdown(3) == 3


def test_unnoticed() -> None:
    unnoticed("text")
