"""The archive as one file for Kiwix: a ZIM, read and searched without a network or a server."""

from __future__ import annotations

import datetime
import mimetypes
import re
from collections.abc import Callable
from functools import partial
from html import unescape
from pathlib import Path

from django.conf import settings
from libzim.writer import ContentProvider, Creator, Hint, IndexData, Item, StringProvider

from archive.export.edition import Edition
from archive.export.exporting import replaced, run, served_at
from archive.export.places import Places
from archive.languages import ARABIC
from search.analysis import analyze, bare
from search.analysis.expansion import alternatives

LANGUAGE = "ara"  # ISO 639-3, as the format asks
ILLUSTRATION = 48  # pixels
LONGEST_DESCRIPTION = 80  # characters, by the metadata of the openZIM project
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_ARTICLE = re.compile(r"articles/\d+/[^/]+/index\.html")
_TEXT = re.compile(r"<article\b.*?</article>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ISOLATES = str.maketrans(dict.fromkeys("\u2066\u2067\u2068\u2069"))


class Words(IndexData):  # type: ignore[misc]  # libzim has no types of its own
    """What the search of a reader knows of an article: its text, and other forms of its words."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def has_indexdata(self) -> bool:
        return True

    def get_title(self) -> str:
        return self._title

    def get_content(self) -> str:
        return self._text

    def get_keywords(self) -> str:
        return ""

    def get_wordcount(self) -> int:
        return len(self._text.split())

    def get_geoposition(self) -> tuple[bool, float, float]:
        return False, 0.0, 0.0


class File(Item):  # type: ignore[misc]
    """A file of the edition; of an article, with a title by which it is found while one types."""

    def __init__(self, path: str, content: bytes) -> None:
        super().__init__()
        self._path, self._content = path, content
        self._is_article = _ARTICLE.fullmatch(path) is not None

    def get_path(self) -> str:
        return self._path

    def get_title(self) -> str:
        found = (
            _TITLE.search(self._content.decode()) if self.get_mimetype() == "text/html" else None
        )
        title = unescape(found[1]).translate(_ISOLATES) if found else ""
        return title.rpartition(" · ")[0] or title

    def get_mimetype(self) -> str:
        return mimetypes.guess_type(self._path)[0] or "application/octet-stream"

    def get_contentprovider(self) -> ContentProvider:
        return StringProvider(self._content)

    def get_hints(self) -> dict[Hint, int]:
        return {Hint.FRONT_ARTICLE: self._is_article, Hint.COMPRESS: True}

    def get_indexdata(self) -> IndexData | None:
        if not self._is_article:
            return None
        found = _TEXT.search(self._content.decode())
        text = unescape(_TAG.sub(" ", found[0])) if found else ""
        return Words(self.get_title(), f"{text}\n{other_forms(text)}")


def other_forms(text: str) -> str:
    """Words without their proclitics, plurals and other spellings, which Xapian's stemmer misses."""
    found = dict[str, None]()
    for token in analyze(text):
        if token.kind == "word" and not token.overlay:
            word = bare(token.exact)
            found |= dict.fromkeys((word, *alternatives(token.stem, word)))
    return " ".join(found)


def export_zim(file: Path, url: str, tell: Callable[[int], None]) -> Edition:
    """Write the Arabic pages of the archive to a ZIM. Raises Unsuitable and OSError.

    A file of that name stays until the new one is whole.
    """
    with served_at(url) as site, replaced(file) as beside, _creator(beside) as creator:
        _describe(creator, url)
        edition = Edition(
            site, Places(site, {ARABIC.code}, is_searched=False), partial(_add, creator)
        )
        run(edition, tell)
    return edition


def _creator(file: Path) -> Creator:
    creator = Creator(file).config_verbose(False).config_indexing(True, LANGUAGE)
    return creator.set_mainpath("index.html")


def _add(creator: Creator, path: str, content: bytes) -> None:
    creator.add_item(File(path, content))


def _describe(creator: Creator, url: str) -> None:
    picture = Path(settings.BASE_DIR) / "static" / "icons" / "book.png"
    creator.add_illustration(ILLUSTRATION, picture.read_bytes())
    for name, value in {
        "Title": settings.SITE_NAME,
        "Description": f"{settings.SITE_NAME}: أرشيف مقالات عربية"[:LONGEST_DESCRIPTION],
        "Language": LANGUAGE,
        "Creator": settings.SITE_NAME,
        "Publisher": settings.SITE_NAME,
        "Name": "khizana",
        "Source": url,
        "Date": datetime.date.today(),
    }.items():
        creator.add_metadata(name, value)
