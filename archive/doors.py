"""The ways into the archive by name: what is used most of each kind, in one query."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext_noop

from archive.addresses import address
from archive.dependencies import note
from archive.models import Named, Source, Tag
from archive.names_in_use import NameInUse
from archive.relations import RELATIONS


class Kind(NamedTuple):
    """`title` and `more` are messages; `kind` is one of `model`, if that has kinds; `most` is how
    many are shown."""

    title: str
    more: str
    model: type[Named]
    kind: str
    most: int

    @property
    def route(self) -> str:
        return str(self.model._meta.model_name)


class Door(NamedTuple):
    """Names of one kind, most used first, and the address of all of them."""

    title: str
    more: str
    url: str
    names: list[NameInUse]


KINDS = (
    Kind(gettext_noop("المواضيع"), gettext_noop("كل المواضيع"), Tag, Tag.Kind.TOPIC, 16),
    Kind(gettext_noop("الأشخاص"), gettext_noop("كل الأشخاص"), Tag, Tag.Kind.PERSON, 10),
    Kind(gettext_noop("الأماكن"), gettext_noop("كل الأماكن"), Tag, Tag.Kind.PLACE, 10),
    Kind(gettext_noop("المؤسسات"), gettext_noop("كل المؤسسات"), Tag, Tag.Kind.ORGANISATION, 8),
    Kind(gettext_noop("المصادر"), gettext_noop("كل المصادر"), Source, "", 10),
)


def doors() -> list[Door]:
    """Of the kinds of which there are any."""
    note(*{(RELATIONS[kind.model].field, 0) for kind in KINDS})
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, _parameters())
        rows = cursor.fetchall()
    made = []
    for place, kind in enumerate(KINDS):
        names = [NameInUse(kind.route, *row[1:4]) for row in rows if row[0] == place]
        if names:
            made.append(Door(kind.title, kind.more, _url(kind), names))
    return made


def _url(kind: Kind) -> str:
    whole = address(f"{kind.route}_list")
    return f"{whole}?kind={kind.kind}" if kind.kind else whole


def _parts() -> Iterator[str]:
    for place, kind in enumerate(KINDS):
        of_kind = " AND kind = %s" if kind.kind else ""
        yield (
            f"SELECT * FROM (SELECT {place} AS place, name, slug, article_count, key"  # noqa: S608
            f" FROM {kind.model._meta.db_table} WHERE article_count > 0{of_kind}"
            f" ORDER BY article_count DESC, key LIMIT %s) AS of_{place}"
        )


def _parameters() -> list[str | int]:
    return [value for kind in KINDS for value in (kind.kind, kind.most) if value]


_STATEMENT = f"{' UNION ALL '.join(_parts())} ORDER BY place, article_count DESC, key"
