"""Tags for an article: places, people, organisations and topics that its text speaks of.

Pure: text and word lists in, suggestions out. No model and no corpus is needed,
so an archive of five articles is tagged as well as one of fifty thousand.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from archive.tagging import (
    known_names,
    organisations,
    people,
    quotations,
    selection,
    short_forms,
    subjects,
    title_heads,
)
from archive.tagging.mention import Mention
from archive.tagging.suggestion import Suggestion, tag_key
from archive.tagging.words import Spots, read, read_name

if TYPE_CHECKING:
    from archive.ingest.document import Document

__all__ = ["Suggestion", "kind_of", "suggest_tags"]


def suggest_tags(document: Document) -> tuple[Suggestion, ...]:
    """At most five tags for the document, best first; fewer rather than junk."""
    spots = read(document)
    candidates = selection.candidates(spots, _mentions(spots))
    candidates = selection.with_demonyms(candidates, known_names.demonym_places(spots))
    own = {tag_key(name) for name in (document.source, *document.authors) if name}
    candidates = [one for one in candidates if tag_key(one.label) not in own]
    worthy = [one for one in candidates if selection.is_worth_it(one, len(spots))]
    others = [one for one in candidates if one not in worthy]
    others = [one for one in others if selection.may_fill(one, len(spots))]
    best = selection.best(worthy, others)
    return tuple(Suggestion(one.label, one.kind, one.score) for one in best)


@lru_cache(10_000)
def kind_of(name: str) -> str:
    """The kind of a tag that somebody gave: what its name says by itself, else a topic."""
    spots = read_name(name)
    whole = [
        one
        for one in _mentions(spots)
        if one.end - one.start == len(spots) or tag_key(one.label) == tag_key(name)
    ]
    return (whole[0].kind if whole else "") or "topic"


def _mentions(spots: Spots) -> list[Mention]:
    """What the text names. Each finder leaves alone the words that those before it took."""
    mentions: list[Mention] = []
    taken: set[int] = set()
    for find in _FINDERS:
        more = find(spots, taken)
        if find is organisations.find:
            more += short_forms.find(spots, mentions + more)
        taken.update(*(range(mention.start, mention.end) for mention in more))
        mentions += more
    return mentions


_FINDERS = (
    known_names.find,
    organisations.find,
    people.find,
    quotations.find,
    subjects.find,
    title_heads.find,
)
