from django.urls import path

from archive.rate_limit import View, rate_limited
from search import api, exports, suggest_api, views

SUGGESTIONS = 10  # for each search, which is typed letter by letter


def suggested(view: View) -> View:
    return rate_limited(view, "suggestions", SUGGESTIONS)


urlpatterns = [
    path("search/", rate_limited(views.search), name="search"),
    path("search/help/", views.search_help, name="search_help"),
    path("search/atom/", rate_limited(exports.feed), name="search_feed"),
    path("search/csv/", rate_limited(exports.table), name="search_table"),
    path("search/cite/<suffix:suffix>/", rate_limited(exports.cited), name="search_cite"),
    path("suggest/", suggested(suggest_api.suggestions), name="suggest"),
    path(
        "suggest/opensearch/",
        suggested(suggest_api.opensearch_suggestions),
        name="opensearch_suggestions",
    ),
    path("opensearch.xml", suggest_api.opensearch, name="opensearch"),
    path("api/search/", rate_limited(api.search), name="api_search"),
]
