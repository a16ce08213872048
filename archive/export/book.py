"""A book of articles as an EPUB, from right to left: a title page, contents, an article a chapter."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.html import escape
from ebooklib import epub

from archive import reading
from archive.addresses import address
from archive.cards import Card
from archive.export.exporting import replaced
from archive.languages import ARABIC
from archive.wording import Wording, wording_of
from archive.xml_signs import without_forbidden

FONTS = Path(settings.BASE_DIR) / "static" / "fonts"
FONT_FILES = ("noto-naskh-arabic-regular.woff2", "noto-naskh-arabic-bold.woff2")
STYLE = Path(__file__).with_name("book.css")


def write_book(file: Path, title: str, articles: Sequence[Card], url: str) -> None:
    """Write a book of articles, in their order. `url`: scheme and host that its links begin with.

    A file of that name stays until the new one is whole. Raises OSError.
    """
    with replaced(file) as beside:
        epub.write_epub(str(beside), _book(title, articles, url))


def _book(title: str, articles: Sequence[Card], url: str) -> epub.EpubBook:
    book = epub.EpubBook()
    book.set_identifier(_identifier(url, articles))
    book.set_title(title)
    book.set_language(ARABIC.code)
    book.set_direction(ARABIC.direction)
    book.add_metadata("DC", "publisher", settings.SITE_NAME)
    book.add_metadata("DC", "source", url)
    for name in dict.fromkeys(author.name for card in articles for author in card.authors):
        book.add_author(name, uid=f"author-{uuid.uuid5(uuid.NAMESPACE_URL, name)}")
    style = _style(book)
    chapters = [_chapter(book, card, url, style) for card in articles]
    front = _page(book, "front", title, _front(title, len(articles), url), ARABIC.code, style)
    book.toc = chapters
    book.add_item(epub.EpubNcx())
    contents = epub.EpubNav(direction=ARABIC.direction, title="المحتويات")
    contents.add_item(style)
    book.add_item(contents)
    book.spine = [front, "nav", *chapters]
    return book


def _identifier(url: str, articles: Iterable[Card]) -> str:
    """The same for the same articles of the same archive, so that a new edition takes its place."""
    keys = " ".join(str(card.pk) for card in articles)
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{url} {keys}").urn


def _style(book: epub.EpubBook) -> epub.EpubItem:
    for name in FONT_FILES:
        font = epub.EpubItem(name, f"fonts/{name}", "font/woff2", (FONTS / name).read_bytes())
        book.add_item(font)
    style = epub.EpubItem("style", "book.css", "text/css", STYLE.read_bytes())
    book.add_item(style)
    return style


def _front(title: str, number: int, url: str) -> str:
    wording = _wording()
    made = (
        f"{wording.count(number, 'article')} من {settings.SITE_NAME}، {wording.day(timezone.now())}"
    )
    return f"<h1>{_bdi(title)}</h1><p>{escape(made)}</p><p>{_link(url)}</p>"


def _chapter(book: epub.EpubBook, card: Card, url: str, style: epub.EpubItem) -> epub.EpubHtml:
    names = [*([card.source] if card.source else []), *card.authors]
    facts = [*(_bdi(name.name) for name in names), _wording().published(card)]
    line = " · ".join(filter(None, facts))
    content = [
        f"<h1>{_bdi(card.title)}</h1>",
        f'<p class="facts" lang="ar" dir="rtl">{line}</p>' if line else "",
        *(f"<p>{escape(text)}</p>" for text in reading.paragraphs(card.body)),
        f'<p class="facts">{_link(url + address("article_short", card.pk))}</p>',
    ]
    return _page(book, f"article-{card.pk}", card.title, "".join(content), card.language, style)


def _page(
    book: epub.EpubBook, name: str, title: str, content: str, language: str, style: epub.EpubItem
) -> epub.EpubHtml:
    direction = ARABIC.direction if language == ARABIC.code else "auto"
    page = epub.EpubHtml(name, f"{name}.xhtml", lang=language, title=title, direction=direction)
    page.content = without_forbidden(content)
    page.add_item(style)
    book.add_item(page)
    return page


def _wording() -> Wording:
    return wording_of(ARABIC.code, settings.ARCHIVE_DIGITS)


def _bdi(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"


def _link(url: str) -> str:
    return f'<a href="{escape(url)}"><bdi dir="ltr">{escape(url)}</bdi></a>'
