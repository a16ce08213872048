"""Feeds of all articles, and of those of a tag, a source, an author or a place."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from archive.addresses import address
from archive.cards import cards_of
from archive.citing import root_of
from archive.context_processors import site_name
from archive.feed import EVER, MEDIA_TYPE, Entry, Heading, Site, atom
from archive.languages import current
from archive.listings import Listing, listing_of
from archive.models import Article
from archive.moments import in_utc
from archive.named_rows import BY_SECTION, named_or_404
from archive.paging import page_of
from archive.section_words import WORDS
from archive.statements import Statement
from archive.wording import translated

ENTRIES = 50  # of a page of a feed

_updated = Statement(Article.objects.all(), "pk", ("pk", "updated"))


@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    page = address("article_list")
    title, subtitle = translated("أحدث المقالات"), translated("مقالات الأرشيف، أحدثها أولًا.")
    return _feed(request, Listing(), Heading(title, subtitle, page, request.path, page))


@require_safe
def named(request: HttpRequest, section: str, slug: str) -> HttpResponse:
    """Known by the key of its row, which stays when a name is corrected."""
    row = named_or_404(BY_SECTION[section], slug)
    if row.slug != slug:
        return redirect("feed_of", section, row.slug, permanent=True)
    titled = translated(WORDS[section].titled).format(name=f"\u2068{row.name}\u2069")
    subtitle = row.description or translated("مقالاته في الأرشيف، أحدثها أولًا.")
    page = row.get_absolute_url()  # type: ignore[attr-defined]
    identity = f"/{current().prefix}{section}/{row.pk}"
    return _feed(request, listing_of(row), Heading(titled, subtitle, page, request.path, identity))


def site_of(request: HttpRequest) -> Site:
    host = request.get_host().partition(":")[0]
    return Site(site_name(), host, root_of(request), current().code)


def moments(keys: Iterable[int]) -> dict[int, datetime.datetime]:
    """Article -> when it was last changed."""
    return {key: in_utc(moment) for key, moment in _updated.rows(list(keys))}


def _feed(request: HttpRequest, articles: Listing, heading: Heading) -> HttpResponse:
    """The page that is asked for of a feed of articles; `heading` is that of the first."""
    part, path = page_of(request, articles, ENTRIES), iri_to_uri(request.path)
    here = heading._replace(own=_numbered(path, part.number), links=_links(path, part))
    text = atom(here, _entries(list(part)), site_of(request))
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
            card.language,
            card.title,
            address("article", card.pk, card.slug),
            format_html("<p>{}</p>", card.lead) if card.lead else "",
            updated.get(card.pk, EVER),
            card.published_at,
            tuple(author.name for author in card.authors),
            tuple(tag.name for tag in card.tags),
        )
