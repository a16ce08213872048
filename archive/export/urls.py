"""The addresses of the site, with the search that a static edition has in place of its own."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

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
        path("search/", search_page.search, name="search"), prefix_default_language=False
    ),
    *site.urlpatterns,
]
