"""One page of a long list, picked by the reader's `?page=`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

from archive.models import Article, Named
from archive.querysets import ArticleQuerySet

PAGE_SIZE = 20
NAMES_PER_PAGE = 60  # each takes one short line


def page_of_articles(request: HttpRequest, articles: ArticleQuerySet) -> Page[Article]:
    """The page's keys are picked first: the database then skips index entries and no articles."""
    keys = articles.latest_first().values_list("pk", flat=True)
    page = _page(request, Paginator(keys, PAGE_SIZE))
    page.object_list = Article.objects.cards_of(page.object_list)
    return page


def page_of_names(request: HttpRequest, names: Sequence[Named]) -> Page[Named]:
    return _page(request, Paginator(names, NAMES_PER_PAGE))


def _page(request: HttpRequest, paginator: Paginator[Any]) -> Page[Any]:
    """The page that `?page=` names. Raises Http404 for one that the list does not have."""
    try:
        return paginator.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404("لا توجد صفحة بهذا الرقم.") from error
