"""Words that may begin a name, and of which kind: told by the word alone, once for each word."""

from collections.abc import Iterator
from functools import cache

from archive.tagging import given_names, known_people
from archive.tagging.entries import demonyms, entries
from archive.tagging.grammar import count
from archive.tagging.lists import folded_words, spelt_words
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
# name, a title before one, a word that makes the one before it a name, the first of a known one.
DEMONYM, HEAD, START, CUE, JOIN, KNOWN = 1, 2, 4, 8, 16, 32


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


def roles(raw: str, whole: str, spelt: str, folded: str) -> int:
    """The bits of what a word is."""
    return (
        DEMONYM * (folded in demonyms() or whole in demonyms())
        | HEAD * (folded in heads())
        | START * (spelt in starts() or given_names.is_slave_of(spelt))
        | CUE * (folded in cues())
        | JOIN * (raw in joins())
        | KNOWN * known_people.may_begin(whole, folded)
    )


def known_forms(raw: str, whole: str, folded: str) -> tuple[str, ...]:
    """The forms of a word that begin a known name: as it stands, then without particles."""
    forms = [whole]
    if raw not in given_names.certain():  # كلاوس is no «like Laos»
        forms += [folded, *_without_particles(whole)]
    known = entries()
    return tuple(dict.fromkeys(form for form in forms if form in known))


def _without_particles(whole: str) -> Iterator[str]:
    known = entries()  # asked before the lexicon, which is slower
    for rest in (whole[1:], whole[2:]):
        if rest in known and _is_left_of(rest, whole):
            yield rest
    if LAM_ARTICLE in whole[:3]:
        yield ARTICLE + whole.partition(LAM_ARTICLE)[2]


def _is_left_of(rest: str, whole: str) -> bool:
    """Whether the word may be ``rest`` with particles: للبنان is لبنان, but للحج is not لحج."""
    if len(rest) < 3 or count(rest) < count(whole):
        return False
    if whole.startswith(LAM_ARTICLE):
        return count(rest) > count(ARTICLE + whole[2:])
    return whole.removesuffix(rest) in _PARTICLES
