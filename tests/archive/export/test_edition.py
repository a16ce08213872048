"""A whole edition, written to a folder: its pages, their links, its search, and how it is replaced."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from archive import __version__
from archive.export.answers import Site
from archive.export.exporting import Unsuitable, export
from archive.export.places import Places
from archive.models import Article
from tests.builders import article, original, withdrawn

pytestmark = pytest.mark.django_db

URL = "https://archive.example"
LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')
Export = Callable[[], Path]


@pytest.fixture
def exported(settings: Settings, tmp_path: Path) -> Export:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.ORIGINALS_DIR = tmp_path / "originals"

    def export_to_folder() -> Path:
        said = StringIO()
        call_command("export_site", str(tmp_path / "edition"), url=URL, stdout=said, stderr=said)
        assert "كُتبت النسخة" in said.getvalue()
        return tmp_path / "edition"

    return export_to_folder


def filled() -> Article:
    first = article(
        "القهوة في المدينة",
        body="شرب أهل المدينة القهوة.\n\nوفيها مقاهٍ كثيرة.",
        tags=["قهوة"],
        source="الحي",
        authors=["سلمى"],
        published="2019-03-02",
    )
    original(first, b"1", file_name="coffee.txt")
    withdrawn("مقال مسحوب")
    return first


def names_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def broken_links(folder: Path) -> list[tuple[str, str]]:
    broken = []
    for page in folder.rglob("*.html"):
        for link in map(html.unescape, LINK.findall(page.read_text("utf-8"))):
            parts = urlsplit(link)
            if not parts.scheme and parts.path:
                is_rooted = parts.path.startswith("/")
                start = folder if is_rooted else page.parent
                target = start / unquote(parts.path).removeprefix("/")
                # The page of an error is shown at any address, all others at their own.
                if is_rooted != (page.name == "404.html") or not target.is_file():
                    broken.append((str(page.relative_to(folder)), link))
    return broken


def test_every_page_has_its_file_and_every_link_a_page(exported: Export) -> None:
    first = filled()
    folder = exported()
    number, slug = first.pk, first.slug
    assert {
        "index.html",
        "404.html",
        "about/index.html",
        "articles/index.html",
        f"articles/{number}/index.html",
        f"articles/{number}/{slug}/index.html",
        f"articles/{number}.txt",
        f"articles/{number}.md",
        f"cite/{number}/index.html",
        f"originals/{first.originals.get().pk}.txt",
        "tags/قهوة/index.html",
        "tags/قهوة/atom/index.xml",
        "cite/tags/قهوة.bib",
        "sources/الحي/index.html",
        "authors/سلمى/index.html",
        "dates/2019/index.html",
        "dates/2019/03/index.html",
        "search/index.html",
        "en/index.html",
        f"en/articles/{number}/{slug}/index.html",
        "en/search/index.html",
        "search/search.js",
        "pagefind/pagefind.js",
        "sitemap.xml",
        "sitemaps/pages.xml",
        "llms.txt",
        "favicon.ico",
        "static/css/site.css",
    } <= names_in(folder)
    assert broken_links(folder) == []


def test_its_first_page_is_of_no_day(exported: Export, client: Client) -> None:
    today = timezone.localdate()
    article(published=f"{today.year - 4}-{today:%m-%d}")
    assert "في مثل هذا اليوم" in client.get("/").content.decode()
    assert "في مثل هذا اليوم" not in (exported() / "index.html").read_text("utf-8")


def test_nothing_is_in_it_that_no_reader_may_see(exported: Export) -> None:
    filled()
    folder = exported()
    names = names_in(folder)
    assert not [name for name in names if name.startswith(("admin", "api", "static/admin"))]
    texts = "".join(path.read_text("utf-8") for path in folder.rglob("*.html"))
    assert "مقال مسحوب" not in texts


def test_the_short_address_leads_on(exported: Export) -> None:
    first = filled()
    page = (exported() / f"articles/{first.pk}/index.html").read_text("utf-8")
    (link,) = re.findall(r'content="0; url=([^"]+)"', page)
    assert unquote(link) == f"{first.slug}/index.html"


def test_pages_name_the_address_of_the_archive(exported: Export) -> None:
    first = filled()
    page = (exported() / f"articles/{first.pk}/{first.slug}/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{URL}/articles/{first.pk}/' in page


def test_references_of_one_article_are_in_its_page(exported: Export) -> None:
    first = filled()
    page = (exported() / f"cite/{first.pk}/index.html").read_text("utf-8")
    assert 'href="data:application/x-bibtex;base64,' in page
    assert not [name for name in names_in(exported()) if name.startswith(f"cite/{first.pk}/bib")]


def test_an_edition_says_what_it_is(exported: Export) -> None:
    filled()
    folder = exported()
    said = json.loads((folder / "edition.json").read_text("utf-8"))
    assert said | {"pages": 0} == {"url": URL, "articles": 1, "pages": 0, "version": __version__}
    assert said["pages"] > 10


def test_a_new_edition_takes_the_place_of_the_old_one(exported: Export, tmp_path: Path) -> None:
    filled()
    folder = exported()
    (folder / "left.html").write_text("")
    second = article("مقال جديد")
    assert exported() == folder
    assert f"articles/{second.pk}.txt" in names_in(folder) and not (folder / "left.html").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("edition")] == [
        "edition"
    ]


def test_other_files_are_left_alone(exported: Export, tmp_path: Path) -> None:
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / "مهم.txt").write_text("")
    with pytest.raises(CommandError, match="ليست نسخة من الأرشيف"):
        exported()
    assert names_in(tmp_path / "edition") == {"مهم.txt"}


@pytest.mark.parametrize(
    "url", ["archive.example", "ftp://archive.example", "https://", "https://a.example/b/"]
)
def test_an_address_that_is_no_site_is_refused(url: str, exported: Export, tmp_path: Path) -> None:
    with pytest.raises(Unsuitable, match="ليس عنوان موقع"):
        export(tmp_path / "edition", url, lambda pages: None)
    assert not (tmp_path / "edition").exists()


def test_a_failure_leaves_the_last_edition(
    exported: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled()
    before = names_in(exported())
    monkeypatch.setattr("archive.export.exporting.write_search", _full)
    with pytest.raises(OSError, match="full"):
        exported()
    assert names_in(tmp_path / "edition") == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("edition")] == [
        "edition"
    ]


def _full(folder: Path) -> int:
    raise OSError("full")


def test_what_is_missing_is_said(
    exported: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.export.edition.SEEDS", ("/", "/tags/لا-وسم/"))
    said = StringIO()
    with pytest.raises(CommandError, match="ينقص النسخة 1"):
        call_command("export_site", str(tmp_path / "edition"), url=URL, stdout=said, stderr=said)
    assert "لم تُكتب /tags/لا-وسم/: 404" in said.getvalue()


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("/tags/?used=once", "tags/used-once/index.html"),
        ("/tags/?sort=name&page=2", "tags/page-2/sort-name/index.html"),
        ("/tags/?letter=b", "tags/letter-b/index.html"),
        ("/tags/?q=b", ""),
        ("/search/?q=b&page=2", "search/index.html?q=b&page=2"),
        ("/search/atom/?q=b", ""),
        ("/en/about/", "en/about/index.html"),
        ("/api/search/?q=b", ""),
        ("/admin/", ""),
        ("/nothing/", ""),
        (f"{URL}/about/", "about/index.html"),
        ("https://other.example/about/", ""),
    ],
)
def test_an_address_has_a_place_or_is_left_out(address: str, link: str) -> None:
    assert Places(Site(URL)).link(address) == link


def test_the_site_is_as_it_was_afterwards(exported: Export, settings: Settings) -> None:
    root, hosts = settings.ROOT_URLCONF, settings.ALLOWED_HOSTS
    exported()
    assert root == settings.ROOT_URLCONF and hosts == settings.ALLOWED_HOSTS
