"""Hits: what the database still shows of a ranking, with the words marked that answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from archive import reading
from archive.addresses import AddressOf, addresses
from archive.cards import Card, Name
from archive.copies import copies_of
from search.folded_text import fold_each
from search.folded_texts import FoldedTexts
from search.matcher import Matcher
from search.name_matcher import NameMatcher
from search.results import Copy, Forms, Hit, Label, Ranked, Snippet
from search.snippets import in_each
from search.word_forms import WordForms

LABELS = 1 << 13


class Texts(NamedTuple):
    """What is shown of the texts of an article, the minutes that reading them takes, and what
    stands in them for words that are not in them as they were typed."""

    title: Snippet
    snippet: Snippet
    minutes: int
    forms: tuple[Forms, ...]


def hits(
    ranked: Sequence[Ranked], cards: Mapping[int, Card], matcher: Matcher, forms: WordForms
) -> tuple[Hit, ...]:
    """In the order of the ranking. An article without a card is withdrawn, and no hit.

    `forms` is told what stands in each.
    """
    shown = [one for one in ranked if one.id in cards]
    texts = _texts([(cards[one.id], one.missing) for one in shown], matcher, forms)
    stories, labels = _Stories([one.id for one in shown]), _Labels(matcher.names)
    return tuple(
        [
            _hit(one, cards[one.id], of_it, stories, labels)
            for one, of_it in zip(shown, texts, strict=True)
        ]
    )


class _Stories:
    """Of the articles of a page: all others of the story of each, and the first that is shown."""

    def __init__(self, shown: Sequence[int]) -> None:
        self._copies = copies_of(shown)
        self._places = {key: place for place, key in enumerate(shown)}

    def copies(self, key: int) -> tuple[Copy, ...]:
        return tuple(
            Copy(one.pk, one.url, one.title, one.source, one.published_at, one.published_precision)
            for one in self._copies.get(key, ())
        )

    def first(self, key: int) -> int:
        story = [key, *(copy.pk for copy in self._copies.get(key, ()))]
        return min((one for one in story if one in self._places), key=self._places.__getitem__)


def _texts(
    shown: Sequence[tuple[Card, tuple[str, ...]]], matcher: Matcher, forms: WordForms
) -> Iterator[Texts]:
    """Of cards, each with the words that it does not hold."""
    titles = fold_each([card.title for card, _ in shown])
    bodies = FoldedTexts(fold_each([card.body for card, _ in shown]))
    known, words = matcher.occurrences_each(bodies), bodies.words()
    texts = in_each(titles, bodies.texts, known, matcher)
    for (card, missing), (title, body), occurrences, count in zip(
        shown, texts, known, words, strict=True
    ):
        found = forms.marked(title, body)
        if not forms.are_typed(found, forms.words - len(missing)):
            found |= forms.at(occurrences, card.body)
        yield Texts(title, body, reading.minutes_of(count), forms.note(found))


def _hit(ranked: Ranked, card: Card, texts: Texts, stories: _Stories, labels: _Labels) -> Hit:
    return Hit(
        id=card.pk,
        external_id=card.external_id,
        url=labels.address_of("article", card.pk, card.slug),
        score=ranked.score,
        all_terms_matched=ranked.all_terms_matched,
        title=texts.title,
        snippet=texts.snippet,
        published_at=card.published_at,
        published_precision=card.published_precision,
        reading_minutes=texts.minutes,
        language=card.language,
        source=labels.one("source", card.source),
        authors=labels.each("author", card.authors),
        places=labels.each("place", card.places),
        tags=labels.each("tag", card.tags),
        missing=ranked.missing,
        forms=texts.forms,
        story=stories.first(card.pk),
        copies=stories.copies(card.pk),
    )


class _Labels:
    """Of the names of hits, with the words marked in them that the query asks for there."""

    def __init__(self, names: NameMatcher) -> None:
        self._names, self.address_of = names, addresses()

    def each(self, facet: str, names: tuple[Name, ...]) -> tuple[Label, ...]:
        if not names:
            return ()
        labels = tuple([_label(facet, name, self.address_of) for name in names])
        if facet not in self._names:
            return labels
        return tuple(replace(label, spans=self._names.spans(facet, label.name)) for label in labels)

    def one(self, facet: str, name: Name | None) -> Label | None:
        return self.each(facet, (name,))[0] if name else None


@lru_cache(LABELS)
def _label(route: str, name: Name, address_of: AddressOf) -> Label:
    return Label(name.name, address_of(route, name.slug))
