"""The search that is left when no index can be read: the newest articles, word by word.

Each word becomes a regular expression over the spellings that fold to it, and the database
looks for it in title and body; SQLite and PostgreSQL both can. It knows no ranking and
no clitics but those that leave the word whole, and it stops after a short time: to have a
labelled part of the answer is better than to have every reader wait.
"""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Iterator
from functools import reduce
from itertools import islice, permutations
from operator import and_, or_

from django.db.models import Q, QuerySet

from archive.models import Article
from search.analysis.letters import ALEF, FAMILIES, HAMZA, WAW, YEH, pattern, unwritten_pattern
from search.analysis.vowel_marks import marked_pattern
from search.clauses import (
    AllOf,
    AnyOf,
    Clause,
    Clauses,
    Dated,
    Exact,
    InField,
    Leaf,
    Near,
    Pattern,
    Phrase,
    Root,
    Term,
)
from search.facets import BY_NAME
from search.filters import Filters
from search.request import Request
from search.results import Ranked, Ranking

MOST_WORDS = 8
MOST_HITS = 200
MOST_ARTICLES = 20_000
BATCH = 250  # articles in one query
SECONDS = 0.5
SHORTEST_STEM = 3

MOST_ORDERS = 6  # of words that are near; of four words or more not all are looked for
LONGEST_CLITICS = 4  # letters before a word
ANY_OF = {"*": "[^ \n]*", "?": "[^ \n]"}  # what a wildcard stands for
COLUMNS = {"title": "title", "text": "body"}
# Between the consonants of a root; marks and hamzas on any seat among them.
WEAK_LETTERS = (
    f"(?:[{FAMILIES[ALEF]}{FAMILIES[YEH]}{FAMILIES[HAMZA]}{WAW}]|{unwritten_pattern()[:-1]})*"
)
BETWEEN_WORDS = "[ \u00a0\n\t.,:;!?()\"'«»“”،؛؟-]+"


def rank(request: Request) -> Ranking:
    """The articles that hold every word, newest first; labelled "database"."""
    keys = _found(_condition(request.clauses), request.filters)
    ranked = tuple(Ranked(key, 0.0, True) for key in keys[request.page.offset : request.page.end])
    is_whole = len(_sought(request.clauses)) <= MOST_WORDS
    notices = ("database",) if is_whole else ("database", "partial")
    return Ranking(len(keys), len(keys), ranked, notices)


def _found(condition: Q, filters: Filters) -> list[int]:
    """Primary keys, newest article first, of what was found in the time there is."""
    ends, hits = time.monotonic() + SECONDS, list[int]()
    for keys in _newest(filters):
        matching = set(Article.objects.filter(condition, pk__in=keys).values_list("pk", flat=True))
        hits += [key for key in keys if key in matching]
        if len(hits) >= MOST_HITS or time.monotonic() > ends:
            break
    return hits[:MOST_HITS]


def _newest(filters: Filters) -> Iterator[list[int]]:
    published = _filtered(Article.objects.published().latest_first(), filters)
    keys = list(published.values_list("pk", flat=True)[:MOST_ARTICLES])
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def _filtered(articles: QuerySet[Article], filters: Filters) -> QuerySet[Article]:
    for facet, keys in filters.keys.items():
        if keys:
            having = Article.objects.filter(**{f"{BY_NAME[facet].field}__in": keys})
            articles = articles.filter(pk__in=having.order_by().values("pk"))
    if filters.since:
        articles = articles.filter(published_at__gte=filters.since)
    if filters.until:
        articles = articles.filter(published_at__lte=filters.until)
    return articles


def _condition(clauses: Clauses) -> Q:
    """Everything that is looked for, as far as MOST_WORDS go, and nothing that is excluded."""
    sought = map(_clause, _sought(clauses)[:MOST_WORDS])
    strict = [_clause(clause) for clause in (*clauses.required, *clauses.filters)]
    excluded = [~_clause(clause) for clause in clauses.excluded]
    return reduce(and_, (*sought, *strict, *excluded), Q())


def _sought(clauses: Clauses) -> tuple[Clause, ...]:
    return (*clauses.phrases, *clauses.counted)


def _clause(clause: Clause) -> Q:
    match clause:
        case AnyOf(clauses):
            return reduce(or_, map(_clause, clauses))
        case AllOf(clauses, excluded):
            return reduce(and_, (*map(_clause, clauses), *(~_clause(one) for one in excluded)))
        case InField("title" | "text" as field, inside):
            return Q(**{f"{COLUMNS[field]}__regex": _expression(inside)})
        case InField(facet, inside):
            return _named(BY_NAME[facet].field, inside)
        case Dated(since, until):
            after = Q(published_at__gte=since) if since else Q()
            return Q(published_at__isnull=False) & after & _until(until)
        case Phrase():
            named = (_named(BY_NAME[facet].field, clause) for facet in clause.facets)
            return reduce(or_, named, _in_texts(_expression(clause)))
        case Term() | Pattern() | Root() | Exact() | Near():
            return _in_texts(_expression(clause))


def _until(day: datetime.date | None) -> Q:
    return Q(published_at__lte=day) if day else Q()


def _in_texts(expression: str) -> Q:
    return reduce(or_, (Q(**{f"{column}__regex": expression}) for column in COLUMNS.values()))


def _named(field: str, clause: Leaf) -> Q:
    """Articles with such a name; of each of several, so that what excludes them excludes all."""
    whole = isinstance(clause, Exact)
    words = [word.folded for word in clause.words] if isinstance(clause, Exact) else []
    expression = BETWEEN_WORDS.join(map(pattern, words)) if whole else _expression(clause)
    having = Q(**{f"{field}__name__regex": f"^{expression}$" if whole else expression})
    return Q(pk__in=Article.objects.filter(having).order_by().values("pk"))


def _expression(clause: Leaf | Root) -> str:
    match clause:
        case Term():
            return _term(clause)
        case Pattern(folded=folded):
            parts = re.split(r"([*?])", folded)
            return "".join(ANY_OF.get(part) or pattern(part) for part in parts if part)
        case Root(skeleton=letters):
            return WEAK_LETTERS.join(map(pattern, letters))
        case Phrase(terms):
            return BETWEEN_WORDS.join(pattern(term.folded) for term in terms)
        case Near(terms, reach):
            orders = islice(permutations(map(_term, terms)), MOST_ORDERS)
            gap = f"{BETWEEN_WORDS}([^ ]+ ){{0,{reach}}}[^ ]{{0,{LONGEST_CLITICS}}}"
            return "|".join(f"({f'[^ ]*{gap}'.join(order)})" for order in orders)
        case Exact(words):
            spelt = BETWEEN_WORDS.join(marked_pattern(word.exact, word.marked) for word in words)
            return f"(^|{BETWEEN_WORDS}){spelt}($|{BETWEEN_WORDS})"


def _term(term: Term) -> str:
    """Of الشركات the stem is enough, where it stands in the word as it is."""
    whole = len(term.stem) < SHORTEST_STEM or term.stem not in term.folded
    return pattern(term.folded if whole else term.stem)
