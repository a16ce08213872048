"""The composition root: archive pages, search, API and admin under their lasting addresses."""

from __future__ import annotations

from itertools import chain

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.views.decorators.cache import never_cache

from archive import (
    api,
    article_pages,
    citing,
    converters,
    date_pages,
    error_pages,
    feeds,
    front_page,
    health,
    hijri_pages,
    name_indexes,
    name_pages,
    sitemaps,
    tags_together,
    twin_pages,
    version_pages,
    views,
    written_dates,
)
from archive.admin import wordlists
from archive.named_rows import BY_SECTION
from archive.oai import provider
from archive.section_words import WORDS
from search import indexing, searching

register_converter(converters.NumberConverter, "number")
register_converter(converters.NameConverter, "name")
register_converter(converters.PartConverter, "part")
register_converter(converters.SuffixConverter, "suffix")
register_converter(converters.SectionConverter, "section")
register_converter(converters.TwinConverter, "twin")
register_converter(converters.YearConverter, "year")
register_converter(converters.MonthConverter, "month")
register_converter(converters.DayConverter, "day")

handler400 = error_pages.bad_request
handler403 = error_pages.forbidden
handler404 = error_pages.not_found
handler500 = error_pages.server_error

wordlists.hits_of[:] = [searching.hits_of]

# name: says "ok", or what is wrong, for a part of the site that `archive` must not import
PROBES: dict[str, health.Probe] = {"search": indexing.state}


def of_section(section: str) -> list[URLPattern]:
    """The index of tags, sources, authors or places, and the page of each: "tag_list", "tag"."""
    noun, parts = WORDS[section].noun, {"section": section}
    return [
        path(f"{section}/", name_indexes.index, parts, name=f"{noun}_list"),
        path(f"{section}/<name:slug>/", name_pages.named, parts, name=noun),
        path(f"{section}/<name:slug>/unknown/", name_pages.undated, parts, name=f"{noun}_undated"),
        path(f"{section}/<name:slug>/<year:year>/", name_pages.named, parts, name=f"{noun}_year"),
        path(
            f"{section}/<name:slug>/<year:year>/<month:month>/",
            name_pages.named,
            parts,
            name=f"{noun}_month",
        ),
    ]


# In each language of the chrome, Arabic without a prefix and English below `en/`.
pages: list[URLPattern | URLResolver] = [
    path("", front_page.home, name="home"),
    path("atom/", feeds.latest, name="feed"),
    path("articles/", views.article_list, name="article_list"),
    path("articles/<number:pk>/", article_pages.article, name="article_short"),
    path("articles/<number:pk>/<name:slug>/", article_pages.article, name="article"),
    path("tags/<part:first>+<part:second>/", tags_together.tags, name="tags_together"),
    path("tags/<part:first>+<part:second>+<part:third>/", tags_together.tags, name="tags_together"),
    *chain.from_iterable(map(of_section, BY_SECTION)),
    path("<section:section>/<name:slug>/atom/", feeds.named, name="feed_of"),
    path("dates/", date_pages.date_list, name="date_list"),
    path("dates/unknown/", date_pages.undated, name="undated"),
    path("dates/<year:year>/", date_pages.year, name="year"),
    path("dates/<year:year>/unknown/", date_pages.year_alone, name="year_alone"),
    path("dates/<year:year>/<month:month>/", date_pages.month, name="month"),
    path("dates/<year:year>/<month:month>/unknown/", date_pages.month_alone, name="month_alone"),
    path("dates/<year:year>/<month:month>/<day:day>/", date_pages.day, name="day"),
    path("dates/hijri/", hijri_pages.hijri_list, name="hijri_list"),
    path("dates/hijri/<year:year>/", hijri_pages.hijri_year, name="hijri_year"),
    path("dates/hijri/<year:year>/<month:month>/", hijri_pages.hijri_month, name="hijri_month"),
    path("dates/<path:written>/", written_dates.date, name="written_date"),
    path("cite/<number:pk>/", citing.article, name="cite"),
    path("versions/<number:pk>/", version_pages.versions, name="versions"),
    path(
        "versions/<number:pk>/<number:old>/<number:new>/",
        version_pages.versions,
        name="versions_between",
    ),
    path("about/", views.about, name="about"),
    path("", include("search.page_urls")),
]

# What programs read: one address, whatever language its readers came from.
urlpatterns = [
    *i18n_patterns(*pages, prefix_default_language=False),
    path("articles/<number:pk>.<twin:suffix>", twin_pages.article, name="twin"),
    path("llms.txt", twin_pages.llms, name="llms"),
    path("originals/<number:pk>/", views.original, name="original"),
    path("cite/<number:pk>/<suffix:suffix>/", citing.article_file, name="cite_file"),
    path(
        "cite/<section:section>/<name:slug>/<suffix:suffix>/",
        citing.named_file,
        name="cite_named",
    ),
    path("", include("search.urls")),
    path("api/articles/<number:pk>/", api.article, name="api_article"),
    path("healthz", never_cache(health.healthz), {"probes": PROBES}, name="healthz"),
    path("sitemap.xml", sitemaps.files, name="sitemap"),
    path("sitemaps/pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("sitemaps/articles-<number:number>.xml", sitemaps.articles, name="sitemap_articles"),
    path("sitemaps/<section:section>-<number:number>.xml", sitemaps.names, name="sitemap_names"),
    path("oai/", provider.provider, name="oai"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("robots.txt", views.robots, name="robots"),
    path(settings.ADMIN_PATH, admin.site.urls),
]
