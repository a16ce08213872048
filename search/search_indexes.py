"""The index document of an article, in the fields that Haystack's own interface knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet
from haystack import indexes
from haystack.exceptions import SkipDocument

from archive.models import Article, Author, Tag
from search.index_document import IndexDocument, index_document


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True, model_attr="body")
    title = indexes.CharField(model_attr="title")
    tags = indexes.MultiValueField()
    authors = indexes.MultiValueField()
    source = indexes.CharField(model_attr="source__name", null=True)
    source_pks = indexes.MultiValueField(stored=False)
    author_pks = indexes.MultiValueField(stored=False)
    tag_pks = indexes.MultiValueField(stored=False)
    published_at = indexes.DateField(model_attr="published_at", null=True)

    def get_model(self) -> type[Article]:
        return Article

    def get_updated_field(self) -> str:
        return "updated"

    def index_queryset(self, using: str | None = None) -> QuerySet[Article]:
        """With what is indexed of an article and nothing else: reading is a good part of a rebuild."""
        articles = Article.objects.published().select_related("source").order_by("pk")
        names = [
            Prefetch("tags", Tag.objects.only("name")),
            Prefetch("authors", Author.objects.only("name")),
        ]
        return articles.only("title", "body", "published_at", "source__name").prefetch_related(
            *names
        )

    def prepare_tags(self, article: Article) -> list[str]:
        return [tag.name for tag in article.tags.all()]

    def prepare_authors(self, article: Article) -> list[str]:
        return [author.name for author in article.authors.all()]

    def prepare_source_pks(self, article: Article) -> list[int]:
        return [article.source_id] if article.source_id else []

    def prepare_author_pks(self, article: Article) -> list[int]:
        return [author.pk for author in article.authors.all()]

    def prepare_tag_pks(self, article: Article) -> list[int]:
        return [tag.pk for tag in article.tags.all()]


def index_documents(index: Any, articles: Iterable[Article]) -> Iterator[IndexDocument]:
    """As the search index prepares them; those that it skips are left out."""
    for article in articles:
        try:
            yield index_document(article.pk, index.full_prepare(article))
        except SkipDocument:
            continue
