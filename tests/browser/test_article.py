"""What a reader does with an article: letters, vowel marks, paragraphs, marks of a search, paper."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from archive.models import Article

Site = dict[str, str]
Visit = Callable[..., Any]

TITLE = "رحلة كتاب من المطبعة إلى الرف"
VOWELLED = "كَتَبَ الوَلَدُ دَرْسَهُ فِي الدَّفْتَرِ."
PLAIN = "كتب الولد درسه في الدفتر."
LETTERS = "element => getComputedStyle(element).fontSize"
PLACE = "element => { const box = element.getBoundingClientRect(); return [box.x, box.y] }"
FOCUSED = "() => document.activeElement.getAttribute('href')"


@pytest.fixture
def vowelled(site: Site) -> str:
    """The address of the article with everything on it, its text vocalised."""
    Article.objects.filter(title=TITLE).update(body=f"{VOWELLED}\n\n{VOWELLED}\n\nالسطر الأخير.")
    return site["article"]


def test_letters_grow_in_three_steps_and_stay_so(site: Site, visit: Visit) -> None:
    page = visit(site["article"])
    body, sizes = page.locator(".story-body"), {}
    for name in ("خط صغير", "خط متوسط", "خط كبير"):
        page.get_by_role("button", name=name).click()
        sizes[name] = body.evaluate(LETTERS)
    assert sizes == {"خط صغير": "18px", "خط متوسط": "20px", "خط كبير": "24px"}
    page.goto(site["article with long words"])
    assert body.evaluate(LETTERS) == "24px"
    assert page.locator("[data-size][aria-pressed=true]").get_attribute("data-size") == "large"


def test_vowel_marks_are_hidden_and_come_back(vowelled: str, visit: Visit) -> None:
    page = visit(vowelled)
    first, button = page.locator("#p1"), page.get_by_role("button", name="التشكيل")
    assert first.inner_text() == VOWELLED
    button.click()
    assert (first.inner_text(), button.get_attribute("aria-pressed")) == (PLAIN, "false")
    page.reload()
    assert first.inner_text() == PLAIN
    button.click()
    assert first.inner_text() == VOWELLED


def test_what_is_copied_is_what_is_seen(vowelled: str, visit: Visit) -> None:
    page = visit(vowelled)
    select = "element => (getSelection().selectAllChildren(element), String(getSelection()))"
    body = page.locator(".story-body")
    assert body.evaluate(select).split() == f"{VOWELLED} {VOWELLED} السطر الأخير.".split()
    page.get_by_role("button", name="التشكيل").click()
    assert body.evaluate(select).split() == f"{PLAIN} {PLAIN} السطر الأخير.".split()


def test_controls_that_need_the_script_are_not_there_without_it(
    site: Site, vowelled: str, visit: Visit
) -> None:
    page = visit(f"{vowelled}?q=الولد", java_script_enabled=False)
    assert page.locator("[data-scripted]").count() == 2
    assert not any(one.is_visible() for one in page.locator("[data-scripted]").all())
    assert page.locator(".asked a").first.is_visible()
    page.goto(site["article without anything"])
    assert page.locator("#vowels").count() == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_no_line_moves_when_the_script_shows_its_controls(
    site: Site, visit: Visit, width: int
) -> None:
    page = visit(site["article"], width=width)
    after = page.locator(".story-body").evaluate(PLACE)
    assert page.locator("[data-size=large]").is_visible()
    page.route("**/article*.js", lambda route: route.abort())
    page.reload()
    assert not page.locator("[data-size=large]").is_visible()
    assert page.locator(".story-body").evaluate(PLACE) == after


def test_paragraphs_are_reached_by_one_stop_and_arrows(vowelled: str, visit: Visit) -> None:
    page = visit(vowelled)
    page.locator("#p1 .anchor").focus()
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        seen.append(page.evaluate(FOCUSED))
    assert seen == ["#p2", "#p3", "#p3", "#p2"]
    assert page.locator(".anchor[tabindex='0']").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) not in ("#p1", "#p3")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.locator(":target").get_attribute("id") == "p2"


def test_the_link_of_a_paragraph_is_seen_where_the_mouse_is(vowelled: str, visit: Visit) -> None:
    page = visit(vowelled)
    opacity = "element => getComputedStyle(element).opacity"
    anchor = page.locator("#p3 .anchor")
    assert anchor.evaluate(opacity) == "0"
    page.locator("#p3").hover()
    assert anchor.evaluate(opacity) == "1"


def test_buttons_lead_from_mark_to_mark(vowelled: str, visit: Visit) -> None:
    page = visit(f"{vowelled}?q=الولد")
    seen = []
    for name in ("الموضع التالي", "الموضع التالي", "الموضع التالي", "الموضع السابق"):
        page.get_by_role("button", name=name).click()
        seen.append(page.locator("#found-at").inner_text())
    assert seen == ["1", "2", "1", "2"]
    assert page.locator("mark.current").count() == 1
    box = page.get_by_role("button", name="الموضع التالي").bounding_box()
    assert 0 <= box["y"] <= 800 - box["height"]  # still at hand, however far the mark is
    page.reload()
    page.get_by_role("button", name="الموضع السابق").click()
    assert page.locator("#found-at").inner_text() == "2"


@pytest.mark.parametrize(
    ("width", "columns"), [(320, 1), (768, 1), (1024, 2), (1280, 3), (1600, 3)]
)
def test_facts_and_tags_stand_beside_the_text_where_there_is_room(
    site: Site, visit: Visit, width: int, columns: int
) -> None:
    page = visit(site["article"], width=width)
    parts = [page.locator(name) for name in (".story-rail", ".story-body", ".story-aside")]
    boxes = [part.bounding_box() for part in parts]
    assert len({round(box["x"] + box["width"]) for box in boxes}) == columns
    assert boxes[1]["width"] <= 34 * 16


def test_the_body_of_facts_follows_the_reader_down_the_page(site: Site, visit: Visit) -> None:
    Article.objects.filter(title=TITLE).update(body="\n\n".join(["فقرة من النص. " * 40] * 12))
    page = visit(site["article"])
    page.locator("#p10").scroll_into_view_if_needed()
    assert page.locator(".story-rail").bounding_box()["y"] >= 0


def test_a_sheet_of_paper_has_the_text_in_order_and_says_where_it_is_from(
    site: Site, visit: Visit
) -> None:
    # Told apart by letters: pypdf moves numbers and points in a line from right to left.
    signs = [one + other for one in "بتثجحخدر" for other in "سشصضطظ"]
    paragraphs = [f"الفقرة {sign} من هذا النص" for sign in signs]
    Article.objects.filter(title=TITLE).update(body="\n\n".join(paragraphs))
    page = visit(site["article"])
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages]
    text = words(" ".join(sheets))
    parts = ("جريدة الحي", TITLE, "سلمى العطار", "أكتوبر", *paragraphs, "/articles/")
    places = {part: text.find(words(part)) for part in parts}
    assert [part for part, place in places.items() if place < 0] == []
    assert list(places.values()) == sorted(places.values())
    chrome = (
        "ابحث",
        "عد إلى نتائج",
        "الأماكن",
        "استشهد",
        "انسخ",
        "مقالات قريبة",
        "كل مقال هنا",
        "¶",
    )
    assert [part for part in chrome if words(part) in text] == []
    assert len(sheets) > 1
    assert [sheet.split()[0] for sheet in sheets] == [str(n) for n in range(1, len(sheets) + 1)]


def words(text: str) -> str:
    """Without blanks, and with letters for the forms in which a PDF has them."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_paper_is_white_in_the_dark_too(site: Site, visit: Visit) -> None:
    page = visit(site["article"], color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    colours = (
        "element => [getComputedStyle(element).backgroundColor, getComputedStyle(element).color]"
    )
    assert page.locator("body").evaluate(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
