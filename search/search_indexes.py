"""The index document of an article, in the fields that Haystack's own interface knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet
from haystack import indexes
from haystack.exceptions import SkipDocument

from archive.models import Article, Named
from archive.querysets import rows_of
from search.facet_values import MODELS, field_of
from search.facets import NAMED, Facet
from search.index_document import IndexDocument, index_document

SINGLE = [facet for facet in NAMED if field_of(facet).many_to_one]
MULTIPLE = [facet for facet in NAMED if facet not in SINGLE]


class NameField(indexes.CharField):  # type: ignore[misc]
    """The name of the one row that an article may have of a facet."""

    def __init__(self, facet: Facet) -> None:
        super().__init__(model_attr=f"{facet.field}__name", null=True)


class NamesField(indexes.MultiValueField):  # type: ignore[misc]
    """The names of the rows that an article has of a facet."""

    def __init__(self, facet: Facet) -> None:
        super().__init__()
        self.facet = facet

    def prepare(self, article: Article) -> list[str]:
        return [row.name for row in rows(article, self.facet)]


class KeysField(indexes.MultiValueField):  # type: ignore[misc]
    """The primary keys of the rows that an article has of a facet."""

    def __init__(self, facet: Facet) -> None:
        super().__init__(stored=False)
        self.facet = facet

    def prepare(self, article: Article) -> list[int]:
        return [row.pk for row in rows(article, self.facet)]


def rows(article: Article, facet: Facet) -> list[Named]:
    """What the article has of the facet."""
    value = getattr(article, facet.field)
    if facet in SINGLE:
        return [value] if value else []
    return list(value.all())


# Haystack's metaclass collects the fields of a class, and those of its bases.
FacetFields: Any = type(indexes.SearchIndex)(
    "FacetFields",
    (indexes.SearchIndex,),
    {facet.field: NameField(facet) for facet in SINGLE}
    | {facet.field: NamesField(facet) for facet in MULTIPLE}
    | {facet.column: KeysField(facet) for facet in NAMED},
)


class ArticleIndex(FacetFields, indexes.Indexable):  # type: ignore[misc]
    text = indexes.CharField(document=True, model_attr="body")
    title = indexes.CharField(model_attr="title")
    published_at = indexes.DateField(model_attr="published_at", null=True)

    def get_model(self) -> type[Article]:
        return Article

    def get_updated_field(self) -> str:
        return "updated"

    def index_queryset(self, using: str | None = None) -> QuerySet[Article]:
        """With what is indexed of an article and nothing else: reading is a good part of a rebuild."""
        articles = Article.objects.published().order_by("pk")
        names = [
            Prefetch(facet.field, rows_of(MODELS[facet.name]).only("name")) for facet in MULTIPLE
        ]
        return (
            articles.select_related(*(facet.field for facet in SINGLE))
            .only("title", "body", "published_at", *(f"{facet.field}__name" for facet in SINGLE))
            .prefetch_related(*names)
        )


def index_documents(index: Any, articles: Iterable[Article]) -> Iterator[IndexDocument]:
    """As the search index prepares them; those that it skips are left out."""
    for article in articles:
        try:
            yield index_document(article.pk, index.full_prepare(article))
        except SkipDocument:
            continue
