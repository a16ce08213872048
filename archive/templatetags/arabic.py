"""Numbers and dates in Arabic words, as the pages show them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import add
from typing import Any, Protocol

from django import template
from django.core.paginator import Page
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive import reading
from archive.models import Article

register = template.Library()

# Both families of month names: Egypt and the Gulf, then the Levant and Iraq.
MONTHS = [
    "يناير/ كانون الثاني",
    "فبراير/ شباط",
    "مارس/ آذار",
    "أبريل/ نيسان",
    "مايو/ أيار",
    "يونيو/ حزيران",
    "يوليو/ تموز",
    "أغسطس/ آب",
    "سبتمبر/ أيلول",
    "أكتوبر/ تشرين الأول",
    "نوفمبر/ تشرين الثاني",
    "ديسمبر/ كانون الأول",
]

# precision: (how much of an ISO date is known, what is shown)
SHOWN = {
    "day": (10, "{day} {month} {year}"),
    "month": (7, "{month} {year}"),
    "year": (4, "{year}"),
}

# none, one, two, then after a number: 3-10, 11-99, whole hundreds with one or two more
NOUNS = {
    "article": ("لا مقالات", "مقال واحد", "مقالان", "مقالات", "مقالًا", "مقال"),
    "tag": ("لا وسوم", "وسم واحد", "وسمان", "وسوم", "وسمًا", "وسم"),
    "source": ("لا مصادر", "مصدر واحد", "مصدران", "مصادر", "مصدرًا", "مصدر"),
    "author": ("لا كتّاب", "كاتب واحد", "كاتبان", "كتّاب", "كاتبًا", "كاتب"),
    "place": ("لا أماكن", "مكان واحد", "مكانان", "أماكن", "مكانًا", "مكان"),
    "result": ("لا نتائج", "نتيجة واحدة", "نتيجتان", "نتائج", "نتيجة", "نتيجة"),
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

AROUND = 2  # page numbers on each side of the current one


class Linked(Protocol):
    name: str
    url: str


class Dated(Protocol):
    published_at: datetime.date | None
    published_precision: str


@register.simple_tag
def count(number: int, noun: str) -> str:
    """A number with its noun in the right one of Arabic's six forms: 3 مقالات."""
    forms = NOUNS[noun]
    if number < FEW:
        return forms[number]
    return f"{number:,} {forms[FORM_OF_REST[number % 100]]}"


@register.filter
def grouped(number: int) -> str:
    """A number with its thousands set apart: 12,500."""
    return f"{number:,}"


@register.filter
def month_name(month: int) -> str:
    """A month from 1 to 12 by both its names."""
    return MONTHS[month - 1]


@register.filter
def published(item: Dated) -> str:
    """The date of an article or a hit, as far as it is known; else an empty string."""
    return _published(item.published_at, item.published_precision)


@lru_cache(1 << 12)
def _published(date: datetime.date | None, precision: str) -> str:
    if date is None or precision not in SHOWN:
        return ""
    length, form = SHOWN[precision]
    iso = date.isoformat()[:length]
    return format_html('<time datetime="{}">{}</time>', iso, _worded(date, form))


@register.filter
def linked_item(named: Linked) -> SafeString:
    """A source, author, place or tag as an item of a list: its name, that leads to its page."""
    return _linked(named.name, named.url)


@register.filter
def linked_items(named: Iterable[Linked]) -> SafeString:
    return reduce(add, map(linked_item, named), SafeString())


@lru_cache(1 << 12, typed=True)  # a safe string must not answer for the same text unsafe
def _linked(name: str, url: str) -> SafeString:
    return format_html('<li><a href="{}"><bdi>{}</bdi></a></li>', url, name)


@register.filter
def arabic_date(date: datetime.date | None) -> str:
    """The day of a date or a moment, in the time zone of the site; nothing for None."""
    if date is None:
        return ""
    if isinstance(date, datetime.datetime) and timezone.is_aware(date):
        date = timezone.localtime(date)
    return _worded(date, SHOWN["day"][1])


def _worded(date: datetime.date, form: str) -> str:
    return form.format(day=date.day, month=month_name(date.month), year=date.year)


@register.filter
def reading_minutes(article: Article) -> int:
    """How many minutes it takes to read an article, at least one."""
    return reading.minutes(article.body)


@register.filter
def file_size(size: int) -> str:
    """A size in bytes, in the unit that keeps it short: 12 كيلوبايت."""
    unit, name = next((unit, name) for least, unit, name in UNITS if size >= least)
    return f"{round(size / unit):,} {name}"


@register.simple_tag
def page_window(page: Page[Any]) -> list[int | None]:
    """The page numbers to link: first, last and those near; None stands for a gap."""
    last = page.paginator.num_pages
    near = range(max(1, page.number - AROUND), min(last, page.number + AROUND) + 1)
    window: list[int | None] = []
    for number in sorted({1, *near, last}):
        previous = window[-1] if window else 0
        if number - previous == 2:
            window.append(number - 1)
        elif number - previous > 2:
            window.append(None)
        window.append(number)
    return window
