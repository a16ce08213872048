"""Organisations: a head such as وزارة and the words that make it a name."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from archive.tagging.entries import demonyms, is_place
from archive.tagging.given_names import in_text
from archive.tagging.grammar import count, is_noun, is_verb, is_weak
from archive.tagging.lists import folded_words
from archive.tagging.mention import Mention
from archive.tagging.words import Spot
from search.analysis import fold
from search.analysis.stemming.affixes import ARTICLE

_HEADS = "organisation_heads.txt"
_ADJECTIVES = "organisation_adjectives.txt"
_CUES = "person_cues.txt"
_SLAVE = "عبد"
_FOR_THE = "لل"
_NEWS = frozenset({fold("أنباء"), fold("الأنباء")})
_LONGEST = 5
_ADJECTIVE_ENDS = ("ي", "يه")
# Participles in the feminine: المشتركة, المتحدة; other words in ة are mostly nouns.
_PARTICIPLE = "الم"


def find(spots: list[Spot], taken: set[int]) -> list[Mention]:
    """The organisations in the text, named by the form the text prefers."""
    mentions = list(_mentions(spots, taken))
    labels = _settled(Counter(mention.label for mention in mentions))
    mentions = [mention._replace(label=labels[mention.label]) for mention in mentions]
    counts = Counter(mention.label for mention in mentions)
    return [one for one in mentions if _is_certain(one.label) or counts[one.label] > 1]


def _is_certain(label: str) -> bool:
    """Whether one mention is enough: for وزارة الصحة it is, for لجنة الحكام it is not."""
    first, *others = map(fold, label.split())
    if first.startswith(ARTICLE) and len(others) < 2:
        return False
    return first.removeprefix(ARTICLE) not in folded_words(_HEADS, "?")


def _mentions(spots: list[Spot], taken: set[int]) -> Iterator[Mention]:
    heads = _heads()
    for at, spot in enumerate(spots):
        if spot.word.folded not in heads:
            continue
        head = spot.word.folded.removeprefix(ARTICLE)
        take = next((take for mark, take in _TAKERS if head in folded_words(_HEADS, mark)), None)
        end = take(spots, taken, at + 1) if take and at not in taken else at
        if end > at + 1:
            words = [spot.word.spelt, *(other.word.raw for other in spots[at + 1 : end])]
            yield Mention(" ".join(words), _kind(spots, at), at, end)


@cache
def _heads() -> frozenset[str]:
    """All heads, with and without the article."""
    plain = folded_words(_HEADS) | folded_words(_HEADS, "!")
    return plain.union(ARTICLE + head for head in plain)


def _kind(spots: list[Spot], at: int) -> str:
    """Newspapers and agencies are where the news comes from: no tag."""
    head, following = spots[at].word.folded.removeprefix(ARTICLE), spots[at + 1].word.whole
    no_tag = any(head in folded_words(_HEADS, mark) for mark in "-!") or following in _NEWS
    return "" if no_tag else "organisation"


def _take(spots: list[Spot], taken: set[int], at: int) -> int:
    """Where the name ends that began with a head just before ``at``."""
    if spots[at - 1].word.folded.startswith(ARTICLE):
        return _definite_name(spots, taken, at)
    return max(_named_after(spots, taken, at), _construct(spots, taken, at))


def _definite_name(spots: list[Spot], taken: set[int], at: int) -> int:
    """الحزب الديمقراطي, المؤسسة العامة للتعليم الفني: adjectives, perhaps a purpose."""
    end = _adjectives(spots, taken, at)
    if end > at and _goes_on(spots, taken, end, at) and spots[end].word.whole.startswith(_FOR_THE):
        return _adjectives(spots, taken, end + 1)
    return end if any(spot.word.whole not in _general() for spot in spots[at:end]) else at


def _construct(spots: list[Spot], taken: set[int], at: int) -> int:
    """وزارة الصحة, جهاز مكافحة الإرهاب, جامعة بغداد: a noun in the genitive, then adjectives."""
    of_cities = spots[at - 1].word.folded in folded_words(_HEADS, "*")
    if of_cities and _goes_on(spots, taken, at, at) and is_place(spots[at].word.whole):
        return at + 1
    end = at
    while _goes_on(spots, taken, end, at) and _is_construct_noun(spots[end]):
        end += 1
    if not _goes_on(spots, taken, end, at) or not _is_definite_noun(spots[end]):
        return at
    if end == at and spots[at].word.whole in _heads():
        return at  # مجلس الجامعة is of a university that was named before
    return _adjectives(spots, taken, end + 1)


def _named_after(spots: list[Spot], taken: set[int], at: int) -> int:
    """جامعة الملك سعود, مركز الأمير سلطان: a title and the given name after it."""
    if not (_goes_on(spots, taken, at, at) and _goes_on(spots, taken, at + 1, at)):
        return at
    title, following = spots[at].word, spots[at + 1].word.raw
    if title.whole not in folded_words(_CUES, "="):
        return at
    end = at + 2
    if following == _SLAVE and end < len(spots) and not spots[end].breaks:
        return end + 1
    return end if following in in_text() else at


def _adjectives(spots: list[Spot], taken: set[int], at: int) -> int:
    end = at
    while _goes_on(spots, taken, end, at) and _is_adjective(spots[end]):
        end += 1
    return end


def _goes_on(spots: list[Spot], taken: set[int], at: int, start: int) -> bool:
    if at >= len(spots) or at in taken or spots[at].breaks or at - start >= _LONGEST:
        return False
    return spots[at].word.kind == "word"


def _is_construct_noun(spot: Spot) -> bool:
    word = spot.word
    plain = word.raw == word.spelt and not word.raw.startswith(ARTICLE)
    if word.whole in folded_words(_HEADS):
        return False  # إدارة نادي الهلال is the club
    return plain and not is_weak(word.whole) and not is_verb(word.whole) and is_noun(word.whole)


def _is_definite_noun(spot: Spot) -> bool:
    folded = spot.word.whole
    return folded.startswith(ARTICLE) and not is_weak(folded) and not _is_person_cue(folded)


def _is_adjective(spot: Spot) -> bool:
    folded = spot.word.whole
    if not folded.startswith(ARTICLE) or _is_person_cue(folded):
        return False
    shaped = folded.endswith(_ADJECTIVE_ENDS) or (
        folded.startswith(_PARTICIPLE) and folded.endswith("ه") and count(folded[:-1]) > 0
    )
    return folded in folded_words(_ADJECTIVES) or (shaped and not is_weak(folded))


def _is_person_cue(folded: str) -> bool:
    return folded in folded_words(_CUES)


@cache
def _general() -> frozenset[str]:
    """Adjectives that tell no organisation from another: الهيئة العامة, المجلس الأعلى."""
    return folded_words(_ADJECTIVES, "?") | demonyms().keys()


def _settled(counts: Counter[str]) -> dict[str, str]:
    """Each name -> the name to use: the commonest of those that begin alike, else the shortest."""
    chosen: dict[str, str] = {}
    for label in counts:
        family = [other for other in counts if _begins(other, label) or _begins(label, other)]
        chosen[label] = min(family, key=lambda other: (-counts[other], len(other)))
    return chosen


def _begins(short: str, long: str) -> bool:
    return f"{long} ".startswith(f"{short} ")


_TAKERS = (("", _take), ("!", _named_after))
