"""Rows to records, in the order of their last change."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from django.db.models import Min, Q

from archive.cards import Card, published_cards
from archive.citing import work_of
from archive.models import Article, Source, Tag
from archive.moments import in_utc
from archive.names_in_use import NamesInUse
from archive.oai.answer import Record
from archive.oai.arguments import OaiError, Selection
from archive.oai.resumption import Cursor

SEEN = (Article.State.PUBLISHED, Article.State.WITHDRAWN)
PAGE = 100  # records of one answer
SETS = (("source", Source), ("tag", Tag))

Row = tuple[int, datetime.datetime, str, int | None]  # key, last change, original address, source


def identifier_of(host: str, pk: int) -> str:
    return f"oai:{host}:{pk}"


def pk_of(host: str, identifier: str) -> int:
    """Raises OaiError."""
    scheme, _, number = identifier.rpartition(":")
    if scheme != f"oai:{host}" or not (number.isascii() and number.isdecimal()) or len(number) > 18:
        raise OaiError("idDoesNotExist", "no record has this identifier")
    return int(number)


def page_of(selection: Selection, cursor: Cursor | None) -> tuple[list[Row], bool]:
    """The next rows, and whether there are more. Raises OaiError when there are none at all."""
    rows = Article.objects.filter(_condition(selection, cursor)).order_by("updated", "pk")
    found = list(rows.values_list("pk", "updated", "url", "source_id")[: PAGE + 1])
    if not found:
        raise OaiError("noRecordsMatch", "nothing was changed then, or is in that set")
    some: list[Row] = [
        (pk, in_utc(moment), url, source) for pk, moment, url, source in found[:PAGE]
    ]
    return some, len(found) > PAGE


def row_of(pk: int) -> Row:
    """Raises OaiError."""
    rows = Article.objects.filter(pk=pk, state__in=SEEN)
    found = rows.values_list("pk", "updated", "url", "source_id").first()
    if found is None:
        raise OaiError("idDoesNotExist", "no record has this identifier")
    return found[0], in_utc(found[1]), found[2], found[3]


def records_of(rows: Sequence[Row], root: str, host: str) -> list[Record]:
    cards = published_cards(pk for pk, *_ in rows)
    tags = _tags_of([pk for pk, *_ in rows])
    return [_record(row, cards.get(row[0]), tags.get(row[0], []), root, host) for row in rows]


def sets_from(start: int) -> tuple[list[tuple[str, str]], bool]:
    """(spec, name) of the sources and then the tags in use, most used first; are there more?"""
    found: list[tuple[str, str]] = []
    for label, model in SETS:
        names = NamesInUse(model)
        first, missing = max(0, start), PAGE + 1 - len(found)
        used = names[first : min(first + missing, len(names))]
        keys = dict(
            model.objects.filter(slug__in=[one.slug for one in used]).values_list("slug", "pk")
        )
        found += [(f"{label}:{keys[one.slug]}", one.name) for one in used]
        start -= len(names)
    return found[:PAGE], len(found) > PAGE


def earliest() -> datetime.datetime | None:
    moment = Article.objects.filter(state__in=SEEN).aggregate(first=Min("updated"))["first"]
    return in_utc(moment) if moment else None


def _condition(selection: Selection, cursor: Cursor | None) -> Q:
    condition = Q(state__in=SEEN)
    if selection.first:
        condition &= Q(updated__gte=selection.first)
    if selection.last:
        condition &= Q(updated__lt=selection.last + datetime.timedelta(seconds=1))
    if selection.named_id:
        condition &= Q(**{selection.relation: selection.named_id})
    if cursor:
        condition &= Q(updated__gt=cursor.changed) | Q(updated=cursor.changed, pk__gt=cursor.pk)
    return condition


def _tags_of(articles: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    links = Article.tags.through.objects.filter(article_id__in=list(articles)).order_by("tag_id")
    for article, tag in links.values_list("article_id", "tag_id"):
        found.setdefault(article, []).append(tag)
    return found


def _record(row: Row, card: Card | None, tags: Iterable[int], root: str, host: str) -> Record:
    pk, moment, original, source = row
    sets = [f"source:{source}"] if source else []
    sets += [f"tag:{tag}" for tag in tags]
    places = tuple(place.name for place in card.places) if card else ()
    work = work_of(card, root) if card else None
    return Record(identifier_of(host, pk), moment, tuple(sets), work, places, original)
