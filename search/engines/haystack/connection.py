"""Haystack's connections: the engine behind one, and what may come through it.

The site, its indexer and the commands share the engine.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.checks import Error
from django.db.models import Model
from haystack import connections
from haystack.exceptions import SearchBackendError
from haystack.utils import get_model_ct

from archive.models import Article
from search.engine import Engine
from search.engines import ENGINES
from search.search_indexes import ArticleIndex

OTHER_MODELS = (
    "this connection indexes articles alone, as ArticleIndex prepares them, not {}:"
    " other models take a connection of their own (docs/haystack.md)"
)


def engine(using: str = "default") -> Engine:
    """Of the connection; `archive.settings` lets no other be named than those of ENGINES."""
    of_articles: Engine = connections[using].get_backend().engine
    return of_articles


def holds_articles(using: str) -> bool:
    """Whether an engine of ours is behind the connection, and not one that Haystack brings."""
    return connections.connections_info.get(using, {}).get("ENGINE") in ENGINES.values()


def require_articles(models: Iterable[type[Model]]) -> None:
    """Raises SearchBackendError when one of the models is another."""
    if others := sorted(get_model_ct(model) for model in models if model is not Article):
        raise SearchBackendError(OTHER_MODELS.format(", ".join(others)))


def require_article_index(index: Any) -> None:
    """Raises SearchBackendError for the search index of another model, or another of articles."""
    if not isinstance(index, ArticleIndex):
        label = f"{type(index).__name__} of {get_model_ct(index.get_model())}"
        raise SearchBackendError(OTHER_MODELS.format(label))


def require_article_indexes(using: str) -> None:
    """Raises SearchBackendError when another search index is registered with the connection."""
    for index in connections[using].get_unified_index().get_indexes().values():
        require_article_index(index)


def check_indexes(**options: Any) -> list[Error]:
    """At the start of a command: a search index that the connection cannot hold, and why."""
    errors = []
    for using in filter(holds_articles, connections.connections_info):
        try:
            require_article_indexes(using)
        except SearchBackendError as error:
            errors.append(
                Error(str(error), obj=f"HAYSTACK_CONNECTIONS[{using!r}]", id="search.E001")
            )
    return errors
