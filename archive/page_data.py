"""The structured data of pages, made of what they show."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from archive.addresses import address
from archive.article_facts import ArticleFacts
from archive.citing import root_of, work_of
from archive.models import Author, Named, Place, Source, Tag
from archive.structured_data import (
    Person,
    Step,
    Thing,
    breadcrumbs,
    collection,
    news_article,
    website,
    written,
)

# What a page is of -> the name and the route of the list it stands in.
LISTS: dict[type[Named], tuple[str, str]] = {
    Tag: ("الوسوم", "tag_list"),
    Source: ("المصادر", "source_list"),
    Author: ("الكتّاب", "author_list"),
    Place: ("الأماكن", "place_list"),
}


def of_home(request: HttpRequest) -> SafeString:
    root = root_of(request)
    return _safe([website(settings.SITE_NAME, root, root + address("search"))])


def of_article(request: HttpRequest, article: ArticleFacts) -> SafeString:
    """The article, and the way to it: by its source, or by the list of all articles."""
    root = root_of(request)
    page = root + address("article", article.pk, article.slug)
    authors = [Person(one.name, root + address("author", one.slug)) for one in article.authors]
    above = (
        Step(article.source.name, root + address("source", article.source.slug))
        if article.source
        else Step("المقالات", root + address("article_list"))
    )
    return _safe(
        [
            news_article(work_of(article, root), page, article.lead, authors, root),
            breadcrumbs([_first(root), above, Step(article.title, page)]),
        ]
    )


def of_named(request: HttpRequest, row: Named) -> SafeString:
    """The articles of a tag, a source, an author or a place."""
    root = root_of(request)
    page = root + row.get_absolute_url()  # type: ignore[attr-defined]
    label, route = LISTS[type(row)]
    way = [_first(root), Step(label, root + address(route)), Step(row.name, page)]
    return _safe([collection(row.name, page, root), breadcrumbs(way)])


def _first(root: str) -> Step:
    return Step(settings.SITE_NAME, root + address("home"))


def _safe(things: Sequence[Thing]) -> SafeString:
    """JSON in which the signs of HTML are escaped as JSON escapes them."""
    return mark_safe(written(things))  # noqa: S308
