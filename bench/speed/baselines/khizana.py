"""Our own search: the engine behind `search(query)`, and the page that readers see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.speed.baselines import TOP
from bench.speed.baselines.paged import Paged
from bench.speed.queries import KINDS, Query


class Khizana(Paged):
    parses = True

    def start(self) -> None:
        super().start()
        from search.parsing import parse
        from search.request import Page, Request

        self.parse, self.request, self.page = parse, Request, Page

    def rehearse(self) -> None:
        super().rehearse()
        self.parse("كلمة")

    def load(self) -> None:
        from bench.speed.baselines import site

        site.fill(self.articles)

    def build(self) -> int:
        from search import indexing

        count = indexing.rebuild()
        assert count is not None  # nobody else writes here
        return count

    def index(self) -> Path:
        return self.folder / "index"

    def open(self) -> None:
        """The engine opens its index when it is first asked."""

    def prepare(self, query: Query) -> Any:
        return self.parse(query.typed)

    def rank(self, prepared: Any) -> Any:
        return self.engine.engine.rank(self.request(prepared, page=self.page(0, TOP)))

    def kinds(self) -> tuple[str, ...]:
        return KINDS


ENGINE = Khizana
