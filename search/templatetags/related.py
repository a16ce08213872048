"""Articles like this one, under an article."""

from __future__ import annotations

from django import template

from archive.models import Article
from search import searching

register = template.Library()


@register.simple_tag
def related_articles(article: Article) -> list[Article]:
    return searching.related(article)
