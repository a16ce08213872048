from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import Http404

from archive.cards import cards_of
from archive.export.book import write_book
from archive.listings import Listing, listing_of
from archive.named_rows import BY_SECTION, named_or_404
from archive.wording import count

MOST = 1_000  # articles in a book
# Option -> the section of the site whose names it takes.
SECTIONS = {"tag": "tags", "source": "sources", "author": "authors", "place": "places"}


class Command(BaseCommand):
    help = (
        "Write a book (EPUB) of the articles of a tag, a source, an author or a place, or of some."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="its name ends in .epub")
        parser.add_argument("--url", required=True, help="where the archive is found")
        parser.add_argument(
            "--title", default="", help="of the book; else the name, or the archive's"
        )
        chosen = parser.add_mutually_exclusive_group()
        for option in SECTIONS:
            chosen.add_argument(f"--{option}", default="", metavar="NAME")
        chosen.add_argument("--articles", type=int, nargs="+", metavar="NUMBER")

    def handle(self, *args: Any, file: Path, url: str, title: str, **options: Any) -> None:
        if not urlsplit(url).hostname:
            raise CommandError(f"ليس عنوان موقع، مثل https://archive.example: {url}")
        name, keys = self._chosen(options)
        cards = cards_of(keys[:MOST])
        if not cards:
            raise CommandError("لا مقالات منشورة يُصنع منها كتاب.")
        write_book(file, title or name or settings.SITE_NAME, cards, url.rstrip("/"))
        self.stdout.write(f"كُتب {file}: {count(len(cards), 'article')}.")
        if len(keys) > MOST:
            self.stdout.write(f"في الكتاب أحدثها، وعددها كلها {len(keys):,}.")

    def _chosen(self, options: dict[str, Any]) -> tuple[str, Any]:
        """The name that was given, if one was, and the keys of articles."""
        if options["articles"]:
            return "", options["articles"]
        for option, section in SECTIONS.items():
            if options[option]:
                return self._named(section, options[option])
        return "", Listing()

    def _named(self, section: str, name: str) -> tuple[str, Any]:
        try:
            row = named_or_404(BY_SECTION[section], name)
        except Http404:
            raise CommandError(f"ليس في الأرشيف: {name}") from None
        return row.name, listing_of(row)
