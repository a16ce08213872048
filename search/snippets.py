"""Text + query -> the part of the text that answers, and where in it the words stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from search.analysis import Token, analyze
from search.query_parser import Clauses
from search.results import Snippet

WORDS = 34  # about two lines at 1280 px
SENTENCE_ENDS = ".؟!؛\n"
Span = tuple[int, int]


class Matcher:
    """Tells the tokens that answer a query: same folded word, or same stem."""

    def __init__(self, clauses: Clauses) -> None:
        self.patterns = [pattern.expression for pattern in clauses.patterns]
        self.folded = {term.folded for term in clauses.all_terms}
        self.stems = {term.stem for term in clauses.all_terms}
        self.word_of = {
            form: n for n, term in enumerate(clauses.all_terms) for form in (term.folded, term.stem)
        }

    def word(self, token: Token) -> int | None:
        """The number of the query's word that the token answers."""
        if token.folded in self.folded:
            return self.word_of[token.folded]
        if token.stem in self.stems:
            return self.word_of[token.stem]
        matching = (-n for n, one in enumerate(self.patterns, 1) if one.fullmatch(token.folded))
        return next(matching, None)


def marked(text: str, matcher: Matcher) -> Snippet:
    """The whole text, with the spans of the words that answer."""
    return Snippet(text, _spans(text, analyze(text), matcher))


def snippet(text: str, matcher: Matcher, words: int = WORDS) -> Snippet:
    """The window of about `words` words with the most of the query's words in it."""
    tokens = analyze(text)
    plain = [token for token in tokens if not token.extra]
    if not plain:
        return Snippet(text[:300])
    found = [matcher.word(token) for token in plain]
    first = _best_window(found, words)
    first = _sentence_start(text, plain, first)
    last = min(first + words, len(plain)) - 1
    start = plain[first].start if first else 0
    end = plain[last].end if last < len(plain) - 1 else len(text)
    start, end = _with_punctuation(text, start, end)
    return _cut(text, start, end, _spans(text, tokens, matcher))


def _best_window(found: Sequence[int | None], words: int) -> int:
    """The number of the first token of the window with most distinct words, then most words."""
    places = [place for place, word in enumerate(found) if word is not None]
    best, chosen = (0, 0), 0
    for place in places:
        inside = [word for word in found[place : place + words] if word is not None]
        worth = (len(set(inside)), len(inside))
        if worth > best:
            best, chosen = worth, place
    return chosen


def _sentence_start(text: str, tokens: Sequence[Token], first: int, reach: int = 8) -> int:
    """Begin where the sentence begins when that is near, else a few words before the hit."""
    for number in range(first, max(first - reach, -1), -1):
        if number == 0 or any(
            end in text[tokens[number - 1].end : tokens[number].start] for end in SENTENCE_ENDS
        ):
            return number
    return max(first - reach // 2, 0)


def _with_punctuation(text: str, start: int, end: int) -> Span:
    while start and text[start - 1] in "«“\"'([{":
        start -= 1
    while end < len(text) and text[end] in ".،؛؟!:»”\"')]}":
        end += 1
    return start, end


def _cut(text: str, start: int, end: int, spans: Collection[Span]) -> Snippet:
    before = "… " if start else ""
    after = " …" if end < len(text) else ""
    part = " ".join(text[start:end].split("\n"))
    kept = [
        (a - start + len(before), b - start + len(before))
        for a, b in spans
        if start <= a and b <= end
    ]
    return Snippet(before + part + after, tuple(kept))


def _spans(text: str, tokens: Sequence[Token], matcher: Matcher) -> tuple[Span, ...]:
    """Whole words as they are displayed; a glued word is marked whole when a part answers."""
    whole = sorted(
        {(token.start, token.end) for token in tokens if matcher.word(token) is not None}
    )
    spans: list[Span] = []
    for start, end in whole:
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        elif spans and text[spans[-1][1] : start] == " ":
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)
