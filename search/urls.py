"""What programs ask of search, each at one address."""

from django.urls import path

from archive.rate_limit import rate_limited
from search import api, exports, suggest_api
from search.page_urls import suggested

urlpatterns = [
    path("search/csv/", rate_limited(exports.table), name="search_table"),
    path("search/cite/<suffix:suffix>/", rate_limited(exports.cited), name="search_cite"),
    path(
        "suggest/opensearch/",
        suggested(suggest_api.opensearch_suggestions),
        name="opensearch_suggestions",
    ),
    path("opensearch.xml", suggest_api.opensearch, name="opensearch"),
    path("api/search/", rate_limited(api.search), name="api_search"),
]
