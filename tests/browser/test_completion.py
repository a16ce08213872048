"""What is being typed is completed: with the keyboard alone, by the tree that a screen reader
gets, with a finger, and not at all without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

import pytest

Site = dict[str, str]
Visit = Callable[..., Any]

OF_LIBRARIES = """
- listbox "اقتراحات":
  - group "كلمات":
    - text: كلمات
    - option "المكتبة"
  - group "عبارات":
    - text: عبارات
    - option "المكتبة العامة تفتح"
  - group "وسوم":
    - text: وسوم
    - option "مكتبات 25 مقالًا"
  - group "مقالات":
    - text: مقالات
    - option "MBC تعرض برنامجًا عن المكتبات"
    - option "المكتبة العامة تفتح أبوابها في الحي رقم 23"
    - option "المكتبة العامة تفتح أبوابها في الحي رقم 11"
    - option "المكتبة العامة تفتح أبوابها في الحي رقم 22"
    - option "المكتبة العامة تفتح أبوابها في الحي رقم 10"
""".strip()
BOLD = "option => [...option.querySelectorAll('b')].map(part => part.textContent).join('|')"
TALL_ENOUGH = "option => option.getBoundingClientRect().height >= 44"
IN_THE_WINDOW = """list => {
  const box = list.getBoundingClientRect();
  return box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
}"""
CURSOR = "document.getElementById('q').selectionStart"


@pytest.fixture
def typing(site: Site, visit: Visit) -> Callable[..., Any]:
    """Opens a page and types into its search box, key by key, until an answer is there."""

    def typed(text: str, name: str = "article", **options: Any) -> Any:
        page = visit(site[name], **options)
        box(page).select_text()
        with page.expect_response(lambda response: "/suggest/" in response.url):
            page.keyboard.type(text)
        options_of(page).first.wait_for()
        return page

    return typed


def box(page: Any) -> Any:
    return page.get_by_label("ابحث في الأرشيف")


def options_of(page: Any) -> Any:
    return page.get_by_role("option")


def selected(page: Any) -> str:
    """The text of the option that is selected, and that the box says is."""
    option = page.locator("[role=option][aria-selected=true]")
    if not option.count():
        assert box(page).get_attribute("aria-activedescendant") is None
        return ""
    assert box(page).get_attribute("aria-activedescendant") == option.get_attribute("id")
    return str(option.locator("bdi").inner_text())


def texts(page: Any) -> list[str]:
    return [str(text) for text in options_of(page).locator("bdi").all_inner_texts()]


def is_open(page: Any) -> bool:
    expanded = box(page).get_attribute("aria-expanded") == "true"
    assert expanded == page.locator("#completions").is_visible()
    return expanded


def test_the_box_is_a_combobox_with_a_closed_list(site: Site, visit: Visit) -> None:
    page = visit(site["home"])
    names = ("role", "aria-autocomplete", "aria-controls", "aria-expanded")
    assert [box(page).get_attribute(name) for name in names] == [
        *("combobox", "list", "completions", "false")
    ]
    assert not is_open(page)


def test_a_screen_reader_gets_groups_of_options(typing: Callable[..., Any]) -> None:
    page = typing("مكت")
    assert is_open(page)
    assert page.get_by_role("listbox").aria_snapshot() == OF_LIBRARIES
    assert page.locator(".finder").get_by_role("status").inner_text() == "8 اقتراحات"
    page.keyboard.press("ArrowDown")
    assert 'option "المكتبة" [selected]' in page.get_by_role("listbox").aria_snapshot()


def test_the_arrows_go_round_through_all_and_the_box(typing: Callable[..., Any]) -> None:
    page = typing("المكتبة")
    offered = texts(page)
    seen = []
    for _ in range(len(offered) + 2):
        page.keyboard.press("ArrowDown")
        seen.append(selected(page))
    assert seen == [*offered, "", offered[0]]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert selected(page) == offered[-1]
    assert box(page).input_value() == "المكتبة", "what was typed is not changed"
    assert page.evaluate("document.activeElement.id") == "q"


def test_enter_without_a_choice_searches_for_what_was_typed(typing: Callable[..., Any]) -> None:
    page = typing("المكتبة")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert unquote(page.url).endswith("/search/?q=المكتبة")


def test_a_word_that_is_chosen_is_searched_for(typing: Callable[..., Any]) -> None:
    page = typing("رحل", name="results, oldest first")
    page.keyboard.press("ArrowDown")
    assert selected(page) == "رحلة"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=%D8%B1*")
    assert unquote(page.url).endswith("/search/?q=رحلة&sort=oldest")


def test_a_name_that_is_chosen_leads_to_its_page(typing: Callable[..., Any]) -> None:
    page = typing("جريد")
    page.keyboard.press("ArrowDown")
    assert selected(page) == "جريدة الحي"
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/**")
    assert page.locator("h1").inner_text() == "جريدة الحي"


def test_escape_closes_the_list_and_then_empties_the_box(typing: Callable[..., Any]) -> None:
    page = typing("المكتبة")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert (is_open(page), selected(page), box(page).input_value()) == (False, "", "المكتبة")
    page.keyboard.press("ArrowDown")
    assert is_open(page) and selected(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert box(page).input_value() == ""


@pytest.mark.parametrize(("key", "place"), [("Home", 0), ("End", 7)])
def test_home_and_end_lead_back_into_the_text(
    typing: Callable[..., Any], key: str, place: int
) -> None:
    page = typing("المكتبة")
    page.keyboard.press("ArrowDown")
    page.keyboard.press(key)
    assert (selected(page), page.evaluate(CURSOR), is_open(page)) == ("", place, True)


def test_the_tab_key_leaves_and_closes_the_list(typing: Callable[..., Any]) -> None:
    page = typing("المكتبة")
    page.keyboard.press("Tab")
    assert not is_open(page)
    assert page.evaluate("document.activeElement.innerText") == "ابحث"


def test_a_deleted_text_closes_the_list(typing: Callable[..., Any]) -> None:
    page = typing("المكتبة")
    box(page).fill("")
    page.wait_for_selector("#completions", state="hidden")
    assert page.locator(".finder").get_by_role("status").inner_text() == ""


def test_what_was_typed_is_plain_and_the_rest_bold(typing: Callable[..., Any]) -> None:
    page = typing("مكت")
    bold = {
        text: option.evaluate(BOLD)
        for text, option in zip(texts(page), options_of(page).all(), strict=True)
    }
    assert bold["المكتبة"] == "ال|بة"
    assert bold["المكتبة العامة تفتح"] == "ال|بة العامة تفتح"
    assert bold["MBC تعرض برنامجًا عن المكتبات"] == "MBC تعرض برنامجًا عن ال|بات"


def test_an_option_is_chosen_with_a_finger(typing: Callable[..., Any]) -> None:
    page = typing("جريد", width=320, has_touch=True)
    assert page.locator("#completions").evaluate(IN_THE_WINDOW)
    assert options_of(page).first.evaluate(TALL_ENOUGH)
    options_of(page).first.tap()
    page.wait_for_url("**/sources/**")


def test_only_the_last_of_what_is_typed_fast_is_asked_for(site: Site, visit: Visit) -> None:
    page = visit(site["article"])
    asked = list[str]()
    page.on("request", lambda request: "/suggest/" in request.url and asked.append(request.url))
    box(page).focus()
    with page.expect_response(lambda response: "/suggest/" in response.url):
        page.keyboard.type("المكتبة")
    assert [unquote(url).rpartition("=")[2] for url in asked] == ["المكتبة"]


def test_an_answer_that_comes_too_late_is_left_aside(site: Site, visit: Visit) -> None:
    page = visit(site["article"])
    held = list[Any]()
    page.route("**/suggest/**", lambda route: held.append(route) if not held else route.continue_())
    box(page).focus()
    page.keyboard.type("مكتب")
    page.wait_for_timeout(400)
    box(page).fill("جريد")
    options_of(page).first.wait_for()
    assert len(held) == 1 and texts(page)[0] == "جريدة الحي"


@pytest.mark.parametrize("status", [429, 500])
def test_without_an_answer_the_form_is_sent_as_ever(site: Site, visit: Visit, status: int) -> None:
    page = visit(site["article"])
    page.route("**/suggest/**", lambda route: route.fulfill(status=status, body="{"))
    box(page).focus()
    with page.expect_response(lambda response: "/suggest/" in response.url):
        page.keyboard.type("المكتبة")
    assert not is_open(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")


def test_without_scripts_the_box_is_a_plain_one(site: Site, visit: Visit) -> None:
    page = visit(site["article"], java_script_enabled=False)
    assert box(page).get_attribute("role") is None
    assert page.locator("#completions").count() == 0
    box(page).fill("المكتبة القديمة")
    box(page).press("Enter")
    assert page.locator("h1").inner_text() == "نتائج البحث عن «المكتبة القديمة»"


@pytest.fixture
def open_list(typing: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    yield lambda **options: typing("المكتبة", **options)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_with_the_list_open(
    open_list: Callable[..., Any], axe: Any, width: int, scheme: str
) -> None:
    page = open_list(width=width, color_scheme=scheme)
    page.keyboard.press("ArrowDown")
    assert [fault["id"] for fault in axe.run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.complaints == []


def test_the_selected_option_is_seen_in_forced_colours(open_list: Callable[..., Any]) -> None:
    page = open_list(forced_colors="active")
    page.keyboard.press("ArrowDown")
    outline = "getComputedStyle(document.querySelector('[aria-selected=true]')).outlineWidth"
    assert page.evaluate(outline) == "3px"


def test_the_slash_key_leads_to_a_box_that_completes(site: Site, visit: Visit) -> None:
    page = visit(site["article"])
    page.keyboard.press("/")
    with page.expect_response(lambda response: "/suggest/" in response.url):
        page.keyboard.type("جريد")
    options_of(page).first.wait_for()
    assert texts(page)[0] == "جريدة الحي"
