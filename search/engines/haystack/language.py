"""Whoosh's query language: text <-> tree. The words in the tree are as written, not analysed."""

from __future__ import annotations

from typing import Any

from whoosh import fields, query
from whoosh.qparser import FieldsPlugin, FuzzyTermPlugin, QueryParser, WildcardPlugin

CONTENT = "text"
KEYS = ("pk", "id", "django_id")
NAMES = ("tags", "authors", "source")
FIELDS = (CONTENT, "title", *NAMES, "published_at", *KEYS, "django_ct")

EVERYTHING = "*"
NOTHING = '""'
DEEPEST = 100  # levels of a tree

OPERATORS = {"AND", "OR", "NOT", "ANDNOT", "ANDMAYBE", "REQUIRE"}
SIGNS = "\"'()*:?[]^{}~"
# Signs of the language that are meant as text travel as code points of private use: Whoosh
# has no escape, and text must stay text inside quotes as well as outside of them.
HIDDEN = {ord(sign): chr(0xE001 + number) for number, sign in enumerate(SIGNS)}
NO_OPERATOR = "\ue000"
SHOWN = {ord(private): chr(sign) for sign, private in HIDDEN.items()} | {ord(NO_OPERATOR): None}


def hide(text: str) -> str:
    """The words of the text, one blank between them, none of them of any meaning to `parse`."""
    words = text.translate(HIDDEN).split()
    return " ".join(NO_OPERATOR + word if word in OPERATORS else word for word in words)


def show(text: str) -> str:
    return text.translate(SHOWN)


def parse(text: str) -> Any:
    """The tree of a query. What cannot be read as the language is read as words."""
    try:
        tree = PARSER.parse(text, normalize=False)
        return tree if _depth(tree) <= DEEPEST else query.Term(CONTENT, text)
    except Exception:  # nesting without end, and what else the parser was not made for
        return query.Term(CONTENT, text)


def _depth(tree: Any) -> int:
    inside = [tree.query] if isinstance(tree, query.Not) else tree.children()
    return 1 + max(map(_depth, inside), default=0)


class Wildcards(WildcardPlugin):
    """Only * and ? are wildcards: ؟ ends a question in Arabic."""

    qmarks = "?"
    expr = "(?P<text>[*?])"


def _parser() -> QueryParser:
    schema = fields.Schema(**{name: fields.ID() for name in FIELDS})
    parser = QueryParser(CONTENT, schema)
    parser.remove_plugin_class(WildcardPlugin)
    # Whoosh's own expression takes minutes over a word of a hundred thousand letters.
    parser.replace_plugin(FieldsPlugin(rf"(?<!\w)(?P<text>{'|'.join(FIELDS)}):"))
    parser.add_plugins([Wildcards(), FuzzyTermPlugin()])
    return parser


PARSER = _parser()
