"""The page of the articles that have two or three tags: /tags/a+b/."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from archive import companions
from archive.addresses import together
from archive.cards import folded, read
from archive.dependencies import note
from archive.listings import HEAD
from archive.models import Tag
from archive.name_pages import MOST as MOST_BESIDE
from archive.name_pages import is_first_page
from archive.named_rows import named_or_404
from archive.paging import PAGE_SIZE, page_of
from archive.querysets import rows_of
from archive.relations import RELATIONS
from archive.section_words import WORDS
from archive.shared_articles import MOST, shared_articles


@require_safe
def tags(request: HttpRequest, first: str, second: str, third: str = "") -> HttpResponse:
    """The address names the tags in one order; any other, or another name of a tag, leads there."""
    slugs = [slug for slug in (first, second, third) if slug]
    rows = _rows(slugs) or _by_other_names(slugs)
    path = together(row.slug for row in rows)
    if unquote(path) != request.path:
        return redirect(path, permanent=True)
    articles = shared_articles(rows)
    page = page_of(request, articles, PAGE_SIZE)
    latest = articles[:HEAD] if is_first_page(request) else []
    counts = companions.without(companions.companions(latest, MOST_BESIDE), rows)
    found = read(page.object_list, companions.keys(counts))
    page.object_list = folded([found.cards[key] for key in page.object_list if key in found.cards])
    context = {
        "rows": rows,
        "slugs": slugs,
        "words": WORDS["tags"],
        "page": page,
        "companions": companions.shown(counts, found.names),
        "looked_at": len(latest) if len(articles) > HEAD else 0,
        "looked_through": MOST if min(row.article_count for row in rows) > MOST else 0,
    }
    return render(request, "archive/tags_together.html", context)


def _rows(slugs: Iterable[str]) -> list[Tag]:
    """The tags of these slugs in the order of the address; none where one is unknown."""
    wanted = set(slugs)
    rows = list(rows_of(Tag).filter(slug__in=wanted).order_by())
    note(*((RELATIONS[Tag].field, row.pk) for row in rows))
    return sorted(rows, key=lambda row: row.slug) if len(rows) == len(wanted) else []


def _by_other_names(slugs: list[str]) -> list[Tag]:
    """One tag whose name has a plus in it, or each by another name. Raises Http404."""
    try:
        return [named_or_404(Tag, "+".join(slugs))]
    except Http404:
        return [named_or_404(Tag, slug) for slug in slugs]
