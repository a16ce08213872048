"""Haystack's lookups -> Whoosh's query language -> tree.

The words in the tree are as written, not analysed.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from haystack.backends import BaseSearchQuery
from haystack.constants import FUZZY_WHOOSH_MAX_EDITS
from haystack.exceptions import SearchBackendError
from haystack.inputs import AutoQuery
from whoosh import fields, query
from whoosh.qparser import FieldsPlugin, FuzzyTermPlugin, QueryParser, WildcardPlugin

from search.facets import NAMED
from search.parsing import MOST_CHARACTERS

CONTENT = "text"
KEYS = ("pk", "id", "django_id")
NAMES = tuple(facet.field for facet in NAMED)
EXACT = "_exact"  # ends Haystack's name of the field that facets are narrowed by
EXACT_NAMES = tuple(f"{name}{EXACT}" for name in NAMES)
FIELDS = (CONTENT, "title", *NAMES, *EXACT_NAMES, "published_at", *KEYS, "django_ct")

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

NO_STATISTICS = "no statistics are computed: count what `facet` and `date_facet` count"
NO_SUGGESTIONS = "no spelling is suggested: the engine has no suggester"

Lookup = Callable[[Any], str]


def _each_word(form: str) -> Lookup:
    """Signs between words are not asked for."""

    def lookup(value: Any) -> str:
        words = [word for word in _text(value).split() if any(map(str.isalnum, word))]
        return " AND ".join(form % word for word in words)

    return lookup


def _whole(form: str) -> Lookup:
    return lambda value: form % _text(value)


def _one_of(values: Iterable[Any]) -> str:
    return " OR ".join(f'"{text}"' for value in values if (text := _text(value)))


LOOKUPS: dict[str, Lookup] = {
    "content": _each_word("%s"),
    "contains": _each_word("*%s*"),
    "startswith": _each_word("%s*"),
    "endswith": _each_word("*%s"),
    "fuzzy": _each_word(f"%s~{FUZZY_WHOOSH_MAX_EDITS}"),
    "exact": _whole('"%s"'),
    "in": _one_of,
    "gt": _whole("{'%s' to}"),
    "gte": _whole("['%s' to]"),
    "lt": _whole("{to '%s'}"),
    "lte": _whole("[to '%s']"),
    "range": lambda ends: "['{}' to '{}']".format(*map(_text, ends)),
}


class HaystackQuery(BaseSearchQuery):
    """No value of a lookup can be taken for syntax; only `Raw` and `narrow` speak the language."""

    def clean(self, query_fragment: Any) -> Any:
        return hide(query_fragment) if isinstance(query_fragment, str) else query_fragment

    def build_exact_query(self, query_string: Any) -> str:
        text = str(query_string).replace('"', HIDDEN[ord('"')])
        return f'"{text}"'

    def build_alt_parser_query(self, parser_name: str, *texts: Any, **options: Any) -> str:
        raise SearchBackendError(f"there is no other parser: {parser_name!r}")

    def add_stats_query(self, stats_field: str, stats_facets: Any) -> None:
        raise SearchBackendError(NO_STATISTICS)

    def get_stats(self) -> None:
        raise SearchBackendError(NO_STATISTICS)

    def set_spelling_query(self, spelling_query: str) -> None:
        raise SearchBackendError(NO_SUGGESTIONS)

    def get_spelling_suggestion(self, preferred_query: str | None = None) -> None:
        raise SearchBackendError(NO_SUGGESTIONS)

    def build_query_fragment(self, field: str, filter_type: str, value: Any) -> str:
        """Raises SearchBackendError for a field that the index does not have."""
        if field != "content" and field not in FIELDS:
            raise SearchBackendError(f"no field {field!r} in the index, only {', '.join(FIELDS)}")
        whole = field in EXACT_NAMES and filter_type == "content"
        fragment = self._fragment("exact" if whole else filter_type, value)
        if not fragment.strip():
            return NOTHING
        return f"({fragment})" if field == "content" else f"{field}:({fragment})"

    def build_query(self) -> str:
        """A boosted term raises what holds it; it is not asked of what does not."""
        built = self.query_filter.as_query_string(self.build_query_fragment) or EVERYTHING
        for term, weight in self.boost.items():
            if text := _text(term):
                built = f'({built}) ANDMAYBE ("{text}"^{weight:f})'
        return built

    def run_mlt(self, **kwargs: Any) -> None:
        """With all parameters of the query, its page among them."""
        super().run_mlt(**{**self.build_params(), **kwargs})

    def _fragment(self, filter_type: str, value: Any) -> str:
        if isinstance(value, AutoQuery):
            value = AutoQuery(str(value.query_string)[:MOST_CHARACTERS])
        if hasattr(value, "prepare"):
            prepared = value.prepare(self)
            if not value.post_process or value.input_type_name in ("exact", "not"):
                return str(prepared)
            value = prepared
        if _is_blank(value):
            return ""
        return LOOKUPS[filter_type](value)


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not hide(value))


def _text(value: Any) -> str:
    if isinstance(value, datetime.date):
        value = value.isoformat()
    return hide(str(value)[:MOST_CHARACTERS])
