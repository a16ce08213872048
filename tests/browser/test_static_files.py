"""Rules of the house for what is served as it lies: no browser needed."""

from __future__ import annotations

import gzip
import re
import struct
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
ADMIN = Path(settings.BASE_DIR) / "archive/templates"
SHEETS = sorted((STATIC / "css").glob("*.css"))
BASE = TEMPLATES / "base.html"
LINKED = re.compile(r"static\('((?:css|js)/[\w./-]+)'\)")
OF_ADMIN = {"admin", "imports", "stories"}
BANNED = {
    "a side instead of a direction": r"(?<![\w-])((margin|padding|border|inset|scroll-margin|scroll-padding)"
    r"-(left|right|top|bottom)|left|right|top|bottom|float|clear"
    r"|(min-|max-)?(width|height))\s*:",
    "a side as a value": r":\s*(left|right)\s*[;}]",
    "room between joined letters": r"letter-spacing(?!: 0 !important;)",
    "justified lines": r"text-align:\s*justify",
    "hyphens": r"hyphens:\s*auto",
    "a measure by the width of 0": r"\d(ch|ex)\b",
    "italics or capitals": r"(font-style|text-transform)(?!: (normal|none)\b)",
    "a picture or font from elsewhere": r"https?:|//",
}


def without_comments(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("rule", BANNED)
def test_style_sheets_are_written_for_arabic(sheet: Path, rule: str) -> None:
    assert [match.group() for match in re.finditer(BANNED[rule], without_comments(sheet))] == []


def test_the_checks_above_find_what_they_look_for() -> None:
    faulty = (
        "a{margin-left:1px;width:2ch;float:left;letter-spacing:1px;text-align:justify;hyphens:auto}"
    )
    faulty += "b{text-transform:uppercase;background:url(https://example.com/a.png)}"
    assert [rule for rule, pattern in BANNED.items() if not re.search(pattern, faulty)] == []


def test_marks_leave_the_joins_of_letters_alone() -> None:
    rules = re.findall(r"(?m)^ +mark {([^}]*)}", "".join(map(without_comments, SHEETS)))
    assert any("padding: 0;" in rule for rule in rules)
    assert not any(re.search("padding(?!: 0;)|border|margin|display", rule) for rule in rules)


def linked_by(template: Path) -> list[Path]:
    return [STATIC / path for path in LINKED.findall(template.read_text("utf-8"))]


def packed(files: Iterable[Path], suffix: str) -> int:
    """Bytes, as they travel: each file packed for itself."""
    return sum(len(gzip.compress(file.read_bytes())) for file in files if file.suffix == suffix)


@pytest.mark.parametrize(("suffix", "kilobytes"), [(".css", 8), (".js", 3)])
def test_what_every_page_loads_stays_light(suffix: str, kilobytes: int) -> None:
    assert 0 < packed(linked_by(BASE), suffix) <= kilobytes * 1024


def test_letters_stay_light() -> None:
    assert 0 < packed((STATIC / "fonts").iterdir(), ".woff2") <= 70 * 1024


@pytest.mark.parametrize("suffix", [".css", ".js"])
def test_what_one_kind_of_page_adds_is_a_file_of_each_kind_and_small(suffix: str) -> None:
    """So that its first view takes eight requests at most. Of the admin's own no page knows."""
    own = {
        template.name: files
        for template in TEMPLATES.rglob("*.html")
        if template != BASE and (files := [f for f in linked_by(template) if f.suffix == suffix])
    }
    assert {name for name, files in own.items() if len(files) > 1} == set()
    assert {name for name, files in own.items() if packed(files, suffix) > 2 * 1024} == set()
    shared = {file for file in linked_by(BASE) if file.suffix == suffix}
    every = {*shared, *(file for files in own.values() for file in files)}
    assert {file.stem for file in STATIC.rglob(f"*{suffix}")} - OF_ADMIN == {f.stem for f in every}


def test_a_first_view_takes_eight_requests_at_most() -> None:
    """The page, two faces, the icon, what every page loads, and one file of its own."""
    loaded = (".css", ".js")
    shared = [file for file in linked_by(BASE) if file.suffix in loaded]
    own = {
        template.name: len([file for file in linked_by(template) if file.suffix in loaded])
        for template in TEMPLATES.rglob("*.html")
        if template != BASE
    }
    assert 1 + 2 + 1 + len(shared) + max(own.values()) == 8


def test_what_the_admin_adds_stays_light() -> None:
    files = [file for file in STATIC.rglob("*") if file.stem in OF_ADMIN]
    assert {file.suffix for file in files} == {".css", ".js"}
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 3 * 1024
    shown = "".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.html"))
    assert not any(file.name in shown for file in files)


def test_fonts_come_with_their_licence_and_the_script_that_made_them() -> None:
    names = {file.name for file in (STATIC / "fonts").iterdir()}
    assert names == {
        "OFL.txt",
        "build.sh",
        "latin.py",
        "noto-naskh-arabic-bold.woff2",
        "noto-naskh-arabic-regular.woff2",
    }


FOREIGN = r"<style|<script(?! src| type=.application/ld\+json.>)|\sstyle=|\son\w+=|\|\s*safe|autoescape|Markup"


@pytest.mark.parametrize(
    "template",
    sorted([*TEMPLATES.rglob("*.html"), *ADMIN.rglob("*.html")]),
    ids=lambda file: file.name,
)
def test_templates_hold_no_script_or_style_of_their_own(template: Path) -> None:
    assert re.findall(FOREIGN, template.read_text("utf-8")) == []


@pytest.mark.parametrize("status", [400, 500])
def test_pages_of_last_resort_need_neither_settings_nor_static_manifest(status: int) -> None:
    made_of = (f"{status}.html", "bare.html", "partials/search_form.html", "partials/mark.svg")
    text = "".join((TEMPLATES / name).read_text("utf-8") for name in made_of)
    linked = re.findall(r'(?:href|src)="/static/([^"]+)"', text)
    assert set(re.findall(r"[\w.]+\.(?:html|svg)(?=\")", text)) <= {
        name.rpartition("/")[2] for name in made_of
    } | {"favicon.svg"}
    assert re.findall(r"\b(?:static|url|request|site_name)\b(?!/)", text) == []
    assert linked and [path for path in linked if not (STATIC / path).exists()] == []


def size_of(picture: Path) -> tuple[int, int]:
    """Width and height that the head of a PNG says."""
    data = picture.read_bytes()
    start = data.index(b"IHDR") + 4
    width, height = struct.unpack(">II", data[start : start + 8])
    return width, height


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("favicon.ico", (32, 32)),
        ("touch.png", (180, 180)),
        ("share.png", (1200, 630)),
        ("book.png", (48, 48)),
    ],
)
def test_the_mark_is_there_in_the_sizes_that_others_ask_for(
    name: str, size: tuple[int, int]
) -> None:
    assert size_of(STATIC / "icons" / name) == size


def test_icons_come_with_the_script_that_drew_them() -> None:
    names = {file.name for file in (STATIC / "icons").iterdir() if file.is_file()}
    assert names == {"build.py", "favicon.ico", "touch.png", "share.png", "book.png"}
