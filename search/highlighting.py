"""The one place where spans become markup."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.safestring import SafeString

from archive.escaping import escape
from search.results import Snippet


def highlighted(snippet: Snippet) -> SafeString:
    """The text, escaped, with `<mark>` round each span."""
    return SafeString("".join(_parts(snippet)))


def _parts(snippet: Snippet) -> Iterator[str]:
    """Each escaped where it is cut out: this is all that makes the whole safe."""
    text, at = snippet.text, 0
    for start, end in snippet.spans:
        yield escape(text[at:start])
        yield f"<mark>{escape(text[start:end])}</mark>"
        at = end
    yield escape(text[at:])
