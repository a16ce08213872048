import datetime

import pytest

from search.analysis.dates import months
from search.analysis.dates.days import (
    ABOUT,
    CALENDARS_DIFFER,
    FROM_HIJRI,
    HIJRI_MONTH,
    HIJRI_YEAR,
    WEEKDAY_DIFFERS,
    find_dates,
    parse_date,
)
from search.analysis.dates.partial_date import PartialDate
from tests.archive.ingest.builders import vectors


def shown(text: str) -> str:
    date = parse_date(text)
    if date is None:
        return ""
    return date.date.isoformat()[: {"day": 10, "month": 7, "year": 4}[date.precision]]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("9 حزيران 2021", "2021-06-09"),
        ("الأربعاء، ٩ حزيران/يونيو ٢٠٢١", "2021-06-09"),
        ("9 يونيو (حزيران) 2021", "2021-06-09"),
        ("التاسع 9 من شهر يونيو عام 2021م", "2021-06-09"),
        ("7 كانون ثان/يناير 2019", "2019-01-07"),
        ("3 تشرين الاول 2019", "2019-10-03"),
        ("5 ايلول 2018", "2018-09-05"),
        ("1 جانفي 1990", "1990-01-01"),
        ("30 دجنبر 2017", "2017-12-30"),
        ("14 شتمبر 2017", "2017-09-14"),
        ("1 الفاتح 1985", "1985-09-01"),
        ("9/6/2021", "2021-06-09"),
        ("09-06-2021", "2021-06-09"),
        ("9.6.2021", "2021-06-09"),
        ("٢٠٢١/٠٦/٠٩", "2021-06-09"),
        ("2021-06-09T08:30:00+03:00", "2021-06-09"),
        ("Wednesday, 09 June 2021 - 22:17 pm", "2021-06-09"),
        ("June 9th, 2021", "2021-06-09"),
        ("9 Sept 2021", "2021-09-09"),
        ("28 شوال 1442هـ", "2021-06-09"),
        ("28/10/1442", "2021-06-09"),
        ("28 شوال 1442هـ الموافق 9 يونيو 2021م", "2021-06-09"),
        ("9 يونيو 2021 الموافق 28 شوال 1442 هـ", "2021-06-09"),
        # browsers and ICU write marks of direction between, presses write vowels and stretching
        ("12\u200f/8\u200f/2021", "2021-08-12"),
        ("12 تِشْرِين الأَوَّل 2021", "2021-10-12"),
        ("25 كانون الأوّل 2020", "2020-12-25"),
        ("12 أكتـوبر 2021", "2021-10-12"),
        ("2 ذو الحجّة 1440", "2019-08-03"),
        # the month first, numbered, twice, in French
        ("أغسطس 12, 2021, 3:05 م", "2021-08-12"),
        ("حزيران 12، 2019", "2019-06-12"),
        ("17 تشرين 1 2013", "2013-10-17"),
        ("17 كانون ٢ 2013", "2013-01-17"),
        ("5 يناير، كانون الثاني 2020", "2020-01-05"),
        ("5 يناير - كانون الثاني 2020", "2020-01-05"),
        ("5 يناير كانون الثاني 2020", "2020-01-05"),
        ("5 يناير، شباط 2020", ""),
        ("12/أكتوبر/2021", "2021-10-12"),
        ("3 août 2020", "2020-08-03"),
        ("1er février 2020", "2020-02-01"),
        ("14 JUILLET 2019", "2019-07-14"),
        ("15 déc. 2018", "2018-12-15"),
        ("8/2021", "2021-08"),
        # the Hijri calendar: honours, before its table, a day that one saw and one did not
        ("17 رمضان المبارك 1442", "2021-04-29"),
        ("10 محرم الحرام 1443", "2021-08-18"),
        ("5 شعبان المعظم 1440", "2019-04-10"),
        ("6 جمادى 1 1440", "2019-01-12"),
        ("1 محرم سنة 1324", "1906-02-25"),
        ("15 شعبان 1340", "1922-04-13"),
        ("30 شعبان 1445", "2024-03-11"),
        ("31 شعبان 1445", ""),
        ("5 شعبان 1239", ""),
        ("رمضان 1442", "2021-04"),
        ("شهر رمضان المبارك 1442 هـ", "2021-04"),
        ("سنة 1340 هـ", "1921"),
        ("1442", "2020"),
        ("1299", ""),
        ("1299هـ", "1881"),
        ("1200 هـ", ""),
        ("حزيران 2021", "2021-06"),
        ("تشرين أول 2021", "2021-10"),
        ("2021-06", "2021-06"),
        ("June 2021", "2021-06"),
        ("2021", "2021"),
        ("عام 2021", "2021"),
        ("", ""),
        ("حزيران", ""),
        ("الربيع العربي 2011", ""),
        ("الصيف 2011", ""),
        ("مباراة 2-1", ""),
        ("31 شباط 2021", ""),
        ("30/2/2021", ""),
        ("10/25/2021", ""),
        ("9 أيار/يونيو 2021", ""),
        ("30 ذو الحجة 1600", ""),
        ("أمس الجمعة", ""),
        ("هاتف 0551/12/2021555", ""),
        ("1/1/0001", ""),
        ("9999", ""),
    ],
)
def test_a_value_says_its_date(text: str, date: str) -> None:
    assert shown(text) == date


def test_the_vectors_hold() -> None:
    wrong = []
    for row in vectors("dates.tsv"):
        expected = row["date"].split(" ")[0].removeprefix("≈")
        if len(expected) < 4 or not expected[:4].isdigit():
            expected = ""  # relative, invalid, unresolved, not a date
        if shown(row["text"]) != expected:
            wrong.append((row["id"], shown(row["text"]), expected))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("الأربعاء 9 حزيران 2021", ()),
        ("الخميس 9 حزيران 2021", (WEEKDAY_DIFFERS,)),
        ("Thursday, 9 June 2021", (WEEKDAY_DIFFERS,)),
        ("28 شوال 1442", (FROM_HIJRI,)),
        ("28 شوال 1442 الموافق 9 يونيو 2021", ()),
        ("1 شوال 1442 الموافق 9 يونيو 2021", (CALENDARS_DIFFER,)),
    ],
)
def test_what_is_doubtful_about_a_date_is_noted(text: str, notes: tuple[str, ...]) -> None:
    (found,) = find_dates(text)
    assert (found.day, found.notes) == (datetime.date(2021, 6, 9), notes)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("15 شعبان 1340", ABOUT),
        ("30 شعبان 1445", ABOUT),
        ("29 شعبان 1445", FROM_HIJRI),
        ("رمضان 1442", HIJRI_MONTH),
        ("1442", HIJRI_YEAR),
    ],
)
def test_a_value_says_how_far_its_date_is_certain(text: str, note: str) -> None:
    date = parse_date(text)
    assert date is not None and date.notes == (note,)
    assert date == PartialDate(date.date, date.precision)


def test_a_span_covers_the_marks_between_its_letters_and_none_beside_it() -> None:
    text = "بيروت، \u200f25 كانون الأوّل 2020\u200f: وصل"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == "25 كانون الأوّل 2020"


def test_a_date_knows_where_it_stands_and_its_hijri_day() -> None:
    text = "نشر في الأربعاء 28 شوال 1442 هـ الموافق 9 يونيو 2021 م، وكذا"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == "الأربعاء 28 شوال 1442 هـ الموافق 9 يونيو 2021 م"
    assert found.hijri == (1442, 10, 28)


def test_every_name_of_a_month_is_found_in_a_date() -> None:
    names = [name for row in (*months.SPELLINGS, *months.HIJRI) for name in row.split("|") if name]
    year = {
        name: 1442 if any(name in row.split("|") for row in months.HIJRI) else 2021
        for name in names
    }
    assert [name for name in names if parse_date(f"9 {name} {year[name]}") is None] == []


@pytest.mark.parametrize("honour", months.HONOURS)
def test_what_is_said_in_honour_of_a_month_does_not_hide_it(honour: str) -> None:
    assert shown(f"28 شوال {honour} 1442") == "2021-06-09"
    assert shown(f"شوال {honour} 1442 هـ") == "2021-05"


@pytest.mark.parametrize("separator", ["/", "-", "–", "،", ",", "(", " "])
def test_two_names_of_one_month_are_one(separator: str) -> None:
    assert shown(f"9 حزيران {separator} يونيو 2021") == "2021-06-09"
    assert shown(f"9 حزيران {separator} يوليو 2021") == ""
