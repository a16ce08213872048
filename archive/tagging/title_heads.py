"""What a title begins with: «البارجيل: برج يصطاد الهواء» is about that, though it says so once."""

from __future__ import annotations

from archive.tagging.entries import demonyms, is_place
from archive.tagging.first_words import HEAD, START
from archive.tagging.grammar import is_weak
from archive.tagging.mention import Mention
from archive.tagging.noun_phrases import Phrase, phrases
from archive.tagging.noun_traits import is_vague
from archive.tagging.subjects import rarity, stems
from archive.tagging.words import Spots, stands_alone
from search.analysis.stemming.affixes import ARTICLE

# In a longer text what the title begins with is said again, and then a subject without this.
_MOST_WORDS, _FEW_WORDS = 500, 120


def find(spots: Spots, taken: set[int]) -> list[Mention]:
    """The noun phrase or the noun that the title begins with. It fills where other tags are missing;
    in a short text whose title stops after it, it is one beside them."""
    title = spots.title_ends
    if not title or len(spots) > _MOST_WORDS or stands_alone(spots):
        return []
    some = [phrase for phrase in _heads(spots, taken, title) if _is_topic(spots, phrase)]
    if not some:
        return []
    head = max(some, key=lambda phrase: phrase.end)
    label = " ".join(head.words)
    fills = not spots[head.end].breaks or len(spots) > _FEW_WORDS
    return [Mention(label, "topic", 0, head.end, rarity(label), fills)]


def _heads(spots: Spots, taken: set[int], title: int) -> list[Phrase]:
    if 0 in taken:
        return []
    some = [phrase for phrase in phrases(spots, taken, title) if phrase.start == 0]
    if title > 1 and spots[1].breaks and _may_be_topic(spots):
        some.append(Phrase((spots[0].word.spelt,), 0, 1))
    return some


def _may_be_topic(spots: Spots) -> bool:
    """Whether the first word is a noun with the article that tells something."""
    word = spots[0].word
    folded = word.folded
    if not word.spelt.startswith(ARTICLE) or word.kind != "word" or word.roles & HEAD:
        return False
    if is_weak(folded) or is_vague(folded):
        return False
    if folded in demonyms() or is_place(folded):
        return False
    return not spots[0].opens and not any(
        _is_surname(spots, at, folded) for at in range(1, len(spots))
    )


def _is_surname(spots: Spots, at: int, folded: str) -> bool:
    return spots[at].word.folded == folded and bool(spots[at - 1].word.roles & START)


def _is_topic(spots: Spots, phrase: Phrase) -> bool:
    """Whether the title stops after a phrase, or the text comes back to each of its words."""
    if spots[phrase.end].breaks:
        return True
    return all(_is_said_again(spots, at) for at in range(phrase.start, phrase.end))


def _is_said_again(spots: Spots, at: int) -> bool:
    word = spots[at].word
    below = (spot.word for spot in spots[spots.title_ends :])
    alike = {one.spelt for one in below if one.outline == word.outline}
    return stems[word.spelt] in {stems[spelt] for spelt in alike}
