"""Addresses of what the archive keeps, remembered: a page of results needs a hundred."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from django.urls import get_script_prefix, get_urlconf, reverse


class AddressOf(Protocol):
    """The path of a page by the name of its route and the arguments of that."""

    def __call__(self, route: str, *arguments: str | int) -> str: ...


def address(route: str, *arguments: str | int) -> str:
    """The path of a page, with the prefix under which the site is served now."""
    return _reversed(route, arguments, get_script_prefix(), get_urlconf())


def addresses() -> AddressOf:
    """`address` for all of one page: where the site is served is read once."""
    prefix, urlconf = get_script_prefix(), get_urlconf()
    return lambda route, *arguments: _reversed(route, arguments, prefix, urlconf)


@lru_cache(1 << 13)
def _reversed(
    route: str, arguments: tuple[str | int, ...], prefix: str, urlconf: str | None
) -> str:
    return reverse(route, args=arguments, urlconf=urlconf)
