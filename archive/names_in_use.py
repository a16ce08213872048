"""The sources, authors, tags … that published articles have: all of them, or those of a choice."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from django.db import connection

from archive.collation import without_article
from archive.dependencies import Key, note
from archive.letter_counts import LETTERS
from archive.models import Named
from archive.relations import ALIASES, RELATIONS
from search.analysis import analyze, fold
from search.analysis.letters import DEFINITE

# How often names are used -> the condition on it, and that on the counts of letters.
USES = {
    "": ("article_count > 0", "true"),
    "often": ("article_count > 1", "NOT once"),
    "once": ("article_count = 1", "once"),
}


_SIGN = re.compile(r"[\\%_]")  # means something to LIKE


class NameInUse(NamedTuple):
    """`route` is that of its page; `article_count` the number of published articles."""

    route: str
    name: str
    slug: str
    article_count: int


class Choice(NamedTuple):
    """Names of one `kind`, for models that have kinds; under one `letter` of `archive.collation`;
    of one of USES; with all of the words, each of which may be a beginning. An empty part
    chooses all. In the order of names, or most used first.
    """

    kind: str = ""
    letter: str = ""
    use: str = ""
    words: tuple[str, ...] = ()
    by_name: bool = False


ALL = Choice()


class NamesInUse:
    """A sequence; `len` and slices take a query each, of the rows that are asked for.

    Only for words are all names looked through.
    """

    def __init__(self, model: type[Named], choice: Choice = ALL) -> None:
        self.key: Key = (RELATIONS[model].field, 0)
        self._model, self._choice = model, choice
        self._route = str(model._meta.model_name)
        chosen = [one for one in (choice.kind, choice.letter) if one]
        self._parameters: list[str | int] = [*chosen, *_patterns(choice.words) * 2]

    def __len__(self) -> int:
        if self._choice.words:
            statement, parameters = _counting(self._model, self._form), self._parameters
        else:
            statement = _summing(self._form)
            parameters = [self.key[0], *self._parameters]
        note(self.key)
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            count: int = cursor.fetchone()[0]
        return count

    def __getitem__(self, part: slice) -> list[NameInUse]:
        note(self.key)
        start, stop = part.start or 0, len(self) if part.stop is None else part.stop
        if stop <= start:
            return []
        with connection.cursor() as cursor:
            cursor.execute(
                _reading(self._model, self._form), [*self._parameters, stop - start, start]
            )
            return [NameInUse(self._route, *row) for row in cursor.fetchall()]

    @property
    def _form(self) -> Form:
        kind, letter, use, words, by_name = self._choice
        return Form(bool(kind), bool(letter), use, len(words), by_name)


class Form(NamedTuple):
    """What a statement is compiled for: whether there is a kind and a letter, how many words."""

    kind: bool
    letter: bool
    use: str
    words: int
    by_name: bool


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded and without the article, for a Choice."""
    exact = (token.exact for token in analyze(text) if not token.overlay)
    return tuple(fold(without_article(word)) for word in exact)


def letter_counts(model: type[Named], kind: str = "") -> Counter[tuple[str, bool]]:
    """(letter, whether a single article has them) -> the number of names: one query."""
    relation = RELATIONS[model].field
    note((relation, 0))
    of_kind = " AND kind = %s" if kind else ""
    statement = (
        f"SELECT letter, once, SUM(names) FROM {LETTERS}"
        f" WHERE relation = %s{of_kind} AND names > 0 GROUP BY letter, once"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [relation, kind] if kind else [relation])
        return Counter({(letter, bool(once)): names for letter, once, names in cursor.fetchall()})


@cache
def _reading(model: type[Named], form: Form) -> str:
    order = "sort_key, key" if form.by_name else "article_count DESC, key"
    return (
        f"SELECT name, slug, article_count FROM {model._meta.db_table}"
        f" WHERE {_conditions(model, form)} ORDER BY {order} LIMIT %s OFFSET %s"
    )


@cache
def _counting(model: type[Named], form: Form) -> str:
    return f"SELECT COUNT(*) FROM {model._meta.db_table} WHERE {_conditions(model, form)}"


@cache
def _summing(form: Form) -> str:
    conditions = ["relation = %s", *_chosen(form), USES[form.use][1]]
    return f"SELECT COALESCE(SUM(names), 0) FROM {LETTERS} WHERE {' AND '.join(conditions)}"


def _conditions(model: type[Named], form: Form) -> str:
    """In the order of names they are read along it: the plus keeps SQLite from its index of counts,
    after which it would sort them all."""
    used = f"{'+' if form.by_name else ''}{USES[form.use][0]}"
    return " AND ".join([*_chosen(form), used, *_holding(model, form.words)])


def _chosen(form: Form) -> list[str]:
    return [f"{column} = %s" for column in ("kind", "letter") if getattr(form, column)]


def _holding(model: type[Named], words: int) -> list[str]:
    """That the name, or one of the others of the row, has all of the words."""
    if not words:
        return []
    alias = ALIASES[model]._meta
    matches = " AND ".join(
        [r"(' ' || key LIKE %s ESCAPE '\' OR ' ' || key LIKE %s ESCAPE '\')"] * words
    )
    others = f"SELECT {alias.get_field('named').column} FROM {alias.db_table} WHERE {matches}"
    return [f"({matches} OR id IN ({others}))"]


def _patterns(words: tuple[str, ...]) -> list[str]:
    """Two for each word: it begins one of a key, with the article or without."""
    escaped = [_SIGN.sub(r"\\\g<0>", word) for word in words]
    return [f"% {article}{word}%" for word in escaped for article in ("", DEFINITE)]
