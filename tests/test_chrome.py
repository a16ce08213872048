"""What the chrome says is marked in templates and code, and each message has its English."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from archive.catalogues import catalogue, po_file
from tests import chrome
from tests.browser.archive_on_show import addresses, fill

PLACES = re.compile(r"%\((\w+)\)s|href=\\?\"%")


def test_every_message_has_its_english() -> None:
    """What is printed on failure can be put into locale/en/LC_MESSAGES/django.po as it is."""
    english = catalogue("en")
    missing = [
        f'# {place}\nmsgid "{escaped(message)}"\nmsgstr ""\n'
        for message, place in (chrome.of_code() | chrome.of_templates()).items()
        if chrome.ARABIC.search(message) and english.gettext(message) == message
    ]
    assert not missing, "\n" + "\n".join(missing)


def escaped(message: str) -> str:
    return message.replace("\\", "\\\\").replace('"', '\\"')


def english() -> dict[str, str]:
    """The catalogue without its head."""
    messages = catalogue("en")._catalog  # type: ignore[attr-defined]
    return {str(message): str(text) for message, text in messages.items() if message}


def test_no_english_is_kept_of_what_is_no_longer_said() -> None:
    said = chrome.of_code() | chrome.of_templates()
    assert sorted(set(english()) - set(said)) == []


def test_no_message_is_written_twice() -> None:
    written = re.findall(r"^msgid (.+)$", po_file("en").read_text("utf-8"), re.M)
    assert sorted({message for message in written if written.count(message) > 1}) == []


def test_the_english_of_a_message_has_its_values_and_its_links() -> None:
    for message, text in english().items():
        assert sorted(PLACES.findall(message)) == sorted(PLACES.findall(text)), message


def test_all_arabic_of_templates_is_marked() -> None:
    assert chrome.unmarked() == []


def test_scripts_of_pages_have_their_words_from_the_page() -> None:
    """The last key of the first row of an Arabic keyboard is no word."""
    scripts = {path.name: path.read_text("utf-8") for path in (chrome.ROOT / "static/js").iterdir()}
    del scripts["imports.js"]  # of the admin
    said = {
        name: re.findall(r'"([^"]*[\u0600-\u06ff][^"]*)"', text) for name, text in scripts.items()
    }
    assert {name: words for name, words in said.items() if words} == {"search_box.js": ["ظ"]}


@pytest.mark.django_db
def test_nothing_arabic_is_said_on_an_english_page(client: Client, settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.browser.urls"
    for name, path in addresses(fill()).items():
        answer = client.get(f"/en{path}")
        said = chrome.said(answer.content.decode())
        assert [text for text in said if chrome.ARABIC.search(text)] == [], name


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<title>نص \u2068س\u2069</title><p>قل <bdi>س</bdi></p>", ["نص", "قل"]),
        ('<article lang="ar"><p>س</p></article><a aria-label="افتح">ص</a>', ["ص", "افتح"]),
        ('<meta name="description" content="وصف"><meta property="og:title" content="س">', ["وصف"]),
    ],
)
def test_what_is_said_is_all_but_the_content(page: str, said: list[str]) -> None:
    assert chrome.said(f"<html><body>{page}</body></html>") == said
