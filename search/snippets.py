"""Text + query -> the part of the text that answers, and where in it the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from search.folded_text import FoldedText, Span
from search.folded_texts import FoldedTexts
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
    return Snippet(text.text, _spans(text.text, matcher.answering(text)))


def snippet(text: FoldedText, matcher: Matcher, width: int = WIDTH) -> Snippet:
    """The window of about `width` characters with the most of the query's words in it."""
    start, end = _window(text.text, matcher.occurrences(text), width)
    return _excerpt(text.text, (start, end), matcher.answering(text.part(start, end)))


def in_each(
    titles: Sequence[FoldedText],
    bodies: Sequence[FoldedText],
    occurrences: Iterable[Sequence[Occurrence]],
    matcher: Matcher,
) -> list[tuple[Snippet, Snippet]]:
    """Of each article its title, as `marked`, and of its body a `snippet`; `occurrences` are those
    of the matcher in the bodies."""
    windows = [_window(body.text, one) for body, one in zip(bodies, occurrences, strict=True)]
    parts = [body.part(*window) for body, window in zip(bodies, windows, strict=True)]
    answering = matcher.answering_each(FoldedTexts([*titles, *parts]))
    return [
        (Snippet(title.text, _spans(title.text, of_it)), _excerpt(body.text, window, of_part))
        for title, body, window, of_it, of_part in zip(
            titles, bodies, windows, answering[: len(titles)], answering[len(titles) :], strict=True
        )
    ]


def _window(text: str, occurrences: Sequence[Occurrence], width: int = WIDTH) -> Span:
    """Where a snippet starts and ends."""
    first, last = _best_window(occurrences, width)
    start = _sentence_start(text, first)
    return start, _word_end(text, max(start + width, last))


def _excerpt(text: str, window: Span, answering: Iterable[Occurrence]) -> Snippet:
    """This part of the text, with what answers in it."""
    start, end = window
    shown = text[start:end]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift, spans = len(before), _spans(shown, answering)
    marked_spans = tuple((first + shift, last + shift) for first, last in spans)
    return Snippet(before + shown.replace("\n", " ") + after, marked_spans)


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


def _spans(text: str, answering: Iterable[Occurrence]) -> tuple[Span, ...]:
    """Whole words as they are displayed; run-on words are marked whole when a part answers."""
    whole = sorted({(one.start, one.end) for one in answering})
    spans: list[Span] = []
    for start, end in whole:
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        elif spans and text[spans[-1][1] : start] == " ":
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)
