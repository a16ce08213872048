"""Rows for tests, in one line: article("عنوان", tags=["اقتصاد"], published="2020-10")."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from itertools import count
from typing import Any, TypeVar

from archive import originals
from archive.models import (
    Article,
    Author,
    Named,
    Original,
    Place,
    Source,
    Story,
    StoryMember,
    Tag,
    TextVersion,
)
from archive.names import Names, key_of, slug_of
from archive.relations import ALIASES
from archive.slug import slug

N = TypeVar("N", bound=Named)
PRECISIONS = {0: "unknown", 4: "year", 7: "month", 10: "day"}  # by length of an ISO date
_numbers = count(1)


def tag(name: str, *, aliases: Iterable[str] = (), **fields: Any) -> Tag:
    return name_of(Tag, name, aliases=aliases, **fields)


def name_of(model: type[N], name: str, *, aliases: Iterable[str] = (), **fields: Any) -> N:
    """The source, author, tag … of that name, with other names."""
    made = Names(model).named(name, **fields)
    for alias in aliases:
        key = key_of(alias)
        ALIASES[model]._default_manager.get_or_create(
            key=key, defaults={"named": made, "name": alias, "slug": slug_of(alias, key)}
        )
    return made


def source(name: str) -> Source:
    return Names(Source).named(name)


def author(name: str) -> Author:
    return Names(Author).named(name)


def place(name: str) -> Place:
    return Names(Place).named(name)


def article(
    title: str = "عنوان المقال",
    *,
    tags: Iterable[str] = (),
    authors: Iterable[str] = (),
    places: Iterable[str] = (),
    source: str = "",
    published: str = "",
    body: str = "نص المقال.",
    **fields: Any,
) -> Article:
    """A published article. `published` is as much of an ISO date as is known: "2020-10"."""
    made = Article.objects.create(
        title=title,
        slug=slug(title, fallback="مقال"),
        body=body,
        source=Names(Source).named(source) if source else None,
        published_at=datetime.date.fromisoformat(published + "0001-01-01"[len(published) :])
        if published
        else None,
        published_precision=PRECISIONS[len(published)],
        text_hash=hashlib.sha256(f"{title}\n{body}".encode()).hexdigest(),
        **fields,
    )
    made.tags.set([tag(name) for name in tags])
    made.authors.set([author(name) for name in authors])
    made.places.set([place(name) for name in places])
    return made


def withdrawn(title: str = "مقال مسحوب", *, reason: str = "", **fields: Any) -> Article:
    return article(title, state=Article.State.WITHDRAWN, withdrawn_reason=reason, **fields)


def story(*articles: Article) -> Story:
    """One story of these articles."""
    made = Story.objects.create()
    StoryMember.objects.bulk_create(StoryMember(article=one, story=made) for one in articles)
    return made


def earlier(of: Article, body: str, *, title: str = "", sha256: str = "") -> TextVersion:
    """A text that the article had before an import changed it."""
    return TextVersion.objects.create(
        article=of, title=title or of.title, body=body, recipe="2020-01", sha256=sha256
    )


def original(
    of: Article, data: bytes = b"", *, file_name: str = "article.txt", **fields: Any
) -> Original:
    """An original of the article; its bytes are kept where the settings say."""
    sha256 = hashlib.sha256(data).hexdigest()
    originals.keep({sha256: data})
    return Original.objects.create(
        article=of,
        origin=f"/articles/{next(_numbers)}/{file_name}",
        file_name=file_name,
        sha256=sha256,
        size=len(data),
        encoding="utf-8",
        media_type="text/plain",
        text_hash=of.text_hash,
        **fields,
    )
