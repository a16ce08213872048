from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet
from haystack import indexes

from archive.models import Article


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True, use_template=True)
    title = indexes.CharField(model_attr="title")
    tags = indexes.MultiValueField(faceted=True)
    authors = indexes.MultiValueField()
    source = indexes.CharField(model_attr="source__name", null=True, faceted=True)
    published_at = indexes.DateField(model_attr="published_at", null=True)

    def get_model(self) -> type[Article]:
        return Article

    def index_queryset(self, using: str | None = None) -> QuerySet[Article]:
        articles = Article.objects.filter(pk__lte=settings.STOCK_ARTICLES)
        return articles.select_related("source").prefetch_related("tags", "authors")

    def prepare_tags(self, article: Article) -> list[str]:
        return [tag.name for tag in article.tags.all()]

    def prepare_authors(self, article: Article) -> list[str]:
        return [author.name for author in article.authors.all()]
