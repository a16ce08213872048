"""What a reader does: with the keyboard alone, without scripts, on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from archive.context_processors import SECTIONS
from bench.harness.process import HANG

Site = dict[str, str]
Visit = Callable[..., Any]
Painted = Callable[[str, int], tuple[Any, "Fonts"]]

FOCUSED = "(document.activeElement.innerText || document.activeElement.name).trim()"
OUTLINE = "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 300);
})"""
PAINTED = """() => new Promise(done => new PerformanceObserver(list =>
  list.getEntriesByName('first-contentful-paint').length && done(true)
).observe({type: 'paint', buffered: true}))"""
HAS_FONT = "document.fonts.check('1em \"Noto Naskh Subset\"', 'خزانة')"


def headings(page: Any) -> list[str]:
    return [text.strip() for text in page.locator("h3").all_inner_texts()]


def in_lines(parts: Any) -> list[str]:
    """Each part as one line, whatever its layout."""
    return [" ".join(text.split()) for text in parts.all_inner_texts()]


def test_the_tab_key_goes_from_the_skip_link_through_search_to_the_sections(
    site: Site, visit: Visit
) -> None:
    page = visit(site["articles"])
    reached = []
    names = ["تخطَّ إلى المحتوى", "خزانة", "q", "ابحث", *(label for label, _ in SECTIONS.values())]
    for _ in names:
        page.keyboard.press("Tab")
        reached.append((page.evaluate(FOCUSED), page.evaluate(OUTLINE) >= 3))
    assert reached == [(name, True) for name in names]


def test_the_skip_link_leads_into_the_content(site: Site, visit: Visit) -> None:
    page = visit(site["article"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_slash_key_leads_into_the_search_box(site: Site, visit: Visit) -> None:
    page = visit(site["article"])
    page.keyboard.press("/")
    page.keyboard.type("مكتبة")
    assert page.locator("#q").input_value() == "مكتبة"


def test_a_slash_typed_into_the_search_box_stays_there(site: Site, visit: Visit) -> None:
    page = visit(site["article"])
    page.locator("#q").focus()
    page.keyboard.type("1/2")
    assert page.locator("#q").input_value() == "1/2"


def test_search_and_paging_work_without_scripts(site: Site, visit: Visit) -> None:
    page = visit(site["home"], java_script_enabled=False)
    page.locator("#q").fill("المكتبة العامة")
    page.get_by_role("button", name="ابحث").click()
    assert page.locator("h1").inner_text() == "نتائج البحث عن «المكتبة العامة»"
    first = headings(page)
    page.get_by_role("link", name="التالي").click()
    assert page.locator("[aria-current=page]").inner_text().endswith("2")
    assert page.locator("#q").input_value() == "المكتبة العامة"
    assert len(first) == 20 and headings(page) and not set(first) & set(headings(page))


def test_the_order_of_results_is_kept_by_the_next_search(site: Site, visit: Visit) -> None:
    page = visit(site["results"], java_script_enabled=False)
    page.get_by_role("link", name="الأحدث").click()
    page.locator("#q").fill("محطة")
    page.get_by_role("button", name="ابحث").click()
    assert page.locator(".order [aria-current]").inner_text() == "الأحدث"


def test_a_year_leads_to_its_months_and_back(site: Site, visit: Visit) -> None:
    page = visit(f"{site['search']}?q=المكتبة", java_script_enabled=False)
    page.locator(".chart summary").click()
    assert in_lines(page.locator(".chart tbody tr")) == ["2019 24", "2020 2", "2021 1"]
    page.locator(".chart").get_by_role("link", name="2019").click()
    assert in_lines(page.locator(".chips li")) == ["أزل المرشح: التاريخ: 2019"]
    page.locator(".chart summary").click()
    page.locator(".chart").get_by_role("link", name="مارس/ آذار").click()
    assert in_lines(page.locator(".chips li")) == ["أزل المرشح: التاريخ: مارس/ آذار 2019"]
    assert page.locator(".chart a:not(.outside) path:not(.area)").count() == 1
    page.get_by_role("link", name="كل السنوات").click()
    assert page.locator(".chips").count() == 0


@pytest.mark.parametrize(
    ("typed", "chip"),
    [("آذار 2019", "من مارس/ آذار 2019"), ("رجب 1440", "من 8 مارس/ آذار 2019")],
)
def test_dates_are_typed_as_they_are_said(site: Site, visit: Visit, typed: str, chip: str) -> None:
    page = visit(f"{site['search']}?q=المكتبة", java_script_enabled=False)
    page.get_by_label("من", exact=True).fill(typed)
    page.locator(".apply button").click()
    assert in_lines(page.locator(".chips li")) == [f"أزل المرشح: التاريخ: {chip}"]
    assert headings(page)


def test_the_keyboard_alone_leads_to_a_year(site: Site, visit: Visit) -> None:
    page = visit(f"{site['search']}?q=المكتبة")
    page.locator(".chart summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "2019" and page.evaluate(OUTLINE) >= 3
    page.keyboard.press("Enter")
    page.wait_for_url("**since=2019**")


def test_a_bar_can_be_pointed_at(site: Site, visit: Visit) -> None:
    page = visit(f"{site['search']}?q=المكتبة")
    page.locator(".chart svg a").last.click(position={"x": 5, "y": 5})
    page.wait_for_url("**since=2021&until=2021")


def test_an_empty_page_leads_out_of_its_filters(site: Site, visit: Visit) -> None:
    page = visit(site["no results under filters"])
    assert in_lines(page.locator(".ways a")) == [
        "بلا مرشح الوسم 24 نتيجة",
        "بلا مرشح التاريخ نتيجة واحدة",
    ]
    page.locator(".ways a").last.click()
    assert headings(page) == ["رحلة كتاب من المطبعة إلى الرف"]


def test_marks_stand_on_the_words_that_answer(site: Site, visit: Visit) -> None:
    page = visit(site["results"])
    marked = page.locator(".hit").first.locator("mark").all_inner_texts()
    assert {word for text in marked for word in text.split()} >= {"المكتبة"}


def test_a_search_without_results_says_so_and_keeps_the_query(site: Site, visit: Visit) -> None:
    page = visit(site["no results"])
    assert page.locator("h1").inner_text() == "لا نتائج للبحث عن «زرافة»"
    assert page.locator("#q").input_value() == "زرافة"


def test_the_original_of_an_article_can_be_saved(site: Site, visit: Visit) -> None:
    page = visit(site["article"])
    page.locator(".original summary").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="نزّل الملف كما ورد").click()
    assert saved.value.suggested_filename == "مقال 27 - final.txt"


def test_paper_shows_the_article_and_not_the_furniture(site: Site, visit: Visit) -> None:
    page = visit(site["article"])
    page.emulate_media(media="print")
    shown = {
        part: page.locator(part).first.is_visible() for part in ("h1", ".story-body", ".address")
    }
    hidden = {
        part: page.locator(part).first.is_visible()
        for part in (".finder", ".sections", ".footer-links")
    }
    assert (set(shown.values()), set(hidden.values())) == ({True}, {False})


def test_the_first_view_is_light_and_comes_from_here_alone(site: Site, visit: Visit) -> None:
    page = visit("about:blank")
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(site["article"], wait_until="networkidle")
    host = site["home"]
    assert [url for url in requested if not url.startswith(host)] == []
    assert len(requested) <= 8


PAGES_THAT_COME_IN = [
    (name, width) for name in ("home", "article", "results") for width in (320, 1280)
]


class Fonts:
    """Holds back what a page requests of its fonts, until they are released."""

    def __init__(self, page: Any) -> None:
        self.held: list[Any] | None = []
        page.route("**/*.woff2", self._answer)

    def _answer(self, route: Any) -> None:
        if self.held is None:
            route.continue_()
        else:
            self.held.append(route)

    def release(self) -> None:
        held, self.held = self.held or [], None
        for route in held:
            route.continue_()


@pytest.fixture
def painted(chromium: Any, site: Site) -> Iterator[Painted]:
    """Opens a page and waits until it is painted, without its fonts."""
    opened = []

    def open_page(name: str, width: int) -> tuple[Any, Fonts]:
        page = chromium.new_page(viewport={"width": width, "height": 800})
        page.set_default_timeout(1000 * HANG)  # milliseconds
        opened.append((page, Fonts(page)))
        page.goto(site[name], wait_until="commit")
        page.evaluate(PAINTED)
        return opened[-1]

    yield open_page
    for page, fonts in opened:
        fonts.release()
        page.close()


@pytest.mark.parametrize(("name", "width"), PAGES_THAT_COME_IN)
def test_nothing_moves_while_the_page_comes_in(name: str, width: int, painted: Painted) -> None:
    page, _ = painted(name, width)
    assert page.evaluate(SHIFT) <= 0.02


@pytest.mark.parametrize(("name", "width"), PAGES_THAT_COME_IN)
def test_hardly_anything_moves_when_the_fonts_come_last(
    name: str, width: int, painted: Painted
) -> None:
    page, fonts = painted(name, width)
    assert fonts.held and not page.evaluate(HAS_FONT)
    fonts.release()
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.evaluate(HAS_FONT)
    assert page.evaluate(SHIFT) <= 0.03


def test_no_row_is_added_when_the_fonts_of_an_english_page_come_last(
    site: Site, painted: Painted
) -> None:
    site["English"] = site["home"] + "en/articles/"
    page, fonts = painted("English", 412)
    height = page.locator(".masthead").evaluate("masthead => masthead.offsetHeight")
    fonts.release()
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.locator(".masthead").evaluate("masthead => masthead.offsetHeight") == height
    assert page.evaluate(SHIFT) <= 0.03


def test_a_citation_is_copied_with_a_button(site: Site, visit: Visit) -> None:
    page = visit(site["citations of an article"])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    first = page.get_by_role("textbox", name="صحفي")
    page.get_by_role("button", name="انسخ").first.click()
    page.get_by_role("status").filter(has_text="نُسخ").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == first.input_value()
    assert first.input_value().startswith("J. Smith وسلمى العطار، «رحلة كتاب من المطبعة إلى الرف»")


def test_a_citation_can_be_selected_without_scripts(site: Site, visit: Visit) -> None:
    page = visit(site["article"], java_script_enabled=False)
    box = page.get_by_role("textbox", name="استشهد بهذا المقال")
    assert "«رحلة كتاب من المطبعة إلى الرف»" in box.input_value()
    assert not box.is_editable()
    assert page.get_by_role("button", name="انسخ").count() == 0
    page.get_by_role("link", name="صيغ أخرى").click()
    assert page.get_by_role("textbox").count() == 4
    with page.expect_download() as saved:
        page.get_by_role("link", name="BibTeX").click()
    assert saved.value.suggested_filename.endswith(".bib")
