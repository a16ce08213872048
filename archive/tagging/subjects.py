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

from archive.tagging.given_names import in_text
from archive.tagging.grammar import count, evidence, folded_form
from archive.tagging.mention import Mention
from archive.tagging.noun_phrases import Phrase, describes, is_subject, phrases, tells_nothing
from archive.tagging.noun_traits import ALONE, is_action, is_general, may_stand_alone, traits
from archive.tagging.remembered import Remembered
from archive.tagging.words import BODY, LEAD, TITLE, Spots
from search.analysis import stem
from search.analysis.stemming.affixes import ARTICLE
from search.analysis.stemming.lexicon import SCALE

_REMEMBERED = 1 << 15
# A noun alone is a subject if it is said so often, so many times as often as in Arabic at
# large, and chance explains it so little (the log likelihood ratio); what only the body says
# is that of a title that hides it.
_LEAST = {TITLE: (3, 140, 38), LEAD: (3, 140, 58), BODY: (4, 700, 90)}
_WORDS_FOR_ONE_MORE = 400
# What is said more seldom is no subject; in a short title once less is enough.
_FEWEST = min(times for times, *_ in _LEAST.values()) - 1
# In a short title twice is enough for a word that is so much rarer.
_LEAST_KEYNESS_OF_RARE = 2300
# Of the first, the second and the third noun; found by looking at 200 articles.
_LEAST_SURPRISE = (0, 75, 120)
# Below the title a noun is mostly what things are made of, not what they are about: of 50 that
# only the first paragraph or the body said, a third were subjects, and of these most had so much,
# or were words that hardly any other text has: so many times as often as in Arabic at large.
_LEAST_SURPRISE_BELOW_TITLE, _LEAST_SURPRISE_OF_RARE = 165, 100
_RARE = 4000
# In a title a noun without the article is mostly the head of what it says (تمديد, خاصية), and a verbal
# noun what is done: seldom a subject if chance explains it better; of 12 others eleven were.
_LEAST_SURPRISE_OF_HEAD, _OFTEN = 95, 6
_WORDS_FOR_ONE_MORE_PHRASE = 200
# In so few words what is said often is what the text is about, wherever it stands.
_FEW_WORDS = 120
_WEIGHT_IN_BODY = 0.75
_LEAST_IN_BODY = 4
# The words of a phrase that the title says once.
_LEAST_SUPPORT = 4
_LEAST_OF_GENERAL = 3
# Words that the lexicon does not know are as rare as its rarest that are.
_RAREST = 30.0
_SHARE_OF_PHRASE = 0.4

Key = tuple[str, ...]
stems = Remembered(stem, _REMEMBERED)


class Text(NamedTuple):
    """The words, which of them belong to other names, and where the stems stand that may matter."""

    spots: Spots
    taken: set[int]
    places: dict[str, list[int]]

    def times(self, stem: str) -> int:
        """How often a stem is said."""
        return len(self.places.get(stem, ()))


def find(spots: Spots, taken: set[int]) -> list[Mention]:
    """The subjects of the text, each as often as it is said."""
    opening = min(spots.lead_ends, len(spots))
    outlines = [spot.word.outline for spot in spots]
    some = list(phrases(spots, taken, opening))
    places = [*range(opening), *_often(outlines, opening)]
    nouns = [at for at in places if traits[spots[at].word.folded] & ALONE]
    single = [at for at in nouns if is_subject(spots, taken, at)]
    inside = {*single, *(at for phrase in some for at in range(phrase.start, phrase.end))}
    text = Text(spots, taken, _places(spots, outlines, inside))
    named = dict(_phrases(text, some))
    return [*_mentions(named.values()), *_mentions(_nouns(text, single, named))]


def _often(outlines: list[str], opening: int) -> list[int]:
    """Where words stand that only the body says, but again and again."""
    counts = Counter(outlines[opening:])
    often = {one for one, times in counts.items() if times >= _LEAST_IN_BODY}
    often -= {"", *outlines[:opening]}
    return [at for at, one in enumerate(outlines) if one in often] if often else []


class Subject(NamedTuple):
    """A label, its places in the text, each from start to end, its weight, and whether it is a
    tag only where others are missing.
    """

    label: str
    places: list[tuple[int, int]]
    weight: float
    fills: bool = False


def _mentions(subjects: Iterable[Subject]) -> Iterator[Mention]:
    for subject in subjects:
        for start, end in subject.places:
            yield Mention(subject.label, "topic", start, end, subject.weight, subject.fills)


def _places(spots: Spots, outlines: list[str], some: set[int]) -> dict[str, list[int]]:
    """Where the stems of some words stand. What has the outline of none of them is not stemmed."""
    keys = {stems[spots[at].word.spelt] for at in some}
    alike = {outlines[at] for at in some}
    places: dict[str, list[int]] = defaultdict(list)
    for at in [at for at, outline in enumerate(outlines) if outline in alike]:
        if (key := stems[spots[at].word.spelt]) in keys:
            places[key].append(at)
    return places


def _phrases(text: Text, some: list[Phrase]) -> Iterator[tuple[Key, Subject]]:
    """A phrase that is said again, or stands in the title and its words are said again."""
    for key, phrase in {_key(text.spots, one): one for one in reversed(some)}.items():
        places = _places_of(text, key)
        in_title = any(text.spots.zone(start) == TITLE for start, _ in places)
        support = min(text.times(stem) for stem in key)
        of_place = places[0][1] - 1 in text.taken
        once = in_title and support >= _LEAST_SUPPORT and not of_place
        if not in_title and len(text.spots) > _FEW_WORDS and tells_nothing(phrase):
            continue
        least = _LEAST_OF_GENERAL if is_general(phrase.words[0]) else 2
        if len(places) >= least or (once and least == 2):
            label = _phrase_label(text, places, phrase)
            weight = rarity(label) * (1 + 0.1 * min(support - 1, 4))
            often = len(places) >= 2 + len(text.spots) // _WORDS_FOR_ONE_MORE_PHRASE
            yield key, Subject(label, places, weight, not (in_title or often))


def _key(spots: Spots, phrase: Phrase) -> Key:
    """Its stems as places are kept by: بابل may be read as «ب» with a word, also of a phrase."""
    return tuple(stems[spot.word.spelt] for spot in spots[phrase.start : phrase.end])


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
    """The nouns that the text says much oftener than others do, and not mostly in one phrase.

    The second and the third must be so much surer: an article has one subject, seldom two.
    """
    some: list[tuple[float, str, list[int]]] = []
    for key in dict.fromkeys(stems[text.spots[at].word.spelt] for at in single):
        if text.times(key) < _FEWEST:
            continue
        places = [
            at for at in text.places[key] if at not in text.taken and not describes(text.spots, at)
        ]
        label = _noun_label(text, places)
        if not label or not may_stand_alone(label) or _is_surname(text, text.places[key]):
            continue
        surprise = _surprise(text, places, label)
        if surprise and not _is_part(key, len(places), named):
            some.append((surprise, label, places))
    some.sort(key=lambda one: (-one[0], one[2]))
    for least, (surprise, label, places) in zip(_LEAST_SURPRISE, some, strict=False):
        if surprise >= least:
            hidden = all(text.spots.zone(at) == BODY for at in places)
            weight = rarity(label) * (_WEIGHT_IN_BODY if hidden else 1)
            fills = not _is_sure(text, places, surprise)
            yield Subject(label, [(at, at + 1) for at in places], weight, fills)


def _is_sure(text: Text, places: list[int], surprise: float) -> bool:
    """Whether a noun is a subject by itself: in the title with its article, or said very often."""
    if len(text.spots) <= _FEW_WORDS:
        return True
    in_title = [text.spots[at].word.spelt for at in places if text.spots.zone(at) == TITLE]
    if in_title:
        told = [word for word in in_title if word.startswith(ARTICLE) and not is_action(word)]
        often = surprise >= _LEAST_SURPRISE_OF_HEAD or len(places) >= _OFTEN
        return often or bool(told)
    keyness = math.exp(surprise / (2 * len(places)))
    least = _LEAST_SURPRISE_OF_RARE if keyness >= _RARE else _LEAST_SURPRISE_BELOW_TITLE
    return surprise >= least


def _noun_label(text: Text, places: list[int]) -> str:
    """The commonest form with the article: a noun alone is a tag as الذهب, not as ذهبا."""
    forms = Counter(text.spots[at].word.spelt for at in places)
    definite = {form: n for form, n in forms.items() if form.startswith(ARTICLE)}
    return max(definite, key=lambda form: (definite[form], form), default="")


def _surprise(text: Text, places: list[int], label: str) -> float:
    """How little chance explains that a noun is said so often (the log likelihood ratio); 0 for
    what is said too seldom.
    """
    forms = {text.spots[at].word.folded.removeprefix(ARTICLE) for at in places}
    forms.add(folded_form(label).removeprefix(ARTICLE))
    common = max(max(map(evidence, forms)), _RAREST)
    words, times = len(text.spots), len(places)
    keyness = times / words * SCALE / common
    zone = max(text.spots.zone(at) for at in places)
    least, least_keyness, least_surprise = _LEAST[TITLE if words <= _FEW_WORDS else zone]
    rare = zone == TITLE and words <= _WORDS_FOR_ONE_MORE and keyness >= _LEAST_KEYNESS_OF_RARE
    if times < least + words // _WORDS_FOR_ONE_MORE - rare or keyness < least_keyness:
        return 0
    surprise = 2 * times * math.log(keyness)
    return surprise if rare or surprise >= least_surprise else 0


def _is_surname(text: Text, places: list[int]) -> bool:
    """Whether a noun somewhere follows a given name: in جميلة المصلي it is somebody."""
    spots, given = text.spots, in_text()
    return any(at and not spots[at].breaks and spots[at - 1].word.spelt in given for at in places)


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
