"""Feeds of all articles, and of those of a tag, a source, an author or a place."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html
from django.utils.timezone import is_aware
from django.views.decorators.http import require_safe

from archive.addresses import address
from archive.cards import cards_of
from archive.citing import NAMED, root_of
from archive.dependencies import note
from archive.feed import EVER, MEDIA_TYPE, Entry, Heading, Site, atom
from archive.listings import Listing, listing_of
from archive.models import Article, Author, Named, Place, Source, Tag
from archive.named_rows import row_by_slug
from archive.statements import Statement

ENTRIES = 50  # of a page of a feed
# What a feed is of -> its title, the route of its page and its own.
TITLES: dict[type[Named], str] = {
    Tag: "الوسم",
    Source: "المصدر",
    Author: "الكاتب",
    Place: "المكان",
}
LATEST = "أحدث المقالات"

_updated = Statement(Article.objects.all(), "pk", ("pk", "updated"))


@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    return _feed(request, Listing(), LATEST, address("article_list"))


@require_safe
def named(request: HttpRequest, section: str, slug: str) -> HttpResponse:
    row = row_by_slug(NAMED[section], slug)
    if row is None:
        raise Http404("لا شيء بهذا الاسم.")
    note(listing_of(row).key)
    title = f"{TITLES[type(row)]} «\u2068{row.name}\u2069»"
    return _feed(request, listing_of(row), title, row.get_absolute_url())  # type: ignore[attr-defined]


def site_of(request: HttpRequest) -> Site:
    return Site(settings.SITE_NAME, request.get_host().partition(":")[0], root_of(request))


def moments(keys: Iterable[int]) -> dict[int, datetime.datetime]:
    """Article -> when it was last changed. SQLite gives moments without their time zone."""
    rows: list[tuple[int, datetime.datetime]] = [*_updated.rows(list(keys))]
    return {
        key: moment if is_aware(moment) else moment.replace(tzinfo=datetime.UTC)
        for key, moment in rows
    }


def _feed(request: HttpRequest, articles: Listing, title: str, page: str) -> HttpResponse:
    number = _page(request, articles)
    first = (number - 1) * ENTRIES
    keys = articles[first : min(first + ENTRIES, len(articles))]
    path = iri_to_uri(request.path)
    links = _links(path, number, _pages(articles))
    heading = Heading(title, page, _numbered(path, number), links)
    text = atom(heading, _entries(keys), site_of(request))
    return HttpResponse(text, content_type=MEDIA_TYPE)


def _pages(articles: Listing) -> int:
    return max(1, -(-len(articles) // ENTRIES))


def _page(request: HttpRequest, articles: Listing) -> int:
    typed = request.GET.get("page", "1")
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 9 else 0
    if not 1 <= number <= _pages(articles):
        raise Http404("لا صفحة بهذا الرقم.")
    return number


def _links(path: str, number: int, pages: int) -> dict[str, str]:
    if pages == 1:
        return {}
    numbers = {"first": 1, "previous": number - 1, "next": number + 1, "last": pages}
    return {
        relation: _numbered(path, one) for relation, one in numbers.items() if 1 <= one <= pages
    }


def _numbered(path: str, number: int) -> str:
    return path if number == 1 else f"{path}?page={number}"


def _entries(keys: list[int]) -> Iterator[Entry]:
    updated = moments(keys)
    for card in cards_of(keys):
        yield Entry(
            card.pk,
            card.title,
            address("article", card.pk, card.slug),
            format_html("<p>{}</p>", card.lead) if card.lead else "",
            updated.get(card.pk, EVER),
            card.published_at,
            tuple(author.name for author in card.authors),
            tuple(tag.name for tag in card.tags),
        )
