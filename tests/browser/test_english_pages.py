"""Pages under /en/ are the same pages from left to right, with articles in their own direction."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from tests.browser.test_pages import BOXES, SMALL_TARGETS, TOO_WIDE, Site, Visit

# Pages whose parts stand in no other; their Arabic twins are all looked at by axe.
LOOKED_AT = ("home", "article", "tags", "year", "results, filtered", "no results", "search help")
# Where the text of a title and of an article begins, from the left and from the right of its box.
EDGES = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const [text, box] = [range.getClientRects()[0], element.getBoundingClientRect()];
  return [Math.round(text.left - box.left), Math.round(box.right - text.right)];
}"""


@pytest.fixture
def english(site: Site) -> Site:
    """The same pages in English."""
    return {name: in_english(address) for name, address in site.items()}


def in_english(address: str) -> str:
    root = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    return address.replace(root, f"{root}/en", 1)


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_an_english_page_fits_its_window_and_has_no_fault(
    english: Site, visit: Visit, axe: object, width: int, scheme: str
) -> None:
    page = visit(english["home"], width=width, color_scheme=scheme)
    faults = []
    for name, address in english.items():
        page.goto(address)
        if page.evaluate(TOO_WIDE):
            faults.append(f"{name}: too wide")
        if name not in LOOKED_AT:
            continue
        for fault in axe.run(page).response["violations"]:  # type: ignore[attr-defined]
            faults += [f"{name}: {fault['id']}: {node['html'][:120]}" for node in fault["nodes"]]
    assert faults == []


def test_an_english_page_says_its_language_and_leads_to_its_twin(
    site: Site, english: Site, visit: Visit
) -> None:
    page = visit(english["home"])
    for name, address in english.items():
        page.goto(address)
        root = page.locator("html")
        assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("en", "ltr"), name
        assert re.search("[a-z]", page.title()), name
        assert page.locator("h1").count() == 1, name
    page.goto(english["article"])
    page.get_by_role("contentinfo").get_by_role("link", name="العربية").click()
    assert page.url == site["article"]
    page.get_by_role("contentinfo").get_by_role("link", name="English").click()
    assert page.url == english["article"]


def test_parts_of_the_english_header_do_not_overlap(english: Site, visit: Visit) -> None:
    for width in (320, 1280):
        page = visit(english["home"], width=width)
        parts = page.evaluate(BOXES)
        for number, (one, left, top, right, bottom) in enumerate(parts):
            for other, left_2, top_2, right_2, bottom_2 in parts[number + 1 :]:
                apart = left >= right_2 or left_2 >= right or top >= bottom_2 or top_2 >= bottom
                assert apart, (width, one, other)


def test_links_of_english_pages_are_large_enough_for_a_finger(english: Site, visit: Visit) -> None:
    page = visit(english["home"], width=320)
    for name in ("home", "article", "tag", "results", "search help"):
        page.goto(english[name])
        assert page.evaluate(SMALL_TARGETS) == [], name


def test_an_article_keeps_its_direction(english: Site, visit: Visit) -> None:
    page = visit(english["article"])
    from_left, from_right = page.locator(".story-body p").first.evaluate(EDGES)
    assert from_right == 0 and from_left > 0
    heading = page.locator("h1 bdi")
    assert (heading.get_attribute("lang"), heading.get_attribute("dir")) == ("ar", "rtl")
    label = page.locator("h2.label").first
    assert label.evaluate(EDGES)[0] == 0


def test_the_search_of_an_english_page_stays_english(english: Site, visit: Visit) -> None:
    page = visit(english["home"])
    box = page.get_by_label("Search the archive")
    box.fill("المكتبة")
    box.press("Enter")
    page.wait_for_url("**/en/search/?q=*")
    assert "Search results for" in page.title()
    page.get_by_role("link", name="Newest").click()
    assert urlsplit(page.url).path == "/en/search/"


def test_suggestions_are_named_in_english(english: Site, visit: Visit) -> None:
    page = visit(english["home"])
    page.locator("#q").press_sequentially("مكت")
    page.locator("#completions [role=option]").first.wait_for()
    assert page.locator("#completions").get_attribute("aria-label") == "Suggestions"
    assert re.fullmatch(r"\d+ suggestions?", page.locator(".finder [role=status]").inner_text())
    assert "Tags" in page.locator("#completions").inner_text()
