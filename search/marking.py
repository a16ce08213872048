"""An article as a reader comes to it from results: the words of the query marked, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from django.http import QueryDict
from django.utils.safestring import SafeString

from search import editors_words, kept_words
from search.folded_text import fold_in_place
from search.forms import LONGEST_SHOWN, SearchForm
from search.highlighting import highlighted
from search.limits import limits
from search.links import url_of
from search.matcher import Matcher
from search.parsing import parse
from search.query import Query
from search.results import Snippet
from search.snippets import marked

MOST_CHARACTERS = 60_000  # of an article, from its beginning; what follows is shown without marks


class Paragraph(Protocol):
    @property
    def text(self) -> str: ...


class MarkedText(NamedTuple):
    """A text with `<mark>` round the words that answer, and how many there are."""

    text: SafeString
    marks: int


class Asked(NamedTuple):
    """What an article was found by: the text of the query, as long as a line can show it, and `url`
    of the results; `first` is the number of the first paragraph with a mark, 0 if there is none."""

    query: str
    url: str
    title: MarkedText
    paragraphs: tuple[MarkedText, ...]

    @property
    def marks(self) -> int:
        return self.title.marks + sum(one.marks for one in self.paragraphs)

    @property
    def first(self) -> int:
        return next((number for number, one in enumerate(self.paragraphs, 1) if one.marks), 0)


def asked(parameters: QueryDict, title: str, paragraphs: Iterable[Paragraph]) -> Asked | None:
    """By the parameters of the page of results, which links to articles carry; None without."""
    query = _query(parameters)
    if not query.text.strip():
        return None
    with editors_words.using(kept_words.kept.current()):
        clauses = parse(query.text, limits().characters, limits().terms)
    shown, *others = _marked([title, *(one.text for one in paragraphs)], Matcher(clauses))
    text = " ".join(query.text.split())
    short = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
    return Asked(short, url_of(query), shown, tuple(others))


def _query(parameters: QueryDict) -> Query:
    form = SearchForm(parameters)
    try:
        return form.query(parameters.get("page"))
    except ValueError:
        return form.query()


def _marked(texts: Iterable[str], matcher: Matcher) -> Iterator[MarkedText]:
    room = MOST_CHARACTERS
    for text in texts:
        room -= len(text)
        found = marked(fold_in_place(text), matcher) if room >= 0 else Snippet(text)
        yield MarkedText(highlighted(found), len(found.spans))
