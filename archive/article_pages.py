"""The page of an article."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from archive import page_data, reading
from archive.addresses import address
from archive.article_facts import ArticleFacts, article_facts, originals_of
from archive.cards import published_cards
from archive.citation.calendars import hijri_day
from archive.citation.styles import STYLES
from archive.citation.work import Work
from archive.citing import root_of, work_of
from archive.copies import copies_of
from archive.listings import listing_of_source
from archive.moments import in_utc
from archive.paragraphs import contents, numbered
from archive.printings import printings
from archive.provenance import memento, provenance, report_link
from archive.related import related_keys
from archive.standfirst import standfirst
from archive.views import gone
from archive.vowel_marks import has_vowel_marks

RELATED_SHOWN = 4
ASKED = "q"  # the parameter by which an article knows the words that it was found by


@require_safe
def article(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """The article at its one address; the number alone or with another slug leads there."""
    article = article_facts(pk)
    if article is not None and article.is_withdrawn:
        return gone(request, article.withdrawn_reason)
    if article is None or not article.is_published:
        raise Http404("لا مقال بهذا الرقم.")
    path = address("article", pk, article.slug)
    if request.path != unquote(path):
        return redirect(path, permanent=True)
    work, paragraphs = work_of(article, root_of(request)), numbered(article.body)
    known, others = provenance(article), _others(article, path)
    context = {
        "article": article,
        "path": path,
        "standfirst": standfirst(article.title, article.lead, article.body),
        "paragraphs": paragraphs,
        "contents": contents(paragraphs),
        "has_vowel_marks": has_vowel_marks(f"{article.title} {article.body}"),
        "reading_minutes": reading.minutes(article.body),
        "originals": originals_of(pk),
        "provenance": known,
        "rights_note": settings.RIGHTS_NOTE,
        "report_url": _report_url(work),
        "work": work,
        "hijri": hijri_day(work),
        "citation": STYLES[0].cite(work, False),
        "modified": in_utc(article.updated),
        "data": page_data.of_article(request, article, others["printings"]),
        **others,
    }
    response = render(request, "archive/article_detail.html", context)
    for name, value in memento(known).items():
        response.headers[name] = value
    if ASKED in request.GET:
        response.headers["Cache-Control"] = "private, no-cache"  # not kept: there is no end of them
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _report_url(work: Work) -> str:
    subject = gettext("خطأ في مقال: %(url)s") % {"url": work.url}
    return report_link(settings.REPORT_TO, work.url, subject)


def _others(article: ArticleFacts, path: str) -> dict[str, Any]:
    """What else there is to read: the same text elsewhere, neighbours, related articles."""
    pk = article.pk
    copies = copies_of([pk]).get(pk, ())
    previous, following = listing_of_source(article.source_id).beside(pk, article.published_at)
    related = [key for key in related_keys(pk) if key not in {copy.pk for copy in copies}]
    cards = published_cards(key for key in (previous, following, *related) if key)
    return {
        "printings": printings(article, path, copies),
        "previous": cards.get(previous or 0),
        "next": cards.get(following or 0),
        "related": [cards[key] for key in related if key in cards][:RELATED_SHOWN],
    }
