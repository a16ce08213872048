"""Sources, authors, places and tags by name: one row for all spellings of it, made when needed."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from django.db.models import Q

from archive import bulk
from archive.collation import letter_of, sort_key
from archive.models import Author, Named, Place, Source, Tag
from archive.querysets import rows_of
from archive.slug import slug
from search.analysis import fold_text

N = TypeVar("N", bound=Named)
LONGEST = 200  # code points, the width of the column


@lru_cache(1 << 14)
def key_of(name: str) -> str:
    """The folded name: equal for all spellings of one name, never empty."""
    return (fold_text(name) or unicodedata.normalize("NFKC", name).casefold())[:LONGEST]


def slug_of(name: str, key: str) -> str:
    return slug(
        name, fallback="n-" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:8]
    )


class Names(Generic[N]):
    """The rows of one model by folded name, remembered for the length of a batch of an import.

    `named` gives a row; `prepare` looks many up at once, and makes those that are missing, for
    `pk` to give their primary keys.
    """

    def __init__(self, model: type[N]) -> None:
        self.model = model
        self.known: dict[str, N] = {}
        self._pks: dict[str, int] = {}

    def named(self, name: str, **fields: object) -> N:
        """The row of that name; `fields` only describe one that has to be made."""
        name = tidy(name)
        key = key_of(name)
        if key not in self.known:
            self.known[key] = self._find(key) or self._make(name, key, fields)
        return self.known[key]

    def prepare(self, names: Iterable[str], **fields: Mapping[str, object]) -> None:
        """Know the keys of all these; `fields`: column -> name -> value for one that is made.

        Within a transaction. Of several spellings the first makes the row.
        """
        unknown: dict[str, str] = {}
        for name in names:
            if (key := key_of(tidy(name))) not in self._pks:
                unknown.setdefault(key, name)
        self._pks |= self._found(list(unknown))
        missing = {key: name for key, name in unknown.items() if key not in self._pks}
        if missing:
            self._pks |= self._made(missing, fields)

    def pk(self, name: str) -> int:
        """Raises KeyError for a name that was not prepared."""
        return self._pks[key_of(tidy(name))]

    def forget(self) -> None:
        self.known.clear()
        self._pks.clear()

    def _found(self, keys: list[str]) -> dict[str, int]:
        rows, found = rows_of(self.model).order_by(), dict[str, int]()
        for some in bulk.chunks(keys):
            found |= dict(rows.filter(key__in=some).values_list("key", "pk"))
        others = [key for key in keys if key not in found]
        for some in bulk.chunks(others):
            found |= dict(rows.filter(aliases__key__in=some).values_list("aliases__key", "pk"))
        return found

    def _made(
        self, missing: Mapping[str, str], fields: Mapping[str, Mapping[str, object]]
    ) -> dict[str, int]:
        pks = dict(zip(missing, bulk.next_keys(self.model, len(missing)), strict=True))
        names = {key: tidy(name) for key, name in missing.items()}
        slugs = free_slugs(self.model, names)
        rows = [
            {
                "id": pks[key],
                "key": key,
                "name": names[key],
                "slug": slugs[key],
                "sort_key": sort_key(names[key]),
                "letter": letter_of(names[key]),
            }
            | {column: values[name] for column, values in fields.items()}
            for key, name in missing.items()
        ]
        bulk.insert(self.model, rows)
        return pks

    def _find(self, key: str) -> N | None:
        rows = rows_of(self.model)
        return rows.filter(key=key).first() or rows.filter(Q(aliases__key=key)).first()

    def _make(self, name: str, key: str, fields: dict[str, object]) -> N:
        return rows_of(self.model).create(
            name=name, key=key, slug=free_slug(self.model, name, key), **fields
        )


def tidy(name: str) -> str:
    """A name as it is kept: in one line, not longer than the column is wide."""
    return " ".join(name.split())[:LONGEST]


def free_slugs(model: type[Named], names: Mapping[str, str]) -> dict[str, str]:
    """Slugs for rows that are to be made, by their keys (key -> name), as `free_slug` gives them."""
    wanted = {key: slug_of(name, key) for key, name in names.items()}
    rows = model.objects.filter(slug__in=set(wanted.values())).order_by()
    taken = set(rows.values_list("slug", flat=True))
    for key, name in names.items():
        if wanted[key] in taken:
            wanted[key] = free_slug(model, name, key, taken)
        taken.add(wanted[key])
    return wanted


def free_slug(model: type[Named], name: str, key: str, taken: Container[str] = frozenset()) -> str:
    """A slug that no other row has: two names may differ and still look alike in an address.

    `taken` are slugs of rows that are still to be made.
    """
    wanted, number = slug_of(name, key), 1
    free = wanted
    while free in taken or model.objects.filter(slug=free).exclude(key=key).exists():
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
