"""Numbers and dates in Arabic words."""

from __future__ import annotations

import datetime
from types import SimpleNamespace

import pytest
from django.utils.safestring import SafeString
from pytest_django.fixtures import Settings

from archive.languages import ENGLISH, speaking
from archive.models import Article
from archive.nouns import NOUNS
from archive.wording import (
    count,
    month_name,
    reading_minutes,
    wording,
)

COUNTS = [
    (0, "لا مقالات"),
    (1, "مقال واحد"),
    (2, "مقالان"),
    (3, "3 مقالات"),
    (10, "10 مقالات"),
    (11, "11 مقالًا"),
    (99, "99 مقالًا"),
    (100, "100 مقال"),
    (101, "101 مقال"),
    (102, "102 مقال"),
    (103, "103 مقالات"),
    (110, "110 مقالات"),
    (111, "111 مقالًا"),
    (1000, "1,000 مقال"),
    (29478, "29,478 مقالًا"),
]


@pytest.mark.parametrize(("number", "phrase"), COUNTS)
def test_count_takes_the_form_of_its_number(number: int, phrase: str) -> None:
    assert count(number, "article") == phrase


@pytest.mark.parametrize(
    ("noun", "phrases"),
    [
        ("tag", ["لا وسوم", "وسم واحد", "وسمان", "3 وسوم", "11 وسمًا", "100 وسم"]),
        ("source", ["لا مصادر", "مصدر واحد", "مصدران", "3 مصادر", "11 مصدرًا", "100 مصدر"]),
        ("author", ["لا كتّاب", "كاتب واحد", "كاتبان", "3 كتّاب", "11 كاتبًا", "100 كاتب"]),
        ("result", ["لا نتائج", "نتيجة واحدة", "نتيجتان", "3 نتائج", "11 نتيجة", "100 نتيجة"]),
        ("minute", ["لا دقائق", "دقيقة واحدة", "دقيقتان", "3 دقائق", "11 دقيقة", "100 دقيقة"]),
        ("year", ["لا سنوات", "سنة واحدة", "سنتان", "3 سنوات", "11 سنة", "100 سنة"]),
        ("page", ["لا صفحات", "صفحة واحدة", "صفحتان", "3 صفحات", "11 صفحة", "100 صفحة"]),
    ],
)
def test_six_forms_of(noun: str, phrases: list[str]) -> None:
    assert [count(number, noun) for number in (0, 1, 2, 3, 11, 100)] == phrases


def test_each_noun_has_six_forms_and_three_in_english() -> None:
    assert {tuple(map(len, noun)) for noun in NOUNS.values()} == {(6, 3)}


@pytest.mark.parametrize(
    ("number", "phrase"),
    [(0, "no articles"), (1, "1 article"), (2, "2 articles"), (29478, "29,478 articles")],
)
def test_counts_in_english(number: int, phrase: str) -> None:
    with speaking(ENGLISH):
        assert count(number, "article") == phrase


def test_dates_sizes_and_numbers_in_english() -> None:
    with speaking(ENGLISH):
        assert wording().published(dated("2020-10-17", "day")) == (
            '<time datetime="2020-10-17">17 October 2020</time>'
        )
        assert wording().published(dated("2020-10-01", "month")) == (
            '<time datetime="2020-10">October 2020</time>'
        )
        assert wording().day(datetime.date(2015, 8, 9)) == "9 August 2015"
        assert [
            month_name(1),
            wording().file_size(12_000),
            wording().file_size(7),
            wording().grouped(1234),
        ] == [
            "January",
            "12 KB",
            "7 bytes",
            "1,234",
        ]


def test_digits_are_those_that_the_site_is_set_to(settings: Settings) -> None:
    settings.ARCHIVE_DIGITS = "arab"
    assert [count(number, "article") for number in (1, 3, 29478)] == [
        "مقال واحد",
        "٣ مقالات",
        "٢٩٬٤٧٨ مقالًا",
    ]
    assert wording().published(dated("2020-10-17", "day")) == (
        '<time datetime="2020-10-17">١٧ أكتوبر/ تشرين الأول ٢٠٢٠</time>'
    )
    assert [wording().grouped(12_500), wording().file_size(4686), wording().digits(2015)] == [
        "١٢٬٥٠٠",
        "٤٬٦٨٦ بايت",
        "٢٠١٥",
    ]
    assert wording().numbers == "ar-u-nu-arab"
    with speaking(ENGLISH):
        assert [wording().grouped(12_500), wording().digits(2015)] == ["12,500", "2015"]
        assert wording().numbers == "en"


def test_months_carry_both_names() -> None:
    assert [month_name(month) for month in (1, 3, 10, 12)] == [
        "يناير/ كانون الثاني",
        "مارس/ آذار",
        "أكتوبر/ تشرين الأول",
        "ديسمبر/ كانون الأول",
    ]


def dated(date: str | None, precision: str) -> SimpleNamespace:
    day = date and datetime.date.fromisoformat(date)
    return SimpleNamespace(published_at=day, published_precision=precision)


@pytest.mark.parametrize(
    ("date", "precision", "shown"),
    [
        ("2020-10-17", "day", '<time datetime="2020-10-17">17 أكتوبر/ تشرين الأول 2020</time>'),
        ("2020-10-01", "month", '<time datetime="2020-10">أكتوبر/ تشرين الأول 2020</time>'),
        ("2020-01-01", "year", '<time datetime="2020">2020</time>'),
        (None, "unknown", ""),
        (None, "day", ""),
        ("2020-10-17", "unknown", ""),
    ],
)
def test_published_shows_what_is_known(date: str | None, precision: str, shown: str) -> None:
    assert wording().published(dated(date, precision)) == shown


def test_published_is_safe_for_the_page() -> None:
    assert isinstance(wording().published(dated("2020-10-17", "day")), SafeString)


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (datetime.date(2015, 8, 9), "9 أغسطس/ آب 2015"),
        (datetime.datetime(2015, 8, 9, 12), "9 أغسطس/ آب 2015"),
        (datetime.datetime(2015, 8, 9, 23, tzinfo=datetime.UTC), "10 أغسطس/ آب 2015"),
        (None, ""),
    ],
)
def test_arabic_date_is_the_day_in_the_time_zone_of_the_site(
    date: datetime.date | None, shown: str, settings: Settings
) -> None:
    settings.TIME_ZONE = "Asia/Riyadh"
    assert wording().day(date) == shown


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (269, 1), (271, 2), (1800, 10)])
def test_reading_takes_a_minute_for_180_words(words: int, minutes: int) -> None:
    assert reading_minutes(Article(body="كلمة " * words)) == minutes


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0 بايت"),
        (4686, "4,686 بايت"),
        (10239, "10,239 بايت"),
        (12000, "12 كيلوبايت"),
        (10485759, "10,240 كيلوبايت"),
        (10485760, "10 ميغابايت"),
        (5 * 1024**3, "5,120 ميغابايت"),
    ],
)
def test_file_size_in_a_fitting_unit(size: int, shown: str) -> None:
    assert wording().file_size(size) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0"), (999, "999"), (1000, "1,000"), (12_345_678, "12,345,678")]
)
def test_thousands_are_set_apart(number: int, shown: str) -> None:
    assert wording().grouped(number) == shown


def test_a_date_is_shown_as_each_precision_asks() -> None:
    day = datetime.date(2020, 10, 1)
    shown = [
        wording().published(SimpleNamespace(published_at=day, published_precision=precision))
        for precision in ("year", "month", "day", "unknown", "year")
    ]
    assert shown == [
        '<time datetime="2020">2020</time>',
        '<time datetime="2020-10">أكتوبر/ تشرين الأول 2020</time>',
        '<time datetime="2020-10-01">1 أكتوبر/ تشرين الأول 2020</time>',
        "",
        '<time datetime="2020">2020</time>',
    ]


@pytest.mark.parametrize(
    ("text", "arabic", "english"),
    [
        ("النيل", "النيل", "النيل"),
        ("«نهر النيل» طويل", "“نهر النيل” طويل", "«نهر النيل» طويل"),
        ("“نهر النيل”", "“نهر النيل”", "‘نهر النيل’"),
        ('"نهر"', '"نهر"', '"نهر"'),
    ],
)
def test_quotation_marks_of_what_is_quoted_are_inner_ones(
    text: str, arabic: str, english: str
) -> None:
    assert wording().within_quotes(text) == arabic
    with speaking(ENGLISH):
        assert wording().within_quotes(text) == english
