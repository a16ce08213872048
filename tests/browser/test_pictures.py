"""The pictures of the documentation: one for each row, small, shown, and made of a page."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bench.audit.reading import Archive
from bench.harness.record import ROOT
from bench.pictures import FOLDER, PHONE, PICTURES, Picture, taken

SHOWN = re.compile(r"!\[([^\]]+)\]\((?:docs/)?screenshots/([\w-]+)\.webp\)")
PAGES = [ROOT / "README.md", ROOT / "docs" / "pictures.md"]


def size_of(packed: bytes) -> tuple[int, int]:
    """Width and height of a WebP with a head; see RFC 9649, 2.7."""
    assert (packed[:4], packed[8:16]) == (b"RIFF", b"WEBPVP8X")
    width, height = (int.from_bytes(packed[at : at + 3], "little") + 1 for at in (24, 27))
    return width, height


def test_each_picture_is_there_in_its_size() -> None:
    there = {file.stem: size_of(file.read_bytes()) for file in FOLDER.glob("*.webp")}
    assert there == {name: picture.size for name, picture in PICTURES.items()}
    assert {file.suffix for file in FOLDER.iterdir()} == {".webp"}


def test_pictures_are_small() -> None:
    assert [file.name for file in FOLDER.iterdir() if file.stat().st_size > 64 * 1024] == []


def test_each_picture_is_shown_and_described() -> None:
    shown = [pair for page in PAGES for pair in SHOWN.findall(page.read_text("utf-8"))]
    assert {name for _, name in shown} == set(PICTURES)
    assert all(len(words.split()) >= 3 for words, _ in shown)


@pytest.mark.parametrize(
    "picture",
    [Picture("/", PHONE), Picture("/articles/", PHONE, "dark", r"/articles/\d+/[^\"?]+/")],
    ids=["a page", "the page of a link"],
)
def test_a_picture_is_the_first_screen_of_its_page(
    picture: Picture,
    chromium: Any,
    site: dict[str, str],
) -> None:
    packed = taken(chromium, Archive(site["home"].removesuffix("/")), picture)
    assert size_of(packed) == PHONE


def test_a_page_without_such_a_link_is_named(chromium: Any, site: dict[str, str]) -> None:
    archive = Archive(site["home"].removesuffix("/"))
    with pytest.raises(LookupError, match="/about/ has no link like /articles/"):
        taken(chromium, archive, Picture("/about/", link=r"/articles/\d+/[^\"?]+/"))
