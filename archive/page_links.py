"""Links from one page of a long list to the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict

AROUND = 2  # page numbers on each side of the current one


def page_window(page: Page[Any]) -> list[int | None]:
    """The page numbers to link: first, last and those near; None stands for a gap."""
    last = page.paginator.num_pages
    near = range(max(1, page.number - AROUND), min(last, page.number + AROUND) + 1)
    window: list[int | None] = []
    for number in sorted({1, *near, last}):
        previous = window[-1] if window else 0
        if number - previous == 2:
            window.append(number - 1)
        elif number - previous > 2:
            window.append(None)
        window.append(number)
    return window


def page_addresses(parameters: QueryDict) -> Callable[[int | None], str]:
    """The address of each page of the list that these parameters ask for; of None, without a page.

    The other parameters are encoded once; `page` keeps its place among them.
    """
    encoded = {name: urlencode({name: values}, doseq=True) for name, values in parameters.lists()}

    def address(page: int | None) -> str:
        kept = encoded | {"page": f"page={page}"}
        if page is None:
            del kept["page"]
        return "?" + "&".join(kept.values())

    return address
