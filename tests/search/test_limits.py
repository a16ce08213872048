"""Each limit of a question is a setting, and 0 lifts it."""

from __future__ import annotations

import math

import pytest
from pytest_django.fixtures import Settings

from search.limits import NO_LIMIT, Limits, limits

SETTINGS = {
    "SEARCH_MOST_CHARACTERS": ("characters", NO_LIMIT),
    "SEARCH_MOST_TERMS": ("terms", NO_LIMIT),
    "SEARCH_MOST_EXPANSIONS": ("expansions", NO_LIMIT),
    "SEARCH_MOST_HITS": ("hits", NO_LIMIT),
    "SEARCH_SECONDS": ("seconds", math.inf),
}


@pytest.fixture
def low(settings: Settings) -> Settings:
    for number, name in enumerate(SETTINGS, 1):
        setattr(settings, name, number)
    return settings


def test_limits_are_those_of_the_settings(low: Settings) -> None:
    assert limits() == Limits(characters=1, terms=2, expansions=3, hits=4, seconds=5)


@pytest.mark.parametrize("name", SETTINGS)
def test_nought_lifts_one_limit_and_no_other(low: Settings, name: str) -> None:
    before, (part, lifted) = limits(), SETTINGS[name]
    setattr(low, name, 0)
    assert {one: getattr(limits(), one) for one in Limits.__slots__} == {
        one: lifted if one == part else getattr(before, one) for one in Limits.__slots__
    }


def test_what_is_lifted_is_more_than_any_query_has() -> None:
    """And still a number that a list can be cut by."""
    assert "نص"[:NO_LIMIT] == "نص" and NO_LIMIT > 10**18
