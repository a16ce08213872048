"""Sources, authors, places and tags by name: one row for all spellings of it, made when needed."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Generic, TypeVar

from django.db.models import Q

from archive.models import Author, Named, Place, Source, Tag
from archive.querysets import rows_of
from archive.slug import slug
from search.analysis import fold_text

N = TypeVar("N", bound=Named)
LONGEST = 200  # code points, the width of the column


def key_of(name: str) -> str:
    """The folded name: equal for all spellings of one name, never empty."""
    return (fold_text(name) or unicodedata.normalize("NFKC", name).casefold())[:LONGEST]


def slug_of(name: str, key: str) -> str:
    return slug(
        name, fallback="n-" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:8]
    )


class Names(Generic[N]):
    """The rows of one model by folded name, remembered for the length of an import."""

    def __init__(self, model: type[N]) -> None:
        self.model = model
        self.known: dict[str, N] = {}

    def named(self, name: str, **fields: object) -> N:
        """The row of that name; `fields` only describe one that has to be made."""
        name = " ".join(name.split())[:LONGEST]
        key = key_of(name)
        if key not in self.known:
            self.known[key] = self._find(key) or self._make(name, key, fields)
        return self.known[key]

    def forget(self) -> None:
        self.known.clear()

    def _find(self, key: str) -> N | None:
        rows = rows_of(self.model)
        row = rows.filter(key=key).first()
        if row is None and self.model is Tag:
            row = rows.filter(Q(aliases__key=key)).first()
        return row

    def _make(self, name: str, key: str, fields: dict[str, object]) -> N:
        return rows_of(self.model).create(
            name=name, key=key, slug=free_slug(self.model, name, key), **fields
        )


def free_slug(model: type[Named], name: str, key: str) -> str:
    """A slug that no other row has: two names may differ and still look alike in an address."""
    wanted, number = slug_of(name, key), 1
    free = wanted
    while model.objects.filter(slug=free).exclude(key=key).exists():
        number += 1
        free = f"{wanted}-{number}"
    return free


class Vocabulary:
    """All that an import names: `sources`, `authors`, `places` and `tags`."""

    def __init__(self) -> None:
        self.sources = Names(Source)
        self.authors = Names(Author)
        self.places = Names(Place)
        self.tags = Names(Tag)

    def forget(self) -> None:
        for names in (self.sources, self.authors, self.places, self.tags):
            names.forget()
