"""Tags for an article: places, people, organisations and topics that its text speaks of.

Pure: text and word lists in, suggestions out. No model and no corpus is needed,
so an archive of five articles is tagged as well as one of fifty thousand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.tagging import known_names, organisations, people, phrases, selection
from archive.tagging.mention import Mention
from archive.tagging.suggestion import Suggestion, Vocabulary, key
from archive.tagging.words import Spot, read

if TYPE_CHECKING:
    from archive.ingest.document import Document

__all__ = ["Suggestion", "Vocabulary", "suggest_tags"]


def suggest_tags(
    document: Document, vocabulary: Vocabulary | None = None
) -> tuple[Suggestion, ...]:
    """At most five tags for the document, best first; fewer rather than junk."""
    spots = read(document)
    found = selection.candidates(spots, _mentions(spots))
    found = selection.with_demonyms(found, known_names.demonym_places(spots))
    own = {key(name) for name in (document.source, *document.authors) if name}
    worthy = (
        one for one in found if selection.is_worth_it(one, len(spots)) and key(one.label) not in own
    )
    suggestions = [Suggestion(one.label, one.kind, one.score) for one in selection.best(worthy)]
    if vocabulary is None:
        return tuple(suggestions)
    by_name = {one.name: one for one in map(vocabulary.known, reversed(suggestions))}
    return tuple(sorted(by_name.values(), key=lambda one: -one.score))


def _mentions(spots: list[Spot]) -> list[Mention]:
    """What the text names. Each finder leaves alone the words that those before it took."""
    mentions: list[Mention] = []
    taken: set[int] = set()
    for find in _FINDERS:
        found = find(spots, taken)
        taken.update(*(range(mention.start, mention.end) for mention in found))
        mentions += found
    return mentions


_FINDERS = (known_names.find, organisations.find, people.find, phrases.find)
