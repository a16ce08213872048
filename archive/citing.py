"""Pages and files by which articles are cited: one, those of a name, or those of a search."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import NoReturn, Protocol

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from archive.addresses import address_in
from archive.cards import Name, cards_of
from archive.citation.exports import BY_SUFFIX, EXPORTS
from archive.citation.styles import STYLES
from archive.citation.work import Work
from archive.listings import listing_of
from archive.named_rows import BY_SECTION, named_or_404
from search.analysis.dates.partial_date import PartialDate

MOST = 1_000  # works in one file
HIJRI = "hijri"  # the parameter that asks for the other calendar too


class Cited(Protocol):
    """A card, or the facts of an article."""

    @property
    def pk(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def published_at(self) -> datetime.date | None: ...
    @property
    def published_precision(self) -> str: ...
    @property
    def source(self) -> Name | None: ...
    @property
    def authors(self) -> Sequence[Name]: ...
    @property
    def tags(self) -> Sequence[Name]: ...


def work_of(article: Cited, root: str) -> Work:
    """`root` is the address of the site without a path; the work is at its short address.

    Without the slash at its end, which would stand before it in a line from right to left.
    """
    date = article.published_at
    return Work(
        number=article.pk,
        title=article.title,
        url=f"{root}{address_in('ar', 'article_short', article.pk)}".rstrip("/"),
        archive=settings.SITE_NAME,
        authors=tuple(author.name for author in article.authors),
        source=article.source.name if article.source else "",
        published=PartialDate(date, article.published_precision) if date else None,
        language=article.language,
        tags=tuple(tag.name for tag in article.tags),
    )


def root_of(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """The article in every style, and the files of it."""
    (card,) = cards_of([pk]) or _nothing()
    work, hijri = work_of(card, root_of(request)), HIJRI in request.GET
    context = {
        "article": card,
        "cited": [(style, style.cite(work, hijri)) for style in STYLES],
        "exports": EXPORTS,
        "hijri": hijri,
        "has_day": len(work.date_parts) == 3,
    }
    return render(request, "archive/cite.html", context)


@require_safe
def article_file(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    cards = cards_of([pk]) or _nothing()
    return file_of(request, cards, suffix, f"khizana-{pk}")


@require_safe
def named_file(request: HttpRequest, section: str, slug: str, suffix: str) -> HttpResponse:
    """The latest articles of a source, an author, a tag or a place, at most MOST."""
    row = named_or_404(BY_SECTION[section], slug)
    if row.slug != slug:
        return redirect("cite_named", section, row.slug, suffix, permanent=True)
    articles = cards_of(listing_of(row)[:MOST])
    return file_of(request, articles, suffix, f"khizana-{section}-{row.pk}")


def file_of(
    request: HttpRequest, articles: Iterable[Cited], suffix: str, name: str
) -> HttpResponse:
    """A file to be saved. `name` is ASCII, without its suffix."""
    export = BY_SUFFIX[suffix]
    root = root_of(request)
    text = export.write(work_of(article, root) for article in articles)
    response = HttpResponse(text, content_type=export.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _nothing() -> NoReturn:
    raise Http404("لا مقال منشور بهذا الاسم أو الرقم.")
