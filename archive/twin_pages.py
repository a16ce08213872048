"""The twins of articles for programs, and the page that tells programs what there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive import reading
from archive.addresses import address
from archive.cards import cards_of
from archive.citation.work import Work
from archive.citing import root_of, work_of
from archive.dependencies import RELEASE, note
from archive.twins import markdown, plain


class Twin(NamedTuple):
    """`write(work, paragraphs)`; `media_type` without its charset."""

    media_type: str
    write: Callable[[Work, Sequence[str]], str]


# Suffix of the address -> twin.
TWINS = {"txt": Twin("text/plain", plain), "md": Twin("text/markdown", markdown)}


@require_safe
def article(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """A published article; the page of the article is the one that is to be found."""
    cards = cards_of([pk])
    if not cards:
        raise Http404("لا مقال منشور بهذا الرقم.")
    (card,), twin, root = cards, TWINS[suffix], root_of(request)
    text = twin.write(work_of(card, root), reading.paragraphs(card.body))
    response = HttpResponse(text, content_type=f"{twin.media_type}; charset=utf-8")
    page = address("article", pk, card.slug)
    response.headers["Link"] = f'<{root}{page}>; rel="canonical"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def llms(request: HttpRequest) -> HttpResponse:
    """What a program that reads for people can ask for, and where (llmstxt.org)."""
    note(RELEASE)
    root = root_of(request)

    def link(name: str, route: str, remark: str, ending: str = "") -> str:
        return f"- [{name}]({root}{address(route)}{ending}): {remark}"

    one, texts = address("article_short", 12), f"{root}{address('article_list')}12"
    blocks = [
        f"# {settings.SITE_NAME}",
        "> أرشيف مقالات عربية: كل مقال فيه محفوظ مع أصله، وله عنوان دائم.",
        "## القراءة",
        f"- {root}{one} مقال، ومعه توأمه بلا زينة: {texts}.md وبنص خالص: {texts}.txt",
        link("المقالات", "article_list", "الأحدث أولا"),
        link("الوسوم", "tag_list", "موضوعات وأشخاص وأماكن ومؤسسات"),
        link("خريطة الموقع", "sitemap", "كل الصفحات وآخر تغيير فيها"),
        "## البحث",
        link("واجهة البحث", "api_search", "JSON؛ النص في q", "?q="),
        link("لغة البحث", "search_help", "العلامات والحقول"),
        "## الاستشهاد",
        f"- {root}{address('cite', 12)} صيغ جاهزة لمقال، وملفاته بصيغ BibTeX وRIS وCSL-JSON",
    ]
    text = "\n".join(block if block.startswith("-") else f"\n{block}\n" for block in blocks)
    text = text.replace("\n\n\n", "\n\n").lstrip()
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8")
