"""What holds on every page, in a narrow and a wide window, in the light and in the dark."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

Site = dict[str, str]
Visit = Callable[..., Any]

WINDOWS = [(width, scheme) for width in (320, 1280) for scheme in ("light", "dark")]
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"
# WCAG 1.4.12: what a reader may set without losing text.
ROOMY = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
TWICE_THE_TEXT = "document.documentElement.style.fontSize = '200%'"
BOXES = """[...document.querySelectorAll('.wordmark, .finder, .sections')].map(part => {
  const box = part.getBoundingClientRect();
  return [part.className, box.left, box.top, box.right, box.bottom];
})"""
# Words of the page itself: not what stands in an element that says it is foreign.
OWN_WORDS = """() => {
  const foreign = 'bdi, [dir=ltr], [lang=en], kbd, code, script, style, .copied, .story-body, .excerpt';
  const texts = [...document.querySelectorAll('body *')]
    .filter(element => !element.closest(foreign))
    .flatMap(element => [
      ...[...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data),
      ...['title', 'alt', 'placeholder', 'aria-label'].map(name => element.getAttribute(name) || ''),
    ]);
  return texts.join('\\n');
}"""
# Bars of a drawing are as narrow as they must be: each has its link in the table beneath.
SMALL_TARGETS = """[...document.querySelectorAll('a:not(svg a), button, input, summary')]
  .filter(part => part.checkVisibility())
  .filter(part => !part.matches('.skip, [type=hidden]') && !part.closest('p, dd, li > .facts-line'))
  .map(part => [part.innerText || part.name, part.getBoundingClientRect()])
  .filter(([name, box]) => box.width < 24 || box.height < 24)
  .map(([name, box]) => `${name.trim()} ${box.width}×${box.height}`)"""


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_no_page_is_wider_than_its_window(
    site: Site, visit: Visit, width: int, scheme: str
) -> None:
    page = visit(site["home"], width=width, color_scheme=scheme)
    too_wide = []
    for name, address in site.items():
        page.goto(address)
        if page.evaluate(TOO_WIDE):
            too_wide.append(name)
        page.evaluate(ROOMY)
        if page.evaluate(TOO_WIDE):
            too_wide.append(f"{name}, roomy")
        page.evaluate(TWICE_THE_TEXT)
        if page.evaluate(TOO_WIDE):
            too_wide.append(f"{name}, twice the text")
    assert too_wide == []


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_axe_finds_no_fault_on_any_page(
    site: Site, visit: Visit, axe: Any, width: int, scheme: str
) -> None:
    page = visit(site["home"], width=width, color_scheme=scheme)
    faults = []
    for name, address in site.items():
        page.goto(address)
        for fault in axe.run(page).response["violations"]:
            faults += [f"{name}: {fault['id']}: {node['html'][:120]}" for node in fault["nodes"]]
    assert faults == []


@pytest.mark.parametrize("width", [320, 1280])
def test_parts_of_the_header_do_not_overlap(site: Site, visit: Visit, width: int) -> None:
    page = visit(site["home"], width=width)
    overlaps = []
    for name, address in site.items():
        page.goto(address)
        parts = page.evaluate(BOXES)
        for number, (one, left, top, right, bottom) in enumerate(parts):
            for other, left_2, top_2, right_2, bottom_2 in parts[number + 1 :]:
                if left < right_2 and left_2 < right and top < bottom_2 and top_2 < bottom:
                    overlaps.append((name, one, other))
    assert overlaps == []


def test_every_page_is_arabic_from_right_to_left_with_one_heading_and_a_title(
    site: Site, visit: Visit
) -> None:
    page = visit(site["home"])
    seen = {}
    for name, address in site.items():
        page.goto(address)
        html = page.locator("html")
        seen[name] = (
            html.get_attribute("lang"),
            html.get_attribute("dir"),
            page.locator("h1").count(),
            page.locator("main").count(),
            bool(re.search("[ء-ي]", page.title())),
        )
    assert seen == dict.fromkeys(site, ("ar", "rtl", 1, 1, True))


def test_no_two_pages_share_a_title(site: Site, visit: Visit) -> None:
    page = visit(site["home"])
    names: dict[str, list[str]] = {}
    for name, address in site.items():
        if "error" not in name and "kind" not in name and name != "results, oldest first":
            page.goto(address)
            names.setdefault(page.title(), []).append(name)
    assert [shared for shared in names.values() if len(shared) > 1] == []


def test_the_pages_own_words_are_arabic(site: Site, visit: Visit) -> None:
    page = visit(site["home"])
    foreign = {}
    for name, address in site.items():
        page.goto(address)
        if words := re.findall("[A-Za-z]{2,}", page.evaluate(OWN_WORDS)):
            foreign[name] = words
    assert foreign == {}


def test_no_page_mixes_two_sets_of_digits_or_latin_commas(site: Site, visit: Visit) -> None:
    page = visit(site["home"])
    mixed = {}
    for name, address in site.items():
        page.goto(address)
        if signs := re.findall("[ء-ي] ?[,;?]|[٠-٩۰-۹]", page.evaluate(OWN_WORDS)):
            mixed[name] = signs
    assert mixed == {}


def test_the_browser_complains_of_nothing(site: Site, visit: Visit) -> None:
    page = visit(site["home"])
    for address in site.values():
        page.goto(address)
    assert page.complaints == []


SECTIONS = ("articles", "tags", "sources", "authors", "places", "years")
IN_SIGHT = "link => { const { left, right } = link.getBoundingClientRect(); return left >= 0 && right <= innerWidth }"


@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_opens_at_its_top_with_its_section_in_sight(
    site: Site, visit: Visit, width: int
) -> None:
    page = visit(site["home"], width=width)
    page.set_viewport_size({"width": width, "height": 400})
    root = site["home"]
    for address in [*site.values(), *(site[name].replace(root, f"{root}en/") for name in SECTIONS)]:
        page.goto(address)
        assert page.evaluate("[scrollX, scrollY]") == [0, 0], address
        current = page.locator(".sections [aria-current]")
        assert current.count() == 0 or current.evaluate(IN_SIGHT), address


def test_all_sections_are_in_sight_on_a_common_phone(site: Site, visit: Visit) -> None:
    page = visit(site["home"], width=360)
    for address in (site["home"], f"{site['home']}en/"):
        page.goto(address)
        links = page.locator(".sections a")
        seen = [link.evaluate(IN_SIGHT) for link in links.all()]
        assert seen == [True] * len(SECTIONS), address


def test_links_and_controls_are_large_enough_for_a_finger(site: Site, visit: Visit) -> None:
    page = visit(site["home"], width=320)
    small = {}
    sheet = {"the sheet of filters": f"{site['results, filtered']}#filters"}
    for name, address in (site | sheet).items():
        page.goto(address)
        if targets := page.evaluate(SMALL_TARGETS):
            small[name] = targets
    assert small == {}
