from django.urls import path

from archive.rate_limit import rate_limited
from search import api, views

urlpatterns = [
    path("search/", rate_limited(views.search), name="search"),
    path("search/help/", views.search_help, name="search_help"),
    path("api/search/", rate_limited(api.search), name="api_search"),
]
