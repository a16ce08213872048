"""Haystack with its own Whoosh engine, set up as its tutorial does it, on the same database."""

from __future__ import annotations

from pathlib import Path

from bench.speed.baselines import TOP
from bench.speed.baselines.paged import Paged
from bench.speed.queries import KINDS, Query


class Stock(Paged):
    repeats = 1  # half a second and more for each query; nothing is remembered between two
    most_queries = 20

    def start(self) -> None:
        super().start()
        from haystack.query import SearchQuerySet

        self.query_set = SearchQuerySet

    def build(self) -> int:
        from django.conf import settings
        from django.core.management import call_command

        options = {"interactive": False, "verbosity": 0, "batchsize": settings.STOCK_BATCH}
        call_command("rebuild_index", **options)
        return int(self.query_set().count())

    def index(self) -> Path:
        return self.folder / "stock-index"

    def open(self) -> None:
        """It opens its index anew for each query."""

    def prepare(self, query: Query) -> str:
        return query.typed

    def rank(self, prepared: str) -> list[str]:
        return [hit.pk for hit in self.query_set().auto_query(prepared)[:TOP]]

    def kinds(self) -> tuple[str, ...]:
        """`auto_query` knows no prefix."""
        return tuple(kind for kind in KINDS if kind != "prefix")


ENGINE = Stock
