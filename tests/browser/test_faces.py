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


def test_what_the_face_does_not_have_is_told(site: Site, visit: Visit) -> None:
    page = visit(site["about"])
    page.locator("h1").evaluate("heading => { heading.textContent = 'Ж' }")
    assert True not in faces_of(page, "h1").values()
