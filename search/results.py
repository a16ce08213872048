"""What a search answers, as plain data, the same for the page, the API and the bench."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from search.parts import Misread, Part
from search.query import Query


@dataclass(frozen=True, slots=True)
class Snippet:
    """Plain text and the (start, end) spans in it, in code points, that answer the query."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A source, an author, a place or a tag as a hit shows it; `spans` of its name answer."""

    name: str
    url: str
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def shown(self) -> Snippet:
        return Snippet(self.name, self.spans)


class Copy(NamedTuple):
    """Another article of the story of a hit. `source` is its name, or empty."""

    id: int
    url: str
    title: str
    source: str
    published_at: datetime.date | None
    published_precision: str


class Forms(NamedTuple):
    """Of a word as it was typed the other `forms` of it that texts hold, the most frequent first;
    `names` are words that stand for it without being alike."""

    word: str
    forms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that answers. `all_terms_matched` tells whether every word of the query is in
    it; `missing` are those that are not, `forms` what stands in it for those that it does not
    hold as they were typed. `story` is the `id` of the first hit of the page of the same story,
    mostly its own; `copies` are all other articles of it."""

    id: int
    external_id: str
    url: str
    score: float
    all_terms_matched: bool
    title: Snippet
    snippet: Snippet
    published_at: datetime.date | None
    published_precision: str
    reading_minutes: int
    language: str
    source: Label | None
    authors: tuple[Label, ...] = ()
    places: tuple[Label, ...] = ()
    tags: tuple[Label, ...] = ()
    missing: tuple[str, ...] = ()
    forms: tuple[Forms, ...] = ()
    story: int = 0
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """A value that hits are filtered by: the name of the facet, the slug and the label."""

    facet: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Bucket:
    """A value of a facet, a slug or a year, and how many hits there would be of it."""

    value: str
    label: str
    count: int
    is_applied: bool = False


@dataclass(frozen=True, slots=True)
class FacetBuckets:
    """The values of a facet that hits have most often; `total` counts hits without this facet's
    filter. `months` are those of the one year that hits are filtered by or are of, in order."""

    name: str
    total: int
    buckets: tuple[Bucket, ...] = ()
    months: tuple[Bucket, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another text to search for, and how many articles it finds. `kind`: "spelling",
    "keyboard" (typed on the wrong layout), "latin" (Arabic in Latin letters) or "blank" (a blank
    too many or too few). `is_whole`: no word of it is as it was typed."""

    kind: str
    text: str
    total: int
    is_whole: bool = True


class Shortened(NamedTuple):
    """The text without one of its words, and how many articles hold all the others."""

    dropped: str
    text: str
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits; `total` counts all, `total_all_words` those that hold every word.

    `query` is the query as it was understood: without the slugs that nothing has, and with the
    first of the `suggestions` where nothing of what was typed is found, which is then `typed`.
    `forms` are other forms of its words that the hits shown hold. `root_matches` are no hits: where hits are few, articles that hold only other words of the
    same root; nothing counts them. Where no hit holds every word, `shortened` are texts of which
    articles hold all.

    `notices` are keys of sentences that the page words: "cut" (the query was too long),
    "partial" (time was up before every word was looked for), "blank" (nothing to look for),
    "only_excluded" (nothing but what hits must not hold),
    "some_words" (no article holds all words), "database" (the index cannot be read, the database was
    searched in its place), "stale" (an earlier generation of the index answers), "deep" (the
    page asked for lies beyond the last one), and of each facet the notice of its row (a filter
    by what there is not, which was left out). `parts` and `misread` tell how the text was
    understood.
    """

    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    total_all_words: int = 0
    notices: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    forms: tuple[Forms, ...] = ()
    applied: tuple[Applied, ...] = ()
    facets: tuple[FacetBuckets, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    typed: str = ""
    root_matches: tuple[Hit, ...] = ()
    shortened: tuple[Shortened, ...] = ()
    parts: tuple[Part, ...] = ()
    misread: tuple[Misread, ...] = ()


class Ranked(NamedTuple):
    """An article as an engine ranks it, before it is read from the database; `missing` are the
    words of the query, as typed, that it does not hold."""

    id: int
    score: float
    all_terms_matched: bool
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """A facet as an engine counts it: `counts` by key (primary keys, years), the highest first.

    Counted are the matches under the filters of the other facets; `total` is all of them. `months`
    are counts by month (201507), in order, of the one year that days are filtered by, or that all
    are of.
    """

    name: str
    total: int
    counts: tuple[tuple[int, int], ...] = ()
    months: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """What an engine answers: counts of all matches, and the part of the ranking asked for.

    `notices` are keys as in `Results`, of what the reader must know of the answer. `is_behind`:
    the index has changes already that this answer does not know. `root_matches`: where hits are
    few, articles that hold of each word only others of its root.
    """

    total: int
    total_all_words: int
    ranked: tuple[Ranked, ...] = ()
    notices: tuple[str, ...] = ()
    facets: tuple[FacetCounts, ...] = ()
    is_behind: bool = False
    root_matches: tuple[Ranked, ...] = ()
