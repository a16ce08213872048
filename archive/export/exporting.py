"""The run of `export_site`: an edition is written beside the one that is there, then takes its place."""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import clear_url_caches, set_urlconf

from archive import __version__
from archive.export.answers import Site
from archive.export.edition import Edition
from archive.export.places import Places
from archive.export.search_index import write_search

STATEMENT = "edition.json"  # marks a folder as an edition, which may be replaced
TOLD_EVERY = 1_000  # pages
URLCONF = "archive.export.urls"
REQUESTS = logging.getLogger("django.request")


class Unsuitable(Exception):
    """A folder that must not be written to, or no address of a site; says so in Arabic."""


def export(folder: Path, url: str, tell: Callable[[int], None]) -> Edition:
    """Write an edition of the archive as of now to `folder`.

    `tell` hears of the number of pages now and then. Raises Unsuitable and OSError; what was in the
    folder is there until all is written.
    """
    folder = folder.absolute()
    if folder.exists() and not _is_replaceable(folder):
        raise Unsuitable(f"في المجلد ملفات ليست نسخة من الأرشيف، فلم يُكتب فيه شيء: {folder}")
    beside = folder.with_name(f"{folder.name}.{os.getpid()}")
    try:
        with served_at(url) as site:
            edition = _write(beside, site, tell)
        _put_in_place(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return edition


def _is_replaceable(folder: Path) -> bool:
    return folder.is_dir() and ((folder / STATEMENT).is_file() or not any(folder.iterdir()))


@contextmanager
def served_at(url: str) -> Iterator[Site]:
    """This process, which serves nobody else, answers for the host of the edition. Raises Unsuitable."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise Unsuitable(f"ليس عنوان موقع، مثل https://archive.example: {url}")
    wanted = {
        "ALLOWED_HOSTS": [parts.hostname],
        "SECURE_SSL_REDIRECT": False,
        "ROOT_URLCONF": URLCONF,
    }
    before, level = {name: getattr(settings, name) for name in wanted}, REQUESTS.level
    _settle(wanted)
    REQUESTS.setLevel(logging.ERROR)  # what is not found is told by the edition
    try:
        yield Site(url)
    finally:
        _settle(before)
        REQUESTS.setLevel(level)


def _settle(values: dict[str, object]) -> None:
    for name, value in values.items():
        setattr(settings, name, value)
    set_urlconf(None)
    clear_url_caches()


def _write(folder: Path, site: Site, tell: Callable[[int], None]) -> Edition:
    folder.mkdir(parents=True)

    def write(file: str, content: bytes) -> None:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    edition = Edition(site, Places(site), write)
    run(edition, tell)
    articles = write_search(folder)
    statement = {
        "url": site.url.geturl(),
        "articles": articles,
        "pages": edition.pages,
        "version": __version__,
    }
    (folder / STATEMENT).write_text(json.dumps(statement, indent=2), "utf-8")
    return edition


def run(edition: Edition, tell: Callable[[int], None]) -> None:
    for pages in edition.write_all():
        if pages % TOLD_EVERY == 0:
            tell(pages)


@contextmanager
def replaced(file: Path) -> Iterator[Path]:
    """A file beside `file` to write to; it takes its place when the block ends without an error."""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        yield beside
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _put_in_place(new: Path, folder: Path) -> None:
    old = folder.with_name(f"{folder.name}.{os.getpid()}.old")
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
