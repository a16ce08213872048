"""The archive's pages. A view is a sentence: clean, run one query, render."""

from __future__ import annotations

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from archive import originals
from archive.addresses import address_in
from archive.citing import root_of
from archive.dependencies import RELEASE, note
from archive.languages import LANGUAGES
from archive.listings import Listing
from archive.models import Article, Original, Source, Tag
from archive.names_in_use import NamesInUse
from archive.paging import page_of_articles

log = logging.getLogger(__name__)


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    page = page_of_articles(request, Listing())
    return render(
        request, "archive/article_list.html", {"page": page, "article_count": page.paginator.count}
    )


def gone(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "410.html", {"reason": reason}, status=410)


@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes as they were imported, to be saved and never to be run by a browser."""
    original = get_object_or_404(Original.objects.select_related("article"), pk=pk)
    note(("article", original.article_id))
    if original.article.state == Article.State.WITHDRAWN:
        return gone(request, original.article.withdrawn_reason)
    if original.article.state != Article.State.PUBLISHED:
        raise Http404("ليس الملف في الأرشيف.")
    try:
        response = HttpResponse(originals.read(original), content_type="application/octet-stream")
    except FileNotFoundError as error:
        raise Http404("ليس الملف في الأرشيف.") from error
    except originals.Damaged as error:
        log.error("an original is damaged: %s", error)
        raise Http404("تلف الملف المحفوظ، فلا نعرضه على أنه الأصل.") from error
    name = "".join(filter(str.isprintable, original.file_name)) or original.sha256
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    published = Listing()
    years = [year for year, _ in published.years()]
    context = {
        "article_count": len(published),
        "source_count": len(NamesInUse(Source)),
        "tag_count": len(NamesInUse(Tag)),
        "first_year": min(years, default=None),
        "last_year": max(years, default=None),
    }
    return render(request, "archive/about.html", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers read articles and lists; search and the API cost too much to be walked through."""
    note(RELEASE)
    lines = [
        "User-agent: *",
        *(f"Allow: {address_in(code, 'search_help')}" for code in LANGUAGES),
        *(f"Disallow: {address_in(code, 'search')}" for code in LANGUAGES),
        *(f"Disallow: {address_in(code, 'suggest')}" for code in LANGUAGES),
        f"Disallow: {reverse('home')}api/",
        f"Sitemap: {root_of(request)}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For programs that ask for it by its old name, without having read a page."""
    note(RELEASE)
    return redirect(static("icons/favicon.ico"))
