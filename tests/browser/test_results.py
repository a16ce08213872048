"""The results of a search, on a phone, from the keyboard, by ear and on paper."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pypdf
import pytest

from tests.browser.test_pages import ROOMY, TOO_WIDE, TWICE_THE_TEXT
from tests.browser.test_using import FOCUSED, OUTLINE, headings, in_lines

Site = dict[str, str]
Visit = Callable[..., Any]

PHONE: dict[str, Any] = {"width": 320, "has_touch": True, "is_mobile": True}
LINE = 32  # pixels of a line of a title
LANDMARK = re.compile(
    r"^ *- (banner|search|navigation|main|region|form|contentinfo|heading)\b(?: \"(.*?)\")?",
    re.MULTILINE,
)
# What a part of a page covers of another, in pixels.
COVERED = """([one, other]) => {
  const [a, b] = [one, other].map(part => part.getBoundingClientRect());
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(across, 0) * Math.max(down, 0);
}"""


def button(page: Any) -> Any:
    return page.locator(".apply").get_by_role("button")


def open_sheet(page: Any) -> None:
    page.get_by_role("link", name="رشّح النتائج").click()
    page.locator("#filters").get_by_role("heading").wait_for()


def tabs_to_the_first_hit(page: Any, most: int = 12) -> int:
    first = page.locator(".hit h3 a").first
    for tabs in range(1, most):
        page.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            return tabs
    return most


class TestOnAPhone:
    @pytest.mark.parametrize(
        "name",
        [
            "results",
            "results, oldest first",
            "results, filtered",
            "results with a notice and a filter",
            "filters that mean nothing",
            "no results under filters",
        ],
    )
    @pytest.mark.parametrize("options", [{"width": 320}, PHONE], ids=["narrow", "touched"])
    def test_the_first_hit_stands_on_the_first_screen(
        self, site: Site, visit: Visit, name: str, options: dict[str, Any]
    ) -> None:
        page = visit(site[name], **options)
        first = page.locator(".hit .entry-title, .ways a").first
        assert first.bounding_box()["y"] + LINE <= 640

    def test_the_filters_are_a_sheet_of_their_own(self, site: Site, visit: Visit) -> None:
        page = visit(site["results, filtered"], **PHONE, java_script_enabled=False)
        assert page.locator(".badge").inner_text().startswith("3")
        parts = (".found", ".masthead", ".head", ".chips", ".foot")
        assert not page.locator("#filters").is_visible()
        assert all(page.locator(part).is_visible() for part in parts)
        open_sheet(page)
        assert page.get_by_label("من", exact=True).input_value() == "2019-03"
        assert not any(page.locator(part).is_visible() for part in parts)
        page.get_by_role("link", name="عُد إلى النتائج").click()
        assert page.locator(".found").is_visible() and not page.locator("#filters").is_visible()

    def test_the_way_back_closes_the_sheet(self, site: Site, visit: Visit) -> None:
        page = visit(site["results"], **PHONE)
        open_sheet(page)
        page.go_back()
        page.locator(".found").wait_for()
        assert not page.locator("#filters").is_visible()

    @pytest.mark.parametrize("height", [640, 420])
    def test_the_button_is_always_there_and_never_lies_over_a_choice(
        self, site: Site, visit: Visit, height: int
    ) -> None:
        page = visit(site["results"] + "#filters", **PHONE)
        page.set_viewport_size({"width": 320, "height": height})
        groups, apply = page.locator(".facets-groups"), page.locator(".apply")
        for end in (0, 10_000):
            groups.evaluate("(part, end) => { part.scrollTop = end }", end)
            box = button(page).bounding_box()
            assert box["y"] >= 0 and box["y"] + box["height"] <= height
            both = [groups.element_handle(), apply.element_handle()]
            assert page.evaluate(COVERED, both) == 0
        assert page.locator(".bounds input").last.is_visible()

    def test_what_is_applied_is_shown_at_once(self, site: Site, visit: Visit) -> None:
        page = visit(site["results"] + "#filters", **PHONE, java_script_enabled=False)
        page.get_by_label("طباعة").check()
        button(page).click()
        assert headings(page) == ["رحلة كتاب من المطبعة إلى الرف"]
        assert in_lines(page.locator(".chips li")) == ["أزل المرشح: الوسم: طباعة"]


class TestTheButton:
    def test_lies_over_no_choice_beside_the_hits(self, site: Site, visit: Visit) -> None:
        page = visit(site["results"], width=1280)
        page.set_viewport_size({"width": 1280, "height": 420})
        apply = page.locator(".apply").element_handle()
        for choice in page.locator("#filters input, #filters label").element_handles():
            assert page.evaluate(COVERED, [choice, apply]) == 0

    def test_says_how_many_results_the_choices_show(self, site: Site, visit: Visit) -> None:
        page = visit(f"{site['search']}?q=المكتبة&tag=مكتبات#filters", **PHONE)
        page.get_by_role("button", name="اعرض 25 نتيجة").wait_for()
        page.get_by_label("طباعة").check()
        page.get_by_label("مكتبات").uncheck()
        page.get_by_role("button", name="اعرض نتيجة واحدة").wait_for()
        page.get_by_label("من", exact=True).fill("2021")
        page.get_by_role("button", name="لا نتائج لهذا").wait_for()

    def test_names_no_number_that_it_does_not_know(self, site: Site, visit: Visit) -> None:
        page = visit(f"{site['search']}?q=المكتبة#filters", **PHONE)
        page.get_by_role("button", name="اعرض 27 نتيجة").wait_for()
        with page.expect_response(lambda response: response.status == 400):
            page.get_by_label("من", exact=True).fill("أمس")
        page.get_by_role("button", name="اعرض النتائج").wait_for()
        page = visit(f"{site['search']}?q=المكتبة", java_script_enabled=False)
        assert button(page).inner_text() == "اعرض النتائج"


def test_filters_work_without_scripts(site: Site, visit: Visit) -> None:
    page = visit(f"{site['search']}?q=المكتبة&sort=newest", java_script_enabled=False)
    page.get_by_label("طباعة").check()
    page.get_by_label("من", exact=True).fill("2020-10")
    button(page).click()
    assert headings(page) == ["رحلة كتاب من المطبعة إلى الرف"]
    assert in_lines(page.locator(".chips li")) == [
        "أزل المرشح: الوسم: طباعة",
        "أزل المرشح: التاريخ: من أكتوبر/ تشرين الأول 2020",
    ]
    assert page.get_by_label("طباعة").is_checked()
    assert page.locator(".order [aria-current]").inner_text() == "الأحدث"
    page.locator(".chips li a").first.click()
    assert not page.get_by_label("طباعة").is_checked()
    page.get_by_role("link", name="أزل المرشح").click()
    assert page.locator(".chips").count() == 0


def test_filters_stand_open_beside_the_results_of_a_wide_window(site: Site, visit: Visit) -> None:
    page = visit(site["results, filtered"])
    form, hits = (page.locator(part).bounding_box() for part in (".facets", ".found"))
    assert form["x"] > hits["x"] + hits["width"] and form["y"] == hits["y"]
    assert page.get_by_label("من", exact=True).is_visible()


class TestFromTheKeyboard:
    @pytest.mark.parametrize(
        "name", ["results", "results, oldest first", "results with a notice and a filter"]
    )
    @pytest.mark.parametrize("width", [320, 1280])
    def test_six_tabs_lead_from_the_top_to_the_first_hit(
        self, site: Site, visit: Visit, name: str, width: int
    ) -> None:
        page = visit(site[name], width=width)
        page.locator("#content").focus()
        assert tabs_to_the_first_hit(page) <= 6

    def test_skip_links_lead_to_the_results_and_to_the_filters(
        self, site: Site, visit: Visit
    ) -> None:
        for tabs, name, part in [
            (2, "تخطَّ إلى النتائج", "results"),
            (3, "تخطَّ إلى المرشحات", "filters"),
        ]:
            page = visit(site["results, filtered"])
            for _ in range(tabs):
                page.keyboard.press("Tab")
            assert page.evaluate(FOCUSED) == name and page.evaluate(OUTLINE) >= 3
            page.keyboard.press("Enter")
            page.wait_for_function(f"document.activeElement.id === '{part}'")

    def test_the_order_of_the_keys_is_the_order_of_the_page(self, site: Site, visit: Visit) -> None:
        page = visit(site["results with a notice and a filter"])
        page.locator("#content").focus()
        reached = []
        for _ in range(6):
            page.keyboard.press("Tab")
            reached.append(" ".join(page.evaluate(FOCUSED).split()))
        assert reached == [
            *("ابحث حرفيًا", "أزل المرشح: التاريخ: من 2019", "الأحدث", "الأقدم"),
            *("تابع هذا البحث", headings(page)[0]),
        ]

    def test_nothing_behind_the_sheet_is_reached(self, site: Site, visit: Visit) -> None:
        page = visit(site["results"] + "#filters", width=320)
        page.locator("#filters").focus()
        for _ in range(80):
            page.keyboard.press("Tab")
            inside = "!document.activeElement || document.activeElement === document.body"
            inside += " || !!document.activeElement.closest('#filters, .skip')"
            assert page.evaluate(inside), page.evaluate(FOCUSED)


def test_a_screen_reader_meets_the_hits_before_the_filters(site: Site, visit: Visit) -> None:
    page = visit(f"{site['search']}?q=محطة")
    assert LANDMARK.findall(page.locator("body").aria_snapshot()) == [
        *(("banner", ""), ("search", ""), ("navigation", "أقسام الأرشيف"), ("main", "")),
        ("heading", "نتائج البحث عن «محطة»"),
        *(("region", "النتائج"), ("heading", "النتائج"), ("navigation", "الترتيب:")),
        *(("heading", title) for title in headings(page)),
        *(("navigation", "الصفحات"), ("navigation", "ابحث أيضًا عن")),
        *(("heading", "ابحث أيضًا عن"), ("navigation", "هذه النتائج في صور أخرى")),
        *(("form", "رشّح النتائج"), ("heading", "رشّح النتائج"), ("contentinfo", "")),
    ]


@pytest.mark.parametrize("name", ["results", "results, filtered", "no results under filters"])
@pytest.mark.parametrize("part", ["", "#filters"])
def test_nothing_is_lost_at_four_times_the_size(
    site: Site, visit: Visit, name: str, part: str
) -> None:
    """A window of 1280 × 1024 at 400 %, with room between letters and lines, too."""
    page = visit(site[name] + part, width=320)
    page.set_viewport_size({"width": 320, "height": 256})
    for larger in (None, ROOMY, TWICE_THE_TEXT):
        if larger:
            page.evaluate(larger)
        assert not page.evaluate(TOO_WIDE)
    last = page.locator(".apply button" if part else ".found a").last
    last.scroll_into_view_if_needed()
    assert last.is_visible()


def test_paper_has_the_results_in_their_order(site: Site, visit: Visit) -> None:
    """As programs read it: of each hit its title and then its day, which is the number of the title."""
    page = visit(f"{site['search']}?q=المكتبة&since=2019-01&until=2019-12&source=لا-شيء")
    shown = [re.findall(r"\d+$", title)[0] for title in headings(page)]
    read = pypdf.PdfReader(io.BytesIO(page.pdf()))
    text = unicodedata.normalize("NFKC", "\n".join(one.extract_text() for one in read.pages))
    lines = re.findall(r"^(\d+) .*أبوابها|(\d+)\W*سلمى", text, re.MULTILINE)
    assert [title or day for title, day in lines] == [one for one in shown for _ in (1, 2)]
    assert len(shown) == 20 and "ليس في الأرشيف مصدر" in text
    for furniture in ("الترتيب", "رشّح", "التالي", "تخطَّ"):
        assert furniture not in text, furniture


class TestFollowing:
    NAME = "تابع هذا البحث"

    def test_a_search_is_followed_from_above_its_hits(self, site: Site, visit: Visit) -> None:
        page = visit(site["results"])
        link = page.locator(".order").get_by_role("link", name=self.NAME)
        assert link.bounding_box()["y"] < page.locator(".hit h3").first.bounding_box()["y"]
        assert "/search/atom/" in link.get_attribute("href")
        others = page.locator(".exports").get_by_role("link", name=self.NAME)
        assert others.get_attribute("href") == link.get_attribute("href")

    def test_on_a_phone_from_the_sheet_of_filters(self, site: Site, visit: Visit) -> None:
        page = visit(site["results"], **PHONE, java_script_enabled=False)
        assert not page.locator(".order").get_by_role("link", name=self.NAME).is_visible()
        open_sheet(page)
        link = page.locator("#filters").get_by_role("link", name=self.NAME)
        link.scroll_into_view_if_needed()
        assert link.is_visible() and "/search/atom/" in link.get_attribute("href")

    def test_what_finds_nothing_is_not_followed(self, site: Site, visit: Visit) -> None:
        page = visit(site["no results under filters"])
        assert page.get_by_role("link", name=self.NAME).count() == 0
