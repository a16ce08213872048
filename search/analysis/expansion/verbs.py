"""Verbs of a query: their past and their verbal noun, which texts write in their place.

يحتفل and احتفل are احتفال, زارت is زيارة. Headlines speak of what happens, texts of what happened:
a form that is certainly a verb is looked for as both. And it is no noun: مارست is not the month,
عينه brings no eyes. A noun is never looked for as a verb. Sources: the patterns of the derived
forms in any grammar; verbal_nouns.txt for the first form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from search.analysis import fold
from search.analysis import stem as stem_of
from search.analysis.letters import ALEF, HAMZA, HEH, TEH, TEH_MARBUTA, WAW, YEH
from search.analysis.stemming.affixes import PRESENT, PRONOUNS
from search.analysis.stemming.evidence import Evidence
from search.analysis.stemming.lexicon import lexicon

_PATH = Path(__file__).with_name("verbal_nouns.txt")
_REMEMBERED = 1 << 12
_KNOWN, _COMMON = 3, 10
_KNOWN_NOUN = 20  # times with the article
_SHARE_WITH_ARTICLE = 0.02  # of a noun's uses at least
# Of a past that is seldom a noun: with the article at most; of a woman at least, and of غادر.
_MOST_WITH_ARTICLE, _MUCH_OF_HER, _MOST_OF_HER = 0.1, 0.25, 0.4
# Of a past tense, how often it is also of a woman, or of several, at least.
_SHARE_OF_HER, _SHARE_OF_THEM = 0.05, 0.02
_SHARE_OF_OBJECTS = 0.05  # عينته, عينوه and يعينه beside عينه: «he appointed him», too
_EIGHTH = 5  # letters of احتاج
_CAUSATIVE = 10  # times less often than the first form it may be met
_PASTS = (TEH, WAW + ALEF)
_OBJECTS = frozenset(pronoun.letters for pronoun in PRONOUNS)
_MASCULINE = PRESENT[:3]  # of the persons those that share their first letters with few nouns


@lru_cache(_REMEMBERED)
def is_verb(bare: str, stem: str) -> bool:
    """Whether a folded word without proclitics, of this stem, can hardly be a noun."""
    if bare == stem:
        return not _is_noun(bare) and (_is_past(bare) or _is_present(bare))
    if bare.endswith(_PASTS) and bare[:-1].rstrip(WAW) in (stem, stem[:-1]):
        return not _is_noun(bare) and _of_her(stem) >= _KNOWN
    return bare.removeprefix(stem) in _OBJECTS and _has_objects(stem)


@lru_cache(_REMEMBERED)
def other_forms(bare: str, stem: str) -> tuple[str, ...]:
    """The stems of the past of a verb and of its verbal nouns; none for what may be a noun."""
    if not is_verb(bare, stem) or (_is_noun(stem) and not bare.endswith(_PASTS)):
        return ()
    is_present = bare == stem and _is_present(stem) and stem not in _listed()
    past = _past_of(stem) if is_present else stem
    pasts = [past] if past and not _is_noun(past) else []
    found = dict.fromkeys((*pasts, *map(stem_of, _verbal_nouns(past) if past else ())))
    return tuple(other for other in found if other != stem)


@lru_cache(_REMEMBERED)
def nouns_beside(bare: str, stem: str) -> tuple[str, ...]:
    """The stems of the verbal nouns of a past that may be a noun, too, but seldom is one.

    وصل is «arrived» far oftener than «receipt», so وصول is looked for beside what a noun is given.
    """
    if bare != stem or not _is_mostly_past(stem):
        return ()
    return tuple(other for other in map(stem_of, _verbal_nouns(stem)) if other != stem)


@cache
def _evidence() -> Evidence:
    return Evidence(lexicon())


def _is_noun(word: str) -> bool:
    return _evidence().is_noun(word, _SHARE_WITH_ARTICLE)


def _is_mostly_past(word: str) -> bool:
    """Of قابل, an adjective, and of what ends in ي, as بني, too much is something else."""
    count = _evidence().count(word)
    is_seldom_noun = _evidence().definite(word) <= _MOST_WITH_ARTICLE * count
    share = _MOST_OF_HER if word[1:2] == ALEF else _MUCH_OF_HER
    is_weak = word.startswith(TEH) or word.endswith(YEH)
    return is_seldom_noun and not is_weak and _of_her(word) >= max(_COMMON, share * count)


def _of_her(past: str) -> float:
    """How often the past has the feminine."""
    return sum(map(_evidence().count, {_short(past) + TEH, past + TEH}))


def _short(past: str) -> str:
    """انتهى and دعا lose their last letter before an ending; لجأ does not."""
    return past[:-1] if past[-1] in (ALEF, YEH) else past


def _is_past(word: str) -> bool:
    evidence = _evidence()
    count, many = evidence.count(word), evidence.count(_short(word) + WAW + ALEF)
    is_conjugated = _is_also_of_her(word) or many >= _SHARE_OF_THEM * count
    return len(word) > 2 and count >= _COMMON and is_conjugated


def _is_also_of_her(word: str) -> bool:
    return _of_her(word) >= max(_KNOWN, _SHARE_OF_HER * _evidence().count(word))


def _is_present(word: str) -> bool:
    """يكتب, as تكتب is a word too; but تلقى is a past, as تلقت is."""
    others = (person + word[1:] for person in _MASCULINE)
    known = [other for other in others if _evidence().count(other) >= _KNOWN]
    return word in known and len(known) > 1 and not _is_also_of_her(word)


def _has_objects(stem: str) -> bool:
    count = _evidence().count
    objects = count(stem + TEH + HEH) + count(stem + WAW + HEH) + count(YEH + stem + HEH)
    return _of_her(stem) >= _COMMON and objects >= max(
        _COMMON, _SHARE_OF_OBJECTS * count(stem + HEH)
    )


def _past_of(present: str) -> str:
    """The commonest of the pasts that a present may have: يحتفل احتفل, يقول قال, يصل وصل."""
    known = {past: _of_her(past) * weight for past, weight in _pasts(present[1:])}
    likely = [past for past, often in known.items() if often >= _KNOWN]
    return max(likely, key=known.__getitem__, default="")


def _pasts(rest: str) -> Iterator[tuple[str, float]]:
    """(past, weight)"""
    yield from ((rest, 1), (ALEF + rest, 1))
    if rest[-1] == WAW:
        yield rest[:-1] + ALEF, 1
    if len(rest) == 2:
        yield WAW + rest, 1
    if len(rest) > 2 and rest[-2] in (WAW, YEH):
        hollow = rest[:-2] + ALEF + rest[-1]
        # يقيم is rather of أقام, though قام is far commoner.
        yield from ((hollow, 1), (ALEF + hollow, _CAUSATIVE if rest[-2] == YEH else 0))


def _verbal_nouns(past: str) -> Iterator[str]:
    """As they are spelt: those listed, or those of the derived forms that are known as nouns."""
    if past in _listed():
        yield from _listed()[past]
        return
    for noun in _patterns(past):
        if _evidence().definite(fold(noun)) >= _KNOWN_NOUN:
            yield noun


def _patterns(past: str) -> Iterator[str]:
    before_last, last = past[:-1], past[-1]
    if past[0] == ALEF and len(past) > 3:
        yield from _of_alef(past)
    elif len(past) == 3:
        # توقيع, تسمية.
        yield TEH + past[:2] + YEH + (last if last != YEH else TEH_MARBUTA)
    elif len(past) == 4 and past[1] == ALEF:
        # موافقة, مباراة.
        yield "م" + (past if last != YEH else before_last + ALEF) + TEH_MARBUTA


def _of_alef(past: str) -> Iterator[str]:
    """إعلان, انتقال, استخدام; انتهاء; إقرار; إعادة, احتياج; إيقاف, استيلاء."""
    waw = past.find(WAW, 1, 4)
    bent = past[:waw] + YEH + past[waw + 1 :] if waw > 0 else past
    end = HAMZA if bent[-1] == YEH else bent[-1]
    if past[-2] == ALEF:
        yield past + TEH_MARBUTA if len(past) != _EIGHTH else past[:-2] + YEH + past[-2:]
    else:
        yield bent[:-1] + ALEF + end
        yield past + ALEF + past[-1]


@cache
def _listed() -> Mapping[str, list[str]]:
    nouns: defaultdict[str, list[str]] = defaultdict(list)
    for past, verbal_nouns in lines():
        nouns[fold(past)] += verbal_nouns
    return nouns


def lines() -> Iterator[tuple[str, list[str]]]:
    """The verb of each line, and its nouns."""
    for line in _PATH.read_text("utf-8").splitlines():
        past, equals, nouns = line.partition("#")[0].partition(" = ")
        if equals:
            yield past, nouns.strip().split("، ")
