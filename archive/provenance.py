"""Where an article comes from, and what became of its text on the way: only what is known."""

from __future__ import annotations

import datetime
import json
from typing import Any, NamedTuple
from urllib.parse import quote

from django.utils.encoding import iri_to_uri
from django.utils.http import http_date

from archive.article_facts import ArticleFacts

WEB = ("https://", "http://")
OF_THE_TEXT = {"title", "body"}


class Provenance(NamedTuple):
    """`captured_from` is the address of a page of the web that was captured, at `captured_at`; `notes`
    say what the import left out; `is_edited`: an editor changed title or text; `is_mended`: what the
    file has is not what is shown; `texts`: how many there were, the one that is shown included."""

    captured_from: str
    captured_at: datetime.datetime | None
    recipe: str
    notes: tuple[str, ...]
    is_edited: bool
    is_mended: bool
    texts: int


def provenance(article: ArticleFacts) -> Provenance:
    extra: dict[str, Any] = json.loads(article.extra)
    address = extra.get("captured_from")
    return Provenance(
        address if isinstance(address, str) and address.startswith(WEB) else "",
        _moment(extra.get("captured_at")),
        article.recipe,
        tuple(filter(lambda note: isinstance(note, str), extra.get("notes") or ())),
        not OF_THE_TEXT.isdisjoint(json.loads(article.edited_fields)),
        as_found(article) is not None,
        1 + (article.earlier or 0),
    )


def as_found(article: ArticleFacts) -> tuple[str, str] | None:
    """Title and text as their file has them, of a text that was mended and is so still."""
    title, body = json.loads(article.extra).get("as_found") or ("", "")
    return (title, body) if body and (title, body) != (article.title, article.body) else None


def memento(known: Provenance) -> dict[str, str]:
    """Headers by RFC 7089: of what the page shows a state, and of when; not of a text that an editor
    has changed, which was never so at the original."""
    if not known.captured_from:
        return {}
    original = f'<{iri_to_uri(known.captured_from)}>; rel="original"'
    if known.captured_at is None or known.is_edited:
        return {"Link": original}
    return {"Link": original, "Memento-Datetime": http_date(known.captured_at.timestamp())}


def report_link(to: str, url: str, subject: str) -> str:
    """Where a fault of an article is told: by mail, its address in the subject, or at an address of the
    web in which `{url}` stands for that of the article. "" where nothing is set."""
    if not to:
        return ""
    if to.startswith(WEB):
        return to.replace("{url}", quote(url, safe=""))
    return f"mailto:{quote(to.removeprefix('mailto:'), safe='@')}?subject={quote(subject)}"


def _moment(value: object) -> datetime.datetime | None:
    """A moment that says its time zone; of others nobody knows when they were."""
    try:
        moment = datetime.datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
