"""A module to be mutated."""

from functools import cache

SIGNS = {"plus": "+"}


@cache
def sign(name: str, default: str = "?") -> str:
    return SIGNS.get(name, default)


def countdown(number: int) -> int:
    steps = 0
    while number > 0:
        number -= 1
        steps += 1
    return steps


def unnoticed(text: str) -> bool:
    return bool(text)
