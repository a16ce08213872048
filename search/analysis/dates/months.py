"""Names of months and weekdays, and the patterns that find them in any spelling.

The names come from CLDR (through Babel) for the countries that differ; the Libyan names of
1969 to 2011, which CLDR lacks, and common spellings are added by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from babel import Locale

from search.analysis.letters import FAMILIES, fold

LOCALES = ("ar", "ar_IQ", "ar_DZ", "ar_MA", "ar_MR")
SPELLINGS = (
    "كانون ثاني|كانون ثان|كانون 2|ينائر",
    "فبرائر",
    "",
    "نيسان",
    "مائ",
    "يونية|يونيو",
    "يولية|جولية",
    "اوت",
    "سبتمر",
    "تشرين أول|تشرين 1|أوكتوبر",
    "تشرين ثاني|تشرين ثان|تشرين 2",
    "كانون أول|كانون 1",
)
# Ordinary words most of the time: they name a month only between a day and a year.
LIBYAN = (
    *("أي النار", "النوار", "الربيع", "الطير", "الماء", "الصيف"),
    *("ناصر", "هانيبال", "الفاتح", "التمور", "الحرث", "الكانون"),
)
HIJRI = (
    "محرم|المحرم",
    "صفر",
    "ربيع الأول|ربيع أول|ربيع 1",
    "ربيع الآخر|ربيع الثاني|ربيع ثاني|ربيع 2",
    "جمادى الأولى|جمادى الأول|جماد الأول|جماد أول|جمادى 1",
    "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جماد الثاني|جماد الآخر|جماد ثاني|جمادى 2",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة|ذي القعدة|ذوالقعدة",
    "ذو الحجة|ذي الحجة|ذوالحجة",
)
# What is said of a month in its honour: «رمضان المبارك», «محرم الحرام».
HONOURS = (
    *("المبارك", "المكرم", "المعظم", "الحرام", "الخير", "الأغر", "الأنور", "المنور"),
    *("الشريف", "الأصب", "الفرد", "المشرف"),
)
# The press of the Maghreb dates in French as well; accents are left off as often as not.
FRENCH = (
    "janvier|janv",
    "février|fevrier|févr|fevr|fév",
    "mars",
    "avril|avr",
    "mai",
    "juin",
    "juillet|juil",
    "août|aout",
    "septembre",
    "octobre",
    "novembre",
    "décembre|decembre|déc",
)
WEEKDAYS = ("الاثنين", "الثلاثاء|الثلثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def named(names: Iterable[str]) -> str:
    """A pattern for one of the names in all spellings of alef, hamza, yeh and teh marbuta."""
    return "|".join(sorted({_spelling(fold(name)) for name in names}, key=len, reverse=True))


def _spelling(folded: str) -> str:
    classes = {letter: f"[{family}]" for letter, family in FAMILIES.items()} | {" ": r"\s*"}
    return "".join(classes.get(letter) or re.escape(letter) for letter in folded)


def month_key(name: str) -> str:
    """What a name is looked up by: folded, without blanks."""
    return "".join(fold(name).split())


def _numbered(rows: Iterable[str]) -> dict[str, int]:
    return {
        month_key(name): number
        for number, row in enumerate(rows, 1)
        for name in row.split("|")
        if name
    }


@cache
def arabic() -> dict[str, int]:
    """Key of an Arabic name to the number of its month, without the Libyan names."""
    table = _numbered(SPELLINGS)
    for locale in LOCALES:
        table |= _numbered(Locale.parse(locale).months["format"]["wide"].values())
    return table


@cache
def english() -> dict[str, int]:
    months = Locale.parse("en").months["format"]
    return (
        _numbered(months["wide"].values()) | _numbered(months["abbreviated"].values()) | {"sept": 9}
    )


@cache
def latin() -> dict[str, int]:
    """Key of an English or French name to the number of its month."""
    return _numbered(FRENCH) | english()


@cache
def gregorian() -> dict[str, int]:
    """Key of any name of a Gregorian month to its number."""
    return _numbered(LIBYAN) | arabic() | latin()


@cache
def hijri() -> dict[str, int]:
    return _numbered(HIJRI)


@cache
def weekdays() -> dict[str, int]:
    """Key of a weekday's name, Arabic or English, to its number; Monday is 0."""
    days = Locale.parse("en").days["format"]
    english_days = {
        month_key(name): number
        for width in ("wide", "abbreviated")
        for number, name in days[width].items()
    }
    return {name: number - 1 for name, number in _numbered(WEEKDAYS).items()} | english_days


def arabic_names() -> str:
    names = {
        name
        for locale in LOCALES
        for name in Locale.parse(locale).months["format"]["wide"].values()
    }
    return named(names | {name for row in SPELLINGS for name in row.split("|") if name})


def latin_names() -> str:
    names = {name for row in FRENCH for name in row.split("|")} | english().keys()
    return "|".join(sorted(names, key=len, reverse=True))


def hijri_names() -> str:
    return named(name for row in HIJRI for name in row.split("|"))


def honours() -> str:
    return named(HONOURS)


def weekday_names() -> str:
    arabic_days = named(name for row in WEEKDAYS for name in row.split("|"))
    return "|".join([arabic_days, *(name for name in weekdays() if name.isascii())])
