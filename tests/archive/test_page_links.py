"""Which other pages of a long list a page leads to, and at which addresses."""

from __future__ import annotations

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict

from archive.page_links import page_addresses, page_window


@pytest.mark.parametrize(
    ("number", "of", "window"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 9, [1, 2, 3, None, 9]),
        (4, 9, [1, 2, 3, 4, 5, 6, None, 9]),
        (5, 9, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (6, 12, [1, None, 4, 5, 6, 7, 8, None, 12]),
        (12, 12, [1, None, 10, 11, 12]),
    ],
)
def test_page_window_leaves_gaps_of_two_pages_or_more(
    number: int, of: int, window: list[int | None]
) -> None:
    assert page_window(Paginator(range(of), 1).page(number)) == window


@pytest.mark.parametrize(
    ("parameters", "second", "none"),
    [
        ("", "?page=2", "?"),
        ("page=7", "?page=2", "?"),
        ("q=a", "?q=a&page=2", "?q=a"),
        ("q=a&page=7&sort=oldest", "?q=a&page=2&sort=oldest", "?q=a&sort=oldest"),
        ("page=7&q=a&page=8", "?page=2&q=a", "?q=a"),
        ("tag=a&q=b&tag=c&page=", "?tag=a&tag=c&q=b&page=2", "?tag=a&tag=c&q=b"),
        ("q=&x", "?q=&x=&page=2", "?q=&x="),
        ("q=%26page=7%3C&a+b=%22", "?q=%26page%3D7%3C&a+b=%22&page=2", "?q=%26page%3D7%3C&a+b=%22"),
        ("q=نفط", "?q=%D9%86%D9%81%D8%B7&page=2", "?q=%D9%86%D9%81%D8%B7"),
    ],
)
def test_another_page_keeps_what_else_was_asked_for(
    parameters: str, second: str, none: str
) -> None:
    address = page_addresses(QueryDict(parameters))
    assert [address(2), address(None), address(2)] == [second, none, second]


@pytest.mark.parametrize("parameters", ["q=a&page=7", "page=1&q=%00&q=b c", "q=%ff%fe&q=+"])
def test_addresses_are_those_that_django_would_write(parameters: str) -> None:
    asked = QueryDict(parameters)
    changed = asked.copy()
    changed["page"] = "2"
    assert page_addresses(asked)(2) == f"?{changed.urlencode()}"
