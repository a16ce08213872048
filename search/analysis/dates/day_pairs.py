"""Days side by side, «15 و16 مايو 2019»: of two days, neither is the one that a text means."""

from __future__ import annotations

import re
from functools import cache

from search.analysis.dates import months

REACH = 40  # code points before a day in which another one may stand
LAST_DAY = 31
# What is counted before a day, and is none: «العدد 15 - 16 مايو 2019».
_COUNTED = "العدد|عدد|رقم|صفحة|الصفحة|ص|السنة|الدورة|الجزء|المجلد|الفصل|issue|no|vol"
_JOINT = r"\s*(?:[،,/–—-]|و|إلى|الى|حتى|to|and|et|au)\s*"
# Between two whole dates that are the ends of a time, or both meant.
UNTIL = re.compile(r"\s*(?:و|إلى|الى|حتى|لغاية|to|au)\s*")
_BEHIND = re.compile(r"[-–/]\d{1,2}(?![\d:])")


def is_one_of_two(text: str, start: int, end: int, *, hijri: bool) -> bool:
    """Whether another day of the same month or calendar stands beside this one, without its year."""
    before = _before(hijri).search(text, max(0, start - REACH), start)
    is_behind = before and not before["counted"] and 0 < int(before["day"]) <= LAST_DAY
    return bool(is_behind or _BEHIND.match(text, end))


@cache
def _before(hijri: bool) -> re.Pattern[str]:
    names = months.hijri_names() if hijri else f"{months.arabic_names()}|{months.latin_names()}"
    return re.compile(
        rf"(?P<counted>(?<!\w)(?:{_COUNTED})\.?\s*)?(?<![\d:.,/-])(?P<day>\d{{1,2}})(?!\d)"
        rf"(?:\s*(?:{names}))?{_JOINT}(?:(?:{months.weekday_names()})\s+)?\Z",
        re.IGNORECASE,
    )
