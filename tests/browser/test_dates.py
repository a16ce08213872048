"""A reader walks through time: from the years to a day, into the other calendar, and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

Site = dict[str, str]
Visit = Callable[..., Any]

CELLS = """cells => cells.map(cell => {
  const box = cell.getBoundingClientRect();
  return [box.width >= 24, box.height >= 44, cell.scrollWidth <= cell.clientWidth];
})"""


def place(page: Any) -> str:
    return str(page.locator("h1").inner_text())


def test_from_the_years_to_a_day_and_into_the_other_calendar(site: Site, visit: Visit) -> None:
    page = visit(site["years"], width=320, java_script_enabled=False)
    walked = []
    for name in ("2019", "مارس/ آذار", re.compile("^14 ?: مقال واحد$"), "7 رجب 1440هـ"):
        page.locator("main").get_by_role("link", name=name).first.click()
        walked.append(place(page))
    assert walked == [
        "سنة 2019",
        "مارس/ آذار 2019",
        "14 مارس/ آذار 2019",
        "رجب 1440هـ",
    ]
    page.locator(".calendar").get_by_role("link", name=re.compile("^7 ?: مقال واحد$")).click()
    assert place(page) == "14 مارس/ آذار 2019"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["month", "Hijri month", "day"])
def test_the_days_of_a_calendar_are_seen_and_can_be_touched(
    site: Site, visit: Visit, name: str, width: int
) -> None:
    page = visit(site[name], width=width)
    days = page.locator(".calendar td a").evaluate_all(CELLS)
    assert days and all(map(all, days))
    heads = page.locator(".calendar th").evaluate_all(CELLS)
    assert [is_whole for _, _, is_whole in heads] == [True] * 7


def test_the_calendar_comes_before_the_articles_of_a_phone(site: Site, visit: Visit) -> None:
    page = visit(site["month"], width=320)
    calendar, articles = (
        page.locator(part).bounding_box() for part in (".calendar", ".dated .entries")
    )
    assert calendar["y"] + calendar["height"] < articles["y"]


def test_the_calendar_stands_beside_the_articles_of_a_wide_window(site: Site, visit: Visit) -> None:
    page = visit(site["month"])
    side, articles = (
        page.locator(part).bounding_box() for part in (".dated > .side", ".dated .entries")
    )
    assert side["x"] >= articles["x"] + articles["width"] and side["y"] == articles["y"]
