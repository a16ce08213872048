"""Suggestions for what is being typed: as JSON of our own, and as browsers ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.dependencies import RELEASE, note
from archive.wording import count, translated
from search.forms import clean
from search.suggesting import Completion, suggest

LABELS = {
    "word": "كلمات",
    "phrase": "عبارات",
    "tag": "وسوم",
    "person": "أشخاص",
    "place": "أماكن",
    "source": "مصادر",
    "title": "مقالات",
}


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    text, found = _completed(request)
    here = request.build_absolute_uri("/")[:-1]
    answer = {
        "query": text,
        "summary": count(len(found), "suggestion"),
        "groups": [
            {
                "kind": kind,
                "label": translated(LABELS[kind]),
                "suggestions": [_suggestion(one, here) for one in several],
            }
            for kind, several in groupby(found, lambda one: one.kind)
        ],
    }
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


@require_safe
def opensearch_suggestions(request: HttpRequest) -> HttpResponse:
    """The four lists of https://github.com/dewitt/opensearch, suggestions extension 1.1: what was typed, texts, what they are, addresses."""
    text, found = _completed(request)
    here = request.build_absolute_uri("/")[:-1]
    answer = [
        text,
        [one.text for one in found],
        [_description(one) for one in found],
        [here + one.url for one in found],
    ]
    response = JsonResponse(answer, safe=False, json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Type"] = "application/x-suggestions+json; charset=utf-8"
    return response


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """What browsers add the site to their search by."""
    note(RELEASE)
    return render(
        request,
        "search/opensearch.xml",
        {"here": request.build_absolute_uri("/")[:-1], "contact": settings.CONTACT_EMAIL},
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )


def _completed(request: HttpRequest) -> tuple[str, Sequence[Completion]]:
    text = clean(request.GET.get("q"))
    return text, suggest(text)


def _suggestion(one: Completion, here: str) -> dict[str, Any]:
    return {
        "text": one.text,
        "url": here + one.url,
        "count": one.articles or None,
        "note": count(one.articles, "article") if one.articles else "",
        "spans": [list(span) for span in one.spans],
    }


def _description(one: Completion) -> str:
    label = translated(LABELS[one.kind])
    return f"{label}، {count(one.articles, 'article')}" if one.articles else label
