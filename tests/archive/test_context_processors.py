"""What every page knows of the site, also where no page was found."""

from __future__ import annotations

from typing import Any

from django.test import RequestFactory
from django.test.utils import override_script_prefix
from django.urls import resolve, reverse
from pytest_django.fixtures import Settings

from archive import __version__
from archive.context_processors import SECTIONS, Section, release, site
from tests.archive.test_urls import ADDRESSES


def knows(path: str, *, found: bool = True) -> dict[str, Any]:
    request = RequestFactory().get(path)
    if found:
        request.resolver_match = resolve(path)
    return site(request)


def test_a_page_knows_the_names_of_the_site(settings: Settings) -> None:
    settings.SITE_NAME = "أرشيف الاختبار"
    assert knows("/", found=False)["site_name"] == "أرشيف الاختبار"


def test_a_page_of_the_admin_knows_the_version() -> None:
    assert release(RequestFactory().get("/admin/")) == {"version": __version__}


def test_where_nothing_was_found_the_sections_are_listed_and_none_is_current() -> None:
    sections = knows("/nowhere/", found=False)["sections"]
    assert sections == tuple(
        Section(reverse(route), label, "") for route, (label, _) in SECTIONS.items()
    )
    assert Section("/articles/", "المقالات", "") in sections
    assert Section("/dates/", "السنوات", "") in sections


def test_every_page_of_a_section_is_in_it_alone() -> None:
    pages = {name: address for name, _, address in ADDRESSES}
    for route, (_, details) in SECTIONS.items():
        for page in details:
            known = knows(pages[page])
            current = [section.current for section in known["sections"]]
            assert current == ["true" if one == route else "" for one in SECTIONS], page


def test_a_page_links_to_where_the_site_is_served() -> None:
    at_root = [section.url for section in knows("/tags/")["sections"]]
    with override_script_prefix("/archive/"):
        known = knows("/tags/")
        assert known["url"]("year", 2020) == "/archive/dates/2020/"
    assert [section.url for section in known["sections"]] == [f"/archive{url}" for url in at_root]
    assert [section.url for section in knows("/tags/")["sections"]] == at_root
    assert knows("/tags/")["url"]("year", 2020) == "/dates/2020/"


def test_the_short_address_of_an_article_is_in_no_section() -> None:
    """It answers with the way to the long one."""
    assert {section.current for section in knows("/articles/7/")["sections"]} == {""}
