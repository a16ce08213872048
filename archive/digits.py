"""The two sets of digits that the Arabic chrome may be set to, never both on one page. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

LATN, ARAB = "latn", "arab"  # as CLDR names them

_DIGITS = {ord("0") + value: 0x0660 + value for value in range(10)}
_NUMBERS = _DIGITS | str.maketrans({",": "٬", ".": "٫", "%": "٪"})


def digits(text: str) -> str:
    """A text of the chrome with its digits as ٠-٩."""
    return text.translate(_DIGITS)


def number(text: str) -> str:
    """A number as Python writes it, with digits, separators and sign of the other set."""
    return text.translate(_NUMBERS)


def same(text: str) -> str:
    return text


# Set of digits -> what makes texts with 0-9 texts of that set, and numbers.
TEXTS: Mapping[str, Callable[[str], str]] = {LATN: same, ARAB: digits}
NUMBERS: Mapping[str, Callable[[str], str]] = {LATN: same, ARAB: number}
