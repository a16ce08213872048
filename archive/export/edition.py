"""What an edition holds: every public page of the archive, its links made to lead to files.

Pages are asked for as a reader would ask, and their links followed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from archive.export.answers import MOVED, OK, Answer, Site
from archive.export.files import relative
from archive.export.links import linked, rooted
from archive.export.places import Places
from archive.languages import LANGUAGES

NOT_FOUND = "/404/"  # an address that the site does not have
SEEDS = (*(f"/{one.prefix}" for one in LANGUAGES.values()), "/sitemap.xml", "/llms.txt")
ICON = "icons/favicon.ico"  # asked for at the top by programs that have read no page
OF_EDITORS = re.compile(r"admin/|css/(admin|imports|stories)\b|js/imports\b|.*\.(gz|br)$")
_LOCATION = re.compile(r"<loc>([^<]+)</loc>")

# Takes a file of the edition: its path from the top, and its content.
Write = Callable[[str, bytes], None]


@dataclass
class Edition:
    """What is written so far; `failed`: the addresses whose pages are missing, with the status."""

    site: Site
    places: Places
    write: Write
    pages: int = 0
    failed: list[tuple[str, int]] = field(default_factory=list)

    def write_all(self) -> Iterator[int]:
        """Write all there is; gives the number of pages done, after each. Raises OSError."""
        for seed in SEEDS:
            self.places.link(seed)
        not_found = self.site.get(NOT_FOUND).text
        not_found = rooted(linked(not_found, NOT_FOUND, "404.html", self.places.link))
        self.write("404.html", not_found.encode())
        for address, file in self.places:
            self._write_page(address, file)
            yield self.pages
        for path in static_files():
            self.write(f"static/{path}", (Path(settings.STATIC_ROOT) / path).read_bytes())
        self.write("favicon.ico", (Path(settings.STATIC_ROOT) / ICON).read_bytes())

    def _write_page(self, address: str, file: str) -> None:
        answer = self.site.get(address)
        if answer.status == OK or answer.status in MOVED:
            self.write(file, self._content(answer, address, file))
            self.pages += 1
        else:
            self.failed.append((address, answer.status))

    def _content(self, answer: Answer, address: str, file: str) -> bytes:
        if answer.status in MOVED:
            return self._moved(answer.location, file)
        if answer.media_type == "text/html":
            return linked(answer.text, address, file, self.places.link).encode()
        if answer.media_type == "application/xml":
            for location in _LOCATION.findall(answer.text):
                self.places.link(location)
        return answer.body

    def _moved(self, location: str, file: str) -> bytes:
        """A page that leads on, for servers that know no redirects."""
        path, mark, query = self.places.link(location).partition("?")
        link = relative(path, file) + mark + query
        return render_to_string("archive/moved.html", {"link": link}).encode()


def static_files() -> Iterator[str]:
    """Those that public pages load, by their paths below STATIC_ROOT."""
    root = Path(settings.STATIC_ROOT)
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and not OF_EDITORS.match(name):
            yield name
