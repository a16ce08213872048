"""The sections in the head of every page: where they lead, and in which one the reader is."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive.context_processors import SECTIONS
from tests.builders import article

pytestmark = pytest.mark.django_db

LINK = re.compile(r'<a href="([^"]+)"( aria-current="\w+")?>([^<]+)</a>')


def sections(page: Any) -> list[tuple[str, str, str]]:
    """(address, its aria-current, label) of each link."""
    nav = page.content.decode().split('<nav class="sections"')[1].split("</nav>")[0]
    return LINK.findall(nav)


def all_but(route: str, current: str) -> list[tuple[str, str, str]]:
    return [
        (reverse(name), current if name == route else "", label)
        for name, (label, _) in SECTIONS.items()
    ]


@pytest.mark.parametrize("route", SECTIONS)
def test_a_section_is_the_page_on_its_own_page(client: Client, route: str) -> None:
    assert sections(client.get(reverse(route))) == all_but(route, ' aria-current="page"')


def test_a_page_in_a_section_says_so(client: Client) -> None:
    made = article(
        "مقال", tags=["نفط"], source="نشرة", authors=["سلمى"], places=["بغداد"], published="2020-10"
    )
    pages = {
        made.get_absolute_url(): "article_list",
        made.tags.get().get_absolute_url(): "tag_list",
        made.source.get_absolute_url(): "source_list",
        made.authors.get().get_absolute_url(): "author_list",
        made.places.get().get_absolute_url(): "place_list",
        "/dates/2020/": "date_list",
        "/dates/2020/10/": "date_list",
        "/dates/2020/10/unknown/": "date_list",
        "/dates/hijri/": "date_list",
    }
    for path, route in pages.items():
        assert sections(client.get(path)) == all_but(route, ' aria-current="true"'), path


@pytest.mark.parametrize("path", ["/", "/search/", "/about/", "/nowhere/"])
def test_other_pages_are_in_no_section(client: Client, path: str) -> None:
    assert sections(client.get(path)) == all_but("", "")
