"""What a text is about: noun phrases and nouns of its title and lead that it comes back to.

How common a word is in Arabic at large says how much it tells: of two words said
equally often the rarer is the subject. The counts are the lexicon's, not those of the
archive, so that a text has the same tags whatever was imported before it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.tagging.grammar import count, evidence, folded_form
from archive.tagging.mention import Mention
from archive.tagging.noun_phrases import Phrase, describes, is_subject, may_stand_alone, phrases
from archive.tagging.words import BODY, TITLE, Spot
from search.analysis import stem
from search.analysis.stemming.affixes import ARTICLE
from search.analysis.stemming.lexicon import SCALE

_OUTLINE = 3
_HEAD, _PROCLITICS = 2, 4  # letters
_REMEMBERED = 1 << 16
# A noun alone is a subject if it is said so many times as often as in Arabic at large.
_LEAST_KEYNESS = 140
_LEAST_TIMES = 3
# In the title twice is enough for a word as much rarer.
_LEAST_KEYNESS_OF_TWO = 800
_WORDS_FOR_ONE_MORE = 400
# Words that the lexicon does not know are as rare as its rarest that are.
_RAREST = 30.0
_SHARE_OF_PHRASE = 0.4
# What only the body says is the subject of a title that hides it, if it is said so often.
_LEAST_IN_BODY = 4
_LEAST_KEYNESS_IN_BODY = 400
_WEIGHT_IN_BODY = 0.75

Key = tuple[str, ...]


class Text(NamedTuple):
    """The words, which of them belong to other names, and where the stems stand that may matter."""

    spots: list[Spot]
    taken: set[int]
    places: dict[str, list[int]]

    def times(self, stem: str) -> int:
        """How often a stem is said."""
        return len(self.places.get(stem, ()))


def find(spots: list[Spot], taken: set[int]) -> list[Mention]:
    """The subjects of the text, each as often as it is said."""
    opening = next((at for at, spot in enumerate(spots) if spot.zone == BODY), len(spots))
    some = list(phrases(spots, taken, opening))
    places = [*range(opening), *_often(spots, opening)]
    single = [at for at in places if is_subject(spots, taken, at)]
    words = {word for phrase in some for word in phrase.words}
    words.update(spots[at].word.spelt for at in single)
    text = Text(spots, taken, _places(spots, words))
    named = dict(_phrases(text, some))
    return [*_mentions(named.values()), *_mentions(_nouns(text, single, named))]


def _often(spots: list[Spot], opening: int) -> list[int]:
    """Where words stand that only the body says, but again and again."""
    outlines = [_outline(spot.word.spelt) for spot in spots]
    counts = Counter(outlines[opening:])
    often = {one for one, times in counts.items() if times >= _LEAST_IN_BODY}
    often -= set(outlines[:opening])
    return [at for at in range(opening, len(spots)) if outlines[at] in often]


class Subject(NamedTuple):
    """A label, its places in the text, each from start to end, and its weight."""

    label: str
    places: list[tuple[int, int]]
    weight: float


def _mentions(subjects: Iterable[Subject]) -> Iterator[Mention]:
    for subject in subjects:
        for start, end in subject.places:
            yield Mention(subject.label, "topic", start, end, subject.weight)


def _places(spots: list[Spot], words: set[str]) -> dict[str, list[int]]:
    """Where the stems of the words stand.

    Most words have the beginning of none of them near theirs, and are not stemmed: to stem a
    rare word costs as much as a hundred common ones.
    """
    stems = set(map(_stem, words))
    heads = {stem[:_HEAD] for stem in stems}
    found: dict[str, str] = {}  # word as spelt -> its stem, where it is one of them
    places: dict[str, list[int]] = defaultdict(list)
    for at, spot in enumerate(spots):
        word = spot.word
        if word.spelt not in found:
            near = word.kind == "word" and not heads.isdisjoint(_heads(word.folded))
            key = _stem(word.spelt) if near else ""
            found[word.spelt] = key if key in stems else ""
        if found[word.spelt]:
            places[found[word.spelt]].append(at)
    return places


def _heads(folded: str) -> Iterator[str]:
    """What the stem of a word may begin with: before it stand proclitics of a few letters."""
    return (folded[at : at + _HEAD] for at in range(_PROCLITICS + 1))


def _phrases(text: Text, some: list[Phrase]) -> Iterator[tuple[Key, Subject]]:
    """A phrase that is said again, or stands in the title and its words are said again."""
    for key, phrase in {tuple(map(_stem, one.words)): one for one in reversed(some)}.items():
        places = _places_of(text, key)
        in_title = any(text.spots[start].zone == TITLE for start, _ in places)
        support = min(text.times(stem) for stem in key)
        of_place = places[0][1] - 1 in text.taken
        if len(places) > 1 or (in_title and support > 1 and not of_place):
            label = _phrase_label(text, places, phrase)
            weight = rarity(label) * (1 + 0.1 * min(support - 1, 4))
            yield key, Subject(label, places, weight)


def _places_of(text: Text, key: Key) -> list[tuple[int, int]]:
    spots = text.spots
    others = [set(text.places.get(stem, ())) for stem in key[1:]]
    return [
        (at, at + len(key))
        for at in text.places.get(key[0], ())
        if all(
            at + n in some and not spots[at + n].breaks for n, some in enumerate(others, start=1)
        )
    ]


def _phrase_label(text: Text, places: list[tuple[int, int]], phrase: Phrase) -> str:
    """The commonest spelling among those of the grammar of the first."""
    first = phrase.words[0].startswith(ARTICLE)
    spellings = Counter(
        " ".join((text.spots[start].word.spelt, *(s.word.raw for s in text.spots[start + 1 : end])))
        for start, end in places
    )
    alike = {label: times for label, times in spellings.items() if _agrees(label, first)} or {
        " ".join(phrase.words): 1
    }
    return max(alike, key=lambda label: (alike[label], label))


def _agrees(label: str, definite: bool) -> bool:
    words = label.split()
    return words[0].startswith(ARTICLE) == definite and words[-1].startswith(ARTICLE)


def _nouns(text: Text, single: list[int], named: dict[Key, Subject]) -> Iterator[Subject]:
    """A noun that the text says much oftener than others do, and not mostly in one phrase."""
    for key in dict.fromkeys(_stem(text.spots[at].word.spelt) for at in single):
        places = [
            at for at in text.places[key] if at not in text.taken and not describes(text.spots, at)
        ]
        label = _noun_label(text, places)
        if (
            label
            and may_stand_alone(label)
            and _is_key(text, places, label)
            and not _is_part(key, len(places), named)
        ):
            hidden = all(text.spots[at].zone == BODY for at in places)
            weight = rarity(label) * (_WEIGHT_IN_BODY if hidden else 1)
            yield Subject(label, [(at, at + 1) for at in places], weight)


def _noun_label(text: Text, places: list[int]) -> str:
    """The commonest form with the article: a noun alone is a tag as الذهب, not as ذهبا."""
    forms = Counter(text.spots[at].word.spelt for at in places)
    definite = {form: n for form, n in forms.items() if form.startswith(ARTICLE)}
    return max(definite, key=lambda form: (definite[form], form), default="")


def _is_key(text: Text, places: list[int], label: str) -> bool:
    forms = {text.spots[at].word.folded.removeprefix(ARTICLE) for at in places}
    forms.add(folded_form(label).removeprefix(ARTICLE))
    common = max(max(map(evidence, forms)), _RAREST)
    words = len(text.spots)
    keyness = len(places) / words * SCALE / common
    if all(text.spots[at].zone == BODY for at in places):
        enough = len(places) >= _LEAST_IN_BODY + words // _WORDS_FOR_ONE_MORE
        return enough and keyness >= _LEAST_KEYNESS_IN_BODY
    if len(places) >= _LEAST_TIMES + words // _WORDS_FOR_ONE_MORE:
        return keyness >= _LEAST_KEYNESS
    in_title = any(text.spots[at].zone == TITLE for at in places)
    short = words <= _WORDS_FOR_ONE_MORE
    return short and len(places) > 1 and in_title and keyness >= _LEAST_KEYNESS_OF_TWO


def _is_part(key: str, times: int, named: dict[Key, Subject]) -> bool:
    """Whether a noun is mostly said within one phrase, which then tells more."""
    return any(
        key in stems and len(one.places) >= max(2, _SHARE_OF_PHRASE * times)
        for stems, one in named.items()
    )


def rarity(label: str) -> float:
    """How rare the words of a phrase are in Arabic at large: 0 (all common) to 1."""
    words = label.split()
    return sum(map(_rarity, words)) / len(words)


@lru_cache(_REMEMBERED)
def _rarity(word: str) -> float:
    commonest = max(count(form) for form in (stem(word), ARTICLE + stem(word)))
    return math.log10(SCALE / (1 + commonest)) / math.log10(SCALE)


@lru_cache(_REMEMBERED)
def _stem(word: str) -> str:
    return stem(word)


@lru_cache(_REMEMBERED)
def _outline(word: str) -> str:
    """The first letters: most forms of a word share them, and they cost less than a stem."""
    return folded_form(word).removeprefix(ARTICLE)[:_OUTLINE]
