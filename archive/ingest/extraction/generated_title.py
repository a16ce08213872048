"""Titles generated from the first sentence of a text that has none.

A generated title is always the author's own words in their order, from the beginning: the
whole sentence where it is short, or its head, cut where a subordinate clause begins, or else
an adjunct, a comma, a phrase with a preposition. Only when no such place is found is a
sentence cut inside, and «…» shows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.ingest.extraction.clause_ends import is_aside, is_narrowed
from archive.ingest.extraction.clauses import (
    ADJUNCT,
    AFTER_COMMA,
    AIM,
    ASIDE,
    BARE_VERB_NEXT,
    CIRCUMSTANCE,
    COLON,
    COMMA,
    COMPLEMENTS,
    DANGLING,
    FINISHED,
    LEADING,
    LEADING_CLAUSE,
    MASDAR,
    NEEDING,
    OF_THAT,
    PHRASE,
    SAID,
    SAYING,
    SUBORDINATE,
    VERB_NEXT,
    VERBAL,
)
from archive.ingest.extraction.sentences import MIN_WORDS, PUNCTUATION, long_sentences

SHORT_WORDS = 14  # a longer title is generated only where no short one can be
MAX_WORDS, MAX_LENGTH = 18, 110
LONG_WORDS = 24
BRIEF_CLAUSE = 3  # words after the last comma
WHOLE_WORDS, WHOLE_LENGTH = 20, 120  # of a sentence that needs no cut
CUT_WORDS, CUT_LENGTH = 16, 105
BRIEF_WORDS = 7  # enough for a title that stops before a subordinate clause
LONG_LENGTH = 140  # of a head whose main clause comes late
LAST_LENGTH = 150  # of a sentence with no place for a cut
EVIDENCE = 20_000  # code points that may show what a word is

_OPENING, _CLOSING = '«“("[', '»”)"]'


def generate(paragraphs: Sequence[str]) -> str:
    """A title from the first sentence.

    One whose main clause comes late, with no comma before it, gives way to a short one below it
    that begins with a noun of the text.
    """
    sentence, *others = long_sentences(paragraphs) or [""]
    if title := _from(sentence, SHORT_WORDS):
        return title
    late = LEADING.match(sentence) and not COMMA.search(sentence, 0, MAX_LENGTH)
    below = _bare(others[0], paragraphs) if late and others else ""
    if below and below != others[0] and (title := _from(below, SHORT_WORDS)):
        return title
    return _from(sentence, WHOLE_WORDS) or _head(sentence) or _cut(sentence)


def _bare(sentence: str, paragraphs: Sequence[str]) -> str:
    """A sentence without the conjunction before its noun, where the text shows that it is one."""
    noun = sentence[1:].split()[0]
    known = rf"(?<!\w)(?:في|من|على|إلى|عن|بين) {re.escape(noun)}(?!\w)"
    is_noun = (
        sentence[0] == "ف" and len(noun) > 3 and re.search(known, "\n".join(paragraphs)[:EVIDENCE])
    )
    return sentence[1:] if is_noun else sentence


def _from(sentence: str, words: int) -> str:
    """The sentence or its main clause, when that makes a title so long; else an empty string."""
    whole = sentence.rstrip(PUNCTUATION)
    if (
        len(whole) <= WHOLE_LENGTH
        and MIN_WORDS <= len(whole.split()) <= words
        and (_is_complete(whole) or _ends(sentence, whole))
    ):
        return whole
    fitting = (
        sentence[:end].rstrip(PUNCTUATION)
        for end in _boundaries(sentence, words)
        if not (is_aside(sentence, end) or is_narrowed(sentence, end))
    )
    return next((clause for clause in fitting if _fits(clause, words) and _is_closed(clause)), "")


def _ends(sentence: str, whole: str) -> bool:
    """Whether a sentence that is complete but for its last word has its full stop."""
    return sentence[len(whole) :] == "." and _is_complete(f"{whole} .")


def _boundaries(sentence: str, words: int) -> list[int]:
    """Where a title may end, the best places first: clauses, commas, colons, adjuncts."""
    colons = [match.start() for match in COLON.finditer(sentence, 0, MAX_LENGTH)]
    if LEADING.match(sentence):
        return colons if LEADING_CLAUSE.match(sentence) else []
    clauses = [match.start() for match in SUBORDINATE.finditer(sentence, 0, MAX_LENGTH + 30)]
    commas = [
        match.start() for match in AFTER_COMMA.finditer(sentence) if match.start() <= MAX_LENGTH
    ]
    brief = [end for end in clauses if len(sentence[:end].split()) >= BRIEF_WORDS]
    adjuncts = [match.start() for match in ADJUNCT.finditer(sentence, 0, MAX_LENGTH)]
    last = [end for end in adjuncts if len(sentence[:end].split()) >= BRIEF_WORDS]
    if words <= SHORT_WORDS:
        last = []
    return brief + sorted({*commas, *clauses} - {*brief}, reverse=True) + colons + last[::-1]


def _head(sentence: str) -> str:
    """The head of a sentence that no clause ends soon enough, else an empty string."""
    whole = sentence.rstrip(PUNCTUATION)
    late = bool(LEADING.match(sentence))
    return (
        ("" if late else _part(sentence))
        or _phrase(sentence, MAX_LENGTH)
        or _phrase(sentence, LONG_LENGTH)
        or (_part(sentence) if late else "")
        or (whole if len(whole) <= LAST_LENGTH and len(whole.split()) >= MIN_WORDS else "")
    )


def _phrase(sentence: str, length: int) -> str:
    """The longest head that ends before a phrase with a preposition and leans on nothing after it."""
    ends = [match.start() for match in PHRASE.finditer(sentence, 0, length)]
    heads = (
        sentence[:end].rstrip(PUNCTUATION)
        for end in reversed(ends)
        if not is_narrowed(sentence, end)
    )
    return next((head for head in heads if _stands(head)), "")


def _stands(head: str) -> bool:
    """Whether a head that a preposition follows leans on nothing after it."""
    words, clause = head.split(), COMMA.split(head)[-1]
    last = words[-1].strip(_CLOSING + PUNCTUATION) if words else ""
    no_main = clause == head or LEADING.match(clause) or clause.startswith("ال")
    late = LEADING.match(head) and no_main
    return (
        BRIEF_WORDS <= len(words) <= LONG_WORDS
        and len(clause.split()) >= BRIEF_CLAUSE
        and last not in NEEDING
        and not VERBAL.fullmatch(last)
        and not MASDAR.fullmatch(last)
        and not AIM.fullmatch(last)
        and not late
        and _says_something(head)
        and _is_complete(head)
    )


def _says_something(head: str) -> bool:
    """Whether what follows «أن» has a verb."""
    found = OF_THAT.search(head)
    return found is None or any(
        VERBAL.fullmatch(word) or word in SAYING for word in found["said"].split()
    )


def _part(sentence: str) -> str:
    """The longest head that ends at a comma."""
    ends = [match.start() for match in COMMA.finditer(sentence, 0, MAX_LENGTH)]
    parts = (sentence[:end].rstrip(PUNCTUATION) for end in reversed(ends))
    late = LEADING.match(sentence)
    for part in parts:
        words = part.split()
        whole = len(words) >= (MIN_WORDS if late else BRIEF_WORDS) and not VERBAL.fullmatch(
            words[-1]
        )
        if whole and _is_closed(part) and (late or _may_end(sentence, len(part), len(words))):
            return part
    return ""


def _may_end(sentence: str, end: int, words: int) -> bool:
    """Whether a clause ends at a comma: what follows begins another, or there are words enough."""
    follows = AFTER_COMMA.match(sentence, end) or words >= SHORT_WORDS
    return bool(follows) and not is_aside(sentence, end) and not VERB_NEXT.match(sentence, end)


def _fits(clause: str, words: int) -> bool:
    words = min(words, MAX_WORDS)
    return len(clause) <= MAX_LENGTH and MIN_WORDS <= len(clause.split()) <= words


def _is_closed(clause: str) -> bool:
    """Whether it ends neither within a circumstance between commas nor before what it needs."""
    return not CIRCUMSTANCE.search(clause) and _is_complete(clause)


def _is_complete(clause: str) -> bool:
    words = clause.split()
    dangles = words[-1].strip(_CLOSING) in DANGLING and not FINISHED.search(clause)
    if dangles or ASIDE.search(clause) or not _is_balanced(clause):
        return False
    if words[1] in BARE_VERB_NEXT and words[0] not in SAYING and "،" in clause:
        return False
    needed = COMPLEMENTS.get(words[0])
    if needed and not needed.search(clause):
        return False
    return words[0] not in SAYING or bool(SAID.search(clause, len(words[0])))


def _is_balanced(clause: str) -> bool:
    pairs = zip("«“([", "»”)]", strict=True)
    return clause.count('"') % 2 == 0 and all(
        clause.count(one) == clause.count(other) for one, other in pairs
    )


def _cut(sentence: str) -> str:
    """The first words, cut before a word that would dangle; «…» shows the cut."""
    words = sentence.split()[:CUT_WORDS]
    while len(" ".join(words)) > CUT_LENGTH and len(words) > 1:
        words.pop()
    whole = len(words) == len(sentence.split())
    while len(words) > MIN_WORDS and not whole and words[-1].strip(PUNCTUATION) in DANGLING:
        words.pop()
    title = " ".join(words)[:MAX_LENGTH].rstrip(PUNCTUATION)
    return title if title == sentence.rstrip(PUNCTUATION) else title + "…"
