"""The static edition: every page of the archive as a file, for any web server or a memory stick.

Pages are asked for as a reader would ask, and their links followed.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from archive.export.answers import MOVED, OK, Answer, Site
from archive.export.files import relative
from archive.export.links import linked
from archive.export.places import Places
from archive.languages import LANGUAGES

NOT_FOUND = "/404/"  # an address that the site does not have
SEEDS = (*(f"/{one.prefix}" for one in LANGUAGES.values()), "/sitemap.xml", "/llms.txt")
ICON = "icons/favicon.ico"  # asked for at the top by programs that have read no page
_LOCATION = re.compile(r"<loc>([^<]+)</loc>")
_LEFT_OUT = ("admin", "*.gz", "*.br", "imports*", "stories*")  # of static files: the editors' own


@dataclass
class Edition:
    """What is written so far; `failed`: the addresses whose pages are missing, with the status."""

    site: Site
    folder: Path
    places: Places = field(init=False)
    pages: int = 0
    failed: list[tuple[str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.places = Places(self.site)

    def write(self) -> Iterator[int]:
        """Write all there is; gives the number of pages done, after each. Raises OSError."""
        for seed in SEEDS:
            self.places.link(seed)
        for address, file in self.places:
            self._write_page(address, file)
            yield self.pages
        self._write("404.html", self.site.get(NOT_FOUND).body)
        static = self.folder / "static"
        shutil.copytree(settings.STATIC_ROOT, static, ignore=shutil.ignore_patterns(*_LEFT_OUT))
        shutil.copy(static / ICON, self.folder)

    def _write_page(self, address: str, file: str) -> None:
        answer = self.site.get(address)
        if answer.status == OK or answer.status in MOVED:
            self._write(file, self._content(answer, address, file))
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

    def _write(self, file: str, content: bytes) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
