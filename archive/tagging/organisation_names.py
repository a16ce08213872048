"""How far the name of an organisation goes after its head: وزارة, and what makes it a name."""

from functools import cache

from archive.tagging.entries import demonyms, is_place
from archive.tagging.first_words import HEADS, heads
from archive.tagging.given_names import in_text
from archive.tagging.grammar import count, is_noun, is_verb, is_weak
from archive.tagging.lists import folded_words
from archive.tagging.name_units import ordinals
from archive.tagging.words import Spot
from search.analysis.letters import WAW
from search.analysis.stemming.affixes import ARTICLE, SOUND_PLURALS

_OTHERS = "other_parties.txt"
_ADJECTIVES = "organisation_adjectives.txt"
_CUES = "person_cues.txt"
_SLAVE = "عبد"
_FOR_THE = "لل"
_PREPOSITIONS = frozenset({"عن", "من"})
_LONGEST = 6
_ADJECTIVE_ENDS = ("ي", "يه")
# Participles in the feminine: المشتركة, المتحدة; other words in ة are mostly nouns.
_PARTICIPLE = "الم"


def name_end(spots: list[Spot], taken: set[int], at: int) -> int:
    """Where the name ends whose head stands before ``at``: there, if nothing makes it a name."""
    head = spots[at - 1].word.folded.removeprefix(ARTICLE)
    take = next((take for mark, take in _TAKERS if head in folded_words(HEADS, mark)), None)
    return take(spots, taken, at) if take else at


def _take(spots: list[Spot], taken: set[int], at: int) -> int:
    """Where the name ends that began with a head just before ``at``."""
    if spots[at - 1].word.folded.startswith(ARTICLE):
        return _definite_name(spots, taken, at)
    return max(_named_after(spots, taken, at), _construct(spots, taken, at))


def _definite_name(spots: list[Spot], taken: set[int], at: int) -> int:
    """الحزب الديمقراطي, المؤسسة العامة للتعليم الفني: adjectives, perhaps a purpose."""
    end = _adjectives(spots, taken, at)
    if end > at and (purpose := _purpose(spots, taken, at, end)) > end:
        return purpose
    if end > at and _is_for_the_sake(spots, end) and _goes_on(spots, taken, end + 2, at):
        return _joined(spots, taken, at, _adjectives(spots, taken, end + 3))
    return end if any(spot.word.whole not in _general() for spot in spots[at:end]) else at


def _construct(spots: list[Spot], taken: set[int], at: int) -> int:
    """وزارة الصحة, جهاز مكافحة الإرهاب, جامعة بغداد: a noun in the genitive, then adjectives."""
    of_cities = spots[at - 1].word.folded in folded_words(HEADS, "*")
    if of_cities and _goes_on(spots, taken, at, at) and is_place(spots[at].word.whole):
        return at + 1
    end = at
    while _goes_on(spots, taken, end, at) and _is_construct_noun(spots[end]):
        end += 1
    if not _goes_on(spots, taken, end, at) or not _is_definite_noun(spots[end]):
        return at
    of_state = spots[at - 1].word.folded in folded_words(HEADS, "=")
    if end == at and not of_state and not _tells_which(spots[at].word.whole):
        return at
    end = _adjectives(spots, taken, end + 1)
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
    general = folded in _general() or folded in folded_words(_OTHERS, "?")
    return folded not in heads() and not general


def _is_for_the_sake(spots: list[Spot], at: int) -> bool:
    """الشبكة الأمازيغية من أجل المواطنة."""
    return [spot.word.raw for spot in spots[at : at + 2]] == ["من", "أجل"]


def _purpose(spots: list[Spot], taken: set[int], at: int, end: int) -> int:
    """Where the name ends if it says what for: المؤسسة العامة للتعليم الفني, للدفاع عن الطفل."""
    if not _goes_on(spots, taken, end, at) or not spots[end].word.whole.startswith(_FOR_THE):
        return end
    if ARTICLE + spots[end].word.whole[2:] in folded_words(_OTHERS) | folded_words(_OTHERS, "?"):
        return end
    after = _adjectives(spots, taken, end + 1)
    if _goes_on(spots, taken, after, at) and spots[after].word.whole in _PREPOSITIONS:
        more = after + 1
        if _goes_on(spots, taken, more, at) and spots[more].word.whole.startswith(ARTICLE):
            return _adjectives(spots, taken, more + 1)
    return _joined(spots, taken, at, after)


def _joined(spots: list[Spot], taken: set[int], at: int, end: int) -> int:
    """Where the name ends if it has an «و»: حزب الأصالة والمعاصرة, وزارة الشغل والإدماج المهني."""
    while _goes_on(spots, taken, end, at) and _is_partner(spots, at, end):
        end = _adjectives(spots, taken, end + 1)
    return end


def _is_partner(spots: list[Spot], at: int, end: int) -> bool:
    """Whether «والمعاصرة» is a part of the name, and no other party that the text speaks of."""
    word = spots[end].word
    partner = word.whole.removeprefix(WAW)
    if not word.raw.startswith(WAW + ARTICLE) or partner in folded_words(_OTHERS):
        return False
    if partner in heads() or partner in demonyms() or is_place(partner) or is_weak(partner):
        return False
    if _is_person_cue(partner) or partner.endswith(SOUND_PLURALS[:2]):
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
    if not (_goes_on(spots, taken, at, at) and _goes_on(spots, taken, at + 1, at)):
        return at
    title, following = spots[at].word, spots[at + 1].word.raw
    if title.raw in in_text() and following in ordinals():  # جامعة محمد الخامس
        return _purpose(spots, taken, at, _adjectives(spots, taken, at + 2))
    if title.whole not in folded_words(_CUES, "="):
        return at
    end = at + 2
    more = following == _SLAVE or (following in in_text() and _is_ordinal(spots, end))
    if more and _goes_on(spots, taken, end, at):
        end += 1
    elif following not in in_text():
        return at
    return _purpose(spots, taken, at, _adjectives(spots, taken, end))


def _is_ordinal(spots: list[Spot], at: int) -> bool:
    return at < len(spots) and spots[at].word.raw in ordinals()


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
    if word.whole in folded_words(HEADS):
        return False  # إدارة نادي الهلال is the club
    return plain and not is_weak(word.whole) and not is_verb(word.whole) and is_noun(word.whole)


def _is_definite_noun(spot: Spot) -> bool:
    folded = spot.word.whole
    return folded.startswith(ARTICLE) and not is_weak(folded) and not _is_person_cue(folded)


def _is_adjective(spot: Spot) -> bool:
    folded = spot.word.whole
    if not folded.startswith(ARTICLE) or _is_person_cue(folded):
        return False
    if folded in folded_words(_ADJECTIVES, "-"):
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


_TAKERS = (("", _take), ("!", _named_after))
