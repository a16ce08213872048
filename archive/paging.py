"""One page of a long list, picked by the reader's `?page=`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

from archive.cards import Card, cards_of, folded
from archive.days import Days
from archive.listings import Listing
from archive.names_in_use import NameInUse, NamesInUse

PAGE_SIZE = 20
NAMES_PER_PAGE = 60  # each takes one short line


def page_of_articles(request: HttpRequest, articles: Listing | Days) -> Page[Card]:
    keys: Any = articles
    page = page_of(request, keys, PAGE_SIZE)
    page.object_list = folded(cards_of(page.object_list))
    return page


def page_of_names(request: HttpRequest, names: Sequence[NameInUse] | NamesInUse) -> Page[NameInUse]:
    some: Any = names
    return page_of(request, some, NAMES_PER_PAGE)


def page_of(request: HttpRequest, some: Any, size: int) -> Page[Any]:
    """The page that `?page=` names. Raises Http404 for one that the list does not have."""
    try:
        return Paginator(some, size).page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404("لا توجد صفحة بهذا الرقم.") from error
