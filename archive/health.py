"""Whether the site answers, for those who watch over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from archive.models import Article

Probe = Callable[[], str]


@require_safe
def healthz(request: HttpRequest, probes: Mapping[str, Probe]) -> JsonResponse:
    """The state of the site; 503 when its database does not answer.

    Each of `probes` says "ok", or in a word what is wrong; the site is then degraded and
    still answers with 200.
    """
    try:
        articles = Article.objects.published().count()
    except DatabaseError:
        return JsonResponse({"status": "degraded", "articles": None}, status=503)
    parts = {name: probe() for name, probe in probes.items()}
    healthy = all(state == "ok" for state in parts.values())
    return JsonResponse({"status": "ok" if healthy else "degraded", "articles": articles, **parts})
