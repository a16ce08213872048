"""The addresses of a static edition: it has another search, and a first page that is of no day."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from archive import front_page
from archive import urls as site
from archive.export import search_page

handler400, handler403, handler404, handler500 = (
    site.handler400,
    site.handler403,
    site.handler404,
    site.handler500,
)

urlpatterns = [
    *i18n_patterns(
        path("", front_page.home, {"is_of_today": False}, name="home"),
        path("search/", search_page.search, name="search"),
        prefix_default_language=False,
    ),
    *site.urlpatterns,
]
