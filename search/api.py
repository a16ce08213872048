"""The JSON API: the search page as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain, repeat
from typing import Any

from django.http import HttpRequest, JsonResponse

from archive.dependencies import RELEASE, note
from archive.error_pages import as_json
from search import refusal
from search.analysis.dates.partial_date import known_iso
from search.forms import SearchForm
from search.missed import missed
from search.narrowing import narrowing
from search.refusal import Refused
from search.results import Bucket, Copy, Hit, Label, Results
from search.searching import search as search_archive


def search(request: HttpRequest) -> JsonResponse:
    try:
        form = SearchForm(request.GET)
        query = form.api_query()
        note(RELEASE)
        results = search_archive(query, facets=request.GET.get("facets") == "1")
        refusal.check(results.notices)
    except Refused as error:
        return as_json(400, str(error), error.message)
    missed.note(results)
    answer = {
        "query": results.typed or query.text,
        "total": results.total,
        "total_all_words": results.total_all_words,
        "notices": [*results.notices, *["hijri"][: len(form.hijri)]],
        "since": query.since,
        "until": query.until,
        "narrowing": _narrowing(query.text),
        "clauses": [asdict(part) for part in results.parts],
        "not_understood": [asdict(one) for one in results.misread],
        "suggestions": [
            {"kind": one.kind, "text": one.text, "total": one.total, "applied": applied}
            for one, applied in zip(results.suggestions, _applied(results), strict=False)
        ],
        "results": [_hit(request, hit) for hit in results.hits],
        "root_matches": [_hit(request, hit) for hit in results.root_matches],
    }
    if results.facets:
        answer["facets"] = dict(_facets(results))
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _narrowing(text: str) -> dict[str, Any] | None:
    found = narrowing(text)
    return found and {"text": found.text, "since": found.first, "until": found.last}


def _facets(results: Results) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for facet in results.facets:
        yield facet.name, list(map(_bucket, facet.buckets))
        if facet.months:
            yield "month", list(map(_bucket, facet.months))


def _applied(results: Results) -> Iterator[bool]:
    """Of each suggestion whether it was searched for in the place of what was typed."""
    return chain([bool(results.typed)], repeat(False))


def _hit(request: HttpRequest, hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "external_id": hit.external_id,
        "url": request.build_absolute_uri(hit.url),
        "title": hit.title.text,
        "score": round(hit.score, 5),
        "all_terms_matched": hit.all_terms_matched,
        "missing": list(hit.missing),
        "story": hit.story,
        "copies": [_copy(request, copy) for copy in hit.copies],
        "published_at": _date(hit),
        "source": hit.source.name if hit.source else None,
        "places": _names(hit.places),
        "tags": _names(hit.tags),
        "snippet": {"text": hit.snippet.text, "spans": [list(span) for span in hit.snippet.spans]},
    }


def _copy(request: HttpRequest, copy: Copy) -> dict[str, Any]:
    return {
        "id": copy.id,
        "url": request.build_absolute_uri(copy.url),
        "title": copy.title,
        "source": copy.source or None,
        "published_at": _date(copy),
    }


def _bucket(bucket: Bucket) -> dict[str, Any]:
    return {
        "value": bucket.value,
        "name": bucket.label,
        "count": bucket.count,
        "applied": bucket.is_applied,
    }


def _names(labels: tuple[Label, ...]) -> list[str]:
    return [label.name for label in labels]


def _date(hit: Hit | Copy) -> str | None:
    """ISO 8601, only as precise as is known: 2020-10-17, 2020-10 or 2020."""
    return known_iso(hit.published_at, hit.published_precision) or None
