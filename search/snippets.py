"""Text + query -> the part of the text that answers, and where in it the words stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from search.folded_text import FoldedText, Span
from search.matcher import Matcher, Occurrence
from search.results import Snippet

WIDTH = 200  # characters: about two lines at 1280 px
REACH = 60  # characters before the first hit in which a sentence may begin
LEADING = 24  # characters shown before a hit whose sentence begins too far away
LONGEST_WORD = 60
SENTENCE_END = re.compile(r"(?:[.؟!؛][»”\"')\]]*\s|\n)\s*")
BLANK = re.compile(r"\s")


def marked(text: FoldedText, matcher: Matcher) -> Snippet:
    """The whole text, with the spans of the words that answer."""
    return Snippet(text.text, _spans(text, matcher))


def snippet(
    folded: FoldedText,
    matcher: Matcher,
    occurrences: Sequence[Occurrence] | None = None,
    width: int = WIDTH,
) -> Snippet:
    """The window of about `width` characters with the most of the query's words in it.

    `occurrences` are those of the matcher in the text, where they are known already.
    """
    text = folded.text
    known = matcher.occurrences(folded) if occurrences is None else occurrences
    first, last = _best_window(known, width)
    start = _sentence_start(text, first)
    end = _word_end(text, max(start + width, last))
    spans = _spans(folded.part(start, end), matcher)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift, shown = len(before), text[start:end].replace("\n", " ")
    return Snippet(before + shown + after, tuple((a + shift, b + shift) for a, b in spans))


def _best_window(occurrences: Sequence[Occurrence], width: int) -> Span:
    """From first to last of the words, where most distinct ones are, most of them side by side."""
    best, window = (0, 0, 0), (0, 0)
    pairs = [_is_beside(*pair) for pair in pairwise(occurrences)]  # each one and the next
    inside, beside = dict[int, int](), 0
    after = 0  # the first one beyond the window
    for number, first in enumerate(occurrences):
        limit = first.start + width
        while after < len(occurrences) and occurrences[after].end <= limit:
            word = occurrences[after].word
            inside[word] = inside.get(word, 0) + 1
            beside += after > number and pairs[after - 1]
            after += 1
        if after <= number:  # longer than the window itself
            after = number + 1
            continue
        worth = (len(inside), beside, after - number)
        if worth > best:
            best, window = worth, (first.start, occurrences[after - 1].end)
        inside[first.word] -= 1
        if not inside[first.word]:
            del inside[first.word]
        beside -= after > number + 1 and pairs[number]
    return window


def _is_beside(one: Occurrence, following: Occurrence) -> bool:
    return one.word != following.word and following.start - one.end <= 1


def _sentence_start(text: str, hit: int) -> int:
    """Begin where the sentence begins when that is near, else a few words before the hit."""
    earliest = max(hit - REACH, 0)
    ends = [end.end() for end in SENTENCE_END.finditer(text, earliest, hit)]
    if ends or not earliest:
        return ends[-1] if ends else 0
    blank = BLANK.search(text, hit - LEADING, hit)
    return blank.end() if blank else hit


def _word_end(text: str, end: int) -> int:
    """Where the word that stands at `end` ends; words without end are cut."""
    if end >= len(text):
        return len(text)
    blank = BLANK.search(text, end, end + LONGEST_WORD)
    return blank.start() if blank else end


def _spans(text: FoldedText, matcher: Matcher) -> tuple[Span, ...]:
    """Whole words as they are displayed; run-on words are marked whole when a part answers."""
    whole = sorted({(one.start, one.end) for one in matcher.answering(text)})
    spans: list[Span] = []
    for start, end in whole:
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        elif spans and text.text[spans[-1][1] : start] == " ":
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)
