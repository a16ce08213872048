"""Every name in a template, in whatever branch it stands, is one that its pages have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.template import engines
from django.test import Client
from jinja2 import Environment, meta, nodes
from pytest_django.fixtures import Settings

from tests.browser.archive_on_show import addresses, fill

OF_SOME_PAGES = {"page"}  # asked for with `is defined`
DESCRIPTION = "/opensearch.xml"  # for browsers, and no page
# What Django shows in place of a view, and what a static edition alone has.
OF_NO_PAGE = {"403_csrf.html", "archive/edition_search.html", "archive/moved.html"}


@pytest.fixture
def environment() -> Environment:
    engine: Any = engines["jinja2"]
    made: Environment = engine.env
    return made


def family(environment: Environment, *names: str) -> dict[str, nodes.Template]:
    """The templates, and all that they extend, include and import, by their names."""
    members, waiting = dict[str, nodes.Template](), list(names)
    assert environment.loader is not None
    while waiting:
        name = waiting.pop()
        if name not in members:
            source = environment.loader.get_source(environment, name)[0]
            members[name] = environment.parse(source)
            waiting += map(str, meta.find_referenced_templates(members[name]))
    return members


def made_in(template: nodes.Template) -> Iterator[str]:
    """The names that it sets or imports, which its blocks and what it includes see."""
    for assign in template.find_all(nodes.Assign):
        yield from (name.name for name in assign.find_all(nodes.Name) if name.ctx == "store")
    for imported in template.find_all(nodes.FromImport):
        yield from map(str, imported.names)


def missing(templates: Iterable[nodes.Template], known: set[str]) -> set[str]:
    """Names that the templates of a page use and that nothing gives them."""
    templates = list(templates)
    used = {name for one in templates for name in meta.find_undeclared_variables(one)}
    return used - {name for one in templates for name in made_in(one)} - known


@pytest.mark.django_db
def test_pages_have_the_names_that_their_templates_use(
    client: Client, settings: Settings, environment: Environment
) -> None:
    settings.ROOT_URLCONF = "tests.browser.urls"
    known: dict[str, set[str]] = defaultdict(lambda: OF_SOME_PAGES | environment.globals.keys())
    for path in (*addresses(fill()).values(), DESCRIPTION):
        answer = client.get(path)
        known[answer.templates[0].template.name] |= set(answer.context)
    for name, names in known.items():
        assert missing(family(environment, name).values(), names) == set(), name
    assert family(environment, *known, *OF_NO_PAGE).keys() == set(environment.list_templates())


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("{{ a }}{% if b %}{{ c.d }}{% endif %}", {"a", "b", "c"}),
        ("{% set a = 1 %}{{ a }}{% for b in c %}{{ b }}{% endfor %}", {"c"}),
        ("{% from 'x' import a %}{% block one %}{{ a(b) }}{% endblock %}", {"b"}),
        ("{% macro a(b) %}{{ b }}{{ c }}{% endmacro %}{{ a(1) }}", {"c"}),
    ],
)
def test_names_that_nothing_gives_are_found(
    source: str, names: set[str], environment: Environment
) -> None:
    assert missing([environment.parse(source)], set()) == names
