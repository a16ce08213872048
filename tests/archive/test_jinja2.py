"""How the public pages are rendered: strictly, escaped, and without the disk."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from django.template import engines
from django.template.defaultfilters import truncatechars
from django.template.loader import get_template
from django.utils.safestring import SafeString

from archive import error_pages
from archive.jinja2 import Environment, highest, load_templates, shortened, static


def environment() -> Environment:
    made = engines["jinja2"].env
    assert isinstance(made, Environment)
    return made


def rendered(source: str, **context: Any) -> str:
    return environment().from_string(source).render(context)


@pytest.mark.parametrize(
    "source",
    [
        "{{ text }}",
        "{% set of = text %}{{ of }}",
        "{% for one in [text] %}{{ one }}{% endfor %}",
        "{% macro it(text) %}{{ text }}{% endmacro %}{{ it(text) }}",
        "{% block one %}{{ text }}{% endblock %}",
        "{% with of = text %}{{ of }}{% endwith %}",
        "{% set of %}{{ text }}{% endset %}{{ of }}",
    ],
)
def test_a_value_is_escaped_once_wherever_it_stands(source: str) -> None:
    assert rendered(source, text="<b>&'\"") == "&lt;b&gt;&amp;&#x27;&quot;"
    assert rendered(source, text=SafeString("<b>")) == "<b>"


@pytest.mark.parametrize("name", ["archive/home.html", "partials/article_link.html"])
def test_the_templates_on_disk_are_escaped_by_the_same(name: str) -> None:
    module = environment().get_template(name).root_render_func.__globals__
    assert module["escape"].__module__ == "archive.escaping"


@pytest.mark.parametrize(
    "source",
    ["{{ mispelt }}", "{% if mispelt %}{% endif %}", "{% for x in mispelt %}{% endfor %}"],
)
def test_a_name_that_a_page_does_not_have_is_an_error(source: str) -> None:
    with pytest.raises(jinja2.UndefinedError, match="mispelt"):
        rendered(source, spelt="")


def test_what_stands_after_a_dot_is_an_attribute_and_nothing_else() -> None:
    assert rendered("{{ a.b }}", a=SimpleNamespace(b=1)) == "1"
    with pytest.raises(AttributeError):
        rendered("{{ a.mispelt }}", a=SimpleNamespace(b=1))
    with pytest.raises(AttributeError):
        rendered("{{ a.b }}", a={"b": 1})


@pytest.mark.parametrize(
    "source",
    [
        "{{ f(1, two=2) }}",
        "{% for one in [1] %}{{ f(one, two=2) }}{% endfor %}",
        "{% block one %}{{ f(1, two=2) }}{% endblock %}",
        "{% macro it(g, one) %}{{ g(one, two=2) }}{% endmacro %}{{ it(f, 1) }}",
    ],
)
def test_what_is_called_is_given_the_arguments_that_stand_there(source: str) -> None:
    assert rendered(source, f=lambda *given, **named: (given, named)) == (
        "((1,), {&#x27;two&#x27;: 2})"
    )


@pytest.mark.parametrize("filter_", ["safe", "e", "escape", "join", "xmlattr", "urlize", "tojson"])
def test_no_filter_marks_a_text_as_safe_or_escapes_in_another_way(filter_: str) -> None:
    with pytest.raises(jinja2.TemplateSyntaxError, match=filter_):
        rendered(f"{{{{ text|{filter_} }}}}", text="")


def test_the_last_newline_of_a_template_is_kept() -> None:
    assert rendered("text\n") == "text\n"


@pytest.mark.parametrize(
    ("name", "engine"),
    [
        ("archive/home.html", "jinja2"),
        ("500.html", "jinja2"),
        ("403_csrf.html", "jinja2"),
        ("admin/base_site.html", "django"),
        ("admin/archive/action_page.html", "django"),
    ],
)
def test_the_admin_alone_is_rendered_by_django(name: str, engine: str) -> None:
    assert get_template(name).backend.name == engine


def test_the_admin_has_what_the_site_overrides() -> None:
    origins = [get_template(name).origin.name for name in ("admin/base_site.html",)]
    assert all("/archive/templates/admin/" in origin for origin in origins)


def test_once_loaded_templates_are_read_from_no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    load_templates()

    def gone(*_: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(jinja2.FileSystemLoader, "get_source", gone)
    for name in environment().list_templates():
        assert environment().get_template(name).name == name
    assert error_pages.server_error(None).status_code == 500  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("نص قصير", 7, "نص قصير"),
        ("نص طويل", 6, "نص طو…"),
        ("مُدَرِّسَة", 5, "مُدَرِّسَة"),
        ("a\u0301b", 2, "\u00e1b"),
        ("\u0f43\u0f43", 3, "\u0f42\u0fb7…"),
    ],
)
def test_a_long_text_ends_in_an_ellipsis(text: str, length: int, shown: str) -> None:
    assert shortened(text, length) == shown == truncatechars(text, length)


def test_the_longest_bar_is_of_the_year_with_most_articles() -> None:
    assert highest([(2020, 3), (2019, 7), (2018, 1)]) == 7


def test_a_static_file_has_its_address() -> None:
    assert static("css/site.css") == "/static/css/site.css"
