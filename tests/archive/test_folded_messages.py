"""Messages of templates are in their language before a page is asked for."""

from __future__ import annotations

import pytest
from jinja2 import TemplateSyntaxError

from archive.folded_messages import Speech
from archive.jinja2 import Environment, environment
from archive.languages import ARABIC

ENGLISH = {
    "قل": "Say",
    "قل %(what)s": "%(what)s, say",
    "%(a)s ثم %(b)s": "%(b)s after %(a)s",
    "مئة %%": "100 %",
    "نسبة %(of)s %%": "%(of)s %%",
    "س ص": "x y",
}


def spoken(speech: Speech | None = None) -> Environment:
    made = environment(ARABIC, extensions=[], autoescape=True)
    made.speech = speech or Speech(lambda text: ENGLISH[text], str, str)
    return made


def rendered(source: str, **values: object) -> str:
    return spoken().from_string(source).render(values)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{% trans %}قل{% endtrans %}", "Say"),
        ("{{ _('قل') }}", "Say"),
        ("<a title=\"{{ _('قل') }}\">", '<a title="Say">'),
        ("{% trans %}قل {{ what }}{% endtrans %}", "&lt;b&gt;, say"),
        ("{% trans what=4 + 5 %}قل {{ what }}{% endtrans %}", "9, say"),
        ("{% trans a=1, b=2 %}{{ a }} ثم {{ b }}{% endtrans %}", "2 after 1"),
        ("{% trans of=7 %}نسبة {{ of }} %{% endtrans %}", "7 %"),
        ("{% trans %}\n  س\n  ص\n{% endtrans %}", "x y"),
        ("{% macro of(text) %}[{{ text }}]{% endmacro %}{{ of(_('قل')) }}", "[Say]"),
        ("{% if _('قل') == 'Say' %}yes{% endif %}", "yes"),
    ],
)
def test_a_message_is_shown_in_the_language_of_the_templates(source: str, shown: str) -> None:
    assert rendered(source, what="<b>") == shown


def test_a_message_is_looked_up_once_for_all_pages() -> None:
    asked = list[str]()

    def gettext(text: str) -> str:
        asked.append(text)
        return text

    template = spoken(Speech(gettext, str, str)).from_string("{{ _('قل') }}{{ _('قل') }}")
    assert [template.render() for _ in range(3)] == ["قلقل"] * 3
    assert asked == ["قل", "قل"]


def test_a_page_costs_what_it_would_without_messages() -> None:
    """What a template is compiled to is the same as if it were written in that language."""
    made = spoken()
    marked = "<p>{% trans what=what %}قل {{ what }}{% endtrans %} {{ _('قل') }}</p>{% if what %}{% trans %}قل{% endtrans %}.{% endif %}"
    plain = "<p>{{ what }}, say Say</p>{% if what %}Say.{% endif %}"
    assert made.compile(marked, raw=True) == made.compile(plain, raw=True)


def test_markup_that_a_template_says_itself_is_typeset() -> None:
    made = spoken(Speech(str, lambda text: f"[{text}]", lambda text: text.replace("-", "~")))
    source = "-{% trans what='-' %}a {{ what }}{% endtrans %}-{{ '-' }}"
    assert made.from_string(source).render() == "~[a -]~-"


def test_a_value_that_the_message_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError, match="other"):
        spoken(Speech(lambda text: "%(other)s", str, str)).from_string(
            "{% trans what=1 %}قل {{ what }}{% endtrans %}"
        )


@pytest.mark.parametrize(
    "source",
    [
        "{% trans a %}واحد{% pluralize %}كثير{% endtrans %}",
        '{% trans "verb" %}قل{% endtrans %}',
        "{{ _(what) }}",
    ],
)
def test_what_is_not_folded_is_refused(source: str) -> None:
    with pytest.raises(AssertionError):
        spoken().from_string(source)


def test_logic_in_a_message_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError):
        spoken().from_string("{% trans %}{% if a %}قل{% endif %}{% endtrans %}")
