"""The list of articles: how it is narrowed, and what it reads for that."""

from __future__ import annotations

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.text import smart_split, unescape_string_literal

from archive.models import Article, Author, Source
from archive.names import key_of
from archive.querysets import ArticleQuerySet
from search.analysis import fold
from search.analysis.letters import pattern

WORDS_SEARCHED = 10  # each reads all titles
LONGEST_KEY = 18  # digits


class ArticleList(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        """The rows of one page without their texts: those would be most of what is read."""
        super().get_results(request)
        self.result_list = self.result_list.defer("body", "extra").prefetch_related("tags")


class YearFilter(SimpleListFilter):
    """By year of publication, counted from the index of dates alone."""

    title = "سنة النشر"
    parameter_name = "year"
    UNDATED = "none"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        years = [(str(year), f"{year} ({count:,})") for year, count in Article.objects.years()]
        return [*years, (self.UNDATED, "بلا تاريخ")]

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        if self.value() is None:
            return queryset
        return (
            queryset.in_year(int(self.value()))
            if self.value() != self.UNDATED
            else queryset.undated()
        )

    def value(self) -> str | None:
        """The year of the address, when it is one of those offered."""
        value = super().value()
        return value if value in dict(self.lookup_choices) else None


def matching(articles: QuerySet[Article], typed: str) -> QuerySet[Article]:
    """The articles that each word typed, or phrase in quotation marks, matches:
    in the title, the name of source or author, or as external identifier or number.
    """
    for word in list(smart_split(typed))[:WORDS_SEARCHED]:
        quoted = word.startswith(('"', "'")) and word[0] == word[-1] and len(word) > 1
        articles = articles.filter(_about(unescape_string_literal(word) if quoted else word))
    return articles


def _about(word: str) -> Q:
    key = key_of(word)
    sources = Source.objects.filter(key__contains=key)
    authors = Article.authors.through.objects.filter(
        author__in=Author.objects.filter(key__contains=key)
    )
    about = (
        Q(title__iregex=pattern(fold(word) or word))
        | Q(external_id=word)
        | Q(source__in=list(sources.values_list("pk", flat=True)))
        | Q(pk__in=authors.values("article_id"))
    )
    if word.isdecimal() and len(word) <= LONGEST_KEY:
        about |= Q(pk=int(word))
    return about
