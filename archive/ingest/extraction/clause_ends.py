"""Whether a clause ends where a title might: what follows may belong to it, or narrow it."""

from __future__ import annotations

from archive.ingest.extraction.clauses import (
    AFTER_COMMA,
    ASIDE,
    BARE_VERB_NEXT,
    BEGINS_CLAUSE,
    CIRCUMSTANCE,
    COMMA,
    COMPLEMENTS,
    DANGLING,
    ENDED,
    FINISHED,
    NARROWING,
    NEGATED,
    OFFICE,
    PAIR,
    RELATIVE,
    SAID,
    SAYING,
    SINCE,
    SUPERLATIVE,
)

BRIEF_WORDS = 7  # enough for a title that stops before a subordinate clause
CLOSING = '»”)"]'
FAR = 110  # code points in which an aside has its second comma


def is_aside(sentence: str, end: int) -> bool:
    """Whether what begins here belongs to the clause before it.

    «طالب المجلس، عقب ندوة، الدولة»: the clause goes on behind it; «أصدر قرارا، يمنع»: it is relative.
    """
    if sentence[end : end + 2].strip()[:1] not in ("،", ","):
        return False
    if RELATIVE.search(sentence, max(0, end - 20), end + 10):
        return True
    comma = COMMA.search(sentence, end + 2, end + FAR)
    return bool(
        comma
        and "." not in sentence[end : comma.start()]
        and not BEGINS_CLAUSE.match(sentence, end)
        and not AFTER_COMMA.match(sentence, comma.start())
    )


def is_narrowed(sentence: str, end: int) -> bool:
    """Whether what follows here narrows the clause before it: «لن يعود» and «قبل عام»."""
    comma = COMMA.search(sentence, end)
    rest = comma.start() if comma else len(sentence)
    return bool(
        (NEGATED.search(sentence, 0, end) and NARROWING.search(sentence, end, rest))
        or (SINCE.match(sentence, end) and SUPERLATIVE.search(sentence, 0, end))
    )


def is_closed(clause: str) -> bool:
    """Whether it ends neither within a circumstance between commas nor before what it needs."""
    return not CIRCUMSTANCE.search(clause) and is_complete(clause)


def is_complete(clause: str) -> bool:
    """Whether a clause lacks nothing that must follow its words."""
    verb = clause.split(" ", 1)[0]
    return lacks_nothing(clause) and (verb not in SAYING or bool(SAID.search(clause, len(verb))))


def lacks_nothing(clause: str) -> bool:
    """The same but for what was said."""
    words = clause.split()
    dangles = words[-1].strip(CLOSING) in DANGLING and not FINISHED.search(clause)
    if dangles or ASIDE.search(clause) or PAIR.search(clause) or not _is_balanced(clause):
        return False
    if words[1] in BARE_VERB_NEXT and words[0] not in SAYING and "،" in clause:
        return False
    parts = [part for part in COMMA.split(clause) if part]
    if _is_short_of_object(parts):
        return False
    return all(_has_complement(part) for part in (clause, *parts[1:]))


def _is_short_of_object(parts: list[str]) -> bool:
    """Whether there is a verb and who did it, and then only their office."""
    verb, *others = parts[0].split()
    does_it = verb not in ENDED and not verb.startswith("ال") and len(others) < BRIEF_WORDS
    return does_it and len(parts) > 1 and all(map(OFFICE.match, parts[1:]))


def _has_complement(part: str) -> bool:
    """Whether the verb that begins it has the preposition that it means little without."""
    first = part.split()[0]
    needed = COMPLEMENTS.get(first) or COMPLEMENTS.get(first.removeprefix("و"))
    return not needed or bool(needed.search(part))


def _is_balanced(clause: str) -> bool:
    pairs = zip("«“([", "»”)]", strict=True)
    return clause.count('"') % 2 == 0 and all(
        clause.count(one) == clause.count(other) for one, other in pairs
    )
