"""`python -m bench.pictures`: serve the samples, and take the pictures of docs/screenshots anew.

Needs Chromium, which packs them as well: WebP is a fifth of its PNG.
"""

from __future__ import annotations

import base64
import re
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

from bench.audit.reading import Archive
from bench.audit.samples import samples
from bench.audit.tools import CHROMIUM
from bench.harness.record import ROOT

FOLDER = ROOT / "docs" / "screenshots"
WIDE, PHONE = (1280, 860), (360, 720)  # pixels
PACKED = """async png => {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  const packed = await canvas.convertToBlob({type: 'image/webp', quality: 0.8});
  return btoa(String.fromCharCode(...new Uint8Array(await packed.arrayBuffer())));
}"""


class Picture(NamedTuple):
    """`link`: the page is the first link like this on the page of `path`."""

    path: str
    size: tuple[int, int] = WIDE
    scheme: str = "light"
    link: str = ""


ARTICLE = r"/articles/\d+/[^\"?]+/"
PICTURES = {
    "home": Picture("/"),
    "results": Picture("/search/?q=النيل"),
    "article": Picture("/search/?q=ألف عام في شارع المعز", link=ARTICLE),
    "tags": Picture("/tags/?sort=name"),
    "source": Picture("/sources/", link=r"/sources/[^\"?]+/"),
    "hijri-year": Picture("/dates/hijri/1442/", scheme="dark"),
    "english-results": Picture("/en/search/?q=القاهرة", scheme="dark"),
    "phone-results": Picture("/search/?q=القاهرة&since=2017", PHONE),
    "phone-filters": Picture("/search/?q=القاهرة&since=2017#filters", PHONE),
    "phone-article": Picture("/search/?q=الأفلاج", PHONE, "dark", ARTICLE),
}


def taken(browser: Any, archive: Archive, picture: Picture) -> bytes:
    """The first screen of the page, as WebP. Raises LookupError where a page has no such link."""
    width, height = picture.size
    with browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=picture.scheme
    ) as context:
        page = context.new_page()
        page.goto(archive.root + _path(archive, picture))
        page.evaluate("document.fonts.ready.then(() => true)")
        png = page.screenshot(animations="disabled")
        page.goto("about:blank")
        return base64.b64decode(page.evaluate(PACKED, base64.b64encode(png).decode()))


def _path(archive: Archive, picture: Picture) -> str:
    if not picture.link:
        return picture.path
    found = re.search(f'href="({picture.link})', archive.get(picture.path).text)
    if not found:
        raise LookupError(f"{picture.path} has no link like {picture.link}")
    return found[1]


def main() -> None:
    with samples() as archive, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, picture in PICTURES.items():
            packed = taken(browser, archive, picture)
            (FOLDER / f"{name}.webp").write_bytes(packed)
            print(f"{name}: {len(packed):,} bytes")


if __name__ == "__main__":
    main()
