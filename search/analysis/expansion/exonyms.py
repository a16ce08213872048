"""Names that Latin letters spell unlike Arabic ones: Cairo, Jerusalem, Hezbollah.

From exonyms.txt, then from what CLDR knows of countries and cities.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from search.analysis.gazetteer.cldr import english_names

_PATH = Path(__file__).with_name("exonyms.txt")


def arabic_names(latin: str) -> tuple[str, ...]:
    """The Arabic names, the usual one first; empty where none is known."""
    small = latin.lower()
    own, known = _own().get(small, ()), english_names().get(small)
    return own or ((known,) if known else ())


def lines() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The Latin names of each line, one after the other, with the Arabic ones."""
    for line in _PATH.read_text("utf-8").splitlines():
        latin, equals, arabic = line.partition("#")[0].partition("=")
        if equals:
            for name in latin.split(","):
                yield name.strip(), tuple(one.strip() for one in arabic.split("،"))


@cache
def _own() -> dict[str, tuple[str, ...]]:
    return dict(lines())
