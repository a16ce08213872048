"""What the address of a search asks for and cannot have, for programs and in Arabic."""

from __future__ import annotations

from collections.abc import Iterable

from search.facets import NAMED, Facet


class Refused(ValueError):
    """`message` says the same to readers."""

    def __init__(self, error: str, message: str) -> None:
        super().__init__(error)
        self.message = message


def no_such(facet: Facet) -> Refused:
    """Of a slug that no row has; the page leaves it out, and says so in the same words."""
    return Refused(f"no such {facet.name}", f"{facet.unknown.partition('،')[0]}.")


def check(notices: Iterable[str]) -> None:
    """Raises Refused where a filter was left out."""
    told = set(notices)
    for facet in NAMED:
        if facet.notice in told:
            raise no_such(facet)
