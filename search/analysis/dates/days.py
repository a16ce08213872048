"""Dates in Arabic text: every family of month names, Hijri, numeric, whole and partial.

Vowel marks, stretching and direction marks between the letters do not hide one.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from search.analysis.dates import months
from search.analysis.dates.bare_text import DIGITS as DIGITS
from search.analysis.dates.bare_text import bare
from search.analysis.dates.day_pairs import UNTIL, is_one_of_two
from search.analysis.dates.hijri_days import YEARS as HIJRI_YEARS
from search.analysis.dates.hijri_days import first_day, gregorian_day
from search.analysis.dates.partial_date import PartialDate

YEARS = range(1800, 2101)
VALUE_LENGTH = 200  # a longer value is no date
WEEKDAY_DIFFERS = "اليوم المذكور لا يوافق التاريخ"
FROM_HIJRI = "حُوّل التاريخ من الهجري بتقويم أم القرى، وقد يختلف يوما"
ABOUT = "نحو هذا اليوم: حُسب من الهجري، وقد يختلف يوما أو يومين"
HIJRI_MONTH = "نحو هذا الشهر: ذُكر بالهجري، والتاريخ أوله"
HIJRI_YEAR = "نحو هذه السنة: ذُكرت بالهجري، والتاريخ أولها"
CALENDARS_DIFFER = "التاريخان الهجري والميلادي لا يتفقان"
AGREEMENT = 2  # days the calendars may differ where the moon was sighted by eye


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """A day and where it stands in the text; `notes`: what is doubtful about it."""

    day: datetime.date
    start: int
    end: int
    hijri: tuple[int, int, int] | None = None
    notes: tuple[str, ...] = ()

    @property
    def date(self) -> PartialDate:
        return PartialDate(self.day, "day", self.notes)


def parse_date(value: str) -> PartialDate | None:
    """The date of a value such as `2015-08-11T09:30` or «أيار 2020», if it holds one."""
    value = bare(value[:VALUE_LENGTH]).text.strip()
    span, *others = [*find_dates(value), None]
    if span and others[0] and UNTIL.fullmatch(value, span.end, others[0].start):
        return None
    return span.date if span else _partial(value)


def whole_date(value: str) -> PartialDate | None:
    """The date that is all there is of a value, be it a day, a month or a year."""
    value = bare(value[:VALUE_LENGTH]).text.strip()
    span = next(find_dates(value), None)
    if span is None:
        return _partial(value)
    return span.date if (span.start, span.end) == (0, len(value)) else None


def find_dates(text: str) -> Iterator[DatedSpan]:
    """The days a text names, in order; what is no real day is passed over, as are two side by side."""
    if not _DIGIT.search(text):
        return
    letters = bare(text)
    days = list(_days(letters.text))
    while days:
        day = days.pop(0)
        if days and _BETWEEN.fullmatch(letters.text, day.end, days[0].start):
            if not _is_same(day, days[0]):
                days.pop(0)
                continue
            day = _joined(day, days.pop(0))
        if is_one_of_two(letters.text, day.start, day.end, hijri=bool(day.hijri)):
            continue
        day = _with_weekday(day, letters.text)
        yield replace(day, start=letters.place(day.start), end=letters.end(day.end))


def _days(text: str) -> Iterator[DatedSpan]:
    """Each date by itself; where two forms overlap, the one that begins first."""
    matches = chain.from_iterable(form.finditer(text) for form in _forms())
    end = 0
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        day = _span(match) if match.start() >= end else None
        if day:
            end = day.end
            yield day


def _span(match: re.Match[str]) -> DatedSpan | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    if "h_year" in parts:
        number = (
            months.hijri()[months.month_key(parts["h_month"])]
            if "h_month" in parts
            else parts["h_number"]
        )
        hijri = (int(parts["h_year"]), int(number), int(parts["h_day"]))
        found = gregorian_day(*hijri)
        notes = (FROM_HIJRI if found and found.certain else ABOUT,)
        return DatedSpan(found.day, *match.span(), hijri, notes) if found else None
    day = _from_gregorian(parts)
    return DatedSpan(day, *match.span()) if day else None


def _joined(one: DatedSpan, other: DatedSpan) -> DatedSpan:
    """The same day in both calendars: the Gregorian one counts."""
    hijri, gregorian = (one, other) if one.hijri else (other, one)
    differs = abs((hijri.day - gregorian.day).days) > AGREEMENT
    notes = (CALENDARS_DIFFER,) if differs and hijri.hijri else ()
    return DatedSpan(gregorian.day, one.start, other.end, hijri.hijri, notes)


def _is_same(one: DatedSpan, other: DatedSpan) -> bool:
    """Whether two dates may be one day: in both calendars, or twice in one."""
    return bool(one.hijri) != bool(other.hijri) or one.day == other.day


def _with_weekday(day: DatedSpan, text: str) -> DatedSpan:
    before = _weekday_before().search(text, max(0, day.start - 20), day.start)
    if before is None:
        return day
    agrees = months.weekdays()[months.month_key(before[1])] == day.day.weekday()
    notes = day.notes if agrees else (*day.notes, WEEKDAY_DIFFERS)
    return replace(day, start=before.start(), notes=notes)


def _from_gregorian(parts: Mapping[str, str]) -> datetime.date | None:
    names = [parts[name] for name in ("month", "pair") if name in parts]
    numbers = {months.gregorian()[months.month_key(name)] for name in names} or {
        int(parts["number"])
    }
    if len(numbers) > 1:
        return None
    return _day(int(parts["year"]), numbers.pop(), int(parts["day"]))


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _partial(value: str) -> PartialDate | None:
    """A month of a year, or a year, that is the whole of the value."""
    if hijri := _partial_hijri(value):
        return hijri
    forms = (_month_of_year(), _ISO_MONTH, _MONTH_YEAR, _YEAR)
    match = next(filter(None, (form.fullmatch(value) for form in forms)), None)
    if match is None:
        return None
    parts = match.groupdict()
    name, number = parts.get("month"), parts.get("number")
    month = months.gregorian()[months.month_key(name)] if name else int(number or 1)
    first = _day(int(parts["year"]), month, 1)
    return PartialDate(first, "month" if name or number else "year") if first else None


def _partial_hijri(value: str) -> PartialDate | None:
    """«رمضان 1442», «سنة 1340 هـ»; a year alone is one where nothing was printed in that of our era."""
    match = _hijri_month().fullmatch(value)
    if match and int(match["year"]) in HIJRI_YEARS:
        month = months.hijri()[months.month_key(match["month"])]
        return PartialDate(first_day(int(match["year"]), month), "month", (HIJRI_MONTH,))
    match = _HIJRI_YEAR.fullmatch(value)
    year = int(match["year"]) if match else 0
    if match is None or year not in HIJRI_YEARS or not (match["era"] or year >= OURS):
        return None
    return PartialDate(first_day(year), "year", (HIJRI_YEAR,))


OURS = 1300  # from this year on a number without an era is a Hijri year
_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r"\s*[،,/|(-]?\s*(?:(?:الموافق|المصادف)(?:\s*ل)?)?\s*[،,:/|-]?\s*")
_YEAR = re.compile(r"(?:عام|سنة|العام)?\s*(?P<year>\d{4})\s*م?")
_HIJRI_YEAR = re.compile(
    r"(?:عام|سنة|العام|السنة)?\s*(?P<year>1[2-4]\d\d|1500)\s*(?P<era>ه(?:جري[ةه]?)?)?"
)
_ISO_MONTH = re.compile(r"(?P<year>\d{4})[-/](?P<number>\d{1,2})")
_MONTH_YEAR = re.compile(r"(?P<number>\d{1,2})[-/](?P<year>(?:1[89]|20)\d\d)")
YEAR_WORD = r"(?:عام\s+|سنة\s+|لسنة\s+|لعام\s+)?"
ERA = r"(?:\s*(?:هـ*|ه|م)(?![\w]))?"


@cache
def _weekday_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({months.weekday_names()})[\s،,:.(]*\Z", re.IGNORECASE)


@cache
def _month_of_year() -> re.Pattern[str]:
    month = rf"(?P<month>{months.arabic_names()}|{months.latin_names()})"
    pair = rf"(?:\s*[/(،,–-]?\s*(?:{months.arabic_names()})\s*\)?)?"
    return re.compile(
        rf"(?:شهر\s+)?{month}{pair}[\s,،./-]+{YEAR_WORD}(?P<year>\d{{4}})\s*م?", re.IGNORECASE
    )


@cache
def _hijri_month() -> re.Pattern[str]:
    month = rf"(?:شهر\s+)?(?P<month>{months.hijri_names()})(?:\s+(?:{months.honours()}))?"
    return re.compile(rf"{month}[\s,،/-]+{YEAR_WORD}(?P<year>1[2-4]\d\d|1500){ERA}")


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """The ways to write a day, in patterns whose groups are named alike."""
    arabic, latin = months.arabic_names(), months.latin_names()
    pair = rf"(?:(?:\s*[/(،,–-]\s*|\s+)(?P<pair>{arabic})\s*\)?)?"
    month = rf"(?P<month>{arabic}|{latin}|{months.named(months.LIBYAN)}){pair}"
    year, h_year = r"(?P<year>(?:1[89]|20)\d\d)(?!\d)", r"(?P<h_year>1[345]\d\d)(?!\d)"
    old_year = h_year.replace("[345]", "[2345]")
    h_month = rf"(?P<h_month>{months.hijri_names()})(?:\s+(?:{months.honours()}))?"
    day, h_day = (rf"(?<![\d/.-])(?P<{name}>\d{{1,2}})" for name in ("day", "h_day"))
    of = r"(?:st|nd|rd|th|er)?[\s/.-]*(?:من\s+)?(?:شهر\s+)?"
    before_year = rf"[\s,،./-]*{YEAR_WORD}"
    separated = r"\s?(?P<sep>[/.-])\s?(?P<{}>\d{{1,2}})\s?(?P=sep)\s?"
    last = r"(?P<sep>[-/.])(?P<{}>\d{{1,2}})(?P=sep)(?P<{}>\d{{1,2}})(?!\d)"
    forms = (
        rf"{day}{of}{month}{before_year}{year}{ERA}",  # 12 حزيران/يونيو 2014
        rf"{day}{separated.format('number')}{year}{ERA}",  # 10/8/2015
        rf"(?<!\d){year}{last.format('number', 'day')}",  # 2015-08-10
        rf"(?<!\w)(?P<month>{latin})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{year}",  # August 10, 2015
        rf"(?<!\w)(?P<month>{arabic})\s+(?P<day>\d{{1,2}})\s?[،,]?\s+{year}{ERA}",  # أغسطس 12، 2021
        rf"{h_day}{of}{h_month}{before_year}{old_year}{ERA}",  # 25 شوال المكرم 1436هـ
        rf"{h_day}{separated.format('h_number')}{h_year}{ERA}",  # 25/10/1436
        rf"(?<!\d){h_year}{last.format('h_number', 'h_day')}",  # 1436-10-25
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
