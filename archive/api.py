"""One article for programs."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404

from archive.models import Article

LENGTH_OF_DATE = {"day": 10, "month": 7, "year": 4, "unknown": 0}


def article(request: HttpRequest, pk: int) -> JsonResponse:
    """The article as JSON; 404 when there is none, 410 when it was withdrawn."""
    found = get_object_or_404(Article.objects.select_related("source"), pk=pk)
    if found.state == Article.State.WITHDRAWN:
        return JsonResponse({"id": found.pk, "error": "withdrawn"}, status=410)
    return JsonResponse(_told(request, found), json_dumps_params={"ensure_ascii": False})


def _told(request: HttpRequest, found: Article) -> dict[str, object]:
    original = found.originals.filter(current=True).first()
    return {
        "id": found.pk,
        "external_id": found.external_id,
        "url": request.build_absolute_uri(found.get_absolute_url()),
        "title": found.title,
        "language": found.language,
        "published_at": str(found.published_at or "")[: LENGTH_OF_DATE[found.published_precision]]
        or None,
        "source": found.source.name if found.source else None,
        "authors": [author.name for author in found.authors.all()],
        "tags": [tag.name for tag in found.tags.all()],
        "place": found.place,
        "source_url": found.url,
        "paragraphs": found.body.split("\n\n"),
        "original": original
        and {
            "file_name": original.file_name,
            "sha256": original.sha256,
            "size": original.size,
            "encoding": original.encoding,
            "url": request.build_absolute_uri(original.get_absolute_url()),
        },
    }
