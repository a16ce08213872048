"""The one place where spans become markup."""

from __future__ import annotations

from collections.abc import Iterator

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.results import Snippet

register = template.Library()


@register.simple_tag
def highlighted(snippet: Snippet) -> SafeString:
    """The text, escaped, with `<mark>` round each span."""
    return format_html_join("", "{}", ((part,) for part in _parts(snippet)))


def _parts(snippet: Snippet) -> Iterator[str]:
    at = 0
    for start, end in snippet.spans:
        yield snippet.text[at:start]
        yield format_html("<mark>{}</mark>", snippet.text[start:end])
        at = end
    yield snippet.text[at:]
