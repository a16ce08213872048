"""Words that may begin a name, and of which kind: told by the word alone, once for each word."""

from collections import defaultdict
from functools import cache

from archive.tagging import given_names, known_people
from archive.tagging.entries import demonyms, entries
from archive.tagging.grammar import count
from archive.tagging.lists import folded_words, spelt_words
from archive.tagging.particles import PARTICLES
from search.analysis.letters import BEH, LAM, WAW
from search.analysis.stemming.affixes import ARTICLE, CONJUNCTIONS, LAM_ARTICLE, PREPOSITIONS

SLAVE = "عبد"
FATHER = "بن"
PARTS = "name_parts.txt"
HEADS = "organisation_heads.txt"
# First words of a unit of two words: عبد الكريم, أبو بكر, آل سعود.
OPENERS = frozenset({SLAVE, "أبو", "ابو", "أبي", "أبا", "أم", "آل"})
FATHERS = frozenset({FATHER, "ابن"})
_PARTICLES = frozenset((*CONJUNCTIONS, *PREPOSITIONS, WAW + BEH, WAW + LAM))

# What a word is, as bits: a nationality, the head of an organisation, the start of a person's
# name, a title before one, a word that makes the one before it a name, the first of somebody known,
# the first of a name of the gazetteer.
DEMONYM, HEAD, START, CUE, JOIN, KNOWN, NAMED = 1, 2, 4, 8, 16, 32, 64


@cache
def starts() -> frozenset[str]:
    """Words as spelt that may begin a name without a cue."""
    return given_names.in_text() | OPENERS | FATHERS


@cache
def cues() -> frozenset[str]:
    """Titles, and nationalities with the article."""
    nations = (folded for folded in demonyms() if folded.startswith(ARTICLE))
    return folded_words("person_cues.txt").union(nations)


@cache
def heads() -> frozenset[str]:
    """All heads of organisations, with and without the article."""
    plain = folded_words(HEADS) | folded_words(HEADS, "!")
    return plain.union(ARTICLE + head for head in plain)


@cache
def joins() -> frozenset[str]:
    """Words as spelt that make the one before them a name: الخليل بن أحمد, نور الدين."""
    return spelt_words(PARTS, "*") | {FATHER}


def told(raw: str, whole: str, spelt: str, folded: str) -> tuple[tuple[str, ...], int]:
    """The forms of a word that begin known names, and the bits of what it is: mostly nothing."""
    has_particle = whole[:1] in PARTICLES
    ways = (raw, spelt, whole, folded, whole[1:], whole[2:]) if has_particle else (raw, whole)
    if (
        _telling().isdisjoint(ways)
        and LAM_ARTICLE not in whole[:3]
        and not given_names.is_slave_of(spelt)
    ):
        return (), 0
    forms = known_forms(raw, whole, folded)
    return forms, roles(raw, whole, spelt, folded) | (NAMED if forms else 0)


@cache
def _telling() -> frozenset[str]:
    """All words, spelt or folded, by which a word is told."""
    by_folded, by_spelt = _bits()
    known = (entries(), known_people.by_first_word(), by_folded, by_spelt)
    return frozenset().union(*known)


def roles(raw: str, whole: str, spelt: str, folded: str) -> int:
    """The bits of what a word is, but for NAMED."""
    by_folded, by_spelt = _bits()
    bits = by_folded.get(folded, 0) | by_spelt.get(spelt, 0) & START | by_spelt.get(raw, 0) & JOIN
    if whole != folded:
        bits |= by_folded.get(whole, 0) & DEMONYM
    if known_people.may_begin(whole, folded):
        bits |= KNOWN
    return bits | START if given_names.is_slave_of(spelt) else bits


@cache
def _bits() -> tuple[dict[str, int], dict[str, int]]:
    """What is known of words by their folded form, and by their spelling."""
    by_folded: defaultdict[str, int] = defaultdict(int)
    by_spelt: defaultdict[str, int] = defaultdict(int)
    for bit, words in ((DEMONYM, demonyms().keys()), (HEAD, heads()), (CUE, cues())):
        for word in words:
            by_folded[word] |= bit
    for bit, words in ((START, starts()), (JOIN, joins())):
        for word in words:
            by_spelt[word] |= bit
    return dict(by_folded), dict(by_spelt)


def known_forms(raw: str, whole: str, folded: str) -> tuple[str, ...]:
    """The forms of a word that begin a known name: as it stands, then without particles."""
    known = entries()
    forms = [whole] if whole in known else []
    if raw not in given_names.certain():  # كلاوس is no «like Laos»
        if folded in known and folded not in forms:
            forms.append(folded)
        forms += [form for form in _without_particles(whole) if form not in forms]
    return tuple(dict.fromkeys(forms))


def _without_particles(whole: str) -> list[str]:
    known = entries()  # asked before the lexicon, which is slower
    rests = [rest for rest in (whole[1:], whole[2:]) if rest in known and _is_left_of(rest, whole)]
    if LAM_ARTICLE in whole[:3]:
        rests.append(ARTICLE + whole.partition(LAM_ARTICLE)[2])
    return [rest for rest in rests if rest in known]


def _is_left_of(rest: str, whole: str) -> bool:
    """Whether the word may be ``rest`` with particles: للبنان is لبنان, but للحج is not لحج."""
    if len(rest) < 3 or count(rest) < count(whole):
        return False
    if whole.startswith(LAM_ARTICLE):
        return count(rest) > count(ARTICLE + whole[2:])
    return whole.removesuffix(rest) in _PARTICLES
