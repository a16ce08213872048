"""What clauses say of themselves."""

from __future__ import annotations

import datetime

import pytest

from search.clauses import AllOf, AnyOf, Clause, Clauses, Dated, is_filter, is_strict, size, surface
from search.parsing import parse

DAY = datetime.date(2015, 1, 1)


def one(text: str) -> Clause:
    clauses = parse(text)
    (clause,) = (*clauses.sought, *clauses.filters)
    return clause


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("نهر كتا* «بحر جبل»", ["نهر", "بحر", "جبل", "كتا*"]),
        ("(نهر أو «بحر جبل») =قمر", ["نهر", "بحر", "جبل", "قمر"]),
        ("عنوان:نهر كاتب:سلمى", ["نهر"]),
        ("نهر -بحر (جبل -قمر)", ["نهر", "جبل"]),
        ("«نهر بحر»~5", ["نهر", "بحر"]),
        ("تاريخ:2015", []),
    ],
)
def test_words_are_those_that_texts_hold(text: str, words: list[str]) -> None:
    assert list(parse(text).words) == words


@pytest.mark.parametrize(
    ("text", "is_of_names", "is_asked_for"),
    [
        ("نهر", False, False),
        ("نه*", False, False),
        ("«نهر بحر»", False, False),
        ("=نهر", False, True),
        ("«نهر بحر»~2", False, True),
        ("عنوان:نهر", False, True),
        ("كاتب:سلمى", True, True),
        ("كاتب:سلمى أو كاتب:ليلى", True, True),
        ("كاتب:سلمى أو نهر", False, False),
        ("عنوان:نهر أو =بحر", False, True),
        ("(نهر =بحر) أو (جبل =قمر)", False, True),
    ],
)
def test_a_clause_is_a_filter_or_strict_or_a_word(
    text: str, is_of_names: bool, is_asked_for: bool
) -> None:
    assert (is_filter(one(text)), is_strict(one(text))) == (is_of_names, is_asked_for)


def test_a_date_is_a_filter() -> None:
    assert is_filter(Dated(DAY, None)) and not is_strict(Dated(DAY, None))
    assert is_filter(AllOf((Dated(DAY, None), Dated(None, DAY))))


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("نهر", "نهر"),
        ("«نهر بحر»", "نهر بحر"),
        ("نهر | كتا*", "نهر أو كتا*"),
        ("(نهر بحر) أو جبل", "(نهر بحر) أو جبل"),
        ("عنوان:=إلى", "إلى"),
        ("قبل:2015", "..2014-12-31"),
    ],
)
def test_a_clause_can_be_written(text: str, typed: str) -> None:
    assert surface(one(text)) == typed


def test_a_clause_is_as_large_as_the_words_that_it_looks_for() -> None:
    term = one("نهر")
    assert size([term, one("«نهر بحر جبل»"), one("كتا*")]) == 3
    assert size([AnyOf((term, AllOf((term, term), excluded=(term,))))]) == 4


def test_what_is_asked_for_is_strict() -> None:
    texts = ["نهر", "نهر أو بحر", "كتا*", "«نهر بحر»", "نهر -بحر", "=نهر", "+نهر", "تاريخ:2015"]
    assert [parse(text).is_strict for text in texts] == [False] * 3 + [True] * 5
    assert not Clauses() and parse("تاريخ:2015") and not parse("-نهر")
