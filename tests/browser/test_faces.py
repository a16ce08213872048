"""Every letter of a page comes from the fonts that the page brings, Latin ones included."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

Site = dict[str, str]
Visit = Callable[..., Any]


def faces_of(page: Any, selector: str = "body, body *") -> dict[str, bool]:
    """Name of a font that letters of the page are drawn with -> whether the page brought it."""
    page.evaluate("document.fonts.ready.then(() => true)")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    faces: dict[str, bool] = {}
    for node in _nodes(session, selector):
        for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            faces[font["familyName"]] = font["isCustomFont"]
    return faces


def _nodes(session: Any, selector: str) -> Iterator[int]:
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    request = {"nodeId": root, "selector": selector}
    yield from session.send("DOM.querySelectorAll", request)["nodeIds"]


def test_no_letter_falls_out_of_the_face(site: Site, visit: Visit) -> None:
    page = visit(site["home"])
    foreign = {}
    for name, address in site.items():
        page.goto(address)
        if others := [face for face, is_ours in faces_of(page).items() if not is_ours]:
            foreign[name] = others
    assert foreign == {}


@pytest.mark.parametrize("sign", "نA9éğ٪%«»“”‘’–—…·[]{}<>=@_^~|°©×€→←↑↓٣۳")
def test_the_face_has_letters_digits_and_marks(sign: str, site: Site, visit: Visit) -> None:
    page = visit(site["about"])
    page.locator("h1").evaluate("(heading, sign) => { heading.textContent = sign }", sign)
    assert list(faces_of(page, "h1").values()) == [True]


WIDTH = """(heading, [text, language]) => {
  heading.lang = language;
  heading.textContent = text;
  const range = document.createRange();
  range.selectNodeContents(heading);
  return Math.round(range.getBoundingClientRect().width);
}"""


@pytest.mark.parametrize(
    ("before", "language", "are_latin"),
    [
        ("", "ar", False),
        ("سنة\N{NO-BREAK SPACE}", "ar", False),
        ("سنة\N{NO-BREAK SPACE}", "en", False),
        ("", "en", True),
        ("June\N{NO-BREAK SPACE}", "en", True),
        ("BBC\N{NO-BREAK SPACE}", "ar", True),
    ],
)
def test_digits_are_drawn_as_the_letters_beside_them(
    before: str, language: str, are_latin: bool, site: Site, visit: Visit
) -> None:
    """Naskh digits are wider; by themselves they are those of the language."""
    heading = visit(site["about"]).locator("h1")
    width = {text: heading.evaluate(WIDTH, [text, language]) for text in (before, f"{before}2468")}
    naskh, latin = (heading.evaluate(WIDTH, ["2468", one]) for one in ("ar", "en"))
    assert naskh > latin + 2
    drawn = width[f"{before}2468"] - width[before]
    assert abs(drawn - (latin if are_latin else naskh)) <= 2


def test_what_the_face_does_not_have_is_told(site: Site, visit: Visit) -> None:
    page = visit(site["about"])
    page.locator("h1").evaluate("heading => { heading.textContent = 'Ж' }")
    assert True not in faces_of(page, "h1").values()
