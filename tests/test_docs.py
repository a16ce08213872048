"""What the documents say is there is there, and what is there they say."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from archive import __version__
from search.analysis import stem
from search.forms import SearchForm

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").rglob("*.md")]


SETTING = re.compile(r'(?:env(?:\.\w+)?|environ\.get)\(\s*"([A-Z_]+)"')
READERS = ["archive/settings.py", "deploy/gunicorn.conf.py", "archive/management/commands/run.py"]


def test_the_readme_lists_exactly_the_settings_that_are_read() -> None:
    read = {name for path in READERS for name in SETTING.findall((ROOT / path).read_text("utf-8"))}
    table = {
        name
        for line in README.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([A-Z_]+)`", line.split("|")[1])
    }
    assert table == read


def commands() -> set[str]:
    return {
        path.stem
        for app in ("archive", "search")
        for path in (ROOT / app / "management/commands").glob("[a-z]*.py")
    }


def test_every_command_is_documented_and_every_documented_one_exists() -> None:
    text = "".join(path.read_text("utf-8") for path in DOCUMENTS)
    named = set(re.findall(r"manage\.py (\w+)", text))
    assert named <= commands() | {"migrate"}
    assert commands() - {"run"} <= named


SECTIONS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_changelog_has_releases_and_their_common_sections() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    releases = re.findall(r"^## (.+)$", text, re.M)
    assert releases[0] == "Unreleased"
    dated = [re.fullmatch(r"(\d+\.\d+\.\d+) - \d{4}-\d\d-\d\d", each) for each in releases[1:]]
    assert all(dated)
    assert [match[1] for match in dated[:1] if match] in ([], [__version__])
    for release in text.split("\n## ")[1:]:
        sections = re.findall(r"^### (.+)$", release, re.M)
        assert sections and set(sections) <= SECTIONS and len(set(sections)) == len(sections)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


PATH = re.compile(
    r"`((?:archive|bench|deploy|docs|fixtures|search|static|templates|tests)/[\w./-]*)`"
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_paths_that_are_named_exist(document: Path) -> None:
    stem("كلمة")  # the lexicon is a file that its first use makes
    named = PATH.findall(document.read_text("utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_picture_names_what_is_there() -> None:
    picture = (ROOT / "docs/architecture.svg").read_text("utf-8")
    shown = re.findall(r"<text[^>]*>(.*?)</text>", picture)
    named = {name for text in shown for name in re.findall(r"[\w/]+(?:\.py|/)(?!\w)", text)}
    assert "searching.py" in named and "search/analysis/" in named
    missing = [
        name
        for name in named
        if not (ROOT / name).exists()
        and not any(any((ROOT / app).glob(f"**/{name}")) for app in ("archive", "search"))
    ]
    assert missing == []


def test_the_picture_is_told_to_those_who_do_not_see_it() -> None:
    root = ElementTree.parse(ROOT / "docs/architecture.svg").getroot()
    titles = {element.get("id"): element.text for element in root}
    assert root.get("role") == "img"
    assert all(titles[name] for name in root.get("aria-labelledby", "").split())
    (alternative,) = re.findall(
        r"!\[(.+)\]\(architecture\.svg\)", (ROOT / "docs/architecture.md").read_text("utf-8")
    )
    assert "Engine" in alternative


def test_every_verb_of_make_is_documented_and_every_documented_one_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    verbs = set(re.findall(r"^([a-z-]+):", makefile, re.M)) - {"clean"}
    text = "\n".join(path.read_text("utf-8") for path in DOCUMENTS)
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", text, re.M)) == verbs


def test_every_parameter_of_a_search_is_documented() -> None:
    rows = re.findall(r"^\| (`.+?`) \| ", (ROOT / "docs/search.md").read_text("utf-8"), re.M)
    documented = set(re.findall(r"`(\w+)`", " ".join(rows[: rows.index("`facets`") + 1])))
    assert documented == {*SearchForm.base_fields, "page", "offset", "limit", "typed", "facets"}
