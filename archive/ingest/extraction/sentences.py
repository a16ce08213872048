"""The first sentences of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.ingest.extraction.clauses import GREETING

SENTENCES = 5  # looked at for one with words enough
NAME_LENGTH = 12  # of letters with full stops
MIN_WORDS = 5  # of a sentence that may be a title
PUNCTUATION = " ،؛:,;.…-–—"

_SENTENCE_END = re.compile(
    r"(?:(?<=[!؟?])|(?<=[^.\s][^.\s]\.))[\s”»\"]+|(?<=[^\s.]{2}[.؟!])(?=[أ-ي]{2})|\s*https?://\S+\s*|\n"
)
# «بي. بي. سي»: short names of letters, whose full stops end no sentence.
_SPELT = re.compile(
    r"(?<!\w)(?:[^\W\d_]{1,3}\.\s?){2,}[^\W\d_]{1,3}(?!\w)|(?<!\w)[^\W\d_]{1,2}\.\s?[^\W\d_]{1,2}\."
)
# Within a paragraph, and not so far that the whole would be no title.
_CLOSES_SOON = re.compile(r"[^«»\n]{1,100}»")


def long_sentences(paragraphs: Sequence[str]) -> list[str]:
    """The sentences with words enough for a title, else all of them; a greeting is none."""
    sentences = list(_sentences(paragraphs))
    long = [sentence for sentence in sentences if len(sentence.split()) >= MIN_WORDS]
    return [one for one in long if not GREETING.match(one)] or long or sentences


def _sentences(paragraphs: Sequence[str]) -> Iterator[str]:
    count = 0
    for paragraph in paragraphs[:SENTENCES]:
        for sentence in _unquoted(paragraph[:2000]):
            if sentence.strip(PUNCTUATION) and count < SENTENCES:
                count += 1
                yield sentence.strip()


def _unquoted(text: str) -> Iterator[str]:
    """The parts of a text between ends of sentences; a quotation that closes soon is not parted."""
    begin = 0
    for end in _SENTENCE_END.finditer(text):
        if _is_within_name(text, end.start()):
            continue
        part = text[begin : end.start()]
        is_quoted = part.count("«") > part.count("»")
        if is_quoted and "»" in end[0]:
            part += "»"
        elif is_quoted and _CLOSES_SOON.match(text, end.start()):
            continue
        yield part
        begin = end.end()
    yield text[begin:]


def _is_within_name(text: str, stop: int) -> bool:
    """Whether a full stop stands within a name of letters: «بي. بي. سي»."""
    begin = max(0, stop - NAME_LENGTH)
    names = _SPELT.finditer(text, begin, stop + NAME_LENGTH)
    return any(name.start() < stop < name.end() for name in names)
