"""The texts that an article had, and what changed from one to another."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple, NoReturn

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.article_facts import ArticleFacts, article_facts, originals_of
from archive.difference import difference, words
from archive.models import TextVersion
from archive.moments import in_utc
from archive.provenance import as_found
from archive.statements import Statement
from archive.views import gone

FOUND = 0  # the number of the text as its file has it, where it was mended


class Version(NamedTuple):
    """A text by its number: from 1 on in the order of time, the last is the one that is shown.

    `until` it was changed; None of the last one. `is_reread`: the same bytes were read anew then.
    """

    number: int
    until: datetime.datetime | None = None
    recipe: str = ""
    is_reread: bool = False


class _Row(NamedTuple):
    pk: int
    until: datetime.datetime
    recipe: str
    sha256: str


_rows = Statement(TextVersion.objects.order_by("pk"), "article", _Row._fields)
_texts = Statement(TextVersion.objects.all(), "pk", ("pk", "title", "body"))


@require_safe
def versions(
    request: HttpRequest, pk: int, old: int | None = None, new: int | None = None
) -> HttpResponse:
    """All versions, and the difference of two: of the last two where none are named."""
    article = article_facts(pk)
    if article is not None and article.is_withdrawn:
        return gone(request, article.withdrawn_reason)
    if article is None or not article.is_published:
        _nothing()
    rows = list(map(_Row._make, _rows.rows([pk])))
    listed, found, last = _listed(pk, rows), as_found(article), len(rows) + 1
    if old is None or new is None:
        old, new = (last - 1, last)
    elif not 1 <= old < new <= last and (found is None or (old, new) != (FOUND, last)):
        _nothing()
    before, after = (_text(number, article, rows) for number in (old, new))
    context = {
        "article": article,
        "versions": listed,
        "has_found": found is not None,
        "old": old,
        "new": new,
        "title_change": words(before[0], after[0]) if before[0] != after[0] else [],
        "difference": difference(before[1], after[1]),
    }
    return render(request, "archive/versions.html", context)


def _listed(pk: int, rows: Sequence[_Row]) -> list[Version]:
    current = [one.sha256 for one in originals_of(pk)[:1]]
    hashes = [*(row.sha256 for row in rows), *current]
    earlier = [
        Version(
            number,
            in_utc(row.until),
            row.recipe,
            hashes[number - 1 : number + 1].count(row.sha256) > 1,
        )
        for number, row in enumerate(rows, 1)
    ]
    return [*earlier, Version(len(rows) + 1)]


def _text(number: int, article: ArticleFacts, rows: Sequence[_Row]) -> tuple[str, str]:
    """Title and text of a version; of a text that was not mended that of the file is the one shown."""
    if number == FOUND:
        return as_found(article) or (article.title, article.body)
    if number > len(rows):
        return article.title, article.body
    ((_, title, body),) = _texts.rows([rows[number - 1].pk])
    return title, body


def _nothing() -> NoReturn:
    raise Http404("لا نصوص بهذه الأرقام لهذا المقال.")
