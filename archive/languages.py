"""The languages of the chrome: Arabic, and English under `/en/`. The address alone decides.

What the archive holds is shown as it is in either; `archive/catalogues.py` has what the chrome says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix
from django.utils import translation
from django.utils.encoding import iri_to_uri

from archive.middleware import Respond


@dataclass(frozen=True, slots=True)
class Language:
    """`prefix` begins the path of its pages, `territory` is what link previews ask for."""

    code: str
    name: str
    direction: str
    prefix: str
    territory: str

    def __str__(self) -> str:
        return self.code


ARABIC = Language("ar", "العربية", "rtl", "", "ar_AR")
ENGLISH = Language("en", "English", "ltr", "en/", "en_US")
LANGUAGES: Mapping[str, Language] = {one.code: one for one in (ARABIC, ENGLISH)}


def language_of(path_info: str) -> Language:
    """Of a path below the prefix of the site."""
    return ENGLISH if f"{path_info}/".startswith(f"/{ENGLISH.prefix}") else ARABIC


# Beside Django's own, which takes microseconds to read, and a page asks for it a dozen times.
_spoken = ContextVar("spoken", default=ARABIC)


def current() -> Language:
    """That of the request which is answered; outside of one, the site's own."""
    return _spoken.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """What is made meanwhile is in that language, by us and by Django."""
    token = _spoken.set(language)
    try:
        with translation.override(language.code):
            yield
    finally:
        _spoken.reset(token)


def language_by_address(respond: Respond) -> Respond:
    """Middleware. Outside of all that words an answer, errors included."""

    def respond_in_language(request: HttpRequest) -> HttpResponse:
        with speaking(language_of(request.path_info)):
            return respond(request)

    return respond_in_language


def twins(request: HttpRequest) -> dict[str, str]:
    """Code of a language -> the path of this page in it, encoded."""
    path = request.path_info.removeprefix("/").removeprefix(language_of(request.path_info).prefix)
    site, rest = get_script_prefix(), iri_to_uri(path)
    return {code: f"{site}{one.prefix}{rest}" for code, one in LANGUAGES.items()}
