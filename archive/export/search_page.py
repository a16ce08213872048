"""The page on which a static edition is searched, by a script of its own."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.addresses import address_in
from archive.digits import LATN
from archive.languages import ARABIC, current
from archive.wording import wording

SCRIPT = "search.js"
# How a browser writes numbers with digits of either kind.
LOCALES = {LATN: "en"}
ARABIC_DIGITS = "ar-EG"


def search(request: HttpRequest) -> HttpResponse:
    """The same script for both languages, which finds what it needs beside itself."""
    is_arabic = current() is ARABIC
    context = {
        "script": address_in(ARABIC.code, "search") + SCRIPT,
        "forms": json.dumps(wording().nouns["result"], ensure_ascii=False),
        "numbers": LOCALES.get(settings.ARCHIVE_DIGITS if is_arabic else LATN, ARABIC_DIGITS),
    }
    return render(request, "archive/edition_search.html", context)
