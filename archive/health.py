"""Whether the site answers, for those who watch over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from archive import __version__
from archive.listings import Listing
from archive.models import Article

Probe = Callable[[], str]


@require_safe
def healthz(request: HttpRequest, probes: Mapping[str, Probe]) -> JsonResponse:
    """The state of the site; 503 when its database does not answer.

    Each of `probes` says "ok", or in a word what is wrong; the site is then degraded and
    still answers with 200.
    """
    try:
        Article.objects.filter(pk=0).exists()  # the table answers
        articles = len(Listing())
    except DatabaseError:
        return _answer("degraded", None, {}, status=503)
    parts = {name: probe() for name, probe in probes.items()}
    healthy = all(state == "ok" for state in parts.values())
    return _answer("ok" if healthy else "degraded", articles, parts)


def _answer(
    state: str, articles: int | None, parts: Mapping[str, str], status: int = 200
) -> JsonResponse:
    facts = {"status": state, "version": __version__, "articles": articles}
    return JsonResponse({**facts, **parts}, status=status)
