"""Addresses of what the archive keeps, remembered: a page of results needs a hundred."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse


def address(route: str, *arguments: str | int) -> str:
    """The path of a page, with the prefix under which the site is served now."""
    return _reversed(route, arguments, get_script_prefix(), get_urlconf())


@lru_cache(1 << 13)
def _reversed(
    route: str, arguments: tuple[str | int, ...], prefix: str, urlconf: str | None
) -> str:
    return reverse(route, args=arguments, urlconf=urlconf)
