"""Messages of templates, put in place while a template is compiled: a page looks none up.

The tags are those of Jinja2's own extension for gettext, `{% trans %}` and `_("…")`. Each language
has an environment of its own, and so templates of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from jinja2 import nodes
from jinja2.ext import InternationalizationExtension
from jinja2.visitor import NodeTransformer


class Speech(NamedTuple):
    """How templates speak a language: `gettext` gives a message, `typeset` makes it markup, and
    `markup` is what becomes of all else that a template says itself."""

    gettext: Callable[[str], str]
    typeset: Callable[[str], str]
    markup: Callable[[str], str]


PLACE = re.compile(r"%(?:\((\w+)\)s|(%))")  # as gettext has them: %(name)s, and %% for a sign
BODIES = ("body", "else_")  # of nodes: what is written there in order


class FoldedMessages(InternationalizationExtension):
    """`{% trans %}`, without plurals: numbers have their nouns by the filter `count`."""

    def _make_node(
        self,
        singular: str,
        plural: str | None,
        context: str | None,
        variables: dict[str, nodes.Expr],
        *rest: object,
    ) -> nodes.Output:
        assert plural is None, "a number has its noun by the filter count"
        assert context is None, "a message is known by its text alone"
        speech: Speech = self.environment.speech  # type: ignore[attr-defined]
        message = singular if variables else singular.replace("%%", "%")
        return nodes.Output([*_pieces(speech.typeset(speech.gettext(message)), variables)])


def _pieces(message: str, variables: dict[str, nodes.Expr]) -> list[nodes.Expr]:
    """Raises KeyError for a name that the message in the template does not have."""
    if not variables:
        return [nodes.TemplateData(message)]
    pieces, end = list[nodes.Expr](), 0
    for place in PLACE.finditer(message):
        pieces.append(nodes.TemplateData(message[end : place.start()] + (place[2] or "")))
        if place[1]:
            pieces.append(variables[place[1]])
        end = place.end()
    return [*pieces, nodes.TemplateData(message[end:])]


class Folded(NodeTransformer):
    """Calls of `_` with a text become the text in the language of the templates."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802
        if isinstance(call.node, nodes.Name) and call.node.name == "_":
            (text,) = call.args
            assert isinstance(text, nodes.Const), "what varies has the filter translated"
            return nodes.Const(self._speech.gettext(text.value), lineno=call.lineno)
        return self.generic_visit(call)

    def visit_TemplateData(self, data: nodes.TemplateData) -> nodes.Node:  # noqa: N802
        return nodes.TemplateData(self._speech.markup(data.data), lineno=data.lineno)


def joined(body: list[nodes.Node]) -> list[nodes.Node]:
    """Outputs that follow each other as one, as if no message had parted them."""
    whole = list[nodes.Node]()
    for node in body:
        if whole and isinstance(node, nodes.Output) and isinstance(whole[-1], nodes.Output):
            whole[-1] = nodes.Output([*whole[-1].nodes, *node.nodes], lineno=whole[-1].lineno)
        else:
            whole.append(node)
    return whole


def folded(template: nodes.Template, speech: Speech) -> nodes.Template:
    """The template as if it had been written in that language."""
    template = Folded(speech).visit(template)
    for node in [template, *template.find_all(nodes.Node)]:
        for name, value in node.iter_fields(only=BODIES):
            setattr(node, name, joined(value))
    return template
