"""Numbers and dates in words, as the pages show them: in Arabic or English, with one set of digits."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html

from archive import reading
from archive.catalogues import gettext_in
from archive.digits import LATN, NUMBERS, TEXTS
from archive.hijri import hijri
from archive.languages import ARABIC, ENGLISH, Language, current
from archive.models import Article
from archive.nouns import NOUNS
from archive.worded_dates import (
    DAYS_OF_WEEK,
    ENGLISH_DAYS_OF_WEEK,
    ENGLISH_HIJRI_MONTHS,
    ENGLISH_MONTHS,
    ENGLISH_SHORT_DAYS,
    FORMS,
    HIJRI_MONTHS,
    MONTHS,
    SHORT_DAYS,
    worded,
)
from search.analysis.dates.partial_date import known_iso

FEW, MANY, OTHER = 3, 4, 5
FORM_OF_REST = [OTHER] * 3 + [FEW] * 8 + [MANY] * 89  # by what is over whole hundreds

# (first size in bytes that is shown in this unit, its bytes, its name), largest first
Units = Sequence[tuple[int, int, str]]
UNITS: Units = [
    (10 * 1024**2, 1024**2, "ميغابايت"),
    (10 * 1024, 1024, "كيلوبايت"),
    (0, 1, "بايت"),
]
ENGLISH_UNITS: Units = [(10 * 1024**2, 1024**2, "MB"), (10 * 1024, 1024, "KB"), (0, 1, "bytes")]


class Dated(Protocol):
    @property
    def published_at(self) -> datetime.date | None: ...
    @property
    def published_precision(self) -> str: ...


# Language -> the marks that its sentences quote with, and those of what is quoted within.
INNER_QUOTES = {"ar": str.maketrans("«»", "“”"), "en": str.maketrans("“”", "‘’")}


@dataclass(frozen=True, eq=False)
class Wording:
    """How one language words numbers and dates.

    `nouns`: the forms of each counted noun; the first of them, `whole` in number, say their number
    themselves, and `form` is the place of the one after any greater number. `digits` writes a text
    with the digits of the page, `number` a number. `days_of_week` and `short_days` begin with Monday; `of_hegira`
    is a year with its era.
    """

    language: Language
    nouns: dict[str, Sequence[str]]
    whole: int
    form: Callable[[int], int]
    months: Sequence[str]
    hijri_months: Sequence[str]
    of_hegira: str
    days_of_week: Sequence[str]
    short_days: Sequence[str]
    units: Units
    digits_of: Callable[[str], str]
    number_of: Callable[[str], str]

    @property
    def numbers(self) -> str:
        """The tag by which scripts write numbers as the page does."""
        return "en" if self.digits_of is TEXTS[LATN] else "ar-u-nu-arab"

    def within_quotes(self, text: str) -> str:
        """A text that a sentence of the language quotes: its own quotation marks are inner ones."""
        return text.translate(INNER_QUOTES[self.language.code])

    def count(self, number: int, noun: str) -> str:
        """A number with its noun in the right form: 3 مقالات, 11 مقالًا; 3 articles."""
        forms = self.nouns[noun]
        if number < self.whole:
            return self.digits_of(forms[number])
        return f"{self.grouped(number)} {forms[self.form(number)]}"

    def grouped(self, number: int) -> str:
        """A number with its thousands set apart: 12,500 or ١٢٬٥٠٠."""
        return self.number_of(f"{number:,}")

    def digits(self, text: str | int) -> str:
        """A year, the number of a page, or a text with numbers in it: no thousands set apart."""
        return self.digits_of(str(text))

    def month_name(self, month: int) -> str:
        """A month from 1 to 12; in Arabic by both its names."""
        return self.months[month - 1]

    def hijri_year(self, year: int) -> str:
        return self.digits_of(self.of_hegira.format(year))

    def hijri_month(self, year: int, month: int) -> str:
        return f"{self.hijri_months[month - 1]} {self.hijri_year(year)}"

    def hijri_day(self, date: datetime.date) -> str:
        """Of a Gregorian date; nothing for one that the table of the calendar has not."""
        if (found := hijri(date)) is None:
            return ""
        return f"{self.digits(found.day)} {self.hijri_month(found.year, found.month)}"

    def day_of_week(self, number: int) -> str:
        """Of 0, Monday, to 6, as `datetime.date.weekday` counts."""
        return self.days_of_week[number]

    def short_day(self, number: int) -> str:
        return self.short_days[number]

    def published(self, item: Dated) -> str:
        """The date of an article or a hit, as far as it is known; else an empty string."""
        return self._published(item.published_at, item.published_precision)

    def dated(self, item: Dated) -> str:
        """The same without markup, where there can be none."""
        return self._dated(item.published_at, item.published_precision)

    @lru_cache(1 << 12)  # noqa: B019  # there are three of these objects, as long as the process
    def _published(self, date: datetime.date | None, precision: str) -> str:
        shown = self._dated(date, precision)
        if not shown or date is None:
            return ""
        return format_html('<time datetime="{}">{}</time>', known_iso(date, precision), shown)

    def _dated(self, date: datetime.date | None, precision: str) -> str:
        if date is None or precision not in FORMS:
            return ""
        return self.digits_of(worded(date, precision, self.months))

    def day(self, date: datetime.date | None) -> str:
        """The day of a date or a moment, in the time zone of the site; nothing for None."""
        if date is None:
            return ""
        if isinstance(date, datetime.datetime) and timezone.is_aware(date):
            date = timezone.localtime(date)
        return self.digits_of(worded(date, months=self.months))

    def file_size(self, size: int) -> str:
        """A size in bytes, in the unit that keeps it short: 12 كيلوبايت."""
        unit, name = next((unit, name) for least, unit, name in self.units if size >= least)
        return f"{self.grouped(round(size / unit))} {name}"


def arabic(digits: str) -> Wording:
    return Wording(
        ARABIC,
        {noun: forms.arabic for noun, forms in NOUNS.items()},
        FEW,
        lambda number: FORM_OF_REST[number % 100],
        MONTHS,
        HIJRI_MONTHS,
        "{}هـ",
        DAYS_OF_WEEK,
        SHORT_DAYS,
        UNITS,
        TEXTS[digits],
        NUMBERS[digits],
    )


def english(digits: str) -> Wording:
    """Always with 0-9: no other digits belong to Latin letters."""
    return Wording(
        ENGLISH,
        {noun: forms.english for noun, forms in NOUNS.items()},
        2,
        lambda number: 2,
        ENGLISH_MONTHS,
        ENGLISH_HIJRI_MONTHS,
        "{} AH",
        ENGLISH_DAYS_OF_WEEK,
        ENGLISH_SHORT_DAYS,
        ENGLISH_UNITS,
        TEXTS[LATN],
        NUMBERS[LATN],
    )


WORDINGS = {ARABIC.code: arabic, ENGLISH.code: english}


@cache
def wording_of(language: str, digits: str) -> Wording:
    return WORDINGS[language](digits)


def wording() -> Wording:
    """That of the answer which is made now. Templates have their own from the beginning."""
    return wording_of(current().code, settings.ARCHIVE_DIGITS)


def translated(message: str) -> str:
    """A message of the chrome, in Arabic, as the answer which is made now says it."""
    if not message:  # gettext has the head of the catalogue for it
        return ""
    said = wording()
    return said.digits_of(gettext_in(said.language)(message))


def count(number: int, noun: str) -> str:
    return wording().count(number, noun)


def month_name(month: int) -> str:
    return wording().month_name(month)


def reading_minutes(article: Article) -> int:
    """How many minutes it takes to read an article, at least one."""
    return reading.minutes(article.body)
