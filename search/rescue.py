"""What the reader may have meant, when what was typed finds little: texts to search for instead.

Each piece of the text that the index hardly knows is read as typed on the wrong keyboard, as an
Arabic word in Latin letters, as mistyped, or as two words run together; two pieces as one word
with a blank in it. Real words are left alone, and what finds no more than was found is not
suggested.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from typing import NamedTuple

from search import editors_words
from search.analysis import Token, analyze, fold, is_stop_word
from search.analysis.expansion.exonyms import arabic_names
from search.analysis.expansion.keyboard import retyped
from search.analysis.expansion.spellings import usual_spelling
from search.analysis.gazetteer import key, names
from search.analysis.gazetteer.name import KINDS
from search.analysis.stemming.lexicon import lexicon
from search.engine import Engine
from search.parsing import parse
from search.results import Suggestion
from search.vocabulary import Vocabulary, Word

ENOUGH = 20  # hits with every word; who has as many needs no suggestion
FEW_LATIN = 5  # articles with a word in Latin letters, which then needs no Arabic one
MANY = 50  # articles; a word that stands in as many is not corrected
MOST = 3  # suggestions
MOST_CHECKED = 5  # texts that are searched for, to see whether they find anything
READ = 2  # articles, to see how a word is spelt
LONGEST = 200  # characters of a text that is looked into
MOST_PIECES, MOST_UNKNOWN = 12, 3  # of a text; of more unknown pieces only the keys are tried
# Occurrences in 30 million words from which on a word is known at large, and is a real one.
KNOWN, REAL = 3, 30
# What a word that stands in the index may be taken for: so many times as frequent, so near. More
# is asked for where the word is known at large.
TIMES_AS_FREQUENT, NEAREST = 10, 0.6
TIMES_AS_FREQUENT_AS_KNOWN, NEAREST_TO_KNOWN = 50, 0.4
TIMES_AS_JOINED = 50  # as articles with both pieces is a word that has a blank in it, or as one
# What a step of distance is worth, where a frequency e times as high is worth 1.
DISTANCE, UNLIKENESS = 11.0, 10.0
OF_A_NAME = 1.5  # what it is worth that the gazetteer knows a word, for one in Latin letters
ROUNDING = 1e-3  # of distances, which are sums of float32
MARGIN = 3.0  # of that, by which another reading may be less likely than the first
SHORTEST_LATIN = 3  # letters of a word that was typed on Arabic keys
SPACE = 0.7  # of distance: a blank too many, or too few
SHORTEST_HALF = 3  # letters of each of two words that are run together
COMMON = 5  # articles with each word that a blank is put into, or taken out of
LATIN = re.compile("[2356789]?[a-z][a-z0-9' -]*")


class Outcome(NamedTuple):
    """What a text finds: how many articles, and how many with every word; `texts` reads the
    first of them."""

    total: int
    total_all_words: int
    texts: Callable[[], Sequence[str]]


class Reading(NamedTuple):
    """What a piece of the text may stand for. `folded`: it is a word as the index has it."""

    kind: str
    text: str
    score: float
    folded: bool = False


@dataclass(frozen=True)
class Index:
    """What is asked of the index about words."""

    engine: Engine

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return self.engine.vocabulary()

    def frequency(self, token: Token) -> int:
        terms = parse(token.surface).terms
        return self.engine.frequency(terms[0]) if terms else 0

    def knows(self, token: Token) -> bool:
        """Whether the word is not to be corrected."""
        if token.kind not in {"word", "latin"} or is_stop_word(token.exact):
            return True
        if editors_words.current().protects(token.folded):
            return True
        frequency = self.frequency(token)
        real = lexicon().count(token.folded) if token.kind == "word" else 0.0
        many = MANY if token.kind == "word" else FEW_LATIN
        return frequency >= many or real >= REAL


def suggestions(
    text: str, engine: Engine, typed: Outcome, find: Callable[[str], Outcome]
) -> tuple[Suggestion, ...]:
    """At most MOST, likeliest first. Raises IndexUnavailable."""
    if len(text) > LONGEST:
        return ()
    checked = (
        _checked(one, typed, find)
        for one in islice(_texts(text, Index(engine), typed.total_all_words), MOST_CHECKED)
    )
    distinct = {one.text: one for one in checked if one}
    return tuple(distinct.values())[:MOST]


def _checked(
    readings: Sequence[Reading], typed: Outcome, find: Callable[[str], Outcome]
) -> Suggestion | None:
    """The suggestion that the readings of the pieces make, if it finds more than was found."""
    outcome = find(" ".join(reading.text for reading in readings))
    finds_more = outcome.total_all_words > typed.total_all_words or not typed.total
    if not outcome.total or not finds_more:
        return None
    texts = outcome.texts() if any(reading.folded for reading in readings) else ()
    words = (usual_spelling(one.text, texts) if one.folded else one.text for one in readings)
    kind = next(reading.kind for reading in readings if reading.kind)
    total, is_whole = outcome.total_all_words or outcome.total, all(one.kind for one in readings)
    return Suggestion(kind, " ".join(words), total, is_whole)


def _texts(text: str, index: Index, hits: int) -> Iterator[list[Reading]]:
    """Readings of the whole text, likeliest first; with every word as typed it has so many hits."""
    pieces = list(_pieces(text.split()))
    if len(pieces) > MOST_PIECES:
        return
    typed = [Reading("", piece, 0.0) for piece in pieces]
    unknown = [number for number, piece in enumerate(pieces) if _is_unknown(piece, index)]
    several = len(unknown) > MOST_UNKNOWN
    readings = {n: list(_readings(pieces[n], index, keys_only=several)) for n in unknown}
    best = [readings[n][0] if readings.get(n) else one for n, one in enumerate(typed)]
    if "keyboard" in {one.kind for one in best}:
        best = [next(_by_keys(one.text, index), one) if not one.kind else one for one in best]
    joined = list(_joined(typed, [] if hits else unknown, index, TIMES_AS_JOINED * hits))
    yield from joined
    if any(one.kind for one in best) and not joined:
        yield best
    for number in unknown if len(unknown) == 1 and not joined else ():
        first, *others = readings[number] or [typed[number]]
        for other in (one for one in others if _is_alternative(one, first)):
            yield [*best[:number], other, *best[number + 1 :]]


def _is_alternative(other: Reading, first: Reading) -> bool:
    return other.kind == first.kind and other.score >= first.score - MARGIN


def _pieces(words: Sequence[str]) -> Iterator[str]:
    """The words between blanks; a Latin name of several words, or one with its article, is one."""
    at = 0
    while at < len(words):
        size = next((n for n in (3, 2) if _is_name(words[at : at + n], n)), 1)
        yield " ".join(words[at : at + size])
        at += size


def _is_name(words: Sequence[str], size: int) -> bool:
    if len(words) < size:
        return False
    is_with_article = size == 2 and words[0].lower() in {"al", "el"}
    return (is_with_article and words[1].isascii()) or bool(arabic_names(" ".join(words)))


def _is_unknown(piece: str, index: Index) -> bool:
    tokens = [token for token in analyze(piece) if not token.overlay]
    return bool(tokens) and (not all(map(index.knows, tokens)) or _is_of_keys(piece, tokens, index))


def _is_of_keys(piece: str, tokens: Sequence[Token], index: Index) -> bool:
    """Whether signs beside Latin letters are rather the keys of a far more frequent word: []m, جدة."""
    if [token.kind for token in tokens] != ["latin"] or tokens[0].surface == piece:
        return False
    often = max((index.vocabulary.frequency(fold(word)) for word in retyped(piece)), default=0)
    return often >= TIMES_AS_FREQUENT * max(index.frequency(tokens[0]), 1)


def _readings(piece: str, index: Index, *, keys_only: bool) -> Iterator[Reading]:
    yield from _by_keys(piece, index)
    word = piece.lower()
    if keys_only:
        return
    if LATIN.fullmatch(word):
        yield from _by_sound(word, index)
    elif len(tokens := [token for token in analyze(piece) if not token.overlay]) == 1:
        yield from _by_spelling(tokens[0], index)


def _by_keys(piece: str, index: Index) -> Iterator[Reading]:
    """Those first that stand so in the index: امريوا is a form of أمر, and امريكا what was meant."""
    frequencies = {word: n for word in retyped(piece) if (n := _frequency(word, index))}
    written = {word: index.vocabulary.frequency(fold(word)) for word in frequencies}
    for word in sorted(frequencies, key=lambda word: (-written[word], -frequencies[word])):
        yield Reading("keyboard", word, float(frequencies[word]))


def _frequency(word: str, index: Index) -> int:
    """Of what is a word as a whole, and in Latin letters no very short one."""
    tokens = [token for token in analyze(word) if not token.overlay]
    is_word = len(tokens) == 1 and tokens[0].surface == word
    if not is_word or (tokens[0].kind == "latin" and len(word) < SHORTEST_LATIN):
        return 0
    return index.frequency(tokens[0])


def _by_sound(word: str, index: Index) -> Iterator[Reading]:
    """By the list of names alone where the word stands in it."""
    names = arabic_names(word)
    yield from (Reading("latin", name, 0.0) for name in names)
    alike = [] if names else index.vocabulary.sounding(word)
    scored = [
        (_score(one, UNLIKENESS) + OF_A_NAME * (one.word in name_words()), one.word)
        for one in alike
    ]
    for score, one in sorted(scored, reverse=True):
        yield Reading("latin", one, score, folded=True)


@cache
def name_words() -> frozenset[str]:
    """The folded words of the names of the gazetteer."""
    spelt = (spelling for kind in KINDS for name in names(kind) for spelling in name.spellings)
    return frozenset(word for spelling in spelt for word in key(spelling).split())


def _by_spelling(token: Token, index: Index) -> Iterator[Reading]:
    near = index.vocabulary.near(token.folded)
    if own := index.frequency(token):
        near = [one for one in near if _is_likelier(one, own, token)]
    scored = [Reading("spelling", one.word, _score(one, DISTANCE), folded=True) for one in near]
    scored += () if own else _halves(token.folded, index.vocabulary)
    yield from sorted(scored, key=lambda one: -one.score)


def _is_likelier(word: Word, frequency: int, token: Token) -> bool:
    """Than what was typed, which stands in so many articles."""
    is_known = lexicon().count(token.folded) >= KNOWN
    times = TIMES_AS_FREQUENT_AS_KNOWN if is_known else TIMES_AS_FREQUENT
    nearest = NEAREST_TO_KNOWN if is_known else NEAREST
    return word.frequency >= times * frequency and word.distance <= nearest + ROUNDING


def _score(word: Word, step: float) -> float:
    return math.log(word.frequency) - step * word.distance


def _halves(word: str, vocabulary: Vocabulary) -> Iterator[Reading]:
    """The word as two that lost the blank between them."""
    for at in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
        parts = word[:at], word[at:]
        rarer = min(map(vocabulary.frequency, parts))
        if rarer >= COMMON:
            score = math.log(rarer) - DISTANCE * SPACE
            yield Reading("blank", " ".join(parts), score, folded=True)


def _joined(
    typed: list[Reading], unknown: list[int], index: Index, many: int
) -> Iterator[list[Reading]]:
    """Two pieces as one word, where it is known and hardly one of them, or is very frequent."""
    for number in range(len(typed) - 1):
        tokens = analyze(typed[number].text + typed[number + 1].text)
        touched = {number, number + 1} & set(unknown)
        if len(tokens) != 1:
            continue
        frequency = index.vocabulary.frequency(tokens[0].folded)
        if frequency >= (COMMON if touched else max(many, TIMES_AS_JOINED)):
            word = Reading("blank", tokens[0].folded, 0.0, folded=True)
            yield [*typed[:number], word, *typed[number + 2 :]]
