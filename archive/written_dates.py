"""Addresses of dates that are written in another way than that of the site.

«/dates/٢٠١١/٢/», «/dates/2011-2-17/» lead to the one address; what is no date says so.
"""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from archive.addresses import address
from archive.dated import no_such_date
from search.analysis.dates.bare_text import DIGITS

HERE = "written_date"
LONGEST = 40  # letters that may be a date
_PARTS = re.compile(r"[/\-.]+")


@require_safe
def date(request: HttpRequest, written: str) -> HttpResponse:
    above = request.path_info.removesuffix(f"{written}/")
    path = path_of(written, above) if len(written) <= LONGEST else None
    if path is None:
        return no_such_date(request)
    query = request.GET.urlencode()
    return redirect(f"{path}?{query}" if query else path, permanent=True)


def path_of(written: str, above: str) -> str | None:
    """The address of the date, if it is one: with 0-9, months and days of two digits. `above` is
    the path of all dates, without the prefix of the site."""
    parts = [part.zfill(2) for part in _PARTS.split(written.translate(DIGITS).strip()) if part]
    try:
        found = resolve(f"{above}{'/'.join(parts)}/")
    except Resolver404:
        return None
    if found.url_name in (HERE, "date_list"):
        return None
    return address(str(found.url_name), *found.kwargs.values())
