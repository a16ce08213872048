"""How far the name of an organisation goes after its head: وزارة, and what makes it a name."""

from archive.tagging.entries import demonyms, is_place
from archive.tagging.first_words import HEADS, heads
from archive.tagging.given_names import in_text
from archive.tagging.grammar import evidence, is_weak
from archive.tagging.lists import folded_words, spelt_words
from archive.tagging.name_shapes import may_be_foreign_name
from archive.tagging.name_units import ordinals
from archive.tagging.organisation_places import place_end
from archive.tagging.organisation_words import (
    adjectives,
    general,
    goes_on,
    is_construct_noun,
    is_definite_noun,
    is_person_cue,
)
from archive.tagging.words import Spot
from search.analysis import fold
from search.analysis.letters import WAW
from search.analysis.stemming.affixes import ARTICLE, SOUND_PLURALS

_OTHERS = "other_parties.txt"
_ADJECTIVES = "organisation_adjectives.txt"
_CUES = "person_cues.txt"
_SLAVE, _FAMILY = "عبد", "آل"
_FOR_THE = "لل"
_PREPOSITIONS = frozenset({"عن", "من"})
_PURPOSES = "organisation_purposes.txt"
_LONGEST_QUOTED = 4
# Words more common than so are said of any company: «شركة تابعة» (per 30 million words).
_MOST_COMMON = 300
# Each country has one, so that its adjective tells which.
_NATIONAL = frozenset(map(fold, ("الجيش", "المنتخب")))
# What follows a name and is no part of it: «بنك الجزائر العام الماضي».
_TIMES = frozenset(map(fold, ("العام", "الشهر", "الأسبوع", "اليوم")))


def name_end(spots: list[Spot], taken: set[int], at: int) -> int:
    """Where the name ends whose head stands before ``at``: there, if nothing makes it a name."""
    head = spots[at - 1].word.folded.removeprefix(ARTICLE)
    take = next((take for mark, take in _TAKERS if head in folded_words(HEADS, mark)), None)
    return take(spots, taken, at) if take else at


def _take(spots: list[Spot], taken: set[int], at: int) -> int:
    """Where the name ends that began with a head just before ``at``."""
    if spots[at - 1].word.folded.startswith(ARTICLE):
        return _definite_name(spots, taken, at)
    some = (_named_after, _construct, _of_place, _called)
    return max(take(spots, taken, at) for take in some)


def _of_place(spots: list[Spot], taken: set[int], at: int) -> int:
    """جامعة بغداد, بنك الكويت المركزي, وكالة الإمارات للفضاء: a place, then what tells which."""
    end = place_end(spots, at)
    if end == at or spots[at].breaks or spots[at].word.raw != spots[at].word.spelt:
        return at
    of_cities = spots[at - 1].word.folded in folded_words(HEADS, "*")
    after = end
    if end < len(spots) and _tells_more(spots[end].word.whole):
        after = adjectives(spots, taken, end)
    if not of_cities or after > end:
        purpose = _purpose(spots, taken, at, after)
        after = purpose if purpose > after and not _are_people(spots[purpose - 1]) else after
    return after if of_cities or after > end else at


def _tells_more(folded: str) -> bool:
    """Whether an adjective after a place is a part of the name, and neither time nor country."""
    return folded not in demonyms() and folded not in _TIMES


def _are_people(spot: Spot) -> bool:
    return spot.word.whole.endswith(SOUND_PLURALS)


def _called(spots: list[Spot], taken: set[int], at: int) -> int:
    """شركة هواوي, جمعية «الأفق»: what is no noun of the language, or is quoted."""
    if at >= len(spots) or at in taken:
        return at
    if spots[at].opens:
        ends = range(at, min(at + _LONGEST_QUOTED, len(spots)))
        end = next((end + 1 for end in ends if spots[end].closes), at)
        whole = not any(spot.breaks for spot in spots[at + 1 : end])
        return end if whole and taken.isdisjoint(range(at, end)) else at
    word = spots[at].word
    of_company = spots[at - 1].word.folded in folded_words(HEADS, "&")
    rare = evidence(word.folded) < _MOST_COMMON and may_be_foreign_name(word.raw)
    if not (of_company and rare and goes_on(spots, taken, at, at)):
        return at
    return _purpose(spots, taken, at, at + 1)


def _definite_name(spots: list[Spot], taken: set[int], at: int) -> int:
    """الحزب الديمقراطي, المؤسسة العامة للتعليم الفني: adjectives, perhaps a purpose."""
    end = adjectives(spots, taken, at)
    if end > at and (purpose := _purpose(spots, taken, at, end)) > end:
        return purpose
    if end > at and _is_for_the_sake(spots, end) and goes_on(spots, taken, end + 2, at):
        return _joined(spots, taken, at, adjectives(spots, taken, end + 3))
    telling = any(spot.word.whole not in general() for spot in spots[at:end])
    of_nation = spots[at - 1].word.folded in _NATIONAL and _is_of_nation(spots, end)
    return end if telling or of_nation else at


def _is_of_nation(spots: list[Spot], end: int) -> bool:
    """Whether the name of an army or a team ends with its country: الجيش السوداني."""
    return spots[end - 1].word.whole in demonyms()


def _construct(spots: list[Spot], taken: set[int], at: int) -> int:
    """وزارة الصحة, جهاز مكافحة الإرهاب, جامعة بغداد: a noun in the genitive, then adjectives."""
    if place_end(spots, at) > at:
        return at
    end = at
    while goes_on(spots, taken, end, at) and is_construct_noun(spots[end]):
        end += 1
    if not goes_on(spots, taken, end, at) or not is_definite_noun(spots[end]):
        return at
    of_state = spots[at - 1].word.folded in folded_words(HEADS, "=")
    if end == at and not of_state and not _tells_which(spots[at].word.whole):
        return at
    end = adjectives(spots, taken, end + 1)
    if end > at + 1 and _may_have_purpose(spots, at, end):
        purpose = _purpose(spots, taken, at, end)
        if purpose > end and _is_said_again(spots, at, purpose - 1):
            end = purpose
    return _joined(spots, taken, at, end)


def _may_have_purpose(spots: list[Spot], at: int, end: int) -> bool:
    """Whether «لل» goes on with the name: after جمعية اللقاءات المتوسطية; a ministry says it to them."""
    if spots[end - 1].word.whole in folded_words(_ADJECTIVES):
        return True
    head = spots[at - 1].word.folded
    of_people = head in folded_words(HEADS, "+") and head not in folded_words(HEADS, "=")
    return of_people and spots[end - 1].word.whole not in demonyms()


def _tells_which(folded: str) -> bool:
    """Whether a word after a head makes it a name.

    مجلس الجامعة is of a university that was named before, مركز الشرطة any, لجنة العليا cut.
    """
    is_general = folded in general() or folded in folded_words(_OTHERS, "?")
    return folded not in heads() and not is_general


def _is_for_the_sake(spots: list[Spot], at: int) -> bool:
    """الشبكة الأمازيغية من أجل المواطنة."""
    return [spot.word.raw for spot in spots[at : at + 2]] == ["من", "أجل"]


def _purpose(spots: list[Spot], taken: set[int], at: int, end: int) -> int:
    """Where the name ends if it says what for: المؤسسة العامة للتعليم الفني, للدفاع عن الطفل."""
    if (cause := _cause(spots, at, end)) > end:
        return cause
    if not goes_on(spots, taken, end, at) or not spots[end].word.whole.startswith(_FOR_THE):
        return end
    if ARTICLE + spots[end].word.whole[2:] in folded_words(_OTHERS) | folded_words(_OTHERS, "?"):
        return end
    after = adjectives(spots, taken, end + 1)
    if goes_on(spots, taken, after, at) and spots[after].word.whole in _PREPOSITIONS:
        more = after + 1
        if goes_on(spots, taken, more, at) and spots[more].word.whole.startswith(ARTICLE):
            return adjectives(spots, taken, more + 1)
    return _joined(spots, taken, at, after)


def _cause(spots: list[Spot], at: int, end: int) -> int:
    """Where «لحقوق الإنسان», «لكرة القدم» ends; it is a topic by itself, so it may be taken."""
    free: set[int] = set()
    if not goes_on(spots, free, end, at) or spots[end].word.raw == spots[end].word.spelt:
        return end
    if spots[end].word.spelt not in spelt_words(_PURPOSES):
        return end
    more = end + 1
    while goes_on(spots, free, more, at) and is_construct_noun(spots[more]):
        more += 1
    if not goes_on(spots, free, more, at):
        return end
    if (place := place_end(spots, more)) > more:
        return place
    if not is_definite_noun(spots[more]):
        return end
    return _joined(spots, free, at, adjectives(spots, free, more + 1))


def _joined(spots: list[Spot], taken: set[int], at: int, end: int) -> int:
    """Where the name ends if it has an «و»: حزب الأصالة والمعاصرة, وزارة الشغل والإدماج المهني."""
    while goes_on(spots, taken, end, at) and _is_partner(spots, at, end):
        end = adjectives(spots, taken, end + 1)
    return end


def _is_partner(spots: list[Spot], at: int, end: int) -> bool:
    """Whether «والمعاصرة» is a part of the name, and no other party that the text speaks of."""
    word = spots[end].word
    partner = word.whole.removeprefix(WAW)
    if not word.raw.startswith(WAW + ARTICLE) or partner in folded_words(_OTHERS):
        return False
    if partner in heads() or partner in demonyms() or is_place(partner) or is_weak(partner):
        return False
    if is_person_cue(partner) or partner.endswith(SOUND_PLURALS[:2]):
        return False
    if spots[at - 1].word.folded in folded_words(HEADS, "+"):
        return True
    return spots[end - 1].word.whole.startswith(_FOR_THE) or _is_said_again(spots, at, end)


def _is_said_again(spots: list[Spot], at: int, end: int) -> bool:
    """Whether the words from ``at`` to ``end`` stand in the text more than once."""
    words = [spot.word.whole for spot in spots[at : end + 1]]
    places = [n for n, spot in enumerate(spots) if spot.word.whole == words[0]]
    same = [n for n in places if [s.word.whole for s in spots[n : n + len(words)]] == words]
    return len(same) > 1


def _named_after(spots: list[Spot], taken: set[int], at: int) -> int:
    """جامعة الملك سعود, مركز الأمير سلطان: a title and the given name after it."""
    if not (goes_on(spots, taken, at, at) and goes_on(spots, taken, at + 1, at)):
        return at
    title, following = spots[at].word, spots[at + 1].word.raw
    if title.raw in in_text() and following in ordinals():  # جامعة محمد الخامس
        return _purpose(spots, taken, at, adjectives(spots, taken, at + 2))
    if title.raw in in_text() and spots[at - 1].word.folded in folded_words(HEADS, "%"):
        after = adjectives(spots, taken, at + 1)  # مطار حمد الدولي
        return after if after > at + 1 else at
    if title.whole not in folded_words(_CUES, "="):
        return at
    end = at + 2
    more = following == _SLAVE or (following in in_text() and _is_ordinal(spots, end))
    if more and goes_on(spots, taken, end, at):
        end += 1
    elif following not in in_text():
        return at
    if goes_on(spots, taken, end + 1, at) and spots[end].word.raw == _FAMILY:
        end += 2  # مؤسسة الملك عبد العزيز آل سعود
    return _purpose(spots, taken, at, adjectives(spots, taken, end))


def _is_ordinal(spots: list[Spot], at: int) -> bool:
    return at < len(spots) and spots[at].word.raw in ordinals()


_TAKERS = (("", _take), ("!", _named_after))
