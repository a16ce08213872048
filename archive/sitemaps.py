"""The sitemaps of the site: one of its lists, those of names, and one for each 50,000 articles.

Articles are parted by their keys, so that a new one changes the last file alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive import hijri_counts
from archive.addresses import address
from archive.citing import root_of
from archive.dependencies import uncacheable
from archive.listings import Listing
from archive.models import Article
from archive.moments import in_utc
from archive.named_rows import BY_SECTION
from archive.names_in_use import NamesInUse
from archive.querysets import ArticleQuerySet
from archive.sitemap import MEDIA_TYPE, MOST, Location, index, sitemap

LISTS = (
    "home",
    "article_list",
    "tag_list",
    "source_list",
    "author_list",
    "place_list",
    "date_list",
)
LATER = ("about", "search_help")
LEAST_USED = 2  # articles of a tag whose page shows more than the article itself does


@require_safe
def files(request: HttpRequest) -> HttpResponse:
    """All sitemaps; those of articles with the time of the last change in them."""
    uncacheable()  # an article may change without any list of articles
    root = root_of(request)
    places = [Location(f"{root}{address('sitemap_pages')}")]
    places += [
        Location(f"{root}{address('sitemap_names', section, number)}")
        for section in BY_SECTION
        for number in range(1, _files_of(section) + 1)
    ]
    places += [
        Location(f"{root}{address('sitemap_articles', number)}", changed)
        for number, changed in _parts()
    ]
    return _answer(index(places))


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """Lists, years and months, of both calendars."""
    published, root = Listing(), root_of(request)
    years = [year for year, _ in published.years()]
    hijri = hijri_counts.months(published)
    paths = [
        *(address(route) for route in (*LISTS, *LATER)),
        *([address("undated")] if published.undated else []),
        *(address("year", year) for year in years),
        *(
            address("month", year, f"{month:02}")
            for year in years
            for month, _ in published.months_of(year)
        ),
        *([address("hijri_list")] if hijri else []),
        *(address("hijri_year", year) for year in dict.fromkeys(year for year, _ in hijri)),
        *(address("hijri_month", *month) for month in hijri),
    ]
    return _answer(sitemap(Location(root + path) for path in paths))


@require_safe
def names(request: HttpRequest, section: str, number: int) -> HttpResponse:
    """Pages of tags, sources, authors or places that have several articles, most used first."""
    root = root_of(request)
    used = NamesInUse(BY_SECTION[section])[(number - 1) * MOST : min(number * MOST, _used(section))]
    if not used:
        raise Http404("لا ملف بهذا الرقم.")
    return _answer(
        sitemap(
            Location(root + address(name.route, name.slug))
            for name in used
            if name.article_count >= LEAST_USED
        )
    )


@require_safe
def articles(request: HttpRequest, number: int) -> HttpResponse:
    """Published articles with keys of one part, in order."""
    uncacheable()
    root = root_of(request)
    rows = _part(number).order_by("pk").values_list("pk", "slug", "updated")
    locations = [
        Location(root + address("article", pk, slug), in_utc(updated)) for pk, slug, updated in rows
    ]
    if not locations:
        raise Http404("لا ملف بهذا الرقم.")
    return _answer(sitemap(locations))


def _answer(text: str) -> HttpResponse:
    return HttpResponse(text, content_type=MEDIA_TYPE)


def _used(section: str) -> int:
    return len(NamesInUse(BY_SECTION[section]))


def _files_of(section: str) -> int:
    return -(-_used(section) // MOST)


def _part(number: int) -> ArticleQuerySet:
    first = (number - 1) * MOST
    return Article.objects.published().filter(pk__gt=first, pk__lte=first + MOST)


def _parts() -> Iterator[tuple[int, datetime.datetime]]:
    """Number of each part with articles, and when one of them was last changed."""
    last = Article.objects.published().aggregate(last=Max("pk"))["last"] or 0
    for number in range(1, -(-last // MOST) + 1):
        changed = _part(number).aggregate(changed=Max("updated"))["changed"]
        if changed:
            yield number, in_utc(changed)
