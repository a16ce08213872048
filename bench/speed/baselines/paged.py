"""Engines behind a Django site: what they share is the page of results."""

from __future__ import annotations

import django

from bench.speed.baselines import Baseline
from bench.speed.queries import Query


class Paged(Baseline):
    has_view = True

    def start(self) -> None:
        django.setup()
        from django.test import Client
        from haystack import connections as engines

        self.client = Client()
        self.engine = engines["default"].get_backend()

    def rehearse(self) -> None:
        """A page without a query reads templates and word lists, and no index."""
        from django.db import connections

        self._get("")
        connections.close_all()  # processes are forked from here

    def view(self, query: Query) -> None:
        self._get(query.typed)

    def _get(self, typed: str) -> None:
        response = self.client.get("/search/", {"q": typed}, headers={"host": "localhost"})
        if response.status_code != 200:
            raise RuntimeError(f"{response.status_code} for {typed!r}")
