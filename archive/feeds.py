"""Feeds of all articles, and of those of a tag, a source, an author or a place."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from archive.addresses import address
from archive.cards import cards_of
from archive.citing import root_of
from archive.feed import EVER, MEDIA_TYPE, Entry, Heading, Site, atom
from archive.listings import Listing, listing_of
from archive.models import Article
from archive.moments import in_utc
from archive.named_rows import BY_SECTION, named_or_404
from archive.paging import page_of
from archive.statements import Statement

ENTRIES = 50  # of a page of a feed
LATEST = "أحدث المقالات"

_updated = Statement(Article.objects.all(), "pk", ("pk", "updated"))


@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    page = address("article_list")
    return _feed(request, Listing(), LATEST, page, page)


@require_safe
def named(request: HttpRequest, section: str, slug: str) -> HttpResponse:
    """Known by the key of its row, which stays when a name is corrected."""
    row = named_or_404(BY_SECTION[section], slug)
    if row.slug != slug:
        return redirect("feed_of", section, row.slug, permanent=True)
    title = f"ال{row._meta.verbose_name} «\u2068{row.name}\u2069»"
    page = row.get_absolute_url()  # type: ignore[attr-defined]
    return _feed(request, listing_of(row), title, page, f"/{section}/{row.pk}")


def site_of(request: HttpRequest) -> Site:
    return Site(settings.SITE_NAME, request.get_host().partition(":")[0], root_of(request))


def moments(keys: Iterable[int]) -> dict[int, datetime.datetime]:
    """Article -> when it was last changed."""
    return {key: in_utc(moment) for key, moment in _updated.rows(list(keys))}


def _feed(
    request: HttpRequest, articles: Listing, title: str, page: str, identity: str
) -> HttpResponse:
    part, path = page_of(request, articles, ENTRIES), iri_to_uri(request.path)
    heading = Heading(title, page, _numbered(path, part.number), identity, _links(path, part))
    text = atom(heading, _entries(list(part)), site_of(request))
    return HttpResponse(text, content_type=MEDIA_TYPE)


def _links(path: str, part: Page[int]) -> dict[str, str]:
    last = part.paginator.num_pages
    if last == 1:
        return {}
    numbers = {"first": 1, "previous": part.number - 1, "next": part.number + 1, "last": last}
    return {name: _numbered(path, one) for name, one in numbers.items() if 1 <= one <= last}


def _numbered(path: str, number: int) -> str:
    return path if number == 1 else f"{path}?page={number}"


def _entries(keys: Sequence[int]) -> Iterator[Entry]:
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
