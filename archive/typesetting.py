"""What a language asks of a message besides its words, before it stands in a page. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

# What is left as it stands: isolated runs, keys, tags, entities, and places of values.
_WHOLE = r"<(bdi|kbd)\b.*?</\1>|<[^>]*>|&[^;\s]+;|%\(\w+\)s"
_ARABIC = r"[\u0600-\u06ff]+(?: [\u0600-\u06ff\d]+)*"
_LATIN, _SKIPPED = re.compile("[A-Za-z]"), re.compile(_WHOLE)
_RUNS = re.compile(rf"{_WHOLE}|(?P<run>{_ARABIC})")
_NUMBERS = re.compile(rf"{_WHOLE}|(?P<run>\d+)")


def isolated(markup: str) -> str:
    """An English message in which each run of Arabic is marked as such, digits after it included.

    What has no Latin letter is left as it is: nobody has translated it.
    """
    if not _LATIN.search(_SKIPPED.sub("", markup)):
        return markup
    return _runs_as(_RUNS, markup, lambda run: f'<bdi lang="ar">{run}</bdi>')


def with_digits(markup: str, digits: Callable[[str], str]) -> str:
    """A message with its own numbers in other digits; those that are to be typed stay."""
    return _runs_as(_NUMBERS, markup, digits)


def of_archive(markup: str) -> str:
    """An English page: what stands between bare `<bdi>` is the archive's, and Arabic."""
    return markup.replace("<bdi>", '<bdi lang="ar">')


def _runs_as(pattern: re.Pattern[str], markup: str, written: Callable[[str], str]) -> str:
    return pattern.sub(lambda one: written(one["run"]) if one["run"] else one[0], markup)
