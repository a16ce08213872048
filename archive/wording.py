"""Numbers and dates in Arabic words, as the pages show them."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Protocol

from django.utils import timezone
from django.utils.html import format_html

from archive import reading
from archive.models import Article
from archive.worded_dates import FORMS, worded
from search.analysis.dates.partial_date import known_iso

# none, one, two, then after a number: 3-10, 11-99, whole hundreds with one or two more
NOUNS = {
    "article": ("لا مقالات", "مقال واحد", "مقالان", "مقالات", "مقالًا", "مقال"),
    "copy": ("لا نسخ أخرى", "نسخة أخرى", "نسختان أخريان", "نسخ أخرى", "نسخة أخرى", "نسخة أخرى"),
    "tag": ("لا وسوم", "وسم واحد", "وسمان", "وسوم", "وسمًا", "وسم"),
    "source": ("لا مصادر", "مصدر واحد", "مصدران", "مصادر", "مصدرًا", "مصدر"),
    "author": ("لا كتّاب", "كاتب واحد", "كاتبان", "كتّاب", "كاتبًا", "كاتب"),
    "place": ("لا أماكن", "مكان واحد", "مكانان", "أماكن", "مكانًا", "مكان"),
    "result": ("لا نتائج", "نتيجة واحدة", "نتيجتان", "نتائج", "نتيجة", "نتيجة"),
    "suggestion": ("لا اقتراحات", "اقتراح واحد", "اقتراحان", "اقتراحات", "اقتراحًا", "اقتراح"),
    "minute": ("لا دقائق", "دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة", "دقيقة"),
    "year": ("لا سنوات", "سنة واحدة", "سنتان", "سنوات", "سنة", "سنة"),
    "page": ("لا صفحات", "صفحة واحدة", "صفحتان", "صفحات", "صفحة", "صفحة"),
}
FEW, MANY, OTHER = 3, 4, 5
FORM_OF_REST = [OTHER] * 3 + [FEW] * 8 + [MANY] * 89  # by what is over whole hundreds

# (first size in bytes that is shown in this unit, its bytes, its name), largest first
UNITS = [
    (10 * 1024**2, 1024**2, "ميغابايت"),
    (10 * 1024, 1024, "كيلوبايت"),
    (0, 1, "بايت"),
]


class Dated(Protocol):
    published_at: datetime.date | None
    published_precision: str


def count(number: int, noun: str) -> str:
    """A number with its noun in the right one of Arabic's six forms: 3 مقالات."""
    forms = NOUNS[noun]
    if number < FEW:
        return forms[number]
    return f"{number:,} {forms[FORM_OF_REST[number % 100]]}"


def grouped(number: int) -> str:
    """A number with its thousands set apart: 12,500."""
    return f"{number:,}"


def published(item: Dated) -> str:
    """The date of an article or a hit, as far as it is known; else an empty string."""
    return _published(item.published_at, item.published_precision)


@lru_cache(1 << 12)
def _published(date: datetime.date | None, precision: str) -> str:
    if date is None or precision not in FORMS:
        return ""
    iso, shown = known_iso(date, precision), worded(date, precision)
    return format_html('<time datetime="{}">{}</time>', iso, shown)


def arabic_date(date: datetime.date | None) -> str:
    """The day of a date or a moment, in the time zone of the site; nothing for None."""
    if date is None:
        return ""
    if isinstance(date, datetime.datetime) and timezone.is_aware(date):
        date = timezone.localtime(date)
    return worded(date)


def reading_minutes(article: Article) -> int:
    """How many minutes it takes to read an article, at least one."""
    return reading.minutes(article.body)


def file_size(size: int) -> str:
    """A size in bytes, in the unit that keeps it short: 12 كيلوبايت."""
    unit, name = next((unit, name) for least, unit, name in UNITS if size >= least)
    return f"{round(size / unit):,} {name}"
