from __future__ import annotations

from django.urls import path
from haystack.generic_views import FacetedSearchView
from haystack.query import SearchQuerySet


class ArticleSearch(FacetedSearchView):
    """Count, facets of sources and tags, highlighted hits, and the rows they stand for."""

    facet_fields = ["source", "tags"]

    def get_queryset(self) -> SearchQuerySet:
        return super().get_queryset().highlight()


urlpatterns = [path("search/", ArticleSearch.as_view())]
