"""Where a clause first has all that its verb needs: its subject, its object, its preposition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.ingest.extraction.clauses import SAYING
from archive.ingest.extraction.known_names import is_place
from archive.ingest.extraction.verbs import (
    COPULAS,
    GOVERNED,
    PARTICLES,
    is_alone,
    is_verb,
    is_verb_within,
    present,
)
from archive.ingest.extraction.word_kinds import NUMBERS, QUOTED, Kind, Word
from archive.ingest.words import word_set
from search.analysis.letters import ALEF_MAKSURA, TEH_MARBUTA
from search.analysis.stemming.affixes import FEMININE_PLURALS

NEVER = 1_000
SUBJECT_WORDS = 2  # of a clause that needs no object
MODAL, MODAL_WORDS = frozenset(("ينبغي", "يجب", "يتعين", "يمكن")), 6
PREDICATE = 4  # words from the copula on
SAID_WORDS = 14  # of what was said, where no verb is seen in it
BARE_THAT = frozenset(("أن", "إن", "ان", "بأن", "أنّ", "إنّ"))
AFTER_THAT = 2  # words
PLACES = word_set(
    "جامعة مدينة محافظة منطقة مقر قاعة ملعب إقليم جهة نادي مستشفى فندق مسجد سجن مركز معهد كلية مطار ميناء عاصمة العاصمة دولة حضور مناسبة مشاركة رئاسة وزارة مجلس "
    "قصر متحف مدرسة حي شارع قرية بلدة ساحة مخيم دائرة غرفة مكتب ضواحي شمال جنوب شرق غرب وسط"
)
SAID = frozenset(("على", "عن", "إلى", "الى"))
LONG_SUBJECT = 8  # words
_FAR = 24  # words in which what a verb needs is looked for
_DEED = re.compile(r"ال(?:ت\w{3}ي?|ان\w{2}ا\w|ا\wت\wا\w|است\w{2}ا\w|إ\w{2}ا\w)")
_NOUN_LIKE = (TEH_MARBUTA, *FEMININE_PLURALS.endings, ALEF_MAKSURA)
_NAMED = (Kind.DEFINITE, Kind.NAME, Kind.TIME)
_CONTENT = (Kind.DEFINITE, Kind.PLAIN, Kind.NAME, Kind.OFFICE, Kind.OBJECT)
_VERBAL = (Kind.PLAIN, Kind.ATTACHED, Kind.OBJECT, Kind.NAME)


def whole_from(words: Sequence[Word], *, has_subject: bool = False) -> int:
    """The number of the word with which a clause first is whole; `NEVER` where none is seen.

    A clause that begins with a noun is whole with its verb's clause.
    """
    if not words:
        return NEVER
    verb = present(words[0].bare)
    if verb in PARTICLES and words[1:]:
        return 1 + whole_from(words[1:], has_subject=has_subject)
    if verb in COPULAS:
        return PREDICATE
    if verb in MODAL:
        return MODAL_WORDS
    if verb in SAYING:
        return _said(words, has_subject)
    if verb in GOVERNED:
        return _governed(words, GOVERNED[verb])
    if is_alone(verb):
        return 0 if has_subject else _subject(words)
    return _object(words, has_subject) if is_verb(verb) else _nominal(words)


def _said(words: Sequence[Word], has_subject: bool) -> int:
    """What was said, behind «أن» or «على»; else the object: «أعلن إطلاق حملة»."""
    clause = _clause(words)
    if has_subject and clause[1:] and clause[1].kind in _CONTENT:
        return 1
    that = next((at for at, word in enumerate(clause) if _introduces(word)), NEVER)
    if that == NEVER:
        governed = _governed(clause, SAID)
        return governed if governed < NEVER else _object(clause, has_subject)
    if words[that].mark == ":":
        return that + AFTER_THAT
    if words[that].bare not in BARE_THAT:  # «أنه»: its subject is there
        return that + 1 + whole_from(words[that + 1 :], has_subject=True)
    said = words[that + 1 : that + 1 + SAID_WORDS]
    whole = _nominal(words[that + 1 :])
    if whole == NEVER and all(word.kind is not Kind.RELATIVE for word in said):
        whole = SAID_WORDS
    return that + 1 + whole


def _introduces(word: Word) -> bool:
    return word.kind is Kind.THAT or word.mark == ":"


def said_from(words: Sequence[Word], at: int) -> int:
    """Where what the last «أن» up to a word introduces is whole; 0 where there is none."""
    thats = (number for number in range(at, 2, -1) if words[number].kind is Kind.THAT)
    that = next(thats, 0)
    if not that:
        return 0
    is_bare = words[that].bare in BARE_THAT
    return that + 1 + whole_from(words[that + 1 :], has_subject=not is_bare)


def _clause(words: Sequence[Word]) -> Sequence[Word]:
    """The words up to the next clause: «أكد X على كذا، وأشار إلى أن»."""
    ends = (
        at
        for at, word in enumerate(words[:_FAR])
        if at > 2 and word.kind is Kind.LINK and is_verb_within(word.bare[1:])
    )
    return words[: next(ends, _FAR)]


def _governed(words: Sequence[Word], prepositions: frozenset[str]) -> int:
    """Behind the preposition of the verb, sooner one that stands alone than one of a noun."""
    clause = _clause(words)
    for at, word in enumerate(clause[1:], 1):
        if word.kind is Kind.THAT:
            return at + AFTER_THAT
        if word.kind is Kind.PREPOSITION and word.bare in prepositions:
            return at if word.bare[-1] in "هام" else at + 1
    attached = (
        at
        for at, word in enumerate(clause[1:], 1)
        if word.kind is Kind.ATTACHED
        and word.bare[0] in prepositions
        and not (_is_where(word.bare) or _is_name(clause, at))
    )
    return next(attached, NEVER)


def _is_name(words: Sequence[Word], at: int) -> bool:
    """«جيل بارنيو، رئيس»: a foreign name before an office."""
    follows = words[at + 1 : at + 2]
    is_definite = words[at].bare.startswith(("بال", "لل"))
    return not is_definite and bool(follows) and follows[0].kind is Kind.OFFICE


def _is_where(bare: str) -> bool:
    """«بالجزائر», «بجامعة»: where it was, and nothing that a verb needs; nor is «لكرة القدم»."""
    if bare == "لكرة":
        return True
    noun = bare[1:] if bare[0] == "ب" else ""
    return noun.removeprefix("ال") in PLACES or is_place(noun)


def _subject(words: Sequence[Word]) -> int:
    seen = 0
    for at, word in enumerate(words[1:], 1):
        seen += word.kind in _CONTENT
        if seen >= SUBJECT_WORDS:
            return at
    return NEVER


def _object(words: Sequence[Word], has_subject: bool) -> int:
    """Where the object of a verb begins."""
    is_relative, office, commas, names = False, False, 0, 0
    closed = False  # a relative clause, by a comma: the verb's own object may follow
    for at in range(1, len(words)):
        word, before = words[at], words[at - 1]
        if before.parted:
            closed = closed or is_relative
            is_relative, commas = False, commas + 1 + closed
        if word.kind is Kind.RELATIVE:
            is_relative = True
        office = office or word.kind in (Kind.OFFICE, Kind.NAME)
        names += word.kind is Kind.NAME
        if is_relative or (at == 1 and not has_subject):
            continue
        if word.kind is Kind.THAT:
            return at + AFTER_THAT
        if names > 1 and _is_behind_name(words, at):
            return at
        if at >= LONG_SUBJECT and not office and before.parted and word.kind is Kind.DEFINITE:
            return at
        if _is_object(word, before, office=office, commas=commas, has_subject=has_subject):
            return at
    return NEVER


def _is_behind_name(words: Sequence[Word], at: int) -> bool:
    """«استنكر سامر علي الساحلي التفجير»: the first definite word may end the name, the next does not."""
    return words[at].kind is words[at - 1].kind is Kind.DEFINITE and words[at - 2].kind is Kind.NAME


def _is_object(word: Word, before: Word, *, office: bool, commas: int, has_subject: bool) -> bool:
    if has_subject and word.kind in _CONTENT:
        return True
    if word.kind is Kind.OBJECT:
        return not _counts(before)
    if word.kind is Kind.DEFINITE:
        is_deed = before.kind in (Kind.NAME, Kind.PLAIN) and bool(_DEED.fullmatch(word.bare))
        return is_deed or (before.parted and commas > 1) or before.kind is Kind.TIME
    if word.kind is Kind.OFFICE:
        return before.kind is Kind.TIME
    if word.kind is Kind.NAME:
        return before.parted and commas > 1
    ended = (
        before.mark == QUOTED
        or before.kind in _NAMED
        or (before.kind is Kind.PLAIN and before.bare.endswith("ية"))
    )
    behind = ended or (before.parted and commas > 1)
    return word.kind is Kind.PLAIN and behind and (not office or _is_noun(word.bare))


def _counts(word: Word) -> bool:
    return word.bare in NUMBERS or word.bare[:1].isdigit()


def _is_noun(bare: str) -> bool:
    """Whether a word looks like no name of a person."""
    return (
        bare.endswith(_NOUN_LIKE)
        or (len(bare) > 3 and bare[0] in "مت")
        or (len(bare) > 5 and bare[0] == "ا")
    )


def _nominal(words: Sequence[Word]) -> int:
    verb = first_verb(words, 1)
    return verb + whole_from(words[verb:], has_subject=True) if verb < NEVER else NEVER


def first_verb(words: Sequence[Word], begin: int) -> int:
    """The first verb that is not within a relative clause."""
    is_relative = False
    for at in range(begin, min(len(words), _FAR)):
        word = words[at]
        if at > begin and words[at - 1].parted:
            is_relative = False
        if word.kind is Kind.RELATIVE:
            is_relative = True
        elif is_relative and words[at - 1].kind is Kind.RELATIVE:
            is_relative = word.kind not in _VERBAL  # its own verb
        elif word.kind in _VERBAL and is_verb_within(word.bare):
            if not is_relative and words[at - 1].kind not in (Kind.PREPOSITION, Kind.THAT):
                return at
            is_relative = False
    return NEVER
