"""The chrome of Arabic pages has one set of digits, that which the site is set to."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from lxml import html
from pytest_django.fixtures import Settings

from archive import digits
from tests import chrome
from tests.browser.archive_on_show import addresses, fill

OTHERS = {digits.LATN: re.compile("[٠-٩٬٫٪]"), digits.ARAB: re.compile(r"[0-9]|\d[,.]\d")}
MACHINE = ("datetime", "href", "value", "min", "max")  # attributes that programs read


def pages(client: Client, settings: Settings, chosen: str, prefix: str = "") -> dict[str, str]:
    """Every page by its name, rendered with those digits."""
    settings.ROOT_URLCONF = "tests.browser.urls"
    settings.ARCHIVE_DIGITS = chosen
    settings.TEMPLATES = [*settings.TEMPLATES]  # they are compiled again
    return {
        name: client.get(f"{prefix}{path}").content.decode()
        for name, path in addresses(fill()).items()
    }


def numbers(page: str) -> list[str]:
    """What is said with a number in it."""
    return [text for text in chrome.said(page) if re.search(r"\d", text)]


@pytest.mark.django_db
@pytest.mark.parametrize("chosen", [digits.LATN, digits.ARAB])
def test_a_page_never_has_both_sets_of_digits(
    client: Client, settings: Settings, chosen: str
) -> None:
    mixed = {
        name: [text for text in numbers(page) if OTHERS[chosen].search(text)]
        for name, page in pages(client, settings, chosen).items()
    }
    assert {name: texts for name, texts in mixed.items() if texts} == {}


@pytest.mark.django_db
def test_english_pages_have_the_digits_of_latin_letters(client: Client, settings: Settings) -> None:
    for name, page in pages(client, settings, digits.ARAB, "/en").items():
        assert [text for text in numbers(page) if OTHERS[digits.LATN].search(text)] == [], name


@pytest.mark.django_db
def test_what_programs_read_has_the_digits_that_they_read(
    client: Client, settings: Settings
) -> None:
    for name, page in pages(client, settings, digits.ARAB).items():
        for attribute in MACHINE:
            for value in html.document_fromstring(page).xpath(f"//@{attribute}"):
                assert not re.search("[٠-٩]", str(value)), (name, attribute)


def test_a_set_of_digits_that_there_is_not_ends_the_start() -> None:
    assert started("arab") == ""
    assert ImproperlyConfigured.__name__ in started("roman") and "latn, arab" in started("roman")


def started(chosen: str) -> str:
    """What a start with that setting complains of."""
    code = "import archive.settings"
    environment = os.environ | {"ARCHIVE_DIGITS": chosen}
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=chrome.ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert (run.returncode == 0) == (chosen in digits.TEXTS)
    return run.stderr
