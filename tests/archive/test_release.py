"""What the pages of a release differ by from those of another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive import release


@pytest.fixture(autouse=True)
def checkout(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """A small release in a folder of its own."""
    release.digest.cache_clear()
    settings.BASE_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    for name in ("archive/views.py", "search/analysis/words.txt", "templates/base.html"):
        write(tmp_path / name, "one")
    yield tmp_path
    release.digest.cache_clear()


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def digest() -> str:
    release.digest.cache_clear()
    return release.digest()


def test_a_release_is_known_by_a_short_word_that_stays() -> None:
    assert len(digest()) == 16
    assert digest() == digest()


@pytest.mark.parametrize(
    "name",
    [
        "archive/views.py",
        "search/analysis/words.txt",
        "templates/base.html",
        "templates/another.html",
        "locale/en/LC_MESSAGES/django.po",
        "requirements.lock",
        "static/staticfiles.json",
    ],
)
def test_another_file_makes_another_release(name: str, checkout: Path) -> None:
    before = digest()
    write(checkout / name, "two")
    assert digest() != before


@pytest.mark.parametrize(
    "name",
    ["archive/__pycache__/views.pyc", "search/analysis/data/lexicon.marisa", "tests/x.py", "var/x"],
)
def test_what_is_built_or_is_no_part_of_pages_makes_none(name: str, checkout: Path) -> None:
    before = digest()
    write(checkout / name, "two")
    assert digest() == before


def test_a_file_that_moves_makes_another_release(checkout: Path) -> None:
    before = digest()
    (checkout / "archive/views.py").rename(checkout / "archive/pages.py")
    assert digest() != before


def test_another_setting_makes_another_release(settings: Settings) -> None:
    before = digest()
    settings.SITE_NAME = "أرشيف آخر"
    named = digest()
    settings.SEARCH_RATE = 7
    assert len({before, named, digest()}) == 3


def test_a_secret_is_in_no_digest(settings: Settings) -> None:
    before = digest()
    settings.SECRET_KEY = "another"
    assert digest() == before
