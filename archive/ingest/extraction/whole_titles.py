"""The titles that a sentence gives whose clause is whole, and what each is worth.

A title begins with its sentence, with what was said («إن …»), or with the main clause of a
sentence that says first when or where; it ends where `title_ends` finds the best place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.ingest.extraction.clause_ends import is_narrowed, lacks_nothing
from archive.ingest.extraction.clauses import FINISHED, LEADING, SAYING
from archive.ingest.extraction.predicates import BARE_THAT, NEVER, first_verb, said_from, whole_from
from archive.ingest.extraction.sentences import PUNCTUATION
from archive.ingest.extraction.title_ends import ASIDE, CLAUSE, NONE, SUBORDINATE, dangles, value
from archive.ingest.extraction.verbs import PARTICLES, is_alone, is_verb, is_verb_within
from archive.ingest.extraction.word_kinds import Kind, Word, words_of
from archive.ingest.words import word_set

LEAST, MOST = 5, 30  # words
LEAST_WITHIN = 7  # of a title that begins within its sentence
FAR = 8  # words before a main clause without a comma, that are left off
# What titles lose that are too short or too long, by their words.
LENGTHS = {5: 3.5, 6: 1.5, 7: 0.4} | {
    size: (size - 14) * 0.5 + max(0, size - 20) * 0.6 for size in range(15, MOST + 1)
}
SAID, MAIN = 3.0, 0.5  # what a title loses without who said it, without when or where
_MANNER = word_set(
    "مواصلة استمرارا سعيا حرصا تنفيذا تحفيزا استكمالا إيمانا انطلاقا تجسيدا تفعيلا تماشيا استعدادا تزامنا احتفاء احتفالا بما"
)
# What may follow the verb of a main clause whose subject is not in the phrase before it.
SUBJECTS = frozenset((Kind.DEFINITE, Kind.PLAIN, Kind.NAME, Kind.OFFICE, Kind.OBJECT, Kind.TIME))
_PRESENT = re.compile(r"س?[يت]\w{3,}(?<![ةهانيى])")
_NOUNS = frozenset((Kind.PLAIN, Kind.ATTACHED, Kind.OBJECT))
_POINTING = word_set("هذا هذه ذلك تلك هو هي هناك")
_LEANING = re.compile(r"\w+(?:ين|ه|ها|هم|نا)")  # on «إن», or on who said it
_DATED = word_set("بخلاف خلافا عام سنة يوم مساء صباح فجر ليلة أمس اليوم دون بدون")


@dataclass(frozen=True, slots=True)
class Title:
    """Words of a sentence, and what they are worth as a title."""

    text: str = ""
    worth: float = 0.0


def best(sentence: str) -> Title:
    """The best title that the sentence gives; of no worth where none is whole."""
    words = words_of(sentence)
    found = [
        title
        for first, loss in _starts(words)
        for title in _titles(sentence, words[first:], loss)
        if not first or len(title.text.split()) >= LEAST_WITHIN
    ]
    return max(found, key=lambda title: title.worth, default=Title())


def worth(sentence: str, text: str) -> float:
    """What a title that was found otherwise is worth, 0 where it is none of the sentence's."""
    bare = text.strip("«»")
    start = sentence.find(bare)
    if start < 0:
        return 0.0
    words = [word for word in words_of(sentence) if word.end > start]
    titles = (title for title in _titles(sentence, words) if abs(len(title.text) - len(bare)) < 2)
    return next(titles, Title()).worth


def seam(sentence: str, text: str) -> float:
    """What the end of a title is worth, whole or not."""
    words = words_of(sentence)
    last = sum(word.start < len(text) for word in words) - 1
    return value(words, last) if last > 0 and sentence.startswith(text) else NONE


def length_loss(text: str) -> float:
    return LENGTHS.get(len(text.split()), 0.0)


def _starts(words: Sequence[Word]) -> Iterator[tuple[int, float]]:
    """The number of a word that a title may begin with, and what it loses by it."""
    yield 0, 0.0
    for first, loss in _later(words):
        if not _POINTING & {word.bare for word in words[first : first + 2]}:
            yield first, loss


def _later(words: Sequence[Word]) -> Iterator[tuple[int, float]]:
    if words and words[0].bare in SAYING:
        that = next((at for at, word in enumerate(words) if word.kind is Kind.THAT), len(words))
        if _is_said(words[that : that + 2]):
            yield that + 1, SAID
    if (main := _main(words)) and has_subject(words[main:]):
        yield main, MAIN


def has_subject(words: Sequence[Word]) -> bool:
    """Whether behind the verb that begins a clause there may be who does it: not «أعرب عن»."""
    return len(words) > 1 and words[1].kind in SUBJECTS


def _is_said(words: Sequence[Word]) -> bool:
    """«إن» and a noun that leans on nothing before it."""
    if len(words) < 2 or words[0].bare not in BARE_THAT:
        return False
    return not (_LEANING.fullmatch(words[1].bare) or is_verb_within(words[1].bare))


def _titles(sentence: str, words: Sequence[Word], loss: float = 0.0) -> Iterator[Title]:
    whole = _whole(words)
    for at in range(max(LEAST - 1, whole), min(MOST, len(words))):
        end = _value(words, at, whole)
        text = sentence[words[0].start : words[at].end].rstrip(PUNCTUATION)
        is_said = end >= CLAUSE or said_from(words, at) <= at
        if end > NONE and is_said and _may_end(sentence, words, at, text):
            yield Title(text, end - LENGTHS.get(at + 1, 0.0) - loss)


def _value(words: Sequence[Word], at: int, whole: int) -> float:
    """Less than by itself, where a relative clause says which object it is; behind a bare verb, nothing."""
    end, follows = value(words, at), words[at + 1 : at + 2]
    if at <= whole + 1 and follows and follows[0].kind is Kind.RELATIVE:
        return min(end, ASIDE)
    bare = words[at].bare
    is_relative = words[at - 1].kind in _NOUNS and words[at - 1].bare not in PARTICLES
    is_torn = is_relative and _PRESENT.fullmatch(bare) and is_verb_within(bare)
    return NONE if is_torn or (at == whole and end < CLAUSE and is_alone(bare)) else end


def _may_end(sentence: str, words: Sequence[Word], at: int, text: str) -> bool:
    if dangles(words[at]) and not FINISHED.search(text):
        return False
    return lacks_nothing(text) and not is_narrowed(sentence, words[0].start + len(text))


def _whole(words: Sequence[Word]) -> int:
    main = _main(words)
    if main or not _is_leading(words):
        return main + whole_from(words[main:])
    verb = _verb(words)
    if verb == NEVER:
        return NEVER
    is_plural = words[verb].bare.endswith("وا")  # with its subject
    return verb + min(whole_from(words[verb:]), 1 if is_plural else LEAST)


def _verb(words: Sequence[Word]) -> int:
    """The verb of a leading phrase that no comma parts from its clause: «من المتوقع أن يعود»."""
    is_expected = words[0].bare == "من" and len(words) > 3 and words[2].kind is Kind.THAT
    return 3 if is_expected else first_verb(words, 2)


def _main(words: Sequence[Word]) -> int:
    """Where the main clause of a sentence begins that says first when or where; 0 where none does."""
    if not _is_leading(words):
        return 0
    for at, word in enumerate(words[:-2]):
        if at and word.mark in ("،", "؛"):
            if words[at + 1].bare in ("فإن", "فان"):
                return at + 2
            if _begins(words[at + 1]):
                return at + 1
    verb = first_verb(words, 2)
    leans = verb < NEVER and (
        words[verb - 1].bare in PARTICLES
        or words[verb - 1].kind in (Kind.THAT, Kind.LINK, Kind.PLAIN)
    )
    return verb if FAR <= verb < NEVER and not leans else 0


def _begins(word: Word) -> bool:
    is_clause = word.kind is not Kind.LINK and word.bare not in SUBORDINATE
    return is_clause and is_verb_within(word.bare)


def _is_leading(words: Sequence[Word]) -> bool:
    """Whether a sentence begins with when, where or how: «بخطاب طويل، …»."""
    if not words:
        return False
    first = words[0]
    is_how = first.kind is Kind.ATTACHED and first.bare[0] == "ب" and not is_verb(first.bare)
    head = " ".join(word.bare for word in words[:4])
    return is_how or first.bare in _DATED | _MANNER or bool(LEADING.match(head))
