"""One article for programs."""

from __future__ import annotations

from django.http import Http404, HttpRequest, JsonResponse

from archive.copies import Copy, copies_of
from archive.dependencies import note
from archive.error_pages import as_json
from archive.models import Article, Original
from search.analysis.dates.partial_date import known_iso


def article(request: HttpRequest, pk: int) -> JsonResponse:
    """The article as JSON; 404 when there is none, 410 when it was withdrawn."""
    note(("article", pk))
    article = Article.objects.select_related("source").filter(pk=pk).first()
    if article and article.state == Article.State.WITHDRAWN:
        return as_json(410, id=article.pk)
    if article is None or article.state != Article.State.PUBLISHED:
        raise Http404("لا مقال بهذا الرقم.")
    return JsonResponse(_facts(request, article), json_dumps_params={"ensure_ascii": False})


def _facts(request: HttpRequest, article: Article) -> dict[str, object]:
    original = article.originals.filter(current=True).first()
    return {
        "id": article.pk,
        "external_id": article.external_id,
        "url": request.build_absolute_uri(article.get_absolute_url()),
        "title": article.title,
        "language": article.language,
        "published_at": _date(article),
        "source": article.source.name if article.source else None,
        "authors": [author.name for author in article.authors.all()],
        "tags": [tag.name for tag in article.tags.all()],
        "places": [place.name for place in article.places.all()],
        "source_url": article.url,
        "paragraphs": article.body.split("\n\n"),
        "copies": [
            _copy_facts(request, copy) for copy in copies_of([article.pk]).get(article.pk, ())
        ],
        "original": original and _original_facts(request, original),
    }


def _copy_facts(request: HttpRequest, copy: Copy) -> dict[str, object]:
    """Another article of the story."""
    return {
        "id": copy.pk,
        "url": request.build_absolute_uri(copy.url),
        "title": copy.title,
        "source": copy.source or None,
        "published_at": _date(copy),
    }


def _date(article: Article | Copy) -> str | None:
    """As much of the ISO date as is known."""
    return known_iso(article.published_at, article.published_precision) or None


def _original_facts(request: HttpRequest, original: Original) -> dict[str, object]:
    return {
        "file_name": original.file_name,
        "sha256": original.sha256,
        "size": original.size,
        "encoding": original.encoding,
        "repairs": original.repairs,
        "url": request.build_absolute_uri(original.get_absolute_url()),
    }
