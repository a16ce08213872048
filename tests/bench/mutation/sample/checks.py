"""The tests of the module; nothing of `unnoticed` is tested but that it ends."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.mutation.sample.module import countdown, sign, unnoticed


def test_signs() -> None:
    assert (sign("plus"), sign("minus")) == ("+", "?")


def test_countdown() -> None:
    assert countdown(3) == 3


def test_unnoticed() -> None:
    unnoticed("text")


@given(number=st.integers(0, 9))
def test_examples_are_those_of_every_mutant(number: int) -> None:
    assert settings.default is not None and settings.default.derandomize
    assert countdown(number) == number
