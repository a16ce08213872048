"""How the text of a query was understood, part by part, and what of it was not.

A row here is what a reader is shown: a part by its label, what was misread by its sentence.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from search.query_fields import FIELDS


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text that was understood to be more than a word.

    `kind` is a key of LABELS; `text` is what it says, without its sign, and `without` the text
    of the query without it. Of a date `since` and `until` are its first and last day, and
    `is_hijri` tells of which calendar it was.
    """

    kind: str
    text: str
    without: str
    since: datetime.date | None = None
    until: datetime.date | None = None
    is_hijri: bool = False


@dataclass(frozen=True, slots=True)
class Misread:
    """What looks like a part of the language and is none; `kind` is a key of SENTENCES."""

    kind: str
    text: str = ""


LABELS = {
    "phrase": "عبارة",
    "near": "متقاربة",
    "excluded": "من غير",
    "choice": "أيّ من",
    "pattern": "على صورة",
    "exact": "كما كُتبت",
    "required": "لا بدّ من",
    **{name: field.label for name, field in FIELDS.items()},
}

SENTENCES = {
    "quote": "علامة الاقتباس {text} بلا أختها، فلم نعدّها علامة عبارة.",
    "bracket": "القوس {text} بلا أخيه أو متداخل كثيرًا، فتركناه.",
    "field": "بحثنا عن «{text}» كلمةً. لتبحث في ذلك الموضع اكتبها ملتصقة بما بعدها.",
    "wildcard": "النجمة في «{text}» ليس قبلها حرفان، فتركناها.",
    "date": "لم نفهم التاريخ في «{text}»، فبحثنا عن كلماته. اكتب سنة أو شهرًا أو يومًا، مثل 2015 أو «شباط 2011».",
    "marks": "نطابق في «{text}» الحركات والتنوين والشدة والسكون، ولا نطابق ما سواها من العلامات.",
    "marked_name": "نطابق في «{text}» الحروف بهمزاتها ولا نطابق التشكيل، فالأسماء لا نطابق تشكيلها.",
    "pasted": "ما كتبته طويل، فبحثنا عن كلماته ولم نعدّ ما فيه من علامات البحث.",
}
