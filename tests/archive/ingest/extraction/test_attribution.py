"""Which of the names in a dateline is a place, a source or a person: a table of judgments."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from archive.ingest.document import PartialDate
from archive.ingest.extraction.attribution import (
    Dateline,
    is_known,
    judged,
    kept,
    on_day,
    published,
)
from archive.ingest.extraction.outlets import is_none, is_paper
from search.analysis.dates.days import find_dates

DAY = PartialDate(datetime.date(2021, 6, 9), "day")
YEAR = PartialDate(datetime.date(2021, 1, 1), "year")


def facts(names: str, **others: Any) -> tuple[str, str, str] | None:
    """(places, sources, authors) of names that are joined by |, so joined again."""
    found = judged([name for name in names.split("|") if name], **others)
    return found and tuple(map("|".join, (found.places, found.sources, found.authors)))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        # cities alone, three at most; agencies alone
        ("بغداد", ("بغداد", "", "")),
        ("بغداد|البصرة|الموصل", ("بغداد|البصرة|الموصل", "", "")),
        ("رويترز", ("", "رويترز", "")),
        ("رويترز|واس", ("", "رويترز|واس", "")),
        # a doubtful name in company
        ("بغداد|رويترز", ("بغداد", "رويترز", "")),
        ("العراق|رويترز", ("العراق", "رويترز", "")),
        ("الحياة|بغداد", ("بغداد", "الحياة", "")),
        # the name of a city and of its newspaper
        ("الرياض", ("الرياض", "", "")),
        ("الرياض|الرياض", ("الرياض", "الرياض", "")),
        ("المدينة|عمان", ("عمان", "المدينة", "")),
        ("عمان|المدينة", ("عمان", "المدينة", "")),
        # a person by the given name, a source by its head or its quotes
        ("بغداد|هدى الملاح", ("بغداد", "", "هدى الملاح")),
        ("بقلم: هدى الملاح|بغداد", ("بغداد", "", "هدى الملاح")),
        ("بغداد|مجلة الساحل", ("بغداد", "مجلة الساحل", "")),
        ("بغداد|الساحل نيوز", ("بغداد", "الساحل نيوز", "")),
        ("بغداد|«صدى»", ("بغداد", "صدى", "")),
        # beside a city stands the name of a paper
        ("بغداد|الفجر الجديد", ("بغداد", "الفجر الجديد", "")),
        # beside an agency alone a foreign city or its man there
        ("رويترز|بحرون", ("بحرون", "رويترز", "")),
        ("رويترز|بحرون القديمة", ("بحرون القديمة", "رويترز", "")),
        ("رويترز|جون سميث", ("", "رويترز", "جون سميث")),
        # what says nothing of its own
        ("متابعات|بغداد", ("بغداد", "", "")),
        ("خاص|بغداد|رويترز", ("بغداد", "رويترز", "")),
    ],
)
def test_a_name_is_what_the_gazetteer_or_its_company_says(
    names: str, found: tuple[str, str, str]
) -> None:
    assert facts(names) == found


@pytest.mark.parametrize(
    "names",
    [
        "",
        "العراق",  # an area alone
        "العراق|إيران",
        "الحياة",  # a paper whose name is a word, alone
        "بغداد|البصرة|الموصل|أربيل",
        "بغداد|رويترز|واس|سبأ|عدن|صنعاء",
        "هدى الملاح",  # nothing that is known
        "صدى|الساحل",
        "خاص|متابعات",
        "بغداد|قال الملاح",  # a sentence
        "بغداد|في الميناء القديم",
        "بغداد|قرية2",
        "بغداد|صدى الساحل",
        "بغداد|" + "م" * 41,
    ],
)
def test_names_of_which_one_cannot_be_judged_are_no_dateline(names: str) -> None:
    assert facts(names) is None


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("بغداد|رويترز", ("بغداد", "رويترز", "")),
        ("بغداد|«صدى»", ("بغداد", "صدى", "")),
        ("بغداد|الفجر الجديد", ("بغداد", "الفجر الجديد", "")),
        ("بغداد|هدى الملاح", None),
        ("بغداد|مجلة الساحل", None),
        ("رويترز|بحرون", None),
    ],
)
def test_where_the_line_is_uncertain_only_quotes_are_guessed_at(
    names: str, found: tuple[str, str, str] | None
) -> None:
    assert facts(names, known_only=True) == found


def test_an_author_field_holds_people_whose_names_are_not_known() -> None:
    assert facts("بغداد|صدى الساحل") is None
    assert facts("بغداد|صدى الساحل", sure_of_names=False) == ("بغداد", "", "صدى الساحل")


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("بغداد|صدى الساحل", ("بغداد", "صدى الساحل", "")),
        ("العراق|صدى الساحل", ("العراق", "صدى الساحل", "")),
        ("بغداد|صدى|البحر", None),  # two of them
        ("بغداد|عاد البحارة", None),
    ],
)
def test_where_nothing_else_stands_a_paper_needs_no_article(
    names: str, found: tuple[str, str, str] | None
) -> None:
    assert facts(names, outlet=is_paper) == found


def test_where_no_paper_may_stand_none_is_guessed() -> None:
    assert facts("بغداد|الفجر الجديد", outlet=is_none) is None


def test_the_date_among_names_is_that_of_the_dateline() -> None:
    (date,) = find_dates("9 يونيو 2021")
    found = judged(["بغداد", "رويترز"], date=date)
    assert found == Dateline(0, ("بغداد",), ("رويترز",), (), DAY)
    assert on_day(Dateline(3, ("بغداد",)), None) == Dateline(3, ("بغداد",))


def test_what_is_kept_is_plain() -> None:
    """Without quotes and tatweel, by the one name of a source, each source once."""
    assert kept("«الشرق الأوسط»") == "الشرق الأوسط"
    assert kept("د.ب.أ") == "د ب أ"
    assert kept(' "صدى" ') == "صدى"
    found = judged(["بغـــداد", "د.ب.أ", "د ب أ"])
    assert found == Dateline(0, ("بغداد",), ("د ب أ",))


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("بغداد", True), ("رويترز", True), ("الحياة", True), ("العراق", False), ("صدى الساحل", False)],
)
def test_a_name_is_known_as_a_city_or_a_source(name: str, is_one: bool) -> None:
    assert is_known(name) is is_one


@pytest.mark.parametrize(
    ("names", "date", "source"),
    [
        ("رويترز", YEAR, "رويترز"),
        ("مجلة الساحل", YEAR, "مجلة الساحل"),
        ("صدى الساحل", DAY, "صدى الساحل"),
        ("صدى الساحل", YEAR, None),  # an unknown name and a year may be anything
        ("هدى الملاح", DAY, None),
        ("بغداد", DAY, None),
        ("عاد البحارة", DAY, None),
        ("بغداد|صدى الساحل", DAY, "صدى الساحل"),
        ("بغداد|هدى الملاح", DAY, None),
    ],
)
def test_a_publisher_and_a_date_stand_below_a_text(
    names: str, date: PartialDate, source: str | None
) -> None:
    found = published(names.split("|"), date)
    assert (found and found.sources) == ((source,) if source else None)
    assert found is None or found.date == date
