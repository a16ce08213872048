"""Django's admin for editors. Every change goes through `archive.editing`."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.views.i18n import JavaScriptCatalog

from archive.admin.articles import ArticleAdmin
from archive.admin.import_runs import ImportRunAdmin
from archive.admin.missed_queries import MissedQueryAdmin
from archive.admin.names import AuthorAdmin, PlaceAdmin, SourceAdmin, TagAdmin
from archive.admin.stories import StoryAdmin
from archive.admin.wordlists import ProtectedWordAdmin, SynonymAdmin
from archive.catalogues import catalogue
from archive.languages import ARABIC

__all__ = [
    "ArticleAdmin",
    "AuthorAdmin",
    "ImportRunAdmin",
    "MissedQueryAdmin",
    "PlaceAdmin",
    "ProtectedWordAdmin",
    "SourceAdmin",
    "StoryAdmin",
    "SynonymAdmin",
    "TagAdmin",
]


class _WordsOfScripts(JavaScriptCatalog):
    """Django's words, then ours for those that it has no Arabic for."""

    packages = ["django.contrib.admin"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.translation.merge(catalogue(ARABIC.code, "djangojs"))
        return super().get_context_data(**kwargs)


def _words_of_scripts(request: HttpRequest, extra_context: Any = None) -> HttpResponse:
    return _WordsOfScripts.as_view()(request)


admin.site.site_header = admin.site.site_title = f"إدارة {settings.SITE_NAME}"
admin.site.index_title = "ما في الأرشيف"
admin.site.empty_value_display = "—"
admin.site.i18n_javascript = _words_of_scripts
