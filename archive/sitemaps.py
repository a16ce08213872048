"""The sitemaps of the site: one of its lists, those of names, and those of articles.

Each page stands in them in every language, with its twins beside it. Articles are parted by their
keys, so that a new one changes the last file alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from django.db.models import F, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive import hijri_counts
from archive.addresses import address, address_in
from archive.citing import root_of
from archive.dependencies import ANY_ARTICLE, note
from archive.languages import ARABIC, LANGUAGES
from archive.listings import Listing
from archive.models import Article
from archive.moments import in_utc
from archive.named_rows import BY_SECTION
from archive.names_in_use import NamesInUse
from archive.sitemap import DEFAULT, MEDIA_TYPE, Location, index, sitemap

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
# Pages of one file: each stands there once for a language, with the addresses of all. A long one takes
# 2.5 KB so, and a file may have 50 MB and 50,000 addresses.
MOST = 10_000

Page = tuple[str, tuple[str | int, ...]]  # the name of a route, and its arguments


@require_safe
def files(request: HttpRequest) -> HttpResponse:
    """All sitemaps, with the time of the last change of what is in them."""
    note(ANY_ARTICLE)  # an article may change without any list of articles
    root, parts = root_of(request), list(_parts())
    last = max((changed for _, changed in parts), default=None)
    places = [Location(f"{root}{address('sitemap_pages')}", last)]
    places += [
        Location(f"{root}{address('sitemap_names', section, number)}", last)
        for section in BY_SECTION
        for number in range(1, _files_of(section) + 1)
    ]
    places += [
        Location(f"{root}{address('sitemap_articles', number)}", changed)
        for number, changed in parts
    ]
    return _answer(index(places))


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """Lists, years and months, of both calendars."""
    published = Listing()
    years = [year for year, _ in published.years()]
    hijri = hijri_counts.months(published)
    routes: list[Page] = [
        *((route, ()) for route in (*LISTS, *LATER)),
        *([("undated", ())] if published.undated else []),
        *(("year", (year,)) for year in years),
        *(
            ("month", (year, f"{month:02}"))
            for year in years
            for month, _ in published.months_of(year)
        ),
        *([("hijri_list", ())] if hijri else []),
        *(("hijri_year", (year,)) for year in dict.fromkeys(year for year, _ in hijri)),
        *(("hijri_month", month) for month in hijri),
    ]
    return _answer(sitemap(_in_every_language(root_of(request), routes)))


@require_safe
def names(request: HttpRequest, section: str, number: int) -> HttpResponse:
    """Pages of tags, sources, authors or places that have several articles, most used first."""
    used = NamesInUse(BY_SECTION[section])[(number - 1) * MOST : min(number * MOST, _used(section))]
    if not used:
        raise Http404("لا ملف بهذا الرقم.")
    routes: list[Page] = [
        (name.route, (name.slug,)) for name in used if name.article_count >= LEAST_USED
    ]
    return _answer(sitemap(_in_every_language(root_of(request), routes)))


@require_safe
def articles(request: HttpRequest, number: int) -> HttpResponse:
    """Published articles with keys of one part, in order."""
    note(ANY_ARTICLE)
    root, first = root_of(request), (number - 1) * MOST
    rows = Article.objects.published().filter(pk__gt=first, pk__lte=first + MOST).order_by("pk")
    locations = [
        one
        for pk, slug, updated in rows.values_list("pk", "slug", "updated")
        for one in _twins(root, ("article", (pk, slug)), in_utc(updated))
    ]
    if not locations:
        raise Http404("لا ملف بهذا الرقم.")
    return _answer(sitemap(locations))


def _in_every_language(root: str, pages: Iterable[Page]) -> Iterator[Location]:
    for page in pages:
        yield from _twins(root, page)


def _twins(root: str, page: Page, changed: datetime.datetime | None = None) -> list[Location]:
    """One page in each language, as the heads of both name each other."""
    route, arguments = page
    urls = {code: root + address_in(code, route, *arguments) for code in LANGUAGES}
    twins = [*urls.items(), (DEFAULT, urls[ARABIC.code])]
    return [Location(url, changed, twins) for url in urls.values()]


def _answer(text: str) -> HttpResponse:
    return HttpResponse(text, content_type=MEDIA_TYPE)


def _used(section: str) -> int:
    return len(NamesInUse(BY_SECTION[section]))


def _files_of(section: str) -> int:
    return -(-_used(section) // MOST)


def _parts() -> Iterator[tuple[int, datetime.datetime]]:
    """Number of each part with articles, and when one of them was last changed: in one query."""
    part = (F("pk") - 1) / MOST
    rows = Article.objects.published().order_by().values_list(part).annotate(Max("updated"))
    for number, changed in sorted(rows):
        yield number + 1, in_utc(changed)
