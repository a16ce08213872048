"""Titles generated from the first sentence of a text that has none.

A generated title is always the author's own words in their order: the whole sentence where it
is short, or its head, cut where a subordinate clause begins, or else an adjunct, a comma, a
phrase with a preposition. A sentence that says at length by whom, when or where, before it
says what, is titled by the clause that says what (`main_clause.py`). Only when no such place is
found is a sentence cut inside, and «…» shows it.

What is so found is weighed against the other whole clauses of the sentence, and of those below
(`best_title.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.ingest.extraction.best_title import weighed
from archive.ingest.extraction.clause_ends import (
    BRIEF_WORDS,
    CLOSING,
    is_aside,
    is_closed,
    is_complete,
    is_narrowed,
)
from archive.ingest.extraction.clauses import (
    ADJUNCT,
    AFTER_COMMA,
    AIM,
    COLON,
    COMMA,
    DANGLING,
    LEADING,
    LEADING_CLAUSE,
    MASDAR,
    NEEDING,
    OF_THAT,
    PHRASE,
    SAYING,
    SUBORDINATE,
    VERB_NEXT,
    VERBAL,
)
from archive.ingest.extraction.main_clause import NO_QUOTES, clause_from, is_opinion, main_clause
from archive.ingest.extraction.sentences import MIN_WORDS, PUNCTUATION, long_sentences

SHORT_WORDS = 14  # a longer title is generated only where no short one can be
MAX_WORDS, MAX_LENGTH = 18, 110
LONG_WORDS = 24
BRIEF_CLAUSE = 3  # words after the last comma
WHOLE_WORDS, WHOLE_LENGTH = 20, 120  # of a sentence that needs no cut
CUT_WORDS, CUT_LENGTH = 16, 105
LEAST_OF_MAIN = 6  # words of the main clause, without which a head says too little
LONG_LENGTH = 140  # of a head whose main clause comes late
LAST_LENGTH = 150  # of a sentence with no place for a cut
EVIDENCE = 20_000  # code points that may show what a word is

BRACKETS = re.compile(r"\s?\([^()]*\)")


def generate(paragraphs: Sequence[str]) -> str:
    """A title from the first sentence, or from one below where that gives none that is whole."""
    sentences = long_sentences(paragraphs) or [""]
    return weighed(sentences, _from_first(sentences, paragraphs))


def _from_first(sentences: Sequence[str], paragraphs: Sequence[str]) -> str:
    """A title from the first sentence.

    One whose main clause comes late, with no comma before it, gives way to a short one below it
    that begins with a noun of the text.
    """
    sentence, *others = sentences
    if title := _from(sentence, SHORT_WORDS):
        return title
    late = LEADING.match(sentence) and not COMMA.search(sentence, 0, MAX_LENGTH)
    below = _bare(others[0], paragraphs) if late and others else ""
    if below and below != others[0] and (title := _from(below, SHORT_WORDS)):
        return title
    unquoted = sentence.translate(NO_QUOTES)  # where a quotation is longer than a title
    return (
        _from(sentence, WHOLE_WORDS)
        or _from_late(sentence)
        or (unquoted != sentence and _from_late(unquoted))
        or _cut(sentence)
    )


def _from_late(sentence: str) -> str:
    """The head of a sentence; of one that comes late to what it says, the clause that says it."""
    head, start = _head(sentence), main_clause(sentence)
    says_it = len(head[start:].split()) >= LEAST_OF_MAIN
    if not start or says_it:
        return head
    main = clause_from(sentence, start)
    title = _from(main, SHORT_WORDS) or _from(main, WHOLE_WORDS) or _head(main)
    return f"«{title}»" if title and is_opinion(sentence, start) else title or head


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
        and (is_complete(whole) or _ends(sentence, whole))
    ):
        return whole
    fitting = (
        sentence[:end].rstrip(PUNCTUATION)
        for end in _boundaries(sentence, words)
        if not (is_aside(sentence, end) or is_narrowed(sentence, end))
    )
    return next((clause for clause in fitting if _fits(clause, words) and is_closed(clause)), "")


def _ends(sentence: str, whole: str) -> bool:
    """Whether a sentence that is complete but for its last word has its full stop."""
    return sentence[len(whole) :] == "." and is_complete(f"{whole} .")


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
    words, clause = head.split(), COMMA.split(BRACKETS.sub("", head))[-1]
    last = words[-1].strip(CLOSING + PUNCTUATION) if words else ""
    no_main = clause == BRACKETS.sub("", head) or LEADING.match(clause) or clause.startswith("ال")
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
        and is_complete(head)
    )


def _says_something(head: str) -> bool:
    """Whether what follows «أن» has a verb."""
    found = OF_THAT.search(head)
    return found is None or any(
        (VERBAL.fullmatch(word) and not word.endswith("ات")) or word in SAYING
        for word in found["said"].split()
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
        if whole and is_closed(part) and (late or _may_end(sentence, len(part), len(words))):
            return part
    return ""


def _may_end(sentence: str, end: int, words: int) -> bool:
    """Whether a clause ends at a comma: what follows begins another, or there are words enough."""
    follows = AFTER_COMMA.match(sentence, end) or words >= SHORT_WORDS
    return bool(follows) and not is_aside(sentence, end) and not VERB_NEXT.match(sentence, end)


def _fits(clause: str, words: int) -> bool:
    words = min(words, MAX_WORDS)
    return len(clause) <= MAX_LENGTH and MIN_WORDS <= len(clause.split()) <= words


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
