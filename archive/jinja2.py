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
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils.encoding import iri_to_uri
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from jinja2 import nodes

from archive.addresses import address, address_in, addresses, together
from archive.catalogues import catalogue
from archive.citation.exports import EXPORTS, Export
from archive.digits import same
from archive.escaping import escape
from archive.folded_messages import FoldedMessages, Speech, folded
from archive.languages import ARABIC, LANGUAGES, Language, current
from archive.page_links import page_addresses, page_window
from archive.structured_data import iso_date
from archive.typesetting import isolated, of_archive, with_digits
from archive.wording import Wording, reading_minutes, wording_of


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
    "address_in": address_in,
    "addresses": addresses,
    "cite_exports": cite_exports,
    "iso_date": iso_date,
    "page_addresses": page_addresses,
    "static": static,
    "together": together,
    "url": address,
}
# Instead of those that Jinja has: none marks a text as safe, none escapes in another way.
FILTERS: dict[str, Callable[..., object]] = {
    "highest": highest,
    "iri": iri_to_uri,
    "length": len,
    "page_window": page_window,
    "reading_minutes": reading_minutes,
    "shortened": shortened,
}


def spoken_filters(wording: Wording, speech: Speech) -> dict[str, Callable[..., object]]:
    """Those that word what they are given, in the language of the templates."""

    def translated(message: str) -> str:
        """A message of a table, which may have numbers or words of the other language in it."""
        if not message:  # gettext has the head of the catalogue for it
            return ""
        return mark_safe(speech.typeset(escape(speech.gettext(message))))  # noqa: S308

    return {
        "arabic_date": wording.day,
        "count": wording.count,
        "day_of_week": wording.day_of_week,
        "digits": wording.digits,
        "file_size": wording.file_size,
        "grouped": wording.grouped,
        "hijri_day": wording.hijri_day,
        "month_name": wording.month_name,
        "dated": wording.dated,
        "published": wording.published,
        "short_day": wording.short_day,
        "translated": translated,
        "within_quotes": wording.within_quotes,
    }


def speech_of(wording: Wording) -> Speech:
    if wording.digits_of is same and wording.language is ARABIC:
        return Speech(str, str, str)
    if wording.language is ARABIC:
        return Speech(str, lambda text: with_digits(text, wording.digits), str)
    return Speech(catalogue(wording.language.code).gettext, isolated, of_archive)


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
    """Of the templates in one language. `a.b` is an attribute and nothing else; one that is not
    there raises AttributeError."""

    context_class = Context
    template_class = Template
    getattr = staticmethod(getattr)  # type: ignore[assignment]  # obj and attribute by position
    speech: Speech

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return folded(super()._parse(source, name, filename), self.speech)


def environments(**options: Any) -> dict[str, Environment]:
    """One for the pages of each language, by its code."""
    return {code: environment(language, **options) for code, language in LANGUAGES.items()}


def environment(language: Language, *, extensions: list[str], **options: Any) -> Environment:
    """A name that a page does not have raises UndefinedError."""
    options |= {"undefined": jinja2.StrictUndefined, "keep_trailing_newline": True}
    made = Environment(cache_size=-1, extensions=[FoldedMessages], **options)
    made.policies["ext.i18n.trimmed"] = True
    wording = wording_of(language.code, settings.ARCHIVE_DIGITS)
    made.speech = speech_of(wording)
    made.globals = GLOBALS | {"language": language, "numbers": wording.numbers}
    made.filters = FILTERS | spoken_filters(wording, made.speech)
    for extension in extensions:
        made.add_extension(extension)
    return made


class Templates(Jinja2):
    """Django's engine of the public pages; `env` is that of the language of the answer."""

    @property
    def env(self) -> Environment:
        return self._environments[current().code]

    @env.setter  # type: ignore[override]  # all of them at once
    def env(self, made: dict[str, Environment]) -> None:
        self._environments = made

    def load_templates(self) -> None:
        for environment in self._environments.values():
            for name in environment.list_templates():
                environment.get_template(name)


def load_templates() -> None:
    """Compile all of them, as a web worker does before it takes a request.

    What tells of an error is in memory by then, whatever becomes of the disk.
    """
    engine = engines["jinja2"]
    assert isinstance(engine, Templates)
    engine.load_templates()
