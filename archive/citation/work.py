"""What is cited of an article. What the archive does not know is left out, never guessed."""

from __future__ import annotations

from dataclasses import dataclass

from search.analysis.dates.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Work:
    """`url` is the address that never changes; `archive` is the name of the site.

    Names are whole: which part of an Arabic name is the family's, nobody has told us.
    """

    number: int
    title: str
    url: str
    archive: str
    authors: tuple[str, ...] = ()
    source: str = ""
    published: PartialDate | None = None
    language: str = "ar"
    tags: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What names the record in a list of references: ASCII, and the same for ever."""
        return f"khizana-{self.number}"

    @property
    def date_parts(self) -> tuple[int, ...]:
        """Year, month and day as far as they are known."""
        return tuple(map(int, self.published.iso.split("-"))) if self.published else ()
