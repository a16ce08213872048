"""The archive as a ZIM, read again by the library that readers are made of."""

from __future__ import annotations

import datetime
import posixpath
import re
from io import StringIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.core.management import CommandError, call_command
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from pytest_django.fixtures import Settings

from archive.export.zim import File, other_forms
from tests.builders import article, original, withdrawn

pytestmark = pytest.mark.django_db

URL = "https://archive.example"
LINK = re.compile(r'\s(?:href|src|action)="([^"]+)"')


@pytest.fixture
def zim(settings: Settings, tmp_path: Path) -> Archive:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.ORIGINALS_DIR = tmp_path / "originals"
    first = article("القهوة في المدينة", body="شرب أهل المدينة القهوة.", tags=["مشروبات"])
    article("رفوف المكتبة", body="على الرفوف كُتبٌ كثيرة.", published="2019-03-02")
    original(first, b"1", file_name="coffee.txt")
    withdrawn("مقال مسحوب")
    call_command("export_zim", str(tmp_path / "archive.zim"), url=URL, stdout=StringIO())
    assert [path.name for path in tmp_path.glob("archive.zim*")] == ["archive.zim"]
    return Archive(tmp_path / "archive.zim")


def found(zim: Archive, text: str) -> list[str]:
    """Titles of what a reader finds for a text."""
    search = Searcher(zim).search(Query().set_query(text))
    paths = search.getResults(0, search.getEstimatedMatches())
    return sorted(zim.get_entry_by_path(path).title for path in paths)


def test_it_is_whole_and_begins_with_the_home_page(zim: Archive) -> None:
    assert zim.check() and zim.has_fulltext_index and zim.has_title_index
    assert zim.main_entry.get_item().path == "index.html"
    assert zim.article_count == 2


def test_it_says_what_it_is(zim: Archive, settings: Settings) -> None:
    said = {key: zim.get_metadata(key).decode() for key in zim.metadata_keys if key[0] not in "CI"}
    assert said == {
        "Title": settings.SITE_NAME,
        "Description": f"{settings.SITE_NAME}: أرشيف مقالات عربية",
        "Language": "ara",
        "Publisher": settings.SITE_NAME,
        "Name": "khizana",
        "Source": URL,
        "Date": datetime.date.today().isoformat(),
    }
    assert zim.has_illustration(48)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("قهوة", ["القهوة في المدينة"]),
        ("قَهوه", ["القهوة في المدينة"]),
        ("وبالقهوة", ["القهوة في المدينة"]),
        ("كتاب", ["رفوف المكتبة"]),
        ("الكتب", ["رفوف المكتبة"]),
        ("زرافة", []),
    ],
)
def test_a_reader_finds_words_in_their_forms(text: str, titles: list[str], zim: Archive) -> None:
    assert found(zim, text) == titles


def test_titles_are_suggested(zim: Archive) -> None:
    (path,) = SuggestionSearcher(zim).suggest("رفوف").getResults(0, 9)
    assert zim.get_entry_by_path(path).title == "رفوف المكتبة"


def test_every_link_leads_to_an_entry(zim: Archive) -> None:
    broken = []
    for number in range(zim.entry_count):
        entry = zim._get_entry_by_id(number)
        item = entry.get_item()
        if item.mimetype != "text/html" or entry.path == "404.html":
            continue
        for link in LINK.findall(bytes(item.content).decode()):
            path = urlsplit(link).path
            if path and not urlsplit(link).scheme:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(entry.path), path))
                if not zim.has_entry_by_path(unquote(target)):
                    broken.append((entry.path, link))
    assert broken == []


def test_it_has_neither_english_pages_nor_a_search_page(zim: Archive) -> None:
    paths = {zim._get_entry_by_id(number).path for number in range(zim.entry_count)}
    assert not [path for path in paths if path.startswith(("en/", "search/index", "admin"))]
    assert "search/help/index.html" in paths
    assert 'action="' not in bytes(zim.get_entry_by_path("index.html").get_item().content).decode()


def test_an_address_that_is_no_site_leaves_the_file_as_it_was(
    settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    (tmp_path / "archive.zim").write_text("قديم")
    with pytest.raises(CommandError, match="ليس عنوان موقع"):
        call_command("export_zim", str(tmp_path / "archive.zim"), url="a", stdout=StringIO())
    assert (tmp_path / "archive.zim").read_text() == "قديم"
    assert [path.name for path in tmp_path.glob("archive.zim*")] == ["archive.zim"]


@pytest.mark.parametrize(
    ("path", "page", "title"),
    [
        ("articles/1/a/index.html", "<title>\u2068أ &amp; ب\u2069 · خزانة</title>", "أ & ب"),
        ("articles/1/a/index.html", "<title>أ · ب · خزانة</title>", "أ · ب"),
        ("tags/a/index.html", "<title>خزانة</title>", "خزانة"),
        ("static/a.css", "<title>أ</title>", ""),
    ],
)
def test_a_file_has_the_title_of_its_page(path: str, page: str, title: str) -> None:
    assert File(path, page.encode()).get_title() == title


def test_other_forms_are_those_of_the_query_too() -> None:
    assert {"قهوه", "كتاب"} <= set(other_forms("وبالقهوة كتب").split())
