"""Addresses are Django's own, made in a fraction of the time."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from archive.addresses import address, addresses
from archive.slug import slug

NUMBERS = st.integers(min_value=0, max_value=10**18 - 1)
SLUGS = st.text(min_size=1).map(lambda text: slug(text, "x")) | st.text(
    "ابج-_xé٣/%ـَ\u200f. ", min_size=1
)


def django_says(route: str, *arguments: str | int) -> str | None:
    try:
        return reverse(route, args=arguments)
    except NoReverseMatch:
        return None


def we_say(route: str, *arguments: str | int) -> str | None:
    try:
        return address(route, *arguments)
    except NoReverseMatch:
        return None


@given(number=NUMBERS, words=SLUGS)
def test_an_address_is_what_django_makes_of_it(number: int, words: str) -> None:
    for route, *arguments in [
        ("article", number, words),
        ("article_short", number),
        ("tag", words),
        ("source", words),
        ("author", number),
    ]:
        assert we_say(route, *arguments) == django_says(route, *arguments)


@pytest.mark.parametrize(
    ("route", "arguments"),
    [
        ("home", ()),
        ("search", ()),
        ("year", (2015,)),
        ("month", (2015, 7)),
        ("tag", ("س" * 120,)),
        ("tag", ("س" * 200,)),
        ("article", (10**18 - 1, "x")),
        ("article", (7, SafeString("قمح"))),
    ],
)
def test_whatever_a_route_asks_for(route: str, arguments: tuple[str | int, ...]) -> None:
    assert address(route, *arguments) == django_says(route, *arguments)


@pytest.mark.parametrize(
    ("route", "arguments"),
    [
        ("tag", ("س" * 201,)),
        ("tag", ("a/b",)),
        ("tag", ("",)),
        ("tag", ()),
        ("article", (10**18, "x")),
        ("article", (-1, "x")),
        ("article", ("x", "x")),
        ("year", (999,)),
        ("nowhere", ()),
    ],
)
def test_what_no_page_has_is_no_address(route: str, arguments: tuple[str | int, ...]) -> None:
    with pytest.raises(NoReverseMatch):
        address(route, *arguments)


def test_an_address_has_the_prefix_under_which_the_site_is_served() -> None:
    at_root = addresses()
    try:
        set_script_prefix("/50%/archive/")
        assert address("tag", "نفط") == addresses()("tag", "نفط") == reverse("tag", args=["نفط"])
        assert address("tag", "نفط").startswith("/50%25/archive/tags/")
        assert address("tag", "قمح") == reverse("tag", args=["قمح"])
    finally:
        set_script_prefix("/")
    assert at_root("tag", "قمح") == address("tag", "قمح") == reverse("tag", args=["قمح"])
