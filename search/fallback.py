"""The search that is left when no index can be read: the newest articles, word by word.

Each word becomes a regular expression over the spellings that fold to it, and the database
looks for it in title and body; SQLite and PostgreSQL both can. It knows no ranking and
no clitics but those that leave the word whole, and it stops after a short time: to have a
labelled part of the answer is better than to have every reader wait.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import reduce
from operator import and_, or_

from django.db.models import Q, QuerySet

from archive.models import Article
from search.analysis.letters import pattern
from search.clauses import AllOf, AnyOf, Clause, Clauses, Pattern, Phrase, Term
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

BETWEEN_WORDS = "[ \u00a0\n\t.,:;!?()\"'«»“”،؛؟-]+"


def rank(request: Request) -> Ranking:
    """The articles that hold every word, newest first; labelled "database"."""
    keys = _found(_condition(request.clauses), request.filters)
    ranked = tuple(Ranked(key, 0.0, True) for key in keys[request.page.offset : request.page.end])
    return Ranking(len(keys), len(keys), ranked, ("database",))


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
    sought = [_clause(clause) for clause in (*clauses.phrases, *clauses.counted)]
    excluded = [~_clause(clause) for clause in clauses.excluded]
    return reduce(and_, (*sought[:MOST_WORDS], *excluded), Q())


def _clause(clause: Clause) -> Q:
    match clause:
        case Term():
            return _matching(_term(clause))
        case Pattern():
            return _matching(pattern(clause.prefix))
        case Phrase(terms):
            return _matching(BETWEEN_WORDS.join(map(_word, terms)))
        case AnyOf(clauses):
            return reduce(or_, map(_clause, clauses))
        case AllOf(clauses, excluded):
            return reduce(and_, (*map(_clause, clauses), *(~_clause(one) for one in excluded)))


def _matching(expression: str) -> Q:
    return Q(title__regex=expression) | Q(body__regex=expression)


def _term(term: Term) -> str:
    """Of الشركات the stem is enough, where it stands in the word as it is."""
    whole = len(term.stem) < SHORTEST_STEM or term.stem not in term.folded
    return pattern(term.folded if whole else term.stem)


def _word(term: Term) -> str:
    return pattern(term.folded)
