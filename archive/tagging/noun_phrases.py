"""Noun phrases: two or three words that belong together, and the nouns that stand for themselves."""

from collections.abc import Iterator
from typing import NamedTuple

from archive.tagging.entries import is_place
from archive.tagging.first_words import START
from archive.tagging.grammar import folded_form, is_noun
from archive.tagging.lists import folded_words
from archive.tagging.noun_traits import (
    ALONE,
    BEGINS,
    FOLLOWS,
    is_described,
    is_general,
    is_vague,
    traits,
)
from archive.tagging.words import Spot, Word
from search.analysis.letters import HEH, YEH
from search.analysis.stemming.affixes import ARTICLE, LAM_ARTICLE, OWNERS

_LONGEST = 3
_SHORTEST_NOUN = 3
_PRONOUNS = tuple(row.ending for row in OWNERS)


class Phrase(NamedTuple):
    """Words that make a noun phrase, as spelt, and where they stand."""

    words: tuple[str, ...]
    start: int
    end: int


def phrases(spots: list[Spot], taken: set[int], end: int) -> Iterator[Phrase]:
    """The noun phrases of the first ``end`` words, but for the words of other names."""
    spots = spots[:end]
    for at, spot in enumerate(spots):
        begins = traits[spot.word.folded] & BEGINS and at not in taken and spot.word.kind == "word"
        if begins and not describes(spots, at) and not _is_office(spots, at):
            yield from _from(spots, taken, at)


def is_subject(spots: list[Spot], taken: set[int], at: int) -> bool:
    """Whether a noun stands here that could be a subject by itself."""
    word = spots[at].word
    if word.kind != "word" or at in taken or not traits[word.folded] & ALONE:
        return False
    if at and not spots[at].breaks and spots[at - 1].word.roles & START:
        return False  # in جميلة المصلي it is a surname
    return not describes(spots, at) and not _is_office(spots, at)


def describes(spots: list[Spot], at: int) -> bool:
    """Whether a word is the adjective of the one before, as in اللغة العربية, حملتها الانتخابية."""
    spot = spots[at]
    if not at or spot.breaks:
        return False
    if not spot.word.whole.startswith(ARTICLE):  # صواريخ باليستية
        return spot.word.whole.endswith(YEH + HEH) and is_noun(spots[at - 1].word.folded)
    return _is_definite(spots[at - 1].word) and is_described(spot.word.whole)


def _is_definite(word: Word) -> bool:
    """Whether a word has the article, or a pronoun that makes it definite as well."""
    return word.folded.startswith(ARTICLE) or (
        word.raw.endswith(_PRONOUNS) and len(word.raw) > _SHORTEST_NOUN
    )


def _from(spots: list[Spot], taken: set[int], at: int) -> Iterator[Phrase]:
    """The phrases that begin here; each ends with a word that has the article, or a place."""
    words = [spots[at].word.spelt]
    for end in range(at + 1, min(at + _LONGEST, len(spots))):
        before, spot = words[-1], spots[end]
        if spot.breaks:
            return
        if end in taken:
            if _is_of_place(spots, at, end):
                yield Phrase((*words, spot.word.raw), at, end + 1)
            return
        if not _may_follow(before, spot.word) or _is_lost_article(spots, end):
            return
        of_any = not before.startswith(ARTICLE) and is_general(spot.word.raw)
        if _is_somebody(words[-1], spot.word):
            return
        words.append(spot.word.raw)
        if spot.word.raw.startswith(ARTICLE) and not of_any:  # «نصائح الخبراء» are any's
            yield Phrase(tuple(words), at, end + 1)


def _is_somebody(before: str, word: Word) -> bool:
    """Whether a word says where somebody is from: «الطبيبة المغربية», «الناشط الأمازيغي»."""
    is_adjective = word.folded.startswith(ARTICLE) and is_described(word.whole)
    return is_adjective and folded_form(before) in folded_words("weak_words.txt", "&")


def _is_of_place(spots: list[Spot], at: int, end: int) -> bool:
    """Whether a noun is that of a place: أهوار العراق, but not «مدينة البصرة» nor «البيت بغداد»."""
    noun, word = spots[end - 1].word, spots[end].word
    if noun.spelt.startswith(ARTICLE) or spots[at].word.folded in folded_words("place_cues.txt"):
        return False
    return is_place(word.whole)


def _is_lost_article(spots: list[Spot], at: int) -> bool:
    """Whether the noun before is definite, though «للجنة المحلية» reads as لجنة."""
    before = spots[at - 1].word
    lost = before.raw.startswith(LAM_ARTICLE) and not before.spelt.startswith(ARTICLE)
    return lost and is_described(spots[at].word.whole)


def _is_office(spots: list[Spot], at: int) -> bool:
    """Whether the words here are somebody's office: وزير الدفاع الأميركي."""
    if not at or spots[at].breaks:
        return False
    return spots[at - 1].word.folded in folded_words("weak_words.txt", "=")


def tells_nothing(phrase: Phrase) -> bool:
    """Whether a vague noun has an adjective that tells no thing from another: المهرجان الدولي,
    المناطق الشمالية.
    """
    last = folded_form(phrase.words[-1])
    of_any = last in folded_words("organisation_adjectives.txt", "?") or is_general(last)
    return of_any and is_vague(phrase.words[0])


def _may_follow(before: str, word: Word) -> bool:
    """A noun takes a noun in the genitive; a word with the article takes an adjective."""
    if word.kind != "word" or not traits[word.whole] & FOLLOWS:
        return False
    is_definite = before.startswith(ARTICLE)
    if word.whole.startswith(ARTICLE):
        return not is_definite or is_described(word.whole)
    return word.raw == word.spelt and not is_definite
