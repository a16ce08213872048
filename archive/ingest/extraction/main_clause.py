"""The clause that says what a long sentence is about: behind who said it, or when it was."""

from __future__ import annotations

import re

from archive.ingest.extraction.clauses import COMMA, LEADING, SAYING
from archive.ingest.words import word_set

FAR = 9  # words before what was said, from which on who said it is left off
NEAR = 4  # words before a comma that are an aside and no leading phrase

# «إن» before a noun: what «إنه» begins says nothing by itself, and «إن المزارعين» has the case
# that only «إن» gives it.
_THAT = re.compile(
    r"\s(?:إن|أن|ان|بأن)\s[«“\"]?(?=\w)(?!\w+ين\W)(?!\w+(?:ه|ها|هم|نا)\s|ما\s|لا\s|لم\s|ليس|هناك\s|من\s|أبا\s)"
)
QUOTES = '«»“”"'
NO_QUOTES = str.maketrans("", "", QUOTES)
# What goes on with the phrase before it and begins no clause.
_GOES_ON = re.compile(r"(?:[وف]|الذي|التي|الذين|أو\s|ثم\s|بما|لا سيما|خاصة|خصوصا|كما\s)")
_VERB = re.compile(r"(?:[يت]\S{3,}|س[يت]\S{3,}|\S{3,}ت|است\S{2,}|ان[^ت]\S{2,}|اختُ?\S{2,})(?=\s)")
_VERBS = word_set(
    "أطلق أعلن أكد قال قالت كشف شهد بدأ فاز وصل وقع قرر أثير نظم عقد افتتح أقام أصدر نجح تمكن طالب دعا حذر أعرب رفض شن قتل "
    "أصيب لقي عاد بلغ سجل حقق ارتفع تراجع خرج دخل ظهر جدد شدد أوضح أفاد تقدم احتضن احتفى أدان رحب وافق عين أقال كرم تم جرى"
)
# What these tell is reported as it is.
_FINDING = word_set(
    "أعلن أعلنت كشف كشفت أفاد أفادت أوضح أوضحت ذكر ذكرت أكد أكدت بين بيّن أشار أشارت صرح صرحت"
)
_EXPECTED = re.compile(r"من (?:المرتقب|المتوقع|المنتظر|المقرر|المرجح) أن\s")


def main_clause(sentence: str) -> int:
    """Where what was said begins, of a sentence that first says at length by whom; where the
    clause behind a leading phrase does, of one that begins with when or where; else 0."""
    if _verb(sentence) in SAYING:
        return _said(sentence)
    return _behind(sentence) if LEADING.match(sentence) else 0


def is_opinion(sentence: str, start: int) -> bool:
    """Whether the clause that begins there is somebody's word: quoted, or after «قال إن», which
    tells words as they were said. Without who said it, it is a title only as a quotation."""
    said = _verb(sentence) in SAYING
    return said and (sentence[start - 1] in QUOTES or _verb(sentence) not in _FINDING)


def clause_from(sentence: str, start: int) -> str:
    """The clause that begins there, without the quotation marks that would be left half."""
    is_quoted = sentence[start - 1] in QUOTES
    return sentence[start:].translate(NO_QUOTES) if is_quoted else sentence[start:]


def _verb(sentence: str) -> str:
    return sentence.split(" ", 1)[0]


def _said(sentence: str) -> int:
    that = _THAT.search(sentence)
    return that.end() if that and len(sentence[: that.start()].split()) >= FAR else 0


def _behind(sentence: str) -> int:
    commas = (
        comma
        for comma in COMMA.finditer(sentence)
        if len(sentence[: comma.start()].split()) >= NEAR
        and _begins_clause(sentence[comma.end() :])
    )
    first = next(commas, None)
    return first.end() if first else 0


def _begins_clause(text: str) -> bool:
    """Whether a text begins with a verb, or with what is expected."""
    first = text.split(" ", 1)[0]
    if first.endswith(("ا", "\u064b")):
        return False  # «تقريرا» is no verb
    is_clause = bool(_EXPECTED.match(text)) or first in _VERBS or bool(_VERB.match(text))
    return is_clause and not _GOES_ON.match(text) and not LEADING.match(text.removeprefix("من "))
