"""The site, and the pages of errors at addresses of their own."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from archive import urls as site

handler400, handler403 = site.handler400, site.handler403
handler404, handler500 = site.handler404, site.handler500


def error(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, f"{status}.html", {"reason": "", "status": status}, status=status)


urlpatterns = [
    *i18n_patterns(path("errors/<int:status>/", error), prefix_default_language=False),
    *site.urlpatterns,
]
