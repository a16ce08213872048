"""What readers ask of search: pages in each language of the chrome, and what is said on them."""

from django.urls import path

from archive.rate_limit import View, rate_limited
from search import exports, suggest_api, views

SUGGESTIONS = 10  # for each search, which is typed letter by letter


def suggested(view: View) -> View:
    return rate_limited(view, "suggestions", SUGGESTIONS)


urlpatterns = [
    path("search/", rate_limited(views.search), name="search"),
    path("search/atom/", rate_limited(exports.feed), name="search_feed"),
    path("search/help/", views.search_help, name="search_help"),
    path("suggest/", suggested(suggest_api.suggestions), name="suggest"),
]
