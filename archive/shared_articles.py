"""The published articles that have several tags, latest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from django.db import connection

from archive.dependencies import note
from archive.derived import ListedArticle
from archive.models import Tag
from archive.relations import RELATIONS

MOST = 20_000  # articles of the rarest tag that are looked through, the latest

_TAGS = RELATIONS[Tag]


def shared_articles(tags: Sequence[Tag]) -> list[int]:
    """Their keys, in one query: of those that the rarest has, the ones that have the others."""
    note(*((_TAGS.field, tag.pk) for tag in tags))
    rarest, *others = sorted(tags, key=lambda tag: (tag.article_count, tag.pk))
    parameters: list[str | int] = [_TAGS.field, rarest.pk, MOST, *(tag.pk for tag in others)]
    with connection.cursor() as cursor:
        cursor.execute(_statement(len(others)), parameters)
        return [key for (key,) in cursor.fetchall()]


@cache
def _statement(others: int) -> str:
    article = f"x.{_TAGS.article} = latest.article_id AND x.{_TAGS.named} = %s"
    has = f"EXISTS (SELECT 1 FROM {_TAGS.through._meta.db_table} x WHERE {article})"
    return (
        f"SELECT article_id FROM (SELECT article_id, day FROM {ListedArticle._meta.db_table}"
        " WHERE relation = %s AND named_id = %s ORDER BY day DESC, article_id DESC LIMIT %s)"
        f" AS latest WHERE {' AND '.join([has] * others)} ORDER BY day DESC, article_id DESC"
    )
