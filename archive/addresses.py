"""Addresses of what the archive keeps, remembered: a page of results needs a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Protocol
from urllib.parse import quote

from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

from archive.languages import LANGUAGES, current, speaking

# The prefix under which the site is served, its URLconf, and the language of the page.
Site = tuple[str, str | None, str]

REMEMBERED = 1 << 13
PLAIN = re.compile(r"[\w-]{1,120}")  # what needs no other care in a path than to be encoded
LARGEST = 10**18  # of `NumberConverter`

# What stands in an address where an argument of this type will: no address has it otherwise.
STAND_INS = {int: 90_817_263_544_536_271, str: "zyxwvutsrqponmlkjihg"}


class AddressOf(Protocol):
    """The path of a page by the name of its route and the arguments of that."""

    def __call__(self, route: str, *arguments: str | int) -> str: ...

    def __hash__(self) -> int: ...


def address(route: str, *arguments: str | int) -> str:
    """The path of a page in the language of this one, below the prefix of the site."""
    return _reversed(route, arguments, *_site())


def address_in(language: str, route: str, *arguments: str | int) -> str:
    """The path of a page in a language that is named; of what is known by one address, in Arabic."""
    return _reversed(route, arguments, get_script_prefix(), get_urlconf(), language)


def together(slugs: Iterable[str]) -> str:
    """The path of the articles that have all of these tags: they have one order."""
    different = sorted(set(slugs))
    return address("tags_together" if len(different) > 1 else "tag", *different)


def addresses() -> AddressOf:
    """`address` for all of one page: where the site is served is read once."""
    return _addresses(*_site())


def _site() -> Site:
    return get_script_prefix(), get_urlconf(), current().code


@cache
def _addresses(*site: *Site) -> AddressOf:
    return lambda route, *arguments: _reversed(route, arguments, *site)


@lru_cache(REMEMBERED)
def _reversed(
    route: str,
    arguments: tuple[str | int, ...],
    prefix: str,
    urlconf: str | None,
    language: str,
) -> str:
    types = tuple([int if isinstance(one, int) else str for one in arguments])
    form = _form(route, types, prefix, urlconf, language)
    if not form or not all(map(_is_plain, arguments)):
        with speaking(LANGUAGES[language]):
            return reverse(route, args=arguments, urlconf=urlconf)
    return form % tuple(map(_encoded, arguments))


@cache
def _form(
    route: str, types: tuple[type, ...], prefix: str, urlconf: str | None, language: str
) -> str:
    """The address with %s for each argument; empty where not any plain one will do.

    Django needs ten times as long to find the pattern and try it on the arguments.
    """
    stand_ins = [STAND_INS[one] for one in types]
    try:
        with speaking(LANGUAGES[language]):
            form = reverse(route, args=stand_ins, urlconf=urlconf).replace("%", "%%")
    except NoReverseMatch:
        return ""
    for one in map(str, stand_ins):
        form = form.replace(one, "%s", 1)
    return form


def _is_plain(argument: str | int) -> bool:
    if isinstance(argument, int):
        return 0 <= argument < LARGEST
    return PLAIN.fullmatch(argument) is not None


class _Encoded(dict[int, str]):
    """Code point -> as it stands in a path; what is not in it yet is encoded, and then is."""

    def __missing__(self, point: int) -> str:
        encoded = self[point] = quote(chr(point))
        return encoded


_signs = _Encoded()


def _encoded(argument: str | int) -> str:
    return str(argument).translate(_signs)
