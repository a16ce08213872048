"""Every kind of page by ear, from the keyboard, without scripts, at four times the size, on paper."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.browser.test_pages import ROOMY, TOO_WIDE

Site = dict[str, str]
Visit = Callable[..., Any]

HEARD = Path(__file__).with_name("heard")
# What differs from run to run: where the site is, and numbers of rows.
RUN = [(r"http://localhost:\d+", "http://site"), (r"/articles/\d+", "/articles/1")]
# A heading that is not seen is heard, but none in a part that is not shown.
LEVELS = """[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]))"""
LANDMARKS = re.compile(r"^ *- (banner|search|main|contentinfo)\b", re.MULTILINE)
# After a key, what is focused by a script shows it as what is reached by the key does.
UNSEEN_FOCUS = """() => [...document.querySelectorAll('a[href], button, input, summary, textarea')]
  .filter(part => part.checkVisibility({ visibilityProperty: true }) && part.type !== 'hidden')
  .filter(part => part.tabIndex >= 0)
  .filter(part => {
    part.focus();
    const style = getComputedStyle(part);
    const box = part.getBoundingClientRect();
    return parseFloat(style.outlineWidth) < 3 || style.outlineStyle === 'none'
      || box.width < 1 || box.height < 1 || box.right < 1 || box.left > innerWidth;
  })
  .map(part => part.outerHTML.slice(0, 90))"""
BARE = (400, 500, 503)  # shown where nothing but the template may work
LISTS = ["articles", "tag", "source", "year", "month", "no known date"]
FURNITURE = ("ابحث", "رشّح", "تخطَّ", "التالي", "تابع")


def languages(site: Site) -> dict[str, str]:
    """Every page twice: in Arabic, and in English."""
    root = site["home"]
    english = {
        f"{name}, in English": path.replace(root, f"{root}en/") for name, path in site.items()
    }
    return site | english


def test_headings_lead_down_step_by_step_between_the_same_landmarks(
    site: Site, visit: Visit
) -> None:
    page = visit(site["home"])
    bare = {f"error {status}{tongue}" for status in BARE for tongue in ("", ", in English")}
    faults = []
    for name, address in languages(site).items():
        page.goto(address)
        levels = page.evaluate(LEVELS)
        steps = pairwise(levels)
        if levels[:1] != [1] or any(after > before + 1 for before, after in steps):
            faults.append((name, levels))
        landmarks = [
            one
            for one in LANDMARKS.findall(page.locator("body").aria_snapshot())
            if one != "search"
        ]
        if landmarks != ["banner", "main", "contentinfo"][: 2 if name in bare else 3]:
            faults.append((name, landmarks))
    assert faults == []


@pytest.mark.parametrize("name", ["article", "tag", "tags", "month", "citations of an article"])
def test_what_a_screen_reader_meets_is_this_in_this_order(
    name: str, site: Site, visit: Visit
) -> None:
    """As heard/ has it: whoever changes a page reads there what it becomes for those who hear it."""
    heard = visit(site[name]).locator("body").aria_snapshot()
    lines = [line for line in heard.splitlines() if "- /url:" not in line]
    text = "\n".join(lines) + "\n"
    for pattern, instead in RUN:
        text = re.sub(pattern, instead, text)
    expected = HEARD / f"{name}.yaml"
    assert text == expected.read_text("utf-8")


@pytest.mark.parametrize("width", [320, 1280])
def test_what_has_the_focus_is_seen_to_have_it(site: Site, visit: Visit, width: int) -> None:
    page = visit(site["home"], width=width)
    unseen = {}
    for name, address in (site | {"the sheet of filters": f"{site['results']}#filters"}).items():
        page.goto(address)
        page.keyboard.press("Tab")
        if parts := page.evaluate(UNSEEN_FOCUS):
            unseen[name] = parts
    assert unseen == {}


def test_nothing_that_is_shown_without_scripts_does_nothing(site: Site, visit: Visit) -> None:
    page = visit(site["home"], java_script_enabled=False)
    dead = {}
    for name, address in languages(site).items():
        page.goto(address)
        buttons = page.locator("button:visible")
        if buttons.count() != page.locator("form button:visible").count():
            dead[name] = buttons.all_inner_texts()
        assert page.locator("[data-scripted]:visible, a[href='#']:visible").count() == 0, name
    assert dead == {}


def test_every_page_reflows_at_four_times_the_size(site: Site, visit: Visit) -> None:
    """A window of 1280 × 1024 at 400 %, with room between letters and lines, too."""
    page = visit(site["home"], width=320)
    page.set_viewport_size({"width": 320, "height": 256})
    lost = []
    for name, address in languages(site).items():
        page.goto(address)
        page.evaluate(ROOMY)
        last = page.locator("a:visible").last
        last.scroll_into_view_if_needed()
        if page.evaluate(TOO_WIDE) or not last.is_visible():
            lost.append(name)
    assert lost == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_on_paper_has_its_articles_in_their_order(
    name: str, site: Site, visit: Visit
) -> None:
    page = visit(site[name])
    parts = [*page.locator("h1").all_inner_texts(), *page.locator(".entry h3").all_inner_texts()]
    read = PdfReader(io.BytesIO(page.pdf()))
    text = words(" ".join(sheet.extract_text() for sheet in read.pages))
    places = [text.find(words(part)) for part in parts]
    assert len(parts) > 1 and -1 not in places and places == sorted(places)
    assert [word for word in FURNITURE if words(word) in text] == []


def words(text: str) -> str:
    """Letters alone: pypdf moves numbers and points in a line from right to left."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in plain if letter.isalpha())
