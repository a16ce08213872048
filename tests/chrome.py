"""What the chrome says: its messages as they stand in the code, and in pages apart from content."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.template import engines
from jinja2 import nodes
from lxml import html

from archive.citation.styles import STYLES
from archive.folded_messages import Speech
from archive.jinja2 import Environment, environments
from archive.section_words import WORDS
from search import suggest_api
from search.date_links import PERIOD, PRESETS
from search.examples import SECTIONS
from search.facets import FACETS
from search.forms import SORT_LABELS
from search.parts import LABELS, SENTENCES

ROOT = Path(__file__).resolve().parent.parent
MARKS = {"gettext", "gettext_noop", "translated", "Http404"}
ARABIC = re.compile(r"[\u0600-\u06ff]")
ISOLATED = re.compile("\u2068[^\u2069]*\u2069")
CONTENT = (
    "self::bdi or self::textarea or self::script or self::style or self::kbd"
    " or (@lang='ar' and not(self::html))"
)
SPOKEN = ("aria-label", "title", "alt", "placeholder", "content")


def of_templates() -> dict[str, str]:
    """Each message of a template, and one that has it."""
    messages = dict[str, str]()
    for name in environment_with(str).list_templates():
        heard = list[str]()
        parsed(name, lambda message, heard=heard: heard.append(message) or message)
        messages = dict.fromkeys(heard, name) | messages
    return messages


def unmarked() -> list[str]:
    """Arabic of templates that would stay as it is in every language: «name: text»."""
    return [
        f"{name}: {text.strip()}"
        for name in environment_with(str).list_templates()
        for text in texts_of(parsed(name, lambda message: ""))
        if ARABIC.search(text)
    ]


def parsed(name: str, gettext: Callable[[str], str]) -> nodes.Template:
    environment = environment_with(gettext)
    assert environment.loader is not None
    return environment.parse(environment.loader.get_source(environment, name)[0])


def environment_with(gettext: Callable[[str], str]) -> Environment:
    """As the site makes it, with messages that are what `gettext` says."""
    environment = environments(**options())["ar"]
    environment.speech = Speech(gettext, str, str)
    return environment


def options() -> dict[str, object]:
    """As the site makes its environments."""
    (engine,) = [one for one in settings.TEMPLATES if one["BACKEND"] == "archive.jinja2.Templates"]
    loader = engines["jinja2"].env.loader  # type: ignore[attr-defined]
    return {"extensions": engine["OPTIONS"]["extensions"], "loader": loader, "autoescape": True}


def texts_of(template: nodes.Template) -> Iterator[str]:
    for data in template.find_all(nodes.TemplateData):
        yield data.data
    for constant in template.find_all(nodes.Const):
        yield str(constant.value)


def of_code() -> dict[str, str]:
    """Each message of a module, and the module; what tables hold is marked there."""
    messages = dict[str, str]()
    for module in [*ROOT.glob("archive/**/*.py"), *ROOT.glob("search/**/*.py")]:
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.Call) and name_of(node.func) in MARKS and node.args:
                (message,) = node.args
                if isinstance(message, ast.Constant):
                    messages.setdefault(message.value, str(module.relative_to(ROOT)))
    return messages | dict.fromkeys(of_tables(), "a table")


def of_tables() -> Iterator[str]:
    """What rows say to readers, which pages translate when they show it."""
    for section in SECTIONS:
        yield from (section.title, section.lead, *(one.meaning for one in section.examples))
    for facet in FACETS:
        yield from filter(None, (facet.label, facet.plural, facet.unknown))
    yield from (style.label for style in STYLES)
    for table in (SORT_LABELS, LABELS, SENTENCES, PRESETS, suggest_api.LABELS):
        yield from filter(None, table.values())
    yield PERIOD
    for words in WORDS.values():
        yield from words.messages


def name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def said(page: str) -> list[str]:
    """The texts of a page that are chrome: outside of what is marked as the archive's or as typed."""
    root = html.document_fromstring(page)
    texts = [
        *root.xpath(f"//text()[not(ancestor::*[{CONTENT}])]"),
        *(
            value
            for name in SPOKEN
            for value in root.xpath(f"//@{name}[not(parent::meta[not(@name='description')])]")
        ),
    ]
    return [text.strip() for text in (ISOLATED.sub("", str(one)) for one in texts) if text.strip()]
