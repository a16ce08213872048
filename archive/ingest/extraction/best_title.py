"""Which of the titles that the first sentences give is taken: the first whole one, of some length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.ingest.extraction.clauses import SAYING
from archive.ingest.extraction.main_clause import NO_QUOTES, is_opinion
from archive.ingest.extraction.sentences import PUNCTUATION
from archive.ingest.extraction.verbs import is_verb
from archive.ingest.extraction.whole_titles import (
    Title,
    best,
    has_subject,
    length_loss,
    seam,
    worth,
)
from archive.ingest.extraction.word_kinds import words_of

GOOD = 3.0  # from which on a title is one that a reader would accept
WHOLE_WORDS, LONG_WORDS = 20, 22  # of a sentence that is its own title
MARGIN = 2.0  # by which another title has to be better than a good one
SEAM = 6.0  # of an end at which a clause ends for certain
FAIR = 2.0  # from which on a title does not give way to its own beginning
LONG, TOO_LONG, LONGEST = (
    15,
    19,
    26,
)  # words to which a title is lengthened where it leans on little, or on anything
LEANS = 0.9  # what an end is worth before a preposition that may belong to it
BELOW, LOWER = 2.0, 0.5  # what a title loses that is none of the first sentence, and further down
GOOD_BELOW, LEAST_BELOW = 3.5, 7
# With these a sentence leans on the one above it.
_LEANING = re.compile(
    r"(?:حيث|قد|كما|إذ|بل|لكن|هو|هي|هم|إلى ذلك|من (?:جه|جانب|ناحي)\w+|بدور\w*|سأ\w+|يشار|يذكر|تجدر|جاء ذلك|غير أن|إلا أن|أما|لذلك|ثم|لأن|"
    r"[*•-]|.*(?<!\w)(?:هذا|هذه|ذلك|تلك|كذلك|أيضا|ذاته|ذاتها|نفسه|نفسها|المذكور\w*|لكن\w*))(?!\w)"
)


def weighed(sentences: Sequence[str], found: str) -> str:
    """The title found otherwise in the first sentence, or a better one."""
    first = sentences[0]
    is_all = first.rstrip(PUNCTUATION) == found
    if is_all and len(found.split()) <= WHOLE_WORDS:
        return found
    own, other = _own(sentences, found), _best(first)
    is_seam = not own and first.split(" ", 1)[0] not in SAYING and seam(first, found) >= SEAM
    if is_seam and other.text.startswith(found):
        return found
    if _stays(found, own, other, is_all=is_all):
        return found
    if other.worth >= GOOD or (not own and other.worth > 0 and _size(other) <= LONG_WORDS):
        return other.text
    lower = () if is_seam or own else sentences[1:5]
    below = max(_below(lower), key=lambda title: title.worth, default=Title())
    if below.worth >= GOOD_BELOW:
        return below.text
    is_phrase = not is_verb(first.split(" ", 1)[0])
    is_cut = found.endswith("…")
    if is_seam or not other.text or (not is_cut and (is_phrase or _size(other) > LONGEST)):
        return found
    return found if own and other.worth <= own else other.text


def _size(title: Title) -> int:
    return len(title.text.split())


def _own(sentences: Sequence[str], found: str) -> float:
    """What it is worth in its own sentence; of one that is cut, nothing."""
    if found.endswith("…"):
        return 0.0
    values = (
        worth(sentence, found) or worth(sentence.translate(NO_QUOTES), found)
        for sentence in sentences[:2]
    )
    return next(filter(None, values), 0.0)


def _stays(found: str, own: float, other: Title, *, is_all: bool) -> bool:
    """Whether the title that was found is as good as another. `is_all`: it is all of its sentence."""
    if own >= GOOD and other.worth <= own + MARGIN:
        return True
    if own and is_all and other.worth < GOOD:
        return True
    is_short = len(found.split()) <= WHOLE_WORDS or other.worth < GOOD
    if own >= FAIR and found.startswith(other.text) and is_short:
        return True
    return other.text.startswith(found.rstrip("…")) and _is_too_long(other, found, own)


def _is_too_long(other: Title, found: str, own: float) -> bool:
    """Whether a title that goes on where the one that was found ends is longer than need be."""
    words, end = _size(other), own + length_loss(found)
    if not own:
        return found.endswith("…") and words > LONGEST
    return end > 0 and words > (LONG if end >= LEANS else TOO_LONG)


def _best(sentence: str) -> Title:
    """What the sentence gives, as a quotation where it is somebody's word."""
    found = best(sentence)
    if not found.worth:
        sentence = sentence.translate(NO_QUOTES)
        found = best(sentence)
    start = sentence.find(found.text)
    if start > 0 and is_opinion(sentence, start):
        return Title(f"«{found.text.translate(NO_QUOTES)}»", found.worth)
    return found


def _below(sentences: Sequence[str]) -> Iterator[Title]:
    for number, sentence in enumerate(sentences):
        text = _bare(sentence)
        title = best(text) if text else Title()
        if _size(title) >= LEAST_BELOW:
            yield Title(title.text, title.worth - BELOW - LOWER * number)


def _bare(sentence: str) -> str:
    """A sentence without the conjunction before its verb; "" for one that leans on another."""
    if _LEANING.match(sentence) or sentence[0] == "ف":
        return ""
    if sentence[0] != "و":
        return (
            sentence if not is_verb(sentence.split()[0]) or has_subject(words_of(sentence)) else ""
        )
    below = sentence[1:].strip()
    words = words_of(below)
    begins = words and is_verb(words[0].bare) and has_subject(words)
    return below if begins and not _LEANING.match(below) else ""
