"""The first page: what the archive spans, ways into it, this day in former years, the latest."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive import date_steps, page_data
from archive.cards import Card, folded, published_cards
from archive.dependencies import today
from archive.doors import doors
from archive.listings import Listing
from archive.on_this_day import former_days
from archive.structured_data import Step
from archive.timeline import timeline

LATEST = 10


class Former(NamedTuple):
    """A day of a former year: its page, one article, and how many others it has."""

    step: Step
    year: int
    card: Card
    others: int


@require_safe
def home(request: HttpRequest, *, is_of_today: bool = True) -> HttpResponse:
    """Of the day on which it is asked for, unless it is to be kept for longer."""
    published = Listing()
    years, latest = published.years(), published[:LATEST]
    former = former_days(today(), [year for year, _ in years]) if is_of_today else []
    cards = published_cards([*latest, *(one.article_id for one in former)])
    context = {
        "latest": folded([cards[key] for key in latest if key in cards]),
        "former": [
            Former(date_steps.day(one.day), one.day.year, cards[one.article_id], one.total - 1)
            for one in former
            if one.article_id in cards
        ],
        "doors": doors(),
        "years": years,
        "timeline": timeline(years),
        "article_count": len(published),
        "undated_count": published.undated,
        "data": page_data.of_home(request),
    }
    return render(request, "archive/home.html", context)
