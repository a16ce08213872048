"""How the public pages are rendered: strict about names, quick where a page is long.

What templates can call stands here, and in the extensions that the settings name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from types import CodeType
from typing import Any

import jinja2
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils.encoding import iri_to_uri
from django.utils.text import Truncator

from archive.addresses import address, addresses
from archive.citation.exports import EXPORTS, Export
from archive.escaping import escape
from archive.page_links import page_addresses, page_window
from archive.structured_data import iso_date
from archive.worded_dates import month_name
from archive.wording import (
    arabic_date,
    count,
    file_size,
    grouped,
    published,
    reading_minutes,
)


@cache
def static(path: str) -> str:
    """The address of a static file, which stays as long as the process."""
    return staticfiles_storage.url(path)


def shortened(text: str, length: int) -> str:
    """At most so many characters of a text, the last of them an ellipsis if there were more."""
    text = unicodedata.normalize("NFC", text)
    return text if len(text) <= length else Truncator(text).chars(length)


def highest(counts: Iterable[tuple[int, int]]) -> int:
    """The largest number of articles of any year, of (year, number of articles)."""
    return max(number for _, number in counts)


def cite_exports() -> tuple[Export, ...]:
    """The formats in which references are saved."""
    return EXPORTS


GLOBALS: dict[str, Callable[..., object]] = {
    "addresses": addresses,
    "cite_exports": cite_exports,
    "iso_date": iso_date,
    "page_addresses": page_addresses,
    "static": static,
    "url": address,
}
# Instead of those that Jinja has: none marks a text as safe, none escapes in another way.
FILTERS: dict[str, Callable[..., object]] = {
    "arabic_date": arabic_date,
    "count": count,
    "file_size": file_size,
    "grouped": grouped,
    "highest": highest,
    "iri": iri_to_uri,
    "length": len,
    "month_name": month_name,
    "page_window": page_window,
    "published": published,
    "reading_minutes": reading_minutes,
    "shortened": shortened,
}


class Template(jinja2.Template):
    """Its values are escaped by `archive.escaping`."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: Any,
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = escape
        return template


class Context(jinja2.runtime.Context):
    """Calls what a template calls, with the arguments that it gives and no others."""

    @staticmethod
    def call(function: Callable[..., object], /, *arguments: object, **named: object) -> object:
        named.pop("_block_vars", None)  # what Jinja2 hands to those who ask for the context
        named.pop("_loop_vars", None)
        return function(*arguments, **named)


class Environment(jinja2.Environment):
    """`a.b` is an attribute and nothing else; one that is not there raises AttributeError."""

    context_class = Context
    template_class = Template
    getattr = staticmethod(getattr)  # type: ignore[assignment]  # obj and attribute by position


def environment(*, extensions: list[str], **options: Any) -> Environment:
    """The one that Django asks for. A name that a page does not have raises UndefinedError."""
    options |= {"undefined": jinja2.StrictUndefined, "keep_trailing_newline": True}
    made = Environment(cache_size=-1, **options)
    made.globals = dict(GLOBALS)
    made.filters = dict(FILTERS)
    for extension in extensions:
        made.add_extension(extension)
    return made


def load_templates() -> None:
    """Compile all of them, as a web worker does before it takes a request.

    What tells of an error is in memory by then, whatever becomes of the disk.
    """
    engine = engines["jinja2"]
    assert isinstance(engine, Jinja2)
    for name in engine.env.list_templates():
        engine.get_template(name)
