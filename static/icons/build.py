"""Draws favicon.svg in the sizes that browsers, phones and other sites ask for.

Run where playwright and a Chromium are, as tests have them: `.venv-test/bin/python static/icons/build.py`.
"""

from __future__ import annotations

import struct
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
MARK = (HERE.parent / "favicon.svg").read_text("utf-8")
SQUARE = 32  # of favicon.ico
PAPER = "#fbf8f1"


def drawn(browser: Browser, width: int, height: int, size: int) -> bytes:
    """A PNG with the mark of this size in its middle, on paper unless the mark fills it."""
    page = browser.new_page(viewport={"width": width, "height": height})
    ground = "transparent" if size == width == height else PAPER
    page.set_content(
        f"<style>body {{ margin: 0; display: grid; place-items: center; height: 100vh;"
        f" background: {ground} }} svg {{ width: {size}px; height: {size}px }}</style>{MARK}"
    )
    picture = page.screenshot(omit_background=True)
    page.close()
    return picture


def icon(picture: bytes) -> bytes:
    """An ICO that holds one PNG."""
    head = struct.pack("<HHH", 0, 1, 1)
    entry = struct.pack("<BBBBHHII", SQUARE, SQUARE, 0, 0, 1, 32, len(picture), 22)
    return head + entry + picture


def build() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        (HERE / "favicon.ico").write_bytes(icon(drawn(browser, SQUARE, SQUARE, SQUARE)))
        (HERE / "touch.png").write_bytes(drawn(browser, 180, 180, 180))
        (HERE / "share.png").write_bytes(drawn(browser, 1200, 630, 360))
        (HERE / "book.png").write_bytes(drawn(browser, 48, 48, 48))
        browser.close()


if __name__ == "__main__":
    build()
