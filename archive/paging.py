"""One page of a long list, picked by the reader's `?page=`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

from archive.models import Article, Named
from archive.querysets import ArticleQuerySet

PAGE_SIZE = 20
NAMES_PER_PAGE = 60  # tags, sources and authors take one short line each


class ArticlePaginator(Paginator):
    """Picks the page's keys first, so that the database skips index entries and not articles."""

    def page(self, number: int | str) -> Page[Article]:
        page = super().page(number)
        keys = page.object_list.values_list("pk", flat=True)
        page.object_list = Article.objects.cards_of(keys)
        return page


def page_of_articles(request: HttpRequest, articles: ArticleQuerySet) -> Page[Article]:
    return _page(request, ArticlePaginator(articles.latest_first(), PAGE_SIZE))


def page_of_names(request: HttpRequest, names: Sequence[Named]) -> Page[Named]:
    return _page(request, Paginator(names, NAMES_PER_PAGE))


def _page(request: HttpRequest, paginator: Paginator[Any]) -> Page[Any]:
    """The page asked for. Raises Http404 for one that the list does not have."""
    try:
        return paginator.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404("لا توجد صفحة بهذا الرقم.") from error
