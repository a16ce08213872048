"""The structured data of pages, made of what they show."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from archive.addresses import address
from archive.article_facts import ArticleFacts
from archive.citing import root_of, work_of
from archive.context_processors import SECTIONS, site_name
from archive.languages import current
from archive.models import Named
from archive.moments import in_utc
from archive.named_rows import BY_SECTION
from archive.printings import Printing
from archive.structured_data import (
    Person,
    Step,
    Text,
    Thing,
    breadcrumbs,
    collection,
    news_article,
    website,
    written,
)
from archive.wording import translated

# What a page is of -> the route of the list it stands in.
LISTS: dict[type[Named], str] = {
    model: f"{model._meta.model_name}_list" for model in BY_SECTION.values()
}


def of_home(request: HttpRequest) -> SafeString:
    root = root_of(request)
    return _safe([website(site_name(), root, root + address("search"))])


def of_article(
    request: HttpRequest, article: ArticleFacts, printings: Sequence[Printing]
) -> SafeString:
    """The article, and the way to it: by its source, or by the list of all articles."""
    root = root_of(request)
    page = root + address("article", article.pk, article.slug)
    authors = [Person(one.name, root + address("author", one.slug)) for one in article.authors]
    above = (
        Step(article.source.name, root + address("source", article.source.slug))
        if article.source
        else _list(root, "article_list")
    )
    return _safe(
        [
            news_article(work_of(article, root), page, _text(article, printings), authors, root),
            breadcrumbs([_first(root), above, Step(article.title, page)]),
        ]
    )


def _text(article: ArticleFacts, printings: Sequence[Printing]) -> Text:
    """A printing has a title where it is another one."""
    headlines = dict.fromkeys(one.title for one in printings if one.title)
    words, changed = len(article.body.split()), in_utc(article.updated)
    return Text(article.lead, list(headlines), words, article.url, changed)


def of_named(request: HttpRequest, row: Named) -> SafeString:
    """The articles of a tag, a source, an author or a place."""
    root = root_of(request)
    page = root + row.get_absolute_url()  # type: ignore[attr-defined]
    way = [_first(root), _list(root, LISTS[type(row)]), Step(row.name, page)]
    return _safe([collection(row.name, page, current().code, root), breadcrumbs(way)])


def of_way(request: HttpRequest, way: Sequence[Step]) -> SafeString:
    """A page of articles, and the way to it: the last of these steps, which have paths."""
    root = root_of(request)
    steps = [Step(step.name, root + step.url) for step in way]
    return _safe(
        [collection(*steps[-1], current().code, root), breadcrumbs([_first(root), *steps])]
    )


def _first(root: str) -> Step:
    return Step(site_name(), root + address("home"))


def _list(root: str, route: str) -> Step:
    """A section, as the pages call it."""
    return Step(translated(SECTIONS[route][0]), root + address(route))


def _safe(things: Sequence[Thing]) -> SafeString:
    """JSON in which the signs of HTML are escaped as JSON escapes them."""
    return mark_safe(written(things))  # noqa: S308
